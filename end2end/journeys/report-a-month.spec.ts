// A manager reports a month by keyboard alone, in well under two minutes; drafts keep themselves; the office approves.
// The demonstration has one database for all journeys: each of these takes a manager of its own.
import { type Page, expect, hydrated, signIn, test } from "../fixtures/guatu";

const MONTH = "2025-10";

/** A manager of a journey's own; the phone's journeys run beside the desktop's. */
const manager = (number: number) => `manager${test.info().project.name === "phone" ? number + 10 : number}`;

/**
 * Opens the report of a project of which nothing was ever reported, and says whose it is. The month itself is left
 * alone: other journeys read its figures.
 */
async function firstReport(page: Page): Promise<string> {
  await page.goto("/reports?view=mine");
  const href = (await page.locator(".queue-others a").first().getAttribute("href")) ?? "";
  await page.goto(href);
  return href;
}

test.describe("with JavaScript", () => {
  test("reports a project by keyboard in under two minutes", async ({ page, accessible, isMobile }) => {
    test.skip(isMobile, "a phone has no keyboard");
    await signIn(page, manager(3));
    const href = await firstReport(page);
    await hydrated(page);
    await accessible(page);

    let presses = 0;
    const press = async (key: string) => {
      presses += 1;
      await page.keyboard.press(key);
    };
    const type = async (text: string) => {
      presses += text.length;
      await page.keyboard.type(text);
    };
    const began = Date.now();
    // The cursor stands in the amount already.
    await expect(page.locator("#field-amount")).toBeFocused();
    await type("320.5");
    await expect(page.locator(".report-preview")).toContainText("320.5 万元");
    await press("Tab");
    await expect(page.locator("#field-amount_unit")).toBeFocused();
    await press("Tab");
    await expect(page.locator("#field-progress")).toBeFocused();
    // Enter in a line of text does nothing by accident.
    await press("Enter");
    await expect(page).toHaveURL(new RegExp(`${href}$`));
    await press("Control+Enter");
    await expect(page.locator(".report-page, .form-errors").first()).toBeVisible();
    // Figures that look wrong want a word; the focus is where it is wanted.
    if (!page.url().includes("done=submitted")) {
      await page.waitForLoadState();
      await hydrated(page);
      const fields = page.locator(".report-check:not([hidden]) textarea");
      for (const field of await fields.all()) {
        await field.focus();
        await page.keyboard.type("按合同节点集中计量");
        presses += 10;
      }
      await press("Control+Enter");
    }
    await expect(page).toHaveURL(/done=submitted/);
    const seconds = (Date.now() - began) / 1000;
    console.log(`reported by keyboard: ${presses} key presses, ${seconds.toFixed(1)} s`);
    test.info().annotations.push({ type: "keyboard", description: `${presses} key presses, ${seconds.toFixed(1)} s` });
    expect(seconds).toBeLessThan(120);
    await expect(page.locator("main")).toContainText("待审");
  });

  test("a draft keeps itself and comes back after signing out", async ({ page, context }) => {
    await signIn(page, manager(4));
    const href = await firstReport(page);
    await hydrated(page);
    await page.locator("#field-amount").fill("88.8");
    await page.locator("#field-note").fill("主体结构施工至五层");
    await expect(page.locator(".report-saved")).toContainText("已自动保存", { timeout: 10_000 });
    await context.clearCookies();
    await signIn(page, manager(4));
    await page.goto(href);
    await expect(page.locator("#field-amount")).toHaveValue("88.8");
    await expect(page.locator("#field-note")).toHaveValue("主体结构施工至五层");
    await expect(page.locator("main")).toContainText("尚未提交");
  });

  test("what is typed without a network stays on the device and comes back", async ({
    page,
    context,
    accessible,
  }) => {
    await signIn(page, manager(2));
    const href = await firstReport(page);
    await page.goto("about:blank");
    // A tab of its own: a browser logs every request that fails without a network.
    const tab = await context.newPage();
    // What a page sends at last passes the browser's pretended loss of the network, and then the server has it.
    await tab.addInitScript(() => Object.assign(Navigator.prototype, { sendBeacon: () => false }));
    await tab.goto(href);
    await hydrated(tab);
    await context.setOffline(true);
    await tab.locator("#field-amount").fill("64.2");
    await tab.locator("#field-note").fill("工地没有信号");
    await tab.close();
    await context.setOffline(false);

    await page.goto(href);
    await hydrated(page);
    const restored = page.locator(".notice", { hasText: "已恢复您" });
    await expect(restored).toBeVisible();
    await expect(page.locator("#field-amount")).toHaveValue("64.2");
    await expect(page.locator("#field-note")).toHaveValue("工地没有信号");
    await accessible(page);
    await restored.getByRole("button", { name: "不用这些内容" }).click();
    await expect(restored).toBeHidden();
    await expect(page.locator("#field-note")).not.toHaveValue("工地没有信号");
    await expect(page.locator("#field-amount")).toBeFocused();
  });

  test("the second of two windows is told that nothing of it went in", async ({ page, context }) => {
    await signIn(page, manager(1));
    const href = await firstReport(page);
    await hydrated(page);
    const other = await context.newPage();
    await other.goto(href);
    await hydrated(other);
    await page.locator("#field-amount").fill("15");
    await page.getByRole("button", { name: "提交", exact: true }).click();
    await page.waitForLoadState();
    for (const field of await page.locator(".report-check:not([hidden]) textarea").all()) await field.fill("属实");
    if (!page.url().includes("done=submitted")) {
      await page.getByRole("button", { name: "提交", exact: true }).click();
    }
    await expect(page).toHaveURL(/done=submitted/);

    await other.locator("#field-amount").fill("27");
    await other.locator("#field-note").fill("另一台电脑上填写");
    await other.getByRole("button", { name: "提交", exact: true }).click();
    const told = other.locator(".report-conflict");
    await expect(told).toContainText("您填写的内容没有提交");
    await expect(told).toContainText("27 万元");
    await expect(told).toContainText("另一台电脑上填写");
    await hydrated(other);
    await other.getByRole("button", { name: "撤回" }).click();
    await expect(other.locator("#field-amount")).toHaveValue("27");
    await expect(other.locator("#field-note")).toHaveValue("另一台电脑上填写");
  });

  test("checks are told while one types, and nothing said is lost", async ({ page }) => {
    await signIn(page, manager(5));
    await firstReport(page);
    await hydrated(page);
    await page.locator("#field-amount").fill("-12");
    const check = page.locator(".report-check", { hasText: "本月完成投资为负数" });
    await expect(check).toBeVisible();
    await check.locator("textarea").fill("冲减上月多报");
    await page.locator("#field-amount").fill("12");
    await expect(check).toBeHidden();
    await page.locator("#field-amount").fill("-12");
    await expect(page.locator(".report-check:not([hidden]) textarea")).toHaveValue("冲减上月多报");
  });

  test("the office sees it on the board, sends it back, approves it", async ({ page, accessible }) => {
    await signIn(page, manager(6));
    const href = await firstReport(page);
    await hydrated(page);
    await page.locator("#field-amount").fill("15");
    await page.getByRole("button", { name: "提交", exact: true }).click();
    await page.waitForLoadState();
    for (const field of await page.locator(".report-check:not([hidden]) textarea").all()) await field.fill("属实");
    if (!page.url().includes("done=submitted")) {
      await page.getByRole("button", { name: "提交", exact: true }).click();
    }
    await expect(page).toHaveURL(/done=submitted/);

    await page.context().clearCookies();
    await signIn(page, "reviewer");
    await page.goto(`/reports?month=${MONTH}`);
    await hydrated(page);
    await accessible(page);
    await page.goto(href);
    await hydrated(page);
    await accessible(page);
    await page.getByRole("textbox", { name: "原因" }).fill("请补充形象进度说明");
    await page.getByRole("button", { name: "退回" }).click();
    await expect(page).toHaveURL(/done=returned/);
    const notice = page.locator(".notice", { hasText: "已退回填报人" });
    await expect(notice).toBeVisible();
    // On the page of the next one it says of which report, and is where one goes on from.
    if (page.url().includes("of=")) {
      await expect(notice).toBeFocused();
      await expect(notice.getByRole("link")).toHaveAttribute("href", href);
    }

    await page.context().clearCookies();
    await signIn(page, manager(6));
    await page.goto("/reports");
    const returned = page.locator(".queue-returned").first();
    await expect(returned).toContainText("请补充形象进度说明");
    await returned.getByRole("link").first().click();
    await expect(page.locator("main")).toContainText("请补充形象进度说明");
    await expect(page.locator("#field-amount")).toHaveValue("15");
  });

  for (const scheme of ["light", "dark"] as const) {
    test(`fits a phone and passes axe, ${scheme}`, async ({ page, accessible }) => {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width: 390, height: 844 });
      await signIn(page, manager(7));
      for (const path of ["/reports", "/reports?lang=en"]) {
        await page.goto(path);
        await hydrated(page);
        await accessible(page);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
        expect(wide, `${path} is wider than the phone`).toBe(false);
      }
      await firstReport(page);
      await hydrated(page);
      await accessible(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      expect(wide, "the form is wider than the phone").toBe(false);
    });
  }
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("reports, corrects mistakes and loses nothing", async ({ page }) => {
    await signIn(page, manager(8));
    await firstReport(page);
    await page.locator("#field-amount").fill("一千");
    await page.locator("#field-note").fill("围挡施工");
    await page.getByRole("button", { name: "提交", exact: true }).click();
    await expect(page.locator("#field-amount-error")).toBeVisible();
    await expect(page.locator("#field-note")).toHaveValue("围挡施工");
    await page.locator("#field-amount").fill("0.1亿元");
    await page.getByRole("button", { name: "保存草稿" }).last().click();
    await expect(page.locator("main")).toContainText("草稿已保存");
    await expect(page.locator("#field-amount")).toHaveValue("0.1亿元");
    await page.getByRole("button", { name: "提交", exact: true }).click();
    for (const field of await page.locator(".report-check:not([hidden]) textarea").all()) await field.fill("属实");
    if (!page.url().includes("done=submitted")) {
      await page.getByRole("button", { name: "提交", exact: true }).click();
    }
    await expect(page.locator("main")).toContainText("等待审核");
  });
});
