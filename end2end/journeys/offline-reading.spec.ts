// Without a network: what was taken along is read, and says how old it is.
import { type BrowserContext, type Page, expect, hydrated, signIn, test } from "../fixtures/guatu";

test.use({ serviceWorkers: "allow" });

/** Keeps a copy on the device, as a person does; then the service worker is there, too. */
async function keep(page: Page, part?: string) {
  await page.goto("/offline");
  await hydrated(page);
  if (part) await page.getByRole("combobox", { name: "范围" }).selectOption({ label: part });
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect(page.locator(".offline-told")).toContainText("已保存到本机");
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
}

/** A tab without a network. One of its own: a browser logs every request that fails. */
async function withoutNetwork(context: BrowserContext) {
  const tab = await context.newPage();
  await context.setOffline(true);
  return tab;
}

test("list, record and map open without a network and say how old they are", async ({ page, context, accessible }) => {
  await keep(page);
  await expect(page.getByText("282 个项目，全库 282 个")).toBeVisible();
  await accessible(page);
  const tab = await withoutNetwork(context);

  await tab.goto("/projects?light=red");
  await expect(tab).toHaveURL(/\/offline\/projects\?light=red$/);
  await hydrated(tab);
  await expect(tab.locator(".offline-age")).toContainText("离线 · 数据截至 2025年9月");
  await expect(tab.locator(".offline-row")).toHaveCount(15);
  await expect(tab.locator("#network-away")).toBeVisible();
  await accessible(tab);

  await tab.getByRole("searchbox", { name: "关键词" }).fill("百崎");
  await tab.getByRole("combobox", { name: "亮灯" }).selectOption("");
  await tab.getByRole("button", { name: "应用" }).click();
  await expect(tab).toHaveURL(/\/offline\/projects\?q=/);
  await expect(tab.locator(".offline-row")).toHaveCount(1);
  await tab.getByRole("link", { name: "百崎大桥" }).click();
  await hydrated(tab);
  await expect(tab.getByRole("heading", { level: 2, name: "百崎大桥" })).toBeVisible();
  await expect(tab.locator("main")).toContainText("38.35 亿元");
  await expect(tab.locator("main")).toContainText("规则 v1");
  await accessible(tab);

  await tab.goto("/map");
  await expect(tab).toHaveURL(/\/offline\/map$/);
  await hydrated(tab);
  await expect(tab.locator(".map-svg a")).toHaveCount(248);
  await expect(tab.locator(".map-district")).toHaveCount(1);
  await expect(tab.getByText("248 个项目在图上，34 个没有位置")).toBeVisible();
  await accessible(tab);
  await tab.close();
  await context.setOffline(false);
});

test("what is not on the device says that it needs the network, and nothing pretends to be it", async ({ page, context }) => {
  await keep(page, "红灯");
  await expect(page.getByText("15 个项目，全库 282 个")).toBeVisible();
  const tab = await withoutNetwork(context);
  await tab.goto("/investment?by=sector");
  await expect(tab).toHaveURL(/\/offline\?wanted=%2Finvestment$/);
  await hydrated(tab);
  await expect(tab.getByText("“/investment”需要网络")).toBeVisible();
  await tab.goto("/projects/CJ-999");
  await expect(tab.getByText("本机资料里没有 CJ-999")).toBeVisible();
  await tab.close();
  await context.setOffline(false);

  // A missing file is missing, with the worker as without it; and it keeps no page but its shells, and no answer of the API.
  await page.reload();
  await hydrated(page);
  expect(await page.evaluate(() => Boolean(navigator.serviceWorker.controller))).toBe(true);
  const answer = await page.evaluate(async () => {
    await fetch("/api/v1/projects?limit=1");
    const caches = await Promise.all((await window.caches.keys()).map((name) => window.caches.open(name)));
    const kept = (await Promise.all(caches.map((cache) => cache.keys()))).flat().map(({ url }) => new URL(url));
    const pages = kept.filter(({ pathname }) => !pathname.slice(1).includes("/") && !pathname.includes("."));
    return {
      pages: pages.map(({ pathname, search }) => pathname + search).sort(),
      api: kept.filter(({ pathname }) => pathname.startsWith("/api/")).length,
      missing: (await fetch(`/pkg/guatu.${"A".repeat(22)}.js`)).headers.get("content-type"),
    };
  });
  expect(answer.pages.filter((address) => address !== "/language")).toEqual(["/offline?lang=en", "/offline?lang=zh-CN"]);
  expect(answer.api).toBe(0);
  expect(answer.missing).toContain("problem+json");
});

test("in English, too, once it was chosen without a network", async ({ page, context, accessible }) => {
  await keep(page);
  const tab = await withoutNetwork(context);
  await tab.goto("/offline/projects?lang=en");
  await hydrated(tab);
  await expect(tab.locator("html")).toHaveAttribute("lang", "en");
  await expect(tab.locator(".offline-age")).toContainText("Offline · data as of Sep 2025");
  await tab.goto("/offline");
  await expect(tab.locator("html")).toHaveAttribute("lang", "en");
  await tab.emulateMedia({ colorScheme: "dark" });
  await accessible(tab);
  await tab.close();
  await context.setOffline(false);
});

test("a copy is removed when it is asked for, and when its reader signs out", async ({ page }) => {
  await keep(page);
  await page.getByRole("button", { name: "从本机删除" }).click();
  await expect(page.locator(".offline-told")).toContainText("已从本机删除");
  await page.reload();
  await expect(page.getByText("有网络时先保存一份")).toBeVisible();

  await signIn(page, "manager1");
  await keep(page, "我填报的项目");
  await expect(page.getByText(/含账号“manager1”可见的内部信息/)).toBeVisible();
  await page.getByRole("button", { name: "退出" }).click();
  await expect(page).toHaveURL(/sign-in\?done=signed_out/);
  await hydrated(page);
  await page.goto("/offline");
  await hydrated(page);
  await expect(page.getByText("有网络时先保存一份")).toBeVisible();
});

test("the first page does not pay for what is taken along", async ({ page, open }) => {
  await open("/projects");
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
  await expect.poll(() => page.evaluate(async () => (await caches.keys()).length), { timeout: 30_000 }).toBe(1);
});
