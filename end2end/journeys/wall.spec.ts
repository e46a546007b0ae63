// The wall: scenes that turn, by time and by keys, up to date, for weeks without growing.
import { type Page, expect, signIn, test } from "../fixtures/guatu";

const slides = ".wall-slide";
const shown = ".wall-slide[data-current]";

/** Opens a wall and waits until it knows how many scenes it has. */
async function wall(page: Page, open: (path: string) => Promise<void>, path: string) {
  await open(path);
  await expect(page.locator(".wall-position")).toHaveText(/^1 \/ \d+$/);
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("every scene stands under the other, and the page asks to be loaded again", async ({ page }) => {
    await page.goto("/wall");
    await expect(page.locator(slides)).toHaveCount(5);
    for (const slide of await page.locator(slides).all()) await expect(slide).toBeVisible();
    await expect(page.getByText("示意图 内部使用")).toBeVisible();
    await expect(page.locator(".wall-red")).toHaveCount(15);
    await expect(page.locator(".wall-controls button").first()).toBeHidden();
    await expect(page.locator('meta[http-equiv="refresh"]')).toHaveAttribute("content", "60");
    await page.getByRole("link", { name: "离开大屏" }).click();
    await expect(page.locator(".site-nav")).toBeVisible();
  });
});

test("one scene fills the screen, without the site's own frame", async ({ page, open, accessible }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await wall(page, open, "/wall?seconds=3600");
  await expect(page.locator(shown)).toHaveCount(1);
  await expect(page.locator(`${slides}:visible`)).toHaveCount(1);
  await expect(page.locator(".site-header")).toBeHidden();
  await expect(page.locator(".site-footer")).toBeHidden();
  // Each scene is looked at by axe.
  const next = page.getByRole("button", { name: "下一屏" });
  for (const title of ["项目地图", "六个数字", "红灯项目与原因（1/3）"]) {
    await expect(page.locator(shown).getByRole("heading", { level: 2 })).toHaveText(title);
    await accessible(page);
    await next.click();
  }
});

test("scenes turn by themselves, and stand still when they are told to", async ({ page, open }) => {
  await wall(page, open, "/wall?scenes=numbers,reds&seconds=3");
  await expect(page.locator(".wall-position")).toHaveText("2 / 4", { timeout: 6_000 });
  await page.getByRole("button", { name: "暂停" }).click();
  const stopped = await page.locator(".wall-position").textContent();
  await page.waitForTimeout(4_500);
  await expect(page.locator(".wall-position")).toHaveText(stopped!);
  await page.getByRole("button", { name: "继续" }).click();
  await expect(page.locator(".wall-position")).not.toHaveText(stopped!, { timeout: 6_000 });
});

test("by keyboard: space pauses, arrows step, round and round", async ({ page, open }, info) => {
  test.skip(info.project.name === "phone", "A phone has no keyboard.");
  await wall(page, open, "/wall?seconds=3600");
  await page.keyboard.press("ArrowLeft");
  await expect(page.locator(".wall-position")).toHaveText("5 / 5");
  await page.keyboard.press("ArrowRight");
  await expect(page.locator(".wall-position")).toHaveText("1 / 5");
  await page.keyboard.press(" ");
  await expect(page.getByRole("button", { name: "继续" })).toBeVisible();
  await page.keyboard.press(" ");
  await expect(page.getByRole("button", { name: "暂停" })).toBeVisible();
  await page.keyboard.press("f");
  await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
  await page.keyboard.press("f");
  await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(false);
});

test("in English, on a screen of 4K, the text has grown with the screen", async ({ page, open }, info) => {
  test.skip(info.project.name === "phone", "A wall is no phone.");
  const size = async (width: number, height: number) => {
    await page.setViewportSize({ width, height });
    await wall(page, open, "/wall?lang=en&scenes=numbers&seconds=3600");
    await expect(page.locator(shown)).toContainText("Overdue issues");
    const overflow = await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
    expect(overflow, `nothing to scroll to at ${width}`).toBeLessThanOrEqual(0);
    return page.locator(".wall-figure").first().evaluate((figure) => parseFloat(getComputedStyle(figure).fontSize));
  };
  const [small, large] = [await size(1920, 1080), await size(3840, 2160)];
  expect(large / small).toBeGreaterThan(1.9);
});

