// The page's own code is still on its way, and its reader goes on.
import { type Page, expect, hydrated, test } from "../fixtures/guatu";

/** Every page's own WASM file takes this much longer, in milliseconds. */
const LATE = 2_000;

async function late(page: Page) {
  await page.route("**/split_*.wasm", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, LATE));
    // The page may have been left by then.
    await route.continue().catch(() => {});
  });
}

async function standsAt(page: Page, path: string, heading: string) {
  await expect(page).toHaveURL(new RegExp(`${path}$`));
  await hydrated(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText([heading]);
  await expect(page.locator("main .state")).toHaveCount(0);
}

test("a link pressed before the page answers leads where it says", async ({ page }) => {
  await late(page);
  await page.goto("/investment");
  await expect(page.getByRole("heading", { level: 1, name: "投资" })).toBeVisible();
  // What every page loads is here by now, the page's own file is not.
  await page.waitForTimeout(LATE / 2);
  expect(await page.evaluate(() => document.documentElement.dataset.hydrated)).toBeUndefined();
  await page.getByRole("navigation", { name: "主导航" }).getByRole("link", { name: "总览" }).click();
  await standsAt(page, "/", "总览");
});

test("of two links pressed one after the other, the last one counts", async ({ page, open }) => {
  await open("/projects");
  await late(page);
  const nav = page.getByRole("navigation", { name: "主导航" });
  await nav.getByRole("link", { name: "投资" }).click();
  await page.waitForTimeout(LATE / 4);
  await nav.getByRole("link", { name: "总览" }).click();
  await standsAt(page, "/", "总览");
});
