// What one person changes, another sees on an open page within two seconds, with nothing lost.
import { expect, signIn, test } from "../fixtures/guatu";

test("an open list shows what others change, and keeps the place", async ({ page, browser, open }) => {
  await open("/projects?q=CJ-030&cols=name,project_owner");
  const link = page.locator("tbody a.row-link").first();
  await link.focus();
  // The page begins to listen when it has settled.
  await page.waitForTimeout(3_000);
  const office = await browser.newContext({ locale: "zh-CN", baseURL: new URL(page.url()).origin });
  const other = await office.newPage();
  await signIn(other, "reviewer");
  await other.goto("/projects/CJ-030/edit");
  const name = `实时更新 ${Date.now()}`;
  await other.locator("#field-project_owner").fill(name);
  await other.locator("form.post-form button.btn-primary").click();
  await expect(other).toHaveURL(/done=/);
  const saved = Date.now();
  await expect(page.locator("tbody")).toContainText(name);
  expect(Date.now() - saved, "milliseconds until it was seen").toBeLessThan(2_000);
  await expect(link).toBeFocused();
  await office.close();
});

test("an open map shows what others change, and keeps what it looks at", async ({ page, browser, open }, info) => {
  // An example with a place that no other journey takes.
  const places = await (await page.request.get("/api/v1/projects.geojson?source=illustrative&sort=code")).json();
  const code = places.features.at(info.project.name === "phone" ? -7 : -8).id;
  await open(`/map?q=${code}`);
  await expect(page.locator(".map-frame.map-open")).toBeVisible({ timeout: 60_000 });
  const before = new URL(page.url()).hash;
  await page.waitForTimeout(3_000);
  const office = await browser.newContext({ locale: "zh-CN", baseURL: new URL(page.url()).origin });
  const other = await office.newPage();
  await signIn(other, "reviewer");
  await other.goto(`/projects/${code}/edit`);
  const name = `地图实时 ${Date.now()}`;
  await other.locator("#field-name_zh").fill(name);
  await other.locator("form.post-form button.btn-primary").click();
  await expect(other).toHaveURL(/done=/);
  await expect(page.locator(".map-list"), "the row beside the map").toContainText(name);
  await expect(page.locator(".map-frame.map-open")).toBeVisible();
  expect(new URL(page.url()).hash).toBe(before);
  await office.close();
});
