// Administration: an account made by two hands, a unit that gets another name, rules with their preview.
import { expect, signIn, test } from "../fixtures/guatu";

test("an account is made by one administration and let in by the other", async ({ page, accessible }) => {
  const name = `journey${Date.now()}`;
  await signIn(page, "admin", "/admin/people");
  await accessible(page);
  await page.locator("#field-name").fill(name);
  await page.locator("#field-display_name").fill("旅程");
  await page.locator("form[aria-label='新增账号'] button").click();
  await expect(page.locator("main")).toContainText("已新增");
  await accessible(page);

  await signIn(page, "security", `/admin/people/${name}`);
  await page.getByLabel("项目经理").check();
  await page.getByRole("button", { name: "保存角色" }).click();
  await expect(page.locator("main")).toContainText("角色已保存");
  await page.getByRole("button", { name: "重置密码" }).click();
  await expect(page.locator(".admin-secret")).toHaveText(/^[A-Za-z2-9]{5}(-[A-Za-z2-9]{5}){2}$/);
  await accessible(page);
});

test("a draft of the rules shows what would change and saves nothing", async ({ page, accessible }) => {
  await signIn(page, "admin", "/admin/light-rules");
  await page.locator("#field-limit_red").fill("-3");
  await page.getByRole("button", { name: "预览影响" }).click();
  await expect(page).toHaveURL(/preview=yes/);
  await expect(page.locator("#preview")).toContainText("个项目变色");
  await accessible(page);
  await page.goto("/admin/light-rules");
  await expect(page.locator("main")).not.toContainText("规则 v2");
});

test("whoever administers nothing is told so", async ({ page, accessible }) => {
  await signIn(page, "viewer", "/admin");
  await expect(page.locator("main")).toContainText("您的角色不能");
  await accessible(page);
});
