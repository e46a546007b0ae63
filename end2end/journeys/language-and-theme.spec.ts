// Switch language and theme; both stay, both are accessible.
import { expect, test } from "../fixtures/guatu";

const PAGES = ["/", "/projects", "/projects?by=sector", "/map", "/map?colour=sector", "/projects/CJ-041", "/projects/CJ-001", "/investment", "/investment?by=sector,subdistrict", "/nowhere"];

test("English is one click away and stays", async ({ page, open }) => {
  await open("/");
  await page.getByRole("link", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await open("/projects");
  await expect(page.getByRole("heading", { level: 1, name: "Projects" })).toBeVisible();
  await page.getByRole("link", { name: "中文" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
});

for (const theme of ["light", "dark"]) {
  for (const language of ["zh-CN", "en"]) {
    test(`every page is accessible: ${language}, ${theme}`, async ({ page, accessible }) => {
      test.setTimeout(300_000);
      for (const path of PAGES) {
        await page.goto(`${path}${path.includes("?") ? "&" : "?"}lang=${language}&theme=${theme}`);
        await expect(page.locator("html")).toHaveAttribute("lang", language);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await accessible(page);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow, `${path} is wider than the window`).toBeLessThanOrEqual(0);
        if (language === "en") {
          const untranslated = await page.evaluate(() => {
            const text = document.querySelector("header")?.textContent ?? "";
            return text.replace("中文", "").match(/[\u4e00-\u9fff]+/g);
          });
          expect(untranslated, "Chinese in the English frame").toBeNull();
        }
      }
    });
  }
}
