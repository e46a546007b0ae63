// Everything that can be read is readable with JavaScript off, and forms are plain forms.
import { expect, test } from "../fixtures/guatu";

test.use({ javaScriptEnabled: false });

test("reads the portfolio without JavaScript", async ({ page }) => {
  await page.goto("/");
  await expect(page.locator("main")).toContainText("1,360");
  await page.goto("/projects");
  await expect(page.locator("tbody a[href*='/projects/']")).toHaveCount(282);
  await page.getByRole("searchbox", { name: "关键词" }).fill("百崎");
  await page.getByRole("button", { name: "查找" }).click();
  await expect(page.locator("tbody a[href*='/projects/']")).toHaveCount(1);
  await page.getByRole("link", { name: "百崎大桥" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "百崎大桥" })).toBeVisible();
});

test("goes to another month without JavaScript", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("combobox", { name: "截至月份" }).selectOption("2025-03");
  await page.getByRole("button", { name: "查看" }).click();
  await expect(page).toHaveURL(/as_of=2025-03/);
  await expect(page.locator("main")).toContainText("25.0%");
});

test("an address without a page is a 404 with ways on", async ({ page }) => {
  const answer = await page.goto("/nowhere");
  expect(answer?.status()).toBe(404);
  await expect(page.locator("main").getByRole("link").first()).toBeVisible();
  const record = await page.goto("/projects/CJ-999");
  expect(record?.status()).toBe(404);
  await expect(page.locator("main")).toContainText("CJ-999");
});
