// On site with a telephone: the page the plate leads to, a check with its position or without, a photo, the plate itself,
// and the page that takes a code.
import { type Page, expect, hydrated, signIn, test } from "../fixtures/guatu";

/** A project of manager1, in whose name the page is open afterwards. */
async function onSite(page: Page): Promise<string> {
  await signIn(page, "manager1", "/issues/new");
  const code = await page.locator("#field-code").inputValue();
  await page.goto(`/p/${code}`);
  await hydrated(page);
  return code;
}

/** A picture, drawn by the browser. */
async function picture(page: Page): Promise<Buffer> {
  const data = await page.evaluate(() => {
    const canvas = document.createElement("canvas");
    canvas.width = 320;
    canvas.height = 240;
    const pen = canvas.getContext("2d");
    pen?.fillRect(20, 20, 120, 90);
    return canvas.toDataURL("image/jpeg").split(",")[1];
  });
  return Buffer.from(data, "base64");
}

test.describe("where the position may be known", () => {
  test.use({ permissions: ["geolocation"], geolocation: { longitude: 118.6, latitude: 24.9, accuracy: 12 } });

  test("a check is recorded with position and photo, and stands on the record", async ({ page, accessible }) => {
    const code = await onSite(page);
    await accessible(page);
    const note = `围挡完好，塔吊已验收 ${Date.now()}`;
    await page.locator("#field-note").fill(note);
    await page.locator("#field-photos").setInputFiles({
      name: "现场.jpg",
      mimeType: "image/jpeg",
      buffer: await picture(page),
    });
    await page.getByRole("button", { name: "获取我的位置" }).click();
    await expect(page.locator(".site-place-told")).toContainText("定位精度 12 米");
    await page.getByRole("button", { name: "提交核查" }).click();
    await expect(page.getByText("现场核查已登记。")).toBeVisible();
    await expect(page.locator(".record-timeline")).toContainText(note);
    await expect(page.locator(".record-timeline")).toContainText("定位精度 12 米");
    await accessible(page);
    await page.goto(`/projects/${code}`);
    await expect(page.locator(".record-timeline", { hasText: note })).toBeVisible();
    await accessible(page);
  });
});

test("a check without a network waits on the telephone and goes by itself", async ({ page, context, accessible }) => {
  const code = await onSite(page);
  // A tab of its own: the browser logs every request that it cannot make.
  const tab = await context.newPage();
  await tab.goto(`/p/${code}`);
  await hydrated(tab);
  const note = `断网时登记 ${Date.now()}`;
  await tab.locator("#field-note").fill(note);
  await tab.locator("#field-photos").setInputFiles({ name: "现场.jpg", mimeType: "image/jpeg", buffer: await picture(tab) });
  await context.setOffline(true);
  await tab.getByRole("button", { name: "提交核查" }).click();
  await expect(tab.getByText("核查已记在本机")).toBeVisible();
  // Pressed again, it is still one.
  await tab.getByRole("button", { name: "提交核查" }).click();
  await accessible(tab);
  await context.setOffline(false);
  await expect(tab.getByText("现场核查已登记。")).toBeVisible({ timeout: 60_000 });
  await tab.close();
  await page.goto(`/projects/${code}`);
  const check = page.locator(".record-timeline li", { hasText: note });
  await expect(check).toHaveCount(1);
  await expect(check.locator("img")).toHaveCount(1);
});

test("a position that is refused is told, and the check goes without", async ({ page, accessible }) => {
  await onSite(page);
  await page.getByRole("button", { name: "获取我的位置" }).click();
  await expect(page.locator(".site-place-told")).toContainText("不带位置提交");
  await accessible(page);
  // What is missing is told at its field, and nothing typed is lost.
  await page.locator("#field-finding").selectOption("problem");
  await page.getByRole("button", { name: "提交核查" }).click();
  await expect(page.locator("#field-note-error")).toContainText("请写明发现了什么问题");
  await expect(page.locator("#field-finding")).toHaveValue("problem");
  await accessible(page);
  const note = `基坑积水 ${Date.now()}`;
  await page.locator("#field-note").fill(note);
  await page.getByRole("button", { name: "提交核查" }).click();
  await expect(page.getByText("现场核查已登记。")).toBeVisible();
  await expect(page.locator(".record-timeline")).toContainText(note);
  await expect(page.locator(".record-timeline")).toContainText("未提供位置");
});

test("everything a finger presses on site is large enough", async ({ page }) => {
  await onSite(page);
  const targets = page.locator(".site-bar a, .site .btn, .site .input, .site .site-link");
  const small: string[] = [];
  for (const target of await targets.all()) {
    const box = await target.boundingBox();
    if (box && box.height < 44) small.push(`${await target.textContent()}: ${box.height}`);
  }
  expect(small).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide).toBeLessThanOrEqual(0);
});

test("a visitor sees the light and the way to sign in and back", async ({ page, open, accessible }) => {
  await open("/p/CJ-001");
  await expect(page.locator(".site-light")).toBeVisible();
  await expect(page.locator("#field-finding")).toHaveCount(0);
  await accessible(page);
  await page.locator(".site-bar a").click();
  await expect(page).toHaveURL(/\/sign-in\?next=/);
});

test("plates are taken along from the record and from the list", async ({ page, open }) => {
  await open("/projects/CJ-001");
  for (const [address, file] of [
    ["/projects/CJ-001/plate.pdf?size=a6", "guatu-plate-CJ-001-a6.pdf"],
    ["/plates.pdf?size=a4&light=red", "guatu-plates-"],
  ]) {
    const answer = await page.request.get(address);
    expect(answer.headers()["content-type"]).toBe("application/pdf");
    expect(answer.headers()["content-disposition"]).toContain(file);
  }
  await expect(page.locator('a[href="/projects/CJ-001/plate.pdf?size=a6"]')).toBeVisible();
});

test("a code is typed where no camera reads it", async ({ page, open, accessible }) => {
  await open("/scan");
  await accessible(page);
  await page.locator("#field-code").fill("CJ-0001");
  await page.getByRole("button", { name: "打开" }).click();
  await expect(page.getByRole("alert")).toContainText("没有编号为“CJ-0001”的项目");
  await accessible(page);
  await page.locator("#field-code").fill("cj-001");
  await page.getByRole("button", { name: "打开" }).click();
  await expect(page).toHaveURL(/\/p\/CJ-001$/);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a check is a plain form, and a code leads on", async ({ page }) => {
    await page.goto("/scan?code=cj-001");
    await expect(page).toHaveURL(/\/p\/CJ-001$/);
    await signIn(page, "reviewer", "/p/CJ-001");
    const note = `例行巡查 ${Date.now()}`;
    await page.locator("#field-note").fill(note);
    await page.getByRole("button", { name: "提交核查" }).click();
    await expect(page.getByText("现场核查已登记。")).toBeVisible();
    await expect(page.locator(".record-timeline")).toContainText(note);
  });
});
