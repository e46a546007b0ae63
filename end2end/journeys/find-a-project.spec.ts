// Find a project and read it: by words, by pinyin initials, and on with the list one came from.
import { expect, test } from "../fixtures/guatu";

test("finds a project by its name and reads its record", async ({ page, open, accessible }) => {
  await open("/projects");
  await expect(page.getByRole("heading", { level: 1, name: "项目" })).toBeVisible();
  await accessible(page);

  await page.getByRole("searchbox", { name: "关键词" }).fill("百崎");
  await expect(page).toHaveURL(/q=%E7%99%BE%E5%B4%8E/);
  const found = page.getByRole("link", { name: "百崎大桥" });
  await expect(found).toHaveCount(1);
  await found.click();

  await expect(page.getByRole("heading", { level: 1, name: "百崎大桥" })).toBeVisible();
  await expect(page.getByText("38.35").first()).toBeVisible();
  await expect(page.locator("main")).toContainText("加快百崎大桥、金屿大桥");
  await accessible(page);
});

test("finds by pinyin initials and by code", async ({ page, open }) => {
  await open("/projects?q=bqdq");
  await expect(page.getByRole("link", { name: "百崎大桥" })).toHaveCount(1);
  await open("/projects?q=WL-02");
  await expect(page.getByRole("link", { name: "泉州华侨历史博物馆新馆" })).toHaveCount(1);
});

test("goes on to the next project of the same list", async ({ page, open }) => {
  await open("/projects?light=red&sort=progress_gap_bp");
  await page.locator("tbody th a, tbody td a").first().click();
  await expect(page.locator("main")).toContainText("1 / 15");
  const first = await page.getByRole("heading", { level: 1 }).textContent();
  await page.getByRole("link", { name: /下一个/ }).click();
  await expect(page.locator("main")).toContainText("2 / 15");
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(first ?? "");
  await page.getByRole("link", { name: "项目列表" }).click();
  await expect(page).toHaveURL(/light=red/);
});

test("a record of which nothing is published invents nothing", async ({ page, open, accessible }) => {
  await open("/projects/CJ-003");
  await expect(page.locator("main")).toContainText("未公布");
  await expect(page.locator("main")).not.toContainText("NaN");
  await accessible(page);
});

test("a placeholder says that it is one", async ({ page, open, accessible }) => {
  await open("/projects/CJ-041");
  await expect(page.getByLabel("演示数据")).toBeVisible();
  await expect(page.locator("main").getByText("示例", { exact: true }).first()).toBeVisible();
  await accessible(page);
});
