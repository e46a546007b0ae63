// The service worker, served as /sw.js: what opens without a network, and what a new version replaces.
// tools/service-worker.mjs puts the list of files in, so a new build is a new worker.
//
// Kept: the files of the frame and of the offline pages, and two shells of those pages (Chinese, English), asked for
// without cookies, so that they are nobody's. No other page and no answer of the API is ever kept here; the copy of
// the portfolio is the pages' own (IndexedDB, `frontend/browser/src/offline`).

/** `{ url, revision }` of every file; the revision is null where the name carries the content's hash. */
const FILES = self.__WB_MANIFEST;
/** Every cache of ours begins so, and those of others on this origin are left alone. */
const PREFIX = "guatu-files-";
const CACHE = PREFIX + mark(JSON.stringify(FILES));
/** The pages that draw what is on the device. One shell serves them all: they are drawn by the address. */
const OFFLINE = "/offline";
const LANGUAGES = ["zh-CN", "en"];
/** A network that says nothing for so long, in milliseconds, counts as none, if there is a copy to show instead. */
const PATIENCE = 4_000;
/** The same for the offline pages, of which the server has nothing that the shell has not. */
const PATIENCE_OFFLINE = 1_000;
/** Where the pages keep their copy: `browser::offline` names the same. */
const DATABASE = "guatu-offline";
const STORE = "packs";
/** Where one signs out. */
const SIGN_OUT = "/sign-out";
/** What a page says: take over now; and what it is told: its files are not those of this version. */
const TAKE_OVER = "take over";
const NEWER = "newer";
/** A file whose name carries its hash never changes: 22 characters of base64url before the ending. */
const HASHED = /\.[\w-]{22}\.\w+$/;

/** FNV-1a, 32 bits: enough to tell a version from the one before. */
function mark(text) {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}

/** What is kept at an address, in any version: the servers' `Vary` is about codings and cookies, not about these. */
const kept = (url, cache) => caches.match(url, { ignoreVary: true, ...(cache && { cacheName: cache }) });

const shellAddress = (language) => `${OFFLINE}?lang=${language}`;

self.addEventListener("install", (event) => event.waitUntil(install()));

async function install() {
  // The version in force may have the same files, and only another worker.
  const isNew = !(await caches.has(CACHE));
  const cache = await caches.open(CACHE);
  try {
    await Promise.all([...FILES.map((file) => keepFile(cache, file)), ...LANGUAGES.map((tag) => keepShell(cache, tag))]);
  } catch (error) {
    // Half a version is none; the browser tries again at the next visit.
    if (isNew) await caches.delete(CACHE);
    throw error;
  }
}

async function keepFile(cache, { url, revision }) {
  const before = revision ? undefined : await kept(url);
  const answer = before ?? (await fetch(url, { credentials: "omit", cache: revision ? "no-cache" : "default" }));
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  await cache.put(url, answer);
}

async function keepShell(cache, language) {
  const address = shellAddress(language);
  const answer = await fetch(address, { credentials: "omit", cache: "no-store" });
  // A redirected answer may not answer a navigation.
  if (!answer.ok || answer.redirected) throw new Error(`${address}: ${answer.status}`);
  await cache.put(address, answer);
}

self.addEventListener("activate", (event) => event.waitUntil(activate()));

/** The version before stays for pages that were loaded with it; what is older goes. `keys` is in the order of making. */
async function activate() {
  const others = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
}

/** A page asks with the address of its code whether this version is another, or lets it take over. */
self.addEventListener("message", (event) => {
  if (event.data === TAKE_OVER) event.waitUntil(self.skipWaiting());
  else if (typeof event.data === "string" && !FILES.some((file) => file.url === event.data)) event.source?.postMessage(NEWER);
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  // Whoever signs out leaves nothing behind, even if the page that follows never comes to life.
  if (request.method === "POST" && url.pathname === SIGN_OUT) event.waitUntil(done(indexedDB.deleteDatabase(DATABASE)));
  if (request.method !== "GET" || url.origin !== self.location.origin || url.pathname.startsWith("/api/")) return;
  // The last part of a file's address has a dot: exports and the wall chart are no pages, and may take their time.
  const isFile = url.pathname.split("/").at(-1).includes(".");
  if (request.mode === "navigate") {
    if (!isFile) event.respondWith(page(request, url));
  } else if (HASHED.test(url.pathname)) event.respondWith(hashedFile(event));
  else if (FILES.some((file) => file.url === url.pathname)) event.respondWith(file(request, url));
});

