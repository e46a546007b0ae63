// Draws the icons of the installed application from the one SVG (frontend/assets/icon.svg) with the tests' browser:
// `make setup-test && node tools/icons.mjs`. Their pictures are kept with the sources; run it when the SVG changes.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const root = new URL("..", import.meta.url);
const require = createRequire(new URL("end2end/package.json", root));
const { chromium: playwright } = require("@playwright/test");
const { chromium } = await import(pathToFileURL(`${root.pathname}end2end/fixtures/browser.mjs`));

const svg = readFileSync(new URL("frontend/assets/icon.svg", root), "utf8");
const [, ground, mark] = /<rect[^>]*fill="([^"]+)"\/>(<path.*<\/path>|<path[^>]*\/>)/.exec(svg);
/** Edge to edge, with the mark inside the middle circle that every launcher leaves: 80 % of the width. */
const whole =
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="${ground}" d="M0 0h32v32H0Z"/>` +
  `<g transform="translate(16 16) scale(.8) translate(-16 -16)">${mark}</g></svg>`;

const browser = await playwright.launch({ executablePath: chromium() });
for (const [name, size, drawing] of [
  ["icon-192", 192, svg],
  ["icon-512", 512, svg],
  ["maskable-512", 512, whole],
  ["apple-touch-icon", 180, whole],
]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>*{margin:0}svg{display:block;width:100vw;height:100vh}</style>${drawing}`);
  await page.screenshot({ path: new URL(`frontend/assets/icons/${name}.png`, root).pathname, omitBackground: true });
  await page.close();
}
await browser.close();
