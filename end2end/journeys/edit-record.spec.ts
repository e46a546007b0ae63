// A record is changed, two people change it at once, the last change is taken back.
import type { Browser } from "@playwright/test";
import { expect, signIn, test } from "../fixtures/guatu";

const RECORD = "/projects/CJ-041";
// Journeys run side by side: where others save meanwhile, nobody else's journey may take back the last change.
const SHARED_RECORD = "/projects/CJ-043";

/** Somebody else, in a browser of their own, saves one field. */
async function meanwhile(browser: Browser, field: string, text: string) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn(page, "reviewer");
  await page.goto(`${SHARED_RECORD}/edit`);
  await page.getByRole("textbox", { name: field, exact: true }).fill(text);
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByRole("status").first()).toContainText("已保存");
  await context.close();
}

test("changes a record and takes it back", async ({ page, open, accessible }) => {
  await signIn(page, "reviewer");
  await open(RECORD);
  const before = await page.getByRole("heading", { level: 1 }).innerText();
  await page.getByRole("link", { name: "修改", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "修改 CJ-041" })).toBeVisible();
  await accessible(page);
  await page.getByRole("textbox", { name: "项目名称" }).fill("示例改名工程");
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "示例改名工程" })).toBeVisible();
  await accessible(page);
  await page.getByRole("button", { name: "撤销这次修改" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: before })).toBeVisible();
});

test("tells every mistake at its field and keeps what was typed", async ({ page, open, accessible }) => {
  await signIn(page, "reviewer");
  await open(`${RECORD}/edit`);
  await page.getByRole("textbox", { name: "项目名称" }).fill("");
  await page.getByRole("textbox", { name: "期初累计完成投资" }).fill("很多");
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByRole("alert")).toContainText("请填写项目名称");
  await expect(page.getByRole("textbox", { name: "项目名称" })).toBeFocused();
  await expect(page.getByRole("textbox", { name: "期初累计完成投资" })).toHaveValue("很多");
  await accessible(page);
});

test("shows three ways what two changed, and takes over the rest", async ({ page, open, browser, accessible }) => {
  // The demonstration is one for all journeys: names of this run alone.
  const at = Date.now();
  const [mine, theirs, unit] = [`示例乙公司${at}`, `示例丙公司${at}`, `示例丙局${at}`];
  await signIn(page, "reviewer");
  await open(`${SHARED_RECORD}/edit`);
  await meanwhile(browser, "业主单位", theirs);
  await meanwhile(browser, "责任单位", unit);
  await page.getByRole("textbox", { name: "业主单位" }).fill(mine);
  await page.getByRole("button", { name: "保存" }).click();
  const choice = page.getByRole("group", { name: "“业主单位”保留哪一个？" });
  await expect(choice.getByRole("radio")).toHaveCount(3);
  await expect(choice).toContainText(mine);
  await expect(choice).toContainText(theirs);
  await expect(page.getByText("已采用他人的修改")).toBeVisible();
  await accessible(page);
  await choice.getByRole("radio", { name: /他人已保存的/ }).check();
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByRole("article")).toContainText(theirs);
  await expect(page.getByRole("article")).toContainText(unit);
});