/** Once kept, for ever. What is missing stays missing: a 404 is passed on and never kept. */
async function hashedFile(event) {
  const { request } = event;
  const before = await kept(request.url);
  if (before) return before;
  const answer = await fetch(request);
  // The map's library is as large as everything else, and the browser keeps it by itself.
  if (answer.ok && new URL(request.url).pathname.startsWith("/pkg/")) {
    const copy = answer.clone();
    // A full device keeps nothing, and is none the worse for it.
    event.waitUntil(caches.open(CACHE).then((cache) => cache.put(request.url, copy)).catch(() => {}));
  }
  return answer;
}

/** Files without a hash in the name (the icons): as the server has them now, or as they were. */
async function file(request, url) {
  try {
    return await fetch(request);
  } catch (error) {
    const before = await kept(url.pathname);
    if (before) return before;
    throw error;
  }
}

/** A page: from the server; without one, the offline page that shows the same. */
async function page(request, url) {
  const asked = fetch(request);
  // It may fail while the copy is looked for.
  asked.catch(() => {});
  const shown = isOffline(url) || (twin(url).isCopy && !comesFromOffline(request) && (await hasCopy()));
  try {
    const patience = isOffline(url) ? PATIENCE_OFFLINE : PATIENCE;
    return await (shown ? Promise.race([asked, tooSlow(patience)]) : asked);
  } catch (error) {
    if (isOffline(url)) return shell(url);
    if (await kept(shellAddress(LANGUAGES[0]))) return Response.redirect(twin(url).href, 302);
    throw error;
  }
}

const isOffline = (url) => url.pathname === OFFLINE || url.pathname.startsWith(`${OFFLINE}/`);

const tooSlow = (patience) => new Promise((_, fail) => setTimeout(() => fail(new Error("slow network")), patience));

/** Who comes from an offline page has seen the copy and wants the page itself, however long it takes. */
const comesFromOffline = ({ referrer }) => Boolean(referrer) && isOffline(new URL(referrer));

/** The shell in the language that is asked for, or that was last. */
async function shell(url) {
  const asked = url.searchParams.get("lang");
  const cache = await caches.open(CACHE);
  if (LANGUAGES.includes(asked)) await cache.put("/language", new Response(asked));
  const last = await (await kept("/language", CACHE))?.text();
  const wanted = LANGUAGES.includes(last) ? last : LANGUAGES.find((tag) => self.navigator.language.startsWith(tag.slice(0, 2)));
  const address = shellAddress(wanted ?? LANGUAGES[0]);
  return (await kept(address, CACHE)) ?? (await kept(address)) ?? Response.error();
}

/** The offline page that shows a copy of what a page shows; of other pages the first one says that they need a network. */
function twin(url) {
  const path = url.pathname.replace(/\/$/, "");
  const code = /^\/(?:projects|p)\/([^/]+)$/.exec(path)?.[1];
  const to = (rest, isCopy) => ({ href: new URL(OFFLINE + rest, url).href, isCopy });
  if (path === "/projects" || path === "/map") return to(path + url.search, true);
  if (code && code !== "new") return to(`/projects/${code}${url.search}`, true);
  return to(path === "" ? "" : `?wanted=${encodeURIComponent(path)}`, false);
}

/** Whether a copy of the portfolio is on this device. Opening a database would make it, so its name is looked for. */
async function hasCopy() {
  try {
    const known = await indexedDB.databases();
    if (!known.some(({ name }) => name === DATABASE)) return false;
    const database = await done(indexedDB.open(DATABASE));
    try {
      return (await done(database.transaction(STORE).objectStore(STORE).count())) > 0;
    } finally {
      database.close();
    }
  } catch {
    return false;
  }
}

const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
