// The map: readable as a sketch, alive in the browser, the list beside it its equal.
import { type Page, expect, test } from "../fixtures/guatu";

const rows = ".map-list .map-row";
const seen = `${rows}:not([hidden])`;

/** Waits until the browser's map has taken the sketch's place. */
async function mapOpen(page: Page) {
  await expect(page.locator(".map-frame.map-open")).toBeVisible({ timeout: 60_000 });
}

/** Clicks the middle of the map. */
async function clickMiddle(page: Page) {
  const place = page.locator(".map-place");
  await place.scrollIntoViewIfNeeded();
  const box = (await place.boundingBox())!;
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the sketch shows what the list says, and says what it is", async ({ page }) => {
    await page.goto("/map");
    await expect(page.getByText("示意图 内部使用")).toBeVisible();
    await expect(page.locator(".map-svg a")).toHaveCount(248);
    await expect(page.locator(rows)).toHaveCount(248);
    await expect(page.locator("#without-place .map-row")).toHaveCount(34);
    await expect(page.locator("main")).toContainText("1,363.60 亿元");
    await page.getByRole("searchbox", { name: "关键词" }).fill("百崎");
    await page.getByRole("button", { name: "查找" }).click();
    await expect(page).toHaveURL(/\/map\?q=/);
    await expect(page.locator(rows)).toHaveCount(1);
    await page.locator(rows).getByRole("link", { name: "百崎大桥" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "百崎大桥" })).toBeVisible();
  });

  test("a filter goes from list to map and back", async ({ page }) => {
    await page.goto("/projects?light=red&as_of=2025-08");
    await page.locator(".page-actions").getByRole("link", { name: "地图" }).click();
    await expect(page).toHaveURL(/\/map\?light=red&as_of=2025-08$/);
    const onMap = await page.locator(".map-row").count();
    await page.locator(".page-actions").getByRole("link", { name: "列表" }).click();
    await expect(page).toHaveURL(/\/projects\?light=red&as_of=2025-08$/);
    await expect(page.locator("tbody a.row-link")).toHaveCount(onMap);
  });
});

test("the map comes alive where the sketch was, and nothing moves", async ({ page, open, accessible }) => {
  await open("/map");
  const before = await page.locator(".map-frame").boundingBox();
  await mapOpen(page);
  const after = await page.locator(".map-frame").boundingBox();
  expect(after).toEqual(before);
  await expect(page.locator(".map-sketch")).toBeHidden();
  await expect(page.locator(seen)).toHaveCount(248);
  await accessible(page);
});

test("from a mark to its card to its record", async ({ page, open, accessible }) => {
  await open("/map?q=CJ-001");
  await mapOpen(page);
  await expect(page.locator(".map-card")).toBeHidden();
  // The only project is in the middle.
  await clickMiddle(page);
  const card = page.getByRole("region", { name: "选中的项目" });
  await expect(card).toContainText("百崎大桥");
  await expect(card).toContainText("38.35 亿元");
  await expect(card).toContainText("位置为估计");
  await expect(page.locator(`${rows}[aria-current]`)).toHaveAttribute("data-code", "CJ-001");
  // At the top, where the header that stays lies over nothing.
  await page.evaluate(() => window.scrollTo(0, 0));
  await accessible(page);
  await card.getByRole("link", { name: "百崎大桥" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "百崎大桥" })).toBeVisible();
  await page.goBack();
  await mapOpen(page);
});

