// Promises a browser has to measure (DESIGN §6): `node promises.mjs URL load|map|pan|typing|lighthouse …`.
// Prints one line a promise; exits non-zero when one is not met.
import { chromium as playwright } from "@playwright/test";
import { chromium, launchArguments } from "./fixtures/browser.mjs";

const [base, ...wanted] = process.argv.slice(2);
if (!base || wanted.length === 0) {
  console.error("usage: node promises.mjs URL load|map|pan|typing|lighthouse …");
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

/** A page with nothing but the library and points: what any map page costs. `data`: GeoJSON, or its address as JSON. */
async function bareMap(data) {
  const list = await (await fetch(`${base}/map/files.txt`)).text();
  const files = new Map(list.trim().split("\n").map((line) => line.split(": ")));
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><link rel="stylesheet" href="/map/${files.get("style")}">
    <style>#map { position: fixed; inset: 0; }</style></head><body><div id="map"></div><script type="module">
    import { Map, setWorkerUrl } from "/map/${files.get("script")}";
    setWorkerUrl(new URL("/map/${files.get("worker")}", location.href).href);
    const data = ${data};
    const map = new Map({ container: "map", center: [118.62, 24.9], zoom: 11, attributionControl: false, style: {
      version: 8, sources: { points: { type: "geojson", data } },
      layers: [{ id: "ground", type: "background", paint: { "background-color": "#eee" } },
               { id: "points", type: "circle", source: "points", paint: { "circle-color": "#c33", "circle-radius": 5 } }] } });
    globalThis.narrow = () => map.getSource("points").setData(data + "&light=red");
    map.once("idle", () => performance.mark("guatu-map-idle"));</script></body></html>`;
}

/** The times between frames, milliseconds, while a map of all projects is dragged about and then asked for fewer. */
async function panning(browser) {
  const bare = await bareMap("location.origin + '/api/v1/marks.geojson?sort=code'");
  const frames = async (path, place, narrow) => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.route("**/bare-map.html", (route) => route.fulfill({ contentType: "text/html", body: bare }));
    await page.goto(`${base}${path}`);
    await page.waitForFunction(() => performance.getEntriesByName("guatu-map-idle")[0], undefined, { timeout: 120_000 });
    // What a page does once its map is there is not what is measured.
    await page.waitForTimeout(3_000);
    const record = () => page.evaluate(() => {
      globalThis.between = [];
      let last = performance.now();
      const frame = (now) => {
        between.push(now - last);
        last = now;
        globalThis.recording = requestAnimationFrame(frame);
      };
      globalThis.recording = requestAnimationFrame(frame);
    });
    const recorded = () => page.evaluate(() => {
      cancelAnimationFrame(recording);
      return between.slice(1);
    });
    const box = await page.locator(place).boundingBox();
    const [x, y] = [box.x + box.width / 2, box.y + Math.min(box.height, 600) / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await record();
    for (let step = 0; step < 120; step += 1) {
      await page.mouse.move(x + 160 * Math.sin(step / 8), y + 90 * Math.cos(step / 6));
      await page.waitForTimeout(16);
    }
    const pan = await recorded();
    await page.mouse.up();
    await page.waitForTimeout(3_000);
    await record();
    await narrow(page);
    await page.waitForTimeout(4_000);
    const filter = await recorded();
    await context.close();
    return { pan, filter };
  };
  const ours = { pan: [], filter: [] };
  const plain = { pan: [], filter: [] };
  for (let run = 0; run < 3; run += 1) {
    for (const [all, of] of [
      [plain, await frames("/bare-map.html", "#map", (page) => page.evaluate(() => narrow()))],
      [ours, await frames("/map?sort=code", ".map-place", (page) => page.locator(".map-head a[href*='light=red']").first().click())],
    ]) {
      all.pan.push(...of.pan);
      all.filter.push(...of.filter);
    }
  }
  return { ours, plain };
}

/** Milliseconds until the map's first idle event with everything on it: ours, and a bare page with the same points. */
async function mapIdle(browser) {
  const points = (await (await fetch(`${base}/api/v1/projects.geojson`)).json()).features.filter((feature) => feature.geometry);
  for (const point of points) {
    // A line or an area is a point there, too.
    const corners = point.geometry.coordinates.flat(Infinity);
    point.geometry = { type: "Point", coordinates: corners.slice(0, 2) };
  }
  const bare = await bareMap(`{ type: "FeatureCollection", features: ${JSON.stringify(points)} }`);
  const idle = async (path) => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.route("**/bare-map.html", (route) => route.fulfill({ contentType: "text/html", body: bare }));
    await page.goto(`${base}${path}`);
    const at = () => performance.getEntriesByName("guatu-map-idle")[0]?.startTime;
    const measured = await page.waitForFunction(at, undefined, { timeout: 60_000 });
    const time = await measured.jsonValue();
    await context.close();
    return time;
  };
  const times = { ours: [], bare: [] };
  for (let run = 0; run < 7; run += 1) {
    times.bare.push(await idle("/bare-map.html"));
    times.ours.push(await idle("/map"));
  }
  const median = (list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)];
  return { ours: median(times.ours), bare: median(times.bare), points: points.length };
}

const browser = await playwright.launch({ executablePath: chromium(), args: launchArguments });
if (wanted.includes("load")) {
  const load = await firstLoad(browser, "/projects");
  for (const [path, size] of load.parts.sort((a, b) => b[1] - a[1]).slice(0, 8)) {
    console.log(`          ${(size / 1000).toFixed(1).padStart(7)} kB  ${path}`);
  }
  tell("first load of /projects, compressed", `${(load.total / 1000).toFixed(0)} kB`, "≤ 350 kB", load.total <= 350_000);
}
if (wanted.includes("map")) {
  const { ours, bare, points } = await mapIdle(browser);
  const told = `${ours.toFixed(0)} ms, a bare page with the same ${points} points ${bare.toFixed(0)} ms: ${(ours / bare).toFixed(2)} ×`;
  tell("the map is idle", told, "≤ 1.30 ×", ours <= 1.3 * bare);
}
if (wanted.includes("pan")) {
  const { ours, plain } = await panning(browser);
  for (const what of ["pan", "filter"]) {
    const at = (list, part) => list.sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * part))];
    const told = [0.5, 0.95].map((part) => [at(ours[what], part), at(plain[what], part)]);
    const text = told.map(([a, b]) => `${a.toFixed(0)} to ${b.toFixed(0)} ms`).join(", at worst (95 %) ");
    tell(`frames of a map of all projects, ${what}, ours to a bare page's`, text, "≤ 1.50 ×", told.every(([a, b]) => a <= 1.5 * b));
  }
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
  for (const path of ["/", "/projects", "/map"]) {
    // The map brings its library.
    floors.performance = path === "/map" ? 0.9 : 0.95;
    const { lhr } = await lighthouse(`${base}${path}`, { port: chrome.port, onlyCategories: Object.keys(floors), logLevel: "error" });
    for (const [category, floor] of Object.entries(floors)) {
      const score = lhr.categories[category].score;
      tell(`Lighthouse mobile, ${category} of ${path}`, Math.round(score * 100), `≥ ${floor * 100}`, score >= floor);
    }
  }
  await chrome.kill();
}
process.exit(broken ? 1 : 0);
