import { chromium as playwright } from "@playwright/test";
import { chromium, launchArguments } from "./fixtures/browser.mjs";
import { mkdirSync } from "node:fs";
const [base, folder, langs, themes, sizesArg, only] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const all = [
  ["signin", null, "/sign-in"],
  ["queue", "manager2", "/reports"],
  ["form", "manager2", "FORM"],
  ["board", "reviewer", "/reports"],
  ["issues", "reviewer", "/issues"],
  ["record", "reviewer", "/projects/CJ-041"],
  ["edit", "reviewer", "/projects/CJ-041/edit"],
  ["plan", "reviewer", "/projects/CJ-041/plan"],
  ["milestones", "reviewer", "/projects/CJ-041/milestones"],
  ["light", "reviewer", "/projects/CJ-041/light"],
  ["admin", "admin", "/admin"],
  ["people", "admin", "/admin/people"],
  ["person", "admin", "/admin/people/manager2"],
  ["units", "admin", "/admin/units"],
  ["rules", "admin", "/admin/light-rules"],
  ["settings", "admin", "/admin/settings"],
  ["data", "admin", "/admin/data"],
  ["journal", "auditor", "/admin/journal"],
  ["account", "manager2", "/account"],
];
const pages = only ? all.filter(([n]) => only.split(",").includes(n)) : all;
const browser = await playwright.launch({ executablePath: chromium(), args: launchArguments });
for (const size of sizesArg.split(",")) for (const lang of langs.split(",")) for (const theme of themes.split(",")) {
  const contexts = {};
  for (const [name, who, path] of pages) {
    if (!contexts[who]) {
      contexts[who] = await browser.newContext({ viewport: sizes[size], locale: lang, isMobile: size === "phone", hasTouch: size === "phone" });
      if (who) {
        const p = await contexts[who].newPage();
        await p.goto(`${base}/sign-in?lang=${lang}&theme=${theme}`);
        await p.locator("input[name=name]").fill(who);
        await p.locator("input[name=password]").fill("Guatu-demo-2025!");
        await p.locator("input[name=password]").press("Enter");
        await p.waitForURL((u) => !u.pathname.includes("sign-in"));
        await p.close();
      }
    }
    const page = await contexts[who].newPage();
    let target = path;
    if (path === "FORM") {
      await page.goto(`${base}/reports`);
      target = await page.locator("main a[href*='/report/']").first().getAttribute("href");
    }
    const joint = target.includes("?") ? "&" : "?";
    const errors = [];
    page.on("console", (m) => m.type() === "error" && errors.push(m.text()));
    page.on("pageerror", (e) => errors.push(String(e)));
    await page.goto(`${base}${target}${joint}lang=${lang}&theme=${theme}`);
    await page.waitForFunction(() => document.documentElement.dataset.hydrated === "true", null, { timeout: 30000 }).catch(() => errors.push("not hydrated"));
    await page.waitForTimeout(500);
    await page.screenshot({ path: `${folder}/${name}-${size}-${lang}-${theme}.png`, fullPage: true });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (overflow > 0 || errors.length) console.log(`${name}-${size}-${lang}-${theme}: overflow ${overflow} ${errors.join(" | ").slice(0, 300)}`);
    await page.close();
  }
  for (const c of Object.values(contexts)) await c.close();
}
await browser.close();
