// Promises a browser has to measure (DESIGN §6): `node promises.mjs URL load|typing|lighthouse …`.
// Prints one line a promise; exits non-zero when one is not met.
import { chromium as playwright } from "@playwright/test";
import { chromium, launchArguments } from "./fixtures/browser.mjs";

const [base, ...wanted] = process.argv.slice(2);
if (!base || wanted.length === 0) {
  console.error("usage: node promises.mjs URL load|typing|lighthouse …");
  process.exit(2);
}
let broken = 0;
const tell = (promise, measured, limit, kept) => {
  if (!kept) broken += 1;
  console.log(`${kept ? "kept  " : "BROKEN"}  ${promise}: ${measured} (promised ${limit})`);
};

/** Bytes over the wire of a first visit, until the network is idle. */
async function firstLoad(browser, path) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  const bytes = new Map();
  const names = new Map();
  session.on("Network.responseReceived", (event) => names.set(event.requestId, event.response.url));
  session.on("Network.loadingFinished", (event) => bytes.set(event.requestId, event.encodedDataLength));
  await page.goto(`${base}${path}`, { waitUntil: "networkidle" });
  await page.waitForFunction(() => document.documentElement.dataset.hydrated === "true");
  await page.waitForLoadState("networkidle");
  await context.close();
  const parts = [...bytes].map(([id, size]) => [new URL(names.get(id) ?? base).pathname, size]);
  return { total: parts.reduce((sum, [, size]) => sum + size, 0), parts };
}

/** Milliseconds from a key press in the filter box to the next paint, the worst of twenty. */
async function typing(browser) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${base}/projects`);
  await page.waitForFunction(() => document.documentElement.dataset.hydrated === "true");
  const box = page.locator("input[name=q]").first();
  await box.focus();
  await page.evaluate(() => {
    window.paints = [];
    const painted = () => {
      const pressed = performance.now();
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => window.paints.push(performance.now() - pressed);
        channel.port2.postMessage(0);
      });
    };
    addEventListener("keydown", painted, { capture: true });
  });
  const words = "daolujiaotongxiangmu";
  for (const key of words) {
    await page.keyboard.press(key);
    await page.waitForTimeout(120);
  }
  await page.waitForFunction((count) => window.paints.length === count, words.length);
  const paints = await page.evaluate(() => window.paints);
  await context.close();
  return paints.sort((a, b) => a - b);
}

const browser = await playwright.launch({ executablePath: chromium(), args: launchArguments });
if (wanted.includes("load")) {
  const load = await firstLoad(browser, "/projects");
  for (const [path, size] of load.parts.sort((a, b) => b[1] - a[1]).slice(0, 8)) {
    console.log(`          ${(size / 1000).toFixed(1).padStart(7)} kB  ${path}`);
  }
  tell("first load of /projects, compressed", `${(load.total / 1000).toFixed(0)} kB`, "≤ 350 kB", load.total <= 350_000);
}
if (wanted.includes("typing")) {
  const paints = await typing(browser);
  const worst = paints[paints.length - 1];
  const median = paints[Math.floor(paints.length / 2)];
  tell("key press in the filter box to next paint", `median ${median.toFixed(0)} ms, worst ${worst.toFixed(0)} ms`, "≤ 50 ms", worst <= 50);
}
await browser.close();

if (wanted.includes("lighthouse")) {
  process.env.CHROME_PATH = chromium() ?? playwright.executablePath();
  const { default: lighthouse } = await import("lighthouse");
  const { launch } = await import("chrome-launcher");
  const chrome = await launch({ chromeFlags: ["--headless=new", ...launchArguments] });
  const floors = { performance: 0.95, accessibility: 1, "best-practices": 0.95 };
  for (const path of ["/", "/projects"]) {
    const { lhr } = await lighthouse(`${base}${path}`, { port: chrome.port, onlyCategories: Object.keys(floors), logLevel: "error" });
    for (const [category, floor] of Object.entries(floors)) {
      const score = lhr.categories[category].score;
      tell(`Lighthouse mobile, ${category} of ${path}`, Math.round(score * 100), `≥ ${floor * 100}`, score >= floor);
    }
  }
  await chrome.kill();
}
process.exit(broken ? 1 : 0);
