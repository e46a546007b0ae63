// Where a project is: typed in the system it was read off in, drawn on a map, taken back.
import type { Page, TestInfo } from "@playwright/test";
import { expect, signIn, test } from "../fixtures/guatu";

// The demonstration is one for all journeys: each has a record of its own that has a place already, so that the number of
// those on the map stays.
const record = (info: TestInfo, desktop: string, phone: string) => (info.project.name === "phone" ? phone : desktop);

/** The shape that is kept of a record. */
async function kept(page: Page, code: string) {
  const answer = await page.request.get(`/api/v1/projects.geojson?q=${code}`);
  const { features } = await answer.json();
  expect(features).toHaveLength(1);
  return features[0].geometry as { type: string; coordinates: number[] };
}

/** Waits until the map to draw on is there. */
async function drawingOpen(page: Page) {
  await expect(page.locator(".draw-frame.map-open")).toBeVisible({ timeout: 60_000 });
}

const coordinates = (page: Page) => page.getByRole("textbox", { name: "坐标" });
/** The head of the page, where the header that stays lies over nothing. */
const toTop = (page: Page) => page.evaluate(() => window.scrollTo(0, 0));
const save = (page: Page) => page.getByRole("button", { name: "保存" }).click();

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a place typed in GCJ-02 lands where it should", async ({ page }, info) => {
    const code = record(info, "CJ-051", "CJ-052");
    await signIn(page, "reviewer");
    await page.goto(`/projects/${code}/edit`);
    await page.getByRole("combobox", { name: "形状" }).selectOption("point");
    await page.getByRole("combobox", { name: "坐标系" }).selectOption("gcj02");
    await coordinates(page).fill("24.8741363N 118.6756787E");
    await save(page);
    await expect(page.getByRole("status").first()).toContainText("已保存");
    const { type, coordinates: [east, north] } = await kept(page, code);
    expect(type).toBe("Point");
    // The published pair; a ten-thousandth of a degree is ten metres, the shift half a kilometre.
    expect(Math.abs(east - 118.6711365)).toBeLessThan(0.0001);
    expect(Math.abs(north - 24.8770487)).toBeLessThan(0.0001);
    await page.getByRole("button", { name: "撤销这次修改" }).first().click();
    await expect(page.getByRole("status").first()).toContainText("已撤销");
  });

  test("bad coordinates are told at their field and stay", async ({ page }) => {
    await signIn(page, "reviewer");
    await page.goto("/projects/CJ-053/place");
    await page.getByRole("combobox", { name: "形状" }).selectOption("line");
    await coordinates(page).fill("118.60, 24.91\n泉州市府");
    await page.getByRole("combobox", { name: "坐标系" }).selectOption("bd09");
    await save(page);
    await expect(page.getByRole("alert")).toContainText("第 2 行");
    await expect(coordinates(page)).toHaveValue("118.60, 24.91\n泉州市府");
    await expect(page.getByRole("combobox", { name: "坐标系" })).toHaveValue("bd09");
    await expect(page.locator(".draw")).toBeHidden();
  });
});

test("a point is drawn, saved, seen on the map and taken back", async ({ page, open, accessible }, info) => {
  const code = record(info, "CJ-054", "CJ-055");
  await signIn(page, "reviewer");
  await open(`/projects/${code}/edit`);
  const before = await kept(page, code);
  // In a window of its own: what is typed here stays.
  const link = page.getByRole("link", { name: "在地图上绘制" });
  await expect(link).toHaveAttribute("target", "_blank");
  await open((await link.getAttribute("href"))!);
  await drawingOpen(page);
  await accessible(page);
  await page.getByRole("button", { name: "画点" }).click();
  await expect(page.locator(".draw-told")).toContainText("请在地图上点击位置");
  const frame = page.locator(".draw-frame");
  await frame.scrollIntoViewIfNeeded();
  const box = (await frame.boundingBox())!;
  await page.mouse.click(box.x + box.width / 3, box.y + box.height / 3);
  await expect(page.locator(".draw-told")).toContainText("点");
  const drawn = (await coordinates(page).inputValue()).split(", ").map(Number);
  expect(drawn).toHaveLength(2);
  expect(drawn).not.toEqual(before.coordinates);
  await toTop(page);
  await accessible(page);
  await save(page);
  await expect(page.getByRole("status").first()).toContainText("已保存");
  expect(await kept(page, code)).toEqual({ type: "Point", coordinates: drawn });
  await open(`/map?q=${code}`);
  await expect(page.locator(".map-frame.map-open")).toBeVisible({ timeout: 60_000 });
  await expect(page.locator(".map-list .map-row")).toHaveCount(1);
  await open(`/projects/${code}`);
  await page.getByRole("button", { name: "撤销这次修改" }).first().click();
  await expect(page.getByRole("status").first()).toContainText("已撤销");
  expect(await kept(page, code)).toEqual(before);
});

