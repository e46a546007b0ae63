// The register of problems: opened by a manager, assigned by the office, closed with evidence; what a leader orders;
// and what a visitor sees of it.
import { type Page, expect, signIn, test } from "../fixtures/guatu";

async function signOut(page: Page) {
  await page.locator("form.sign-out button").click();
}

test("an issue is opened, assigned, noted, closed and reopened", async ({ page, accessible }) => {
  const title = `管线迁改方案未定 ${Date.now()}`;
  await signIn(page, "manager1", "/issues/new");
  await accessible(page);
  await page.locator("#field-title").fill(title);
  await page.locator("#field-severity").selectOption("major");
  await page.locator("main form button[type=submit]").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  await expect(page.getByRole("status")).toContainText("已登记");
  await accessible(page);
  const address = new URL(page.url()).pathname;
  await expect(page.getByText("交办、改期")).toHaveCount(0);
  await signOut(page);

  await signIn(page, "reviewer", address);
  await page.getByText("交办、改期").click();
  await page.locator("#field-owner").fill("示例单位 01");
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect(page.getByRole("status")).toContainText("已交办");
  await page.locator("#field-note").fill("已会商两次");
  await page.getByRole("button", { name: "保存进展" }).click();
  await expect(page.locator("main")).toContainText("已会商两次");

  // Without evidence it stays open: the mistake is told at its field, which has the focus.
  await page.locator("summary", { hasText: "销号" }).click();
  await page.getByRole("button", { name: "销号" }).click();
  await expect(page.locator("#field-evidence-error")).toBeVisible();
  await expect(page.locator("#field-evidence")).toBeFocused();
  await accessible(page);
  await page.locator("#field-evidence").fill("迁改协议已签");
  await page.getByRole("button", { name: "销号" }).click();
  await expect(page.getByRole("status")).toContainText("已销号");
  await page.locator("summary", { hasText: "重开" }).click();
  await page.locator("#field-reason").fill("协议未履行");
  await page.getByRole("button", { name: "重开" }).click();
  await expect(page.getByRole("status")).toContainText("已重开");
});

test("a leader gives an order, the manager notes, the office closes", async ({ page, accessible }) => {
  const title = `征迁扫尾限期完成 ${Date.now()}`;
  await signIn(page, "manager1", "/issues/new");
  const code = await page.locator("#field-code").inputValue();
  await signOut(page);

  await signIn(page, "leader", "/issues/new");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("下达督办");
  await accessible(page);
  await page.locator("#field-code").fill(code);
  await page.locator("#field-title").fill(title);
  await page.locator("main form button[type=submit]").click();
  // Nobody would have to solve it: told at the field.
  await expect(page.locator("#field-owner-error")).toBeVisible();
  await expect(page.locator("#field-title")).toHaveValue(title);
  await page.locator("#field-owner").fill("示例单位 01");
  await page.locator("#field-due").fill("2030-12-31");
  await page.locator("main form button[type=submit]").click();
  await expect(page.getByRole("status")).toContainText("已督办");
  await accessible(page);
  const address = new URL(page.url()).pathname;
  await signOut(page);

  await signIn(page, "manager1", address);
  await expect(page.locator("main")).toContainText("督办事项：");
  await expect(page.locator("summary", { hasText: "销号" })).toHaveCount(0);
  await page.locator("#field-note").fill("剩余两户已签约");
  await page.getByRole("button", { name: "保存进展" }).click();
  await expect(page.getByRole("status")).toContainText("进展已保存");
  await accessible(page);
  await signOut(page);

  await signIn(page, "reviewer", address);
  await expect(page.getByText("交办、改期")).toHaveCount(0);
  await page.locator("summary", { hasText: "销号" }).click();
  await page.locator("#field-evidence").fill("全部签约腾空");
  await page.getByRole("button", { name: "销号" }).click();
  await expect(page.getByRole("status")).toContainText("已销号");
  await page.goto(`/issues?ordered=yes&state=all&project=${code}`);
  await expect(page.getByRole("link", { name: title })).toBeVisible();
  await accessible(page);
});

test("the register is filtered by its address", async ({ page, accessible }) => {
  await signIn(page, "viewer", "/issues");
  await accessible(page);
  await page.getByRole("link", { name: /^逾期 \d+$/ }).click();
  await expect(page.getByRole("link", { name: /^逾期 \d+$/ })).toHaveAttribute("aria-current", /./);
  await page.locator("#field-severity").selectOption("major");
  await page.getByRole("button", { name: "筛选" }).click();
  await expect(page).toHaveURL(/severity=major/);
  await expect(page).toHaveURL(/state=overdue/);
  await expect(page.getByRole("link", { name: "登记新问题" })).toHaveCount(0);
});

test("a visitor is led to sign in and reads counts only", async ({ page }) => {
  const answer = await page.request.get("/issues", { headers: { accept: "text/html" } });
  expect(answer.status()).toBe(401);
  expect(await answer.text()).toContain("/sign-in");
});

test("the pages that change a project are accessible", async ({ page, accessible }) => {
  await signIn(page, "reviewer", "/projects/CJ-001/plan");
  await page.getByText("调整计划").first().click();
  await accessible(page);
  await page.goto("/projects/CJ-001/milestones");
  await accessible(page);
  await page.goto("/projects/CJ-001/light");
  await page.getByText("办理豁免").click();
  await accessible(page);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a plan is changed by a plain form", async ({ page }, run) => {
    // The same figure twice is no change: each size, and each repeat, plans another.
    const total = `1.${run.project.name === "phone" ? 6 : 5}${run.retry}亿`;
    await signIn(page, "reviewer", "/projects/CJ-001/plan");
    await page.locator("summary").first().click();
    await page.locator("#field-total").fill(total);
    await page.getByRole("button", { name: "保存为新版" }).click();
    await expect(page.locator("#field-reason-error")).toBeVisible();
    await expect(page.locator("#field-total")).toHaveValue(total);
    await page.locator("#field-reason").fill("征迁滞后");
    await page.locator("#field-authority").fill("区政府常务会议纪要〔2025〕12号");
    await page.getByRole("button", { name: "保存为新版" }).click();
    await expect(page.getByRole("status")).toContainText("新版计划已保存");
  });
});