test("list and figures follow the view, and the way back to all is there", async ({ page, open }) => {
  await open("/map#view=14/24.878/118.66");
  await mapOpen(page);
  await expect(page.getByText("只含当前视图内的项目")).toBeVisible();
  const part = await page.locator(seen).count();
  expect(part).toBeGreaterThan(0);
  expect(part).toBeLessThan(248);
  await expect(page.locator(".map-side .list-figure-value").first()).toHaveText(String(part));
  await page.getByRole("button", { name: "显示全部" }).click();
  await expect(page.locator(seen)).toHaveCount(248);
  await expect(page.locator(".map-side .list-figure-value").first()).toHaveText("282");
  await expect(page).toHaveURL(/#view=/);
});

test("a filter changes the map in place and is one address", async ({ page, open }) => {
  await open("/map");
  await mapOpen(page);
  await page.locator(".light-chips").getByRole("link", { name: /红灯 15/ }).click();
  await expect(page).toHaveURL(/\/map\?light=red/);
  await expect(page.locator(rows)).toHaveCount(15);
  await expect(page.locator(".map-frame.map-open")).toBeVisible();
  await page.getByRole("combobox", { name: "着色" }).selectOption("stage");
  await expect(page).toHaveURL(/colour=stage/);
  await expect(page.locator(".map-legend .legend").first()).toContainText("在建");
  await page.locator(".page-actions").getByRole("link", { name: "列表" }).click();
  await expect(page).toHaveURL(/\/projects\?light=red/);
  await expect(page.locator("tbody a.row-link")).toHaveCount(15);
});

test("words take the map to what they find", async ({ page, open }) => {
  await open("/map");
  await mapOpen(page);
  await page.getByRole("searchbox", { name: "关键词" }).fill("百崎");
  await expect(page.locator(rows)).toHaveCount(1);
  await expect(page.getByRole("region", { name: "选中的项目" })).toContainText("百崎大桥");
  await expect(page).toHaveURL(/#view=15/);
});

test("by keyboard: the map moves, and the list does what the map does", async ({ page, open }, info) => {
  test.skip(info.project.name === "phone", "A phone has no keyboard.");
  await open("/map");
  await mapOpen(page);
  const canvas = page.getByRole("region", { name: /项目地图，方向键移动/ });
  await canvas.focus();
  await page.keyboard.press("+");
  // The next key would stop the map halfway: it has arrived when it leaves projects out.
  const all = page.getByRole("button", { name: "显示全部" });
  await expect(all).toBeVisible();
  await expect(page).toHaveURL(/#view=/);
  const zoomed = page.url();
  await page.keyboard.press("ArrowRight");
  await expect(page).not.toHaveURL(zoomed);
  const locate = page.getByRole("button", { name: "在图上定位：百崎大桥" });
  await all.click();
  await locate.focus();
  await page.keyboard.press("Enter");
  const card = page.getByRole("region", { name: "选中的项目" });
  await expect(card).toContainText("百崎大桥");
  await card.getByRole("button", { name: "关闭卡片" }).focus();
  await page.keyboard.press("Enter");
  await expect(card).toBeHidden();
});

test("another theme changes the map on the spot", async ({ page, open }) => {
  await open("/map");
  await mapOpen(page);
  await page.getByRole("link", { name: "深色" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "guatu-dark");
  await expect(page.locator(".map-frame.map-open")).toBeVisible();
});

test("links load the map as a page of its own, whose policy lets it work", async ({ page, open }) => {
  await open("/projects?light=red");
  await page.locator(".page-actions").getByRole("link", { name: "地图" }).click();
  await expect(page).toHaveURL(/\/map\?light=red/);
  await mapOpen(page);
  await page.goBack();
  await expect(page.locator("tbody a.row-link")).toHaveCount(15);
  await page.locator(".site-nav").getByRole("link", { name: "地图" }).click();
  await mapOpen(page);
});

test("without WebGL the sketch stays", async ({ page, open }) => {
  await page.addInitScript(() => {
    const getContext = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (kind: string, ...rest: unknown[]) {
      return kind.startsWith("webgl") ? null : (getContext as Function).call(this, kind, ...rest);
    } as typeof getContext;
  });
  await open("/map");
  await page.waitForLoadState("networkidle");
  await expect(page.locator(".map-sketch")).toBeVisible();
  await expect(page.locator(".map-frame.map-open")).toHaveCount(0);
  await expect(page.locator(rows)).toHaveCount(248);
});
