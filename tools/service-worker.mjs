// Builds the service worker: target/site/sw.js with the list of what it keeps, and .gz and .br beside it. Run after the
// web build, whose files' names it lists: the frame's own, those of the offline pages (what the split manifest says
// their code needs) and the icons; nothing else is worth a visitor's bytes. Fails when one of them is not there.
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { injectManifest } from "workbox-build";

const site = "target/site";
const worker = `${site}/sw.js`;
/** The most the precache may weigh, compressed, in bytes: it is loaded once, after the first page. */
const LIMIT = 700_000;

const entries = (file) =>
  Object.fromEntries(readFileSync(file, "utf8").trim().split("\n").map((line) => line.split(": ")));
const fail = (text) => {
  console.error(`guatu: ${text}`);
  process.exit(1);
};

const hashes = entries(`${site}.hashes.txt`);
const map = entries(`${site}/map/files.txt`);
const split = JSON.parse(readFileSync(`${site}/pkg/__wasm_split_manifest.${hashes.manifest}.json`, "utf8"));
const offline = Object.entries(split).find(([name]) => name.startsWith("__offline_view_"));
const files = [
  `pkg/guatu.${hashes.js}.js`,
  `pkg/guatu.${hashes.wasm}.wasm`,
  `pkg/guatu.${hashes.css}.css`,
  `pkg/__wasm_split.${hashes.split}.js`,
  ...(offline?.[1] ?? []).map((name) => `pkg/${name}.wasm`),
  ...[map.desk, map.page, map.offline].filter(Boolean).map((name) => `map/${name}`),
  "icon.svg",
  "manifest.webmanifest",
  "icons/icon-192.png",
];
for (const file of files) if (!existsSync(`${site}/${file}`)) fail(`the service worker's list names ${file}, which the web build has not made`);
if (!offline) fail("the split manifest names no code of the offline pages");

const { count, size, warnings } = await injectManifest({
  swSrc: "frontend/service_worker/worker.js",
  swDest: worker,
  globDirectory: site,
  globPatterns: files,
  // Names with the content's hash need no other.
  dontCacheBustURLsMatching: /\.[\w-]{22}\.\w+$/,
  maximumFileSizeToCacheInBytes: 4 << 20,
  modifyURLPrefix: { "": "/" },
});
if (warnings.length > 0 || count !== files.length) fail(`the service worker's list has ${count} of ${files.length} files: ${warnings.join("; ")}`);

const text = readFileSync(worker);
writeFileSync(`${worker}.gz`, gzipSync(text, { level: 9 }));
writeFileSync(`${worker}.br`, brotliCompressSync(text));
const sent = files.map((file) => (existsSync(`${site}/${file}.br`) ? `${site}/${file}.br` : `${site}/${file}`));
const weight = sent.reduce((sum, file) => sum + statSync(file).size, 0);
console.log(`guatu: the service worker keeps ${count} files: ${size} bytes, ${weight} compressed`);
if (weight > LIMIT) fail(`that is more than ${LIMIT}: which file is not needed without a network?`);
