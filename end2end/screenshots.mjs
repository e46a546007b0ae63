// The README's pictures, taken from a running server: `node screenshots.mjs URL FOLDER`.
// With --all: every page, desktop and phone, both languages, light and dark, for looking at.
import { mkdirSync } from "node:fs";
import { chromium as playwright } from "@playwright/test";
import { chromium, launchArguments } from "./fixtures/browser.mjs";

const [base, folder, mode] = process.argv.slice(2);
if (!base || !folder) {
  console.error("usage: node screenshots.mjs URL FOLDER [--all]");
  process.exit(2);
}
mkdirSync(folder, { recursive: true });

const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const pages = {
  overview: "/",
  projects: "/projects",
  "projects-filtered": "/projects?light=red&sort=progress_gap_bp",
  "projects-grouped": "/projects?by=sector",
  "projects-none": "/projects?q=zzz",
  "projects-invalid": "/projects?light=pink",
  map: "/map",
  "map-filtered": "/map?light=red&colour=gap",
  "map-near": "/map?subdistrict=350503007",
  record: "/projects/CJ-041",
  "record-published": "/projects/CJ-001",
  "record-bare": "/projects/CJ-003",
  investment: "/investment",
  "investment-cross": "/investment?by=sector,subdistrict",
  "not-found": "/nowhere",
};
const readme = [
  ["overview", "desktop", "zh-CN", "light"],
  ["projects", "desktop", "zh-CN", "light"],
];
const every = Object.keys(pages).flatMap((page) =>
  Object.keys(sizes).flatMap((size) =>
    ["zh-CN", "en"].flatMap((language) => ["light", "dark"].map((theme) => [page, size, language, theme])),
  ),
);

const browser = await playwright.launch({ executablePath: chromium(), args: launchArguments });
for (const [name, size, language, theme] of mode === "--all" ? every : readme) {
  const context = await browser.newContext({ viewport: sizes[size], locale: language, isMobile: size === "phone", hasTouch: size === "phone" });
  const page = await context.newPage();
  const path = pages[name];
  const joint = path.includes("?") ? "&" : "?";
  await page.goto(`${base}${path}${joint}lang=${language}&theme=${theme}`, { waitUntil: "networkidle" });
  const file = mode === "--all" ? `${name}-${size}-${language}-${theme}.png` : `${name}.png`;
  await page.screenshot({ path: `${folder}/${file}`, fullPage: mode === "--all" });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (overflow > 0) console.log(`${file}: ${overflow} px wider than the window`);
  await context.close();
}
await browser.close();
