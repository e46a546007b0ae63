#!/bin/sh
# Puts the map's library (MapLibre GL JS: script, worker, style sheet) among the web files, under frontend/assets/map
# with the hash of their content in the name, and writes which is which to files.txt there. The web build compresses
# them with everything else. Safe to repeat: what is there already is left alone.
set -eu
cd "$(dirname "$0")/.."
from=node_modules/maplibre-gl/dist
to=frontend/assets/map
[ -e "$from/maplibre-gl.mjs" ] || {
	echo "guatu: the map's library is missing ($from)" >&2
	echo "guatu: way out: run 'make setup-web'" >&2
	exit 1
}
mkdir -p "$to"
node --input-type=module - "$from" "$to" <<'JS'
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";

const [from, to] = process.argv.slice(2);
const files = { script: "maplibre-gl.mjs", worker: "maplibre-gl-worker.mjs", style: "maplibre-gl.css" };
const kept = { "files.txt": "" };
for (const [key, file] of Object.entries(files)) {
  // The map beside a script would be asked for by developer tools alone, and is not served.
  const text = readFileSync(`${from}/${file}`, "utf8").replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n");
  const hash = createHash("md5").update(text).digest("base64url");
  const name = file.replace(/\.m?(\w+)$/, `.${hash}.$1`);
  kept[name] = text;
  kept["files.txt"] += `${key}: ${name}\n`;
}
for (const name of readdirSync(to)) if (!(name in kept)) rmSync(`${to}/${name}`);
for (const [name, text] of Object.entries(kept)) if (!existsSync(`${to}/${name}`) || name === "files.txt") writeFileSync(`${to}/${name}`, text);
JS