test("what others change is shown on the spot, and the scene stays", async ({ page, browser, open }, info) => {
  await wall(page, open, "/wall?seconds=3600&scenes=numbers,reds");
  await page.getByRole("button", { name: "下一屏" }).click();
  // Desktop and phone run side by side: each changes a project of its own.
  const first = page.locator(`${shown} .wall-red`).nth(info.project.name === "phone" ? 1 : 0);
  const code = (await first.locator(".wall-red-code").textContent())!;
  // The page begins to listen when it has settled.
  await page.waitForTimeout(3_000);
  const office = await browser.newContext({ locale: "zh-CN", baseURL: new URL(page.url()).origin });
  const other = await office.newPage();
  await signIn(other, "reviewer");
  await other.goto(`/projects/${code}/edit`);
  const name = `大屏实时 ${Date.now()}`;
  await other.locator("#field-name_zh").fill(name);
  await other.locator("form.post-form button.btn-primary").click();
  await expect(other).toHaveURL(/done=/);
  await expect(first).toContainText(name, { timeout: 5_000 });
  await expect(page.locator(".wall-position")).toHaveText(/^2 \//);
  await office.close();
});

test("a thousand rotations leave the page as large as it was", async ({ page, open }, info) => {
  test.skip(info.project.name === "phone", "A wall is no phone.");
  test.slow();
  // The main module brings the memory; the others are given it.
  await page.addInitScript(() => {
    for (const name of ["instantiate", "instantiateStreaming"] as const) {
      const real = WebAssembly[name] as (...given: unknown[]) => Promise<{ instance?: WebAssembly.Instance }>;
      Object.assign(WebAssembly, {
        [name]: async (...given: unknown[]) => {
          const made = await real.apply(WebAssembly, given);
          const memory = (made.instance ?? (made as WebAssembly.Instance)).exports?.memory;
          if (memory) Object.assign(window, { memory });
          return made;
        },
      });
    }
  });
  await wall(page, open, "/wall?seconds=3600");
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  /** Bytes of the page's WebAssembly memory: it lies beside the heap and never shrinks. */
  const wasm = () => page.evaluate(() => (window as unknown as { memory: WebAssembly.Memory }).memory.buffer.byteLength);
  /** Bytes of the heaps, nodes and listeners, after what is not used any more is gone. */
  const measured = async () => {
    await session.send("HeapProfiler.collectGarbage");
    const { metrics } = await session.send("Performance.getMetrics");
    const value = (name: string) => metrics.find((metric) => metric.name === name)!.value;
    return { heap: value("JSHeapUsedSize"), nodes: value("Nodes"), listeners: value("JSEventListeners"), wasm: await wasm() };
  };
  /** Turns the scenes by the page's own keys; each is shown, every tenth is painted. */
  const turn = (times: number) =>
    page.evaluate(async (times) => {
      for (let n = 0; n < times; n += 1) {
        window.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight" }));
        await new Promise((done) => (n % 10 === 0 ? requestAnimationFrame(done) : setTimeout(done)));
      }
    }, times);
  // The first rotations make what is made once.
  await turn(50);
  const before = await measured();
  await turn(1_000);
  const after = await measured();
  await expect(page.locator(".wall-position")).toHaveText("1 / 5");
  expect(after.nodes - before.nodes, "nodes").toBeLessThanOrEqual(20);
  expect(after.listeners - before.listeners, "listeners").toBeLessThanOrEqual(2);
  expect(after.heap / before.heap, "heap").toBeLessThan(1.1);
  expect(after.wasm, "WebAssembly memory").toBeGreaterThan(0);
  let grown = after.wasm - before.wasm;
  if (grown > 131_072) {
    // What others change is fetched once, and its room stays: what is lost with each rotation is lost again.
    await turn(1_000);
    grown = (await wasm()) - after.wasm;
  }
  expect(grown, "WebAssembly memory").toBeLessThanOrEqual(131_072);
  console.log(`a thousand rotations: heap ${before.heap} -> ${after.heap} bytes, WebAssembly ${before.wasm} -> ${after.wasm}, nodes ${before.nodes} -> ${after.nodes}`);
});
