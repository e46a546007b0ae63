// Reports filled in without a network, on a phone: kept, sent when it is back through a network that loses a third of
// everything, each exactly once, and every conflict shown.
import { type BrowserContext, type Page, type Route, expect, hydrated, signIn, test } from "../fixtures/guatu";

const MONTH = "2025-10";
/** Managers whom no other journey takes; their projects share out what is reported here. */
const MANAGERS = ["manager19", "manager20", "manager9"];
const COUNT = process.env.GUATU_E2E_LONG ? 50 : 10;

/** Reports of projects that owe none this month: other journeys read the figures of the others. */
async function addresses(page: Page): Promise<string[]> {
  await page.goto("/reports?view=mine");
  const links = page.locator(".queue-others a");
  return links.evaluateAll((found) => found.map((link) => link.getAttribute("href") ?? ""));
}

/** The same draws in every run. */
function dice(seed: number) {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** Fills a form in that was opened while there was a network, and presses the button. */
async function fillIn(tab: Page, amount: string) {
  await tab.locator("#field-amount").fill(amount);
  await tab.locator("#field-note").fill(`工地没有信号，第 ${amount} 份`);
  for (const field of await tab.locator(".report-check:not([hidden]) textarea").all()) await field.fill("按合同节点集中计量");
  // The server stands on this device, where losing the network is no sign: the form knows once its draft was not kept.
  await tab.locator("#field-note").press("Tab");
  await expect(tab.getByText("没有保存到服务器，将")).toBeVisible();
  await tab.getByRole("button", { name: "提交", exact: true }).click();
  const told = tab.locator(".report-queued");
  await expect(told).toContainText("已放入待发箱");
  await expect(told).toBeFocused();
  await expect(tab.locator(".outbox-link")).toContainText("条待发");
}

/** Opens forms, loses the network, fills them in, and closes the tabs as a phone does that runs out of room. */
async function fillInOffline(context: BrowserContext, hrefs: string[], from: number) {
  const tabs: Page[] = [];
  for (const href of hrefs) {
    const tab = await context.newPage();
    // What a page sends at last passes the browser's pretended loss of the network.
    await tab.addInitScript(() => Object.assign(Navigator.prototype, { sendBeacon: () => false }));
    await tab.goto(href);
    await hydrated(tab);
    tabs.push(tab);
  }
  await context.setOffline(true);
  for (const [at, tab] of tabs.entries()) {
    await tab.bringToFront();
    await fillIn(tab, String(from + at));
  }
  for (const tab of tabs) await tab.close();
}

const problem = (status: number, kind: string) => ({
  status,
  contentType: "application/problem+json",
  body: JSON.stringify({ type: `urn:guatu:problem:${kind}`, title: kind, status }),
});

/** The report of an address as the API gives it to its manager. */
async function report(page: Page, href: string) {
  const code = href.split("/")[2];
  const answer = await page.request.get(`/api/v1/projects/${code}/reports/${MONTH}`);
  return answer.status() === 404 ? null : await answer.json();
}

test.describe("the outbox", () => {
  test.skip(({ isMobile }) => !isMobile, "one phone, one set of managers");
  test.describe.configure({ mode: "serial" });
  // Their scroll into sight and the pauses after losses add up.
  test.setTimeout(process.env.GUATU_E2E_LONG ? 900_000 : 300_000);

  test("what is handed in without a network arrives exactly once", async ({ page, context, accessible }) => {
    const draw = dice(20_251_015);
    const written: string[] = [];
    for (const manager of MANAGERS) {
      if (written.length >= COUNT) break;
      await signIn(page, manager);
      // The last of the first manager is the next journey's.
      const hrefs = (await addresses(page)).slice(0, -2).slice(0, COUNT - written.length);
      await page.goto("about:blank");
      await fillInOffline(context, hrefs, 100 + written.length);

      let signedOut = false;
      let tooLarge = "";
      await context.route("**/api/v1/**", async (route: Route) => {
        const request = route.request();
        if (request.method() === "GET") return route.fallback();
        const [luck, key] = [draw(), request.headers()["idempotency-key"]];
        if (luck < 0.2) return route.abort("connectionfailed");
        if (luck < 0.3) {
          // It is done, and nobody hears of it.
          await route.fetch().catch(() => null);
          return route.abort("connectionreset");
        }
        if (luck < 0.4) return route.fulfill(problem(503, "unavailable"));
        if (!signedOut && luck < 0.5) {
          signedOut = true;
          return route.fulfill(problem(401, "not-signed-in"));
        }
        if (!tooLarge && luck < 0.6) {
          tooLarge = key;
          return route.fulfill(problem(413, "too-large"));
        }
        return route.continue();
      });
      await context.setOffline(false);
      const box = await context.newPage();
      // A page that has nothing to do with it sends, too.
      await box.goto("/projects");
      await hydrated(box);
      await box.locator(".outbox-link").click();
      await expect(box.getByRole("heading", { level: 1, name: "待发箱" })).toBeVisible();
      await expect(async () => {
        if (await box.getByText("没有待发的内容").isVisible()) return;
        for (const again of await box.getByRole("button", { name: /^重试/ }).all()) {
          await again.click({ timeout: 1_000 }).catch(() => {});
        }
        await box.getByRole("button", { name: "立即发送" }).click({ timeout: 1_000 }).catch(() => {});
        await expect(box.getByText("没有待发的内容")).toBeVisible({ timeout: 3_000 });
      }).toPass({ timeout: 120_000 });
      await expect(box.locator(".outbox-link")).toBeHidden();
      await accessible(box);
      await box.close();
      await context.unroute("**/api/v1/**");

      for (const [at, href] of hrefs.entries()) {
        const stored = await report(page, href);
        expect(stored?.state, href).toBe("submitted");
        // One write made it: none was doubled.
        expect(stored.revision, href).toBe(1);
        expect(stored.investment_completed_this_month, href).toBe((100 + written.length + at) * 10_000);
      }
      written.push(...hrefs);
    }
    expect(written.length).toBe(COUNT);
    expect(new Set(written).size).toBe(COUNT);
  });

  test("a conflict is shown field by field and sent again as chosen", async ({ page, context, accessible, baseURL }) => {
    await signIn(page, MANAGERS[0]);
    const href = (await addresses(page)).at(-1) ?? "";
    const code = href.split("/")[2];
    await page.goto("about:blank");
    await fillInOffline(context, [href], 77);
    // Somebody else has written meanwhile, with a network.
    await context.setOffline(false);
    const other = await page.request.put(`/api/v1/projects/${code}/reports/${MONTH}`, {
      headers: { "If-None-Match": "*", Origin: baseURL ?? "" },
      data: { investment_completed_this_month: 880_000, note: "他人填写" },
    });
    expect(other.status()).toBe(201);

    const box = await context.newPage();
    await box.goto("/outbox");
    await hydrated(box);
    const item = box.locator(".outbox-item");
    await expect(item).toContainText("与现有内容冲突");
    await accessible(box);
    await box.emulateMedia({ colorScheme: "dark" });
    await accessible(box);
    const amount = item.getByRole("group", { name: "本月完成投资" });
    await expect(amount).toContainText("77 万元");
    await expect(amount).toContainText("88 万元");
    const note = item.getByRole("group", { name: "进度说明" });
    await note.getByRole("radio", { name: /服务器现有的/ }).check();
    await item.getByRole("button", { name: "按所选内容重新发送" }).click();
    await expect(box.getByText("没有待发的内容")).toBeVisible();
    const stored = await report(page, href);
    expect(stored).toMatchObject({ state: "submitted", investment_completed_this_month: 770_000, note: "他人填写" });
    await box.close();
  });

  test("what waits is asked about before signing out, and is nobody else's", async ({ page, context }) => {
    await signIn(page, MANAGERS[0]);
    const href = (await addresses(page)).at(-1) ?? "";
    await page.goto("about:blank");
    await fillInOffline(context, [href], 66);
    // The server takes nothing for now.
    await context.route("**/api/v1/**", (route) =>
      route.request().method() === "GET" ? route.fallback() : route.fulfill(problem(503, "unavailable")),
    );
    await context.setOffline(false);
    const tab = await context.newPage();
    // Another account on the same phone sees that something waits, and nothing of it.
    await signIn(tab, "manager20");
    await tab.goto("/outbox");
    await hydrated(tab);
    await expect(tab.getByText("其他账号的 1 条待发")).toBeVisible();
    await expect(tab.locator(".outbox-item")).toHaveCount(0);

    await signIn(tab, MANAGERS[0]);
    await tab.goto("/outbox");
    await hydrated(tab);
    await expect(tab.locator(".outbox-item")).toHaveCount(1);
    await tab.getByRole("button", { name: "退出", exact: true }).click();
    await expect(tab).toHaveURL(/\/outbox\?leaving/);
    await hydrated(tab);
    await expect(tab.getByText("还有 1 条没有发送")).toBeVisible();
    await tab.getByRole("button", { name: "清除并退出" }).click();
    await expect(tab).toHaveURL(/sign-in/);
    await hydrated(tab);
    await expect(tab.locator(".outbox-link")).toBeHidden();
    await tab.close();
    await context.unroute("**/api/v1/**");
    await signIn(page, MANAGERS[0]);
    expect(await report(page, href), "it was never sent").toBeNull();
  });
});
