// Filter, share the address, come back: everything a reader set is in the URL.
import { expect, test } from "../fixtures/guatu";

test("a filtered list is one address that shows the same to everyone", async ({ page, open, context }) => {
  await open("/projects");
  await page.getByRole("link", { name: /红灯 15/ }).click();
  await expect(page).toHaveURL(/light=red/);
  await expect(page.locator("main")).toContainText("全部 282 个");
  const rows = page.locator("tbody a[href*='/projects/']");
  await expect(rows).toHaveCount(15);

  const friend = await context.newPage();
  await friend.goto(page.url());
  await expect(friend.locator("tbody a[href*='/projects/']")).toHaveCount(15);
});

test("back returns to the list as it was", async ({ page, open }) => {
  await open("/projects?sector=water&sort=-total_planned_investment");
  const first = page.locator("tbody a[href*='/projects/']").first();
  const name = await first.textContent();
  await first.click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page).toHaveURL(/\/projects\/CJ-/);
  await page.goBack();
  await expect(page).toHaveURL(/sector=water/);
  await expect(page.locator("tbody a[href*='/projects/']").first()).toHaveText(name ?? "");
});

test("an unknown filter value says what is allowed and is not an empty list", async ({ page, accessible }) => {
  const answer = await page.goto("/projects?light=pink");
  expect(answer?.status()).toBe(422);
  await expect(page.locator("main")).toContainText("pink");
  await expect(page.locator("main")).toContainText(/红灯|red/);
  await accessible(page);
});

test("a list without projects says which filters exclude them", async ({ page, open, accessible }) => {
  await open("/projects?q=nowhere-to-be-found");
  await expect(page.locator("main")).toContainText("nowhere-to-be-found");
  await accessible(page);
});

test("the CSV is what the list shows", async ({ page, open }) => {
  await open("/projects?light=red");
  const href = await page.getByRole("link", { name: /CSV/ }).getAttribute("href");
  const answer = await page.request.get(href ?? "");
  expect(answer.headers()["content-type"]).toContain("text/csv");
  expect((await answer.text()).trim().split("\n")).toHaveLength(16);
});
