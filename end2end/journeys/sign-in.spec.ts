// Signing in and out, a session that ends meanwhile, and one's own password.
import type { Page } from "@playwright/test";
import { demoPassword, expect, test } from "../fixtures/guatu";

const NEW = "kettle-lantern-9-Ostrich";

async function type(page: Page, name: string, password: string) {
  await page.locator("input[name=name]").fill(name);
  await page.locator("input[name=password]").fill(password);
  await page.locator("main").getByRole("button", { name: "登录", exact: true }).click();
}

async function changePassword(page: Page, old: string, changed: string) {
  await page.locator("input[name=password]").fill(old);
  await page.locator("input[name=new_password]").fill(changed);
  await page.locator("input[name=new_password_again]").fill(changed);
  await page.getByRole("button", { name: "修改密码" }).click();
}

test("a wrong password keeps the name, the right one leads back", async ({ page, open, accessible }) => {
  await open("/projects?light=red");
  await page.getByRole("link", { name: "登录" }).click();
  await expect(page).toHaveURL(/sign-in\?next=/);
  await accessible(page);
  await type(page, "manager3", "wrong");
  await expect(page.getByRole("alert")).toContainText("未能登录");
  await expect(page.locator("input[name=name]")).toHaveValue("manager3");
  await expect(page.locator("input[name=password]")).toHaveValue("");
  await accessible(page);
  await type(page, "manager3", demoPassword);
  await expect(page).toHaveURL(/\/projects\?light=red$/);
  await expect(page.getByRole("link", { name: "项目经理3" })).toBeVisible();
  await page.getByRole("button", { name: "退出" }).click();
  await expect(page.getByRole("status").first()).toContainText("已退出登录");
  await page.goto("/account");
  await expect(page.locator("main").getByRole("link", { name: "登录" })).toBeVisible();
});

test("one's own account is accessible and changes the password", async ({ page, open, signIn, accessible }, info) => {
  // Accounts that no other journey takes: their password is another one afterwards.
  await signIn(info.project.name === "phone" ? "manager10" : "auditor");
  await open("/account");
  await expect(page.getByRole("heading", { level: 1, name: "我的账号" })).toBeVisible();
  await expect(page.getByText("本机")).toBeVisible();
  await accessible(page);
  await changePassword(page, demoPassword, "short");
  await expect(page.getByRole("alert")).toContainText("至少 8 个字符");
  await expect(page.locator("input[name=new_password]")).toHaveValue("");
  await accessible(page);
  await changePassword(page, demoPassword, NEW);
  await expect(page.getByRole("status").first()).toContainText("密码已修改");
  await page.locator("input[name=begin_password]").fill(NEW);
  await page.getByRole("button", { name: "开始设置" }).click();
  await expect(page.getByRole("img", { name: /二维码/ })).toBeVisible();
  await accessible(page);
  await page.getByRole("button", { name: "放弃设置" }).click();
  await expect(page.getByRole("button", { name: "开始设置" })).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("what was typed survives the end of the session", async ({ page, context, signIn }) => {
    await signIn("reviewer");
    await page.goto("/projects/CJ-041/edit");
    await page.getByRole("textbox", { name: "项目名称" }).fill("会话结束前填写的名称");
    await context.clearCookies();
    await page.getByRole("button", { name: "保存" }).click();
    await expect(page.locator("main")).toContainText("登录已失效");
    await type(page, "reviewer", demoPassword);
    await expect(page.locator("main")).toContainText("填写的内容已保留");
    await expect(page.getByRole("textbox", { name: "项目名称" })).toHaveValue("会话结束前填写的名称");
  });
});
