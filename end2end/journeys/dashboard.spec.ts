// A leader's meeting: from every figure to the list behind it, who is ahead and behind, what changed since, and back in
// time by sliding.
import { type Page, expect, hydrated, signIn, test } from "../fixtures/guatu";

const slider = (page: Page) => page.getByRole("slider", { name: "截至月份" });

test("figures lead to the lists behind them", async ({ page, open }) => {
  await open("/");
  // A month's red lights, from the table under the chart.
  const lights = page.locator("#lights");
  await lights.getByText("图表数据").click();
  const cell = lights.locator("a[href='/projects?light=red&as_of=2025-06']");
  const red = Number(await cell.textContent());
  await cell.click();
  await expect(page).toHaveURL(/light=red.*as_of=2025-06/);
  await expect(page.locator("tbody a[href*='/projects/']")).toHaveCount(red);

  await open("/");
  const group = page.locator("#ranking tbody").getByRole("link").first();
  const name = (await group.textContent()) ?? "";
  await group.click();
  await expect(page).toHaveURL(/\/projects\?.*subdistrict=.*sort=progress_gap_bp/);
  await expect(page.locator("main")).toContainText(name.trim());

  await open("/");
  const due = page.locator("#due");
  await expect(due.getByRole("heading", { level: 2 })).toContainText("即将到期的节点");
  await page.locator("#closers").getByRole("link").last().click();
  await expect(page).toHaveURL(/sort=progress_gap_bp/);
});

test("what is ranked is chosen in the address", async ({ page, open, accessible }) => {
  await open("/?as_of=2025-06");
  const ranking = page.locator("#ranking");
  await ranking.getByRole("link", { name: "业主单位", exact: true }).click();
  await expect(page).toHaveURL(/as_of=2025-06.*rank=owner/);
  await expect(ranking.locator("tbody th a[href*='owner=']").first()).toBeVisible();
  await expect(ranking.getByRole("link", { name: "业主单位", exact: true })).toHaveAttribute("aria-current", "page");
  await accessible(page);
});

test("what changed between two months, to the record as it was", async ({ page, open, accessible }) => {
  await open("/");
  await page.locator("#changes").getByRole("link", { name: /任意两个月/ }).click();
  await expect(page).toHaveURL(/\/changes\?from=2025-08&to=2025-09/);
  await page.locator("#field-from").selectOption("2025-03");
  await page.getByRole("button", { name: "比较" }).click();
  await expect(page).toHaveURL(/from=2025-03&to=2025-09/);
  await expect(page.locator("main")).toContainText("2025年3月末至2025年9月末");
  await accessible(page);
  await page.locator("#money tbody a").first().click();
  await expect(page).toHaveURL(/\/projects\/[A-Z]+-\d+\?as_of=2025-09/);
  const wrong = await page.goto("/changes?from=2025-09&to=2025-03");
  expect(wrong?.status()).toBe(422);
  await expect(page.getByRole("alert")).toContainText("须早于截止月份");
  await accessible(page);
});

test("slides through the months by keyboard and keeps the focus", async ({ page, open }) => {
  for (const address of ["/", "/investment?by=stage", "/map?light=red"]) {
    await open(address);
    const handle = slider(page);
    await handle.focus();
    await page.keyboard.press("ArrowLeft");
    await expect(page).toHaveURL(/as_of=2025-08/);
    await page.keyboard.press("ArrowLeft");
    await expect(page).toHaveURL(/as_of=2025-07/);
    await expect(handle).toHaveAttribute("aria-valuetext", "2025年7月");
    await expect(handle).toBeFocused();
    await page.keyboard.press("Home");
    await expect(page).toHaveURL(/as_of=2025-01/);
    await expect(page.locator("main")).toContainText("2025年1月");
    // Nothing else of the question is lost.
    if (address.includes("?")) expect(page.url()).toContain(address.split("?")[1]);
    await expect(handle).toBeFocused();
    // The link beside it goes on from where the handle stands.
    await page.getByRole("link", { name: "下一个月" }).click();
    await expect(page).toHaveURL(/as_of=2025-02/);
    await expect(handle).toHaveValue("1");
  }
});

test("plays to the last month, and stops when anything is pressed", async ({ page, open }) => {
  await open("/?as_of=2025-07");
  await page.getByRole("button", { name: "播放" }).click();
  await expect(page.getByRole("button", { name: "停止" })).toBeVisible();
  await expect(page).toHaveURL(/as_of=2025-0[89]/);
  await expect(page).toHaveURL(/as_of=2025-09/);
  await expect(page.getByRole("button", { name: "播放" })).toBeVisible();

  // From the last month it begins at the first.
  await page.getByRole("button", { name: "播放" }).click();
  await expect(page).toHaveURL(/as_of=2025-0[1-3]/);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "播放" })).toBeVisible();
  const stopped = page.url();
  await page.waitForTimeout(2_500);
  expect(page.url()).toBe(stopped);
});

test("who wants no motion is not offered any", async ({ page, open }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open("/");
  await expect(slider(page)).toBeVisible();
  await expect(page.getByRole("button", { name: "播放" })).toBeHidden();
});

test("overdue issues and own projects are there for whom they are", async ({ page, open, accessible }) => {
  await open("/");
  await expect(page.locator("#overdue")).toHaveCount(0);
  await expect(page.locator("#own")).toHaveCount(0);
  await signIn(page, "leader");
  await open("/");
  await expect(page.locator("#overdue")).toBeVisible();
  const own = page.locator("#own");
  await expect(own.getByRole("heading", { level: 2 })).toContainText("我的项目");
  await accessible(page);
  await own.getByRole("link", { name: "以清单查看" }).click();
  await expect(page).toHaveURL(/\/projects\?leader=/);
  await expect(page.locator("tbody a[href*='/projects/']").first()).toBeVisible();
  await page.context().clearCookies({ name: /guatu(?!_lang|_theme)/ });
  await signIn(page, "manager1");
  await open("/");
  await expect(page.locator("#own").getByRole("link", { name: "去填月报" })).toBeVisible();
});

for (const language of ["zh-CN", "en"]) {
  test(`the pages of a meeting are accessible in ${language}`, async ({ page, accessible }) => {
    for (const address of ["/", "/?rank=owner&as_of=2025-02", "/changes?from=2025-01&to=2025-09"]) {
      await page.goto(`${address}${address.includes("?") ? "&" : "?"}lang=${language}`);
      await hydrated(page);
      await accessible(page);
      // Every figure's table, too.
      await page.evaluate(() => {
        for (const folded of document.querySelectorAll("details")) folded.open = true;
      });
      const width = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(width, "nothing is wider than the window").toBeLessThanOrEqual(0);
    }
  });
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("walks the months by links and compares two by a plain form", async ({ page }) => {
    await page.goto("/");
    await expect(slider(page)).toBeHidden();
    await page.getByRole("link", { name: "上一个月" }).click();
    await expect(page).toHaveURL(/as_of=2025-08/);
    await page.locator("#changes").getByRole("link", { name: /任意两个月/ }).click();
    await page.locator("#field-from").selectOption("2025-02");
    await page.getByRole("button", { name: "比较" }).click();
    await expect(page).toHaveURL(/from=2025-02&to=2025-08/);
    await expect(page.locator("#lights")).toBeVisible();
  });
});
