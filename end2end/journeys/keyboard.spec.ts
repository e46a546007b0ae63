// The list by keyboard alone: to the content, into the filter, to a record.
import { expect, test } from "../fixtures/guatu";

test("reaches a record without a mouse", async ({ page, open }) => {
  await open("/projects");
  await page.keyboard.press("Tab");
  await expect(page.locator(":focus")).toHaveText("跳到正文");
  await page.keyboard.press("Enter");
  await page.getByRole("searchbox", { name: "关键词" }).focus();
  await page.keyboard.type("xlddjd");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("WL-01");
  await expect(page.getByRole("link", { name: "世界闽南文化博览园" })).toHaveCount(1);
  await expect(page.getByRole("searchbox", { name: "关键词" })).toBeFocused();
  await page.getByRole("link", { name: "世界闽南文化博览园" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "世界闽南文化博览园" })).toBeVisible();
});
