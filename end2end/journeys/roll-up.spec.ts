// Roll up and drill down: from a sum to the projects behind it, and back in time.
import { expect, test } from "../fixtures/guatu";

test("from the overview's red lights to the projects behind them", async ({ page, open, accessible }) => {
  await open("/");
  await expect(page.locator("main")).toContainText("267");
  await expect(page.locator("main")).toContainText("1,360");
  await accessible(page);
  await page.getByRole("link", { name: /红灯 15/ }).first().click();
  await expect(page).toHaveURL(/\/projects\?.*light=red/);
  await expect(page.locator("tbody a[href*='/projects/']")).toHaveCount(15);
});

test("rolls up by sector and drills down to one", async ({ page, open, accessible }) => {
  await open("/investment?by=sector");
  await accessible(page);
  const link = page.locator("table").first().getByRole("link", { name: "教育" });
  await link.click();
  await expect(page).toHaveURL(/\/projects\?.*sector=education/);
  await expect(page.locator("main")).toContainText("全部 282 个");
});

test("two dimensions make a cross table", async ({ page, open, accessible }) => {
  await open("/investment?by=sector,subdistrict");
  await expect(page.getByRole("columnheader", { name: /东海/ }).first()).toBeAttached();
  await accessible(page);
});

test("goes back in time", async ({ page, open }) => {
  await open("/?as_of=2025-03");
  await expect(page.locator("main")).toContainText("25.0%");
  await open("/projects?as_of=2025-10");
  await expect(page.locator("main")).toContainText("未关账");
});