test("by keyboard: points are added in the middle, undone and done again", async ({ page, open, accessible }, info) => {
  test.skip(info.project.name === "phone", "A phone has no keyboard.");
  await signIn(page, "reviewer");
  await open("/projects/CJ-056/place");
  await drawingOpen(page);
  const lines = async () => (await coordinates(page).inputValue()).split("\n").filter(Boolean);
  // Another shape than the one that is there.
  await page.getByRole("button", { name: "画线" }).press("Enter");
  const middle = page.getByRole("button", { name: "在地图中心加点" });
  await middle.press("Enter");
  await page.locator(".draw-frame canvas").focus();
  await page.keyboard.press("ArrowRight");
  await page.waitForTimeout(500);
  await middle.press("Enter");
  await expect.poll(async () => (await lines()).length).toBe(2);
  await expect(page.getByRole("combobox", { name: "形状" })).toHaveValue("line");
  const [first, second] = await lines();
  expect(second).not.toBe(first);
  await expect(page.locator(".draw-told")).toContainText("长约");
  await page.getByRole("button", { name: "撤销" }).press("Enter");
  await expect.poll(lines).toEqual([first]);
  await page.keyboard.press("Control+Shift+Z");
  await expect.poll(lines).toEqual([first, second]);
  await page.keyboard.press("Control+z");
  await expect.poll(lines).toEqual([first]);
  await toTop(page);
  await accessible(page);
});

test("what is typed is drawn, and what cannot be read is said", async ({ page, open }) => {
  await signIn(page, "reviewer");
  await open("/projects/CJ-057/place");
  await drawingOpen(page);
  await page.getByRole("combobox", { name: "形状" }).selectOption("area");
  await coordinates(page).fill("118.60, 24.90\n118.61, 24.90\n118.61, 24.91");
  await coordinates(page).blur();
  await expect(page.locator(".draw-told")).toContainText("公顷");
  await coordinates(page).fill("here");
  await coordinates(page).blur();
  await expect(page.locator(".draw-told")).toContainText("无法识别");
});

test("an area is drawn by its corners and closed on the first one", async ({ page, open }, info) => {
  test.skip(info.project.name === "phone", "Fingers tap as mice click.");
  await signIn(page, "reviewer");
  await open("/projects/CJ-058/place");
  await drawingOpen(page);
  const frame = page.locator(".draw-frame");
  await frame.scrollIntoViewIfNeeded();
  await page.getByRole("button", { name: "画面" }).click();
  const box = (await frame.boundingBox())!;
  const click = async (x: number, y: number) => {
    await page.mouse.move(box.x + x * box.width, box.y + y * box.height);
    await page.mouse.click(box.x + x * box.width, box.y + y * box.height);
    // Two clicks within the time of a double click are one.
    await page.waitForTimeout(400);
  };
  for (const [x, y] of [[0.3, 0.3], [0.6, 0.3], [0.6, 0.6]]) await click(x, y);
  // Half drawn, it is not sent away.
  await page.getByRole("button", { name: "保存" }).press("Enter");
  await expect(page.locator(".draw-told")).toContainText("还没有画完");
  await expect(page).toHaveURL(/CJ-058\/place$/);
  await frame.scrollIntoViewIfNeeded();
  Object.assign(box, await frame.boundingBox());
  await click(0.3, 0.3);
  await expect(page.locator(".draw-told")).toContainText("面");
  await expect(page.getByRole("combobox", { name: "形状" })).toHaveValue("area");
  expect((await coordinates(page).inputValue()).split("\n")).toHaveLength(3);
});

test("without WebGL there are the fields", async ({ page, open, accessible }) => {
  await page.addInitScript(() => {
    const getContext = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (kind: string, ...rest: unknown[]) {
      return kind.startsWith("webgl") ? null : (getContext as Function).call(this, kind, ...rest);
    } as typeof getContext;
  });
  await signIn(page, "reviewer");
  await open("/projects/CJ-059/place");
  await page.waitForLoadState("networkidle");
  await expect(page.locator(".draw")).toBeHidden();
  await expect(coordinates(page)).toBeVisible();
  await accessible(page);
});
