#!/bin/sh
# Puts what only the map and the wall load among the web files: the map's library (MapLibre GL JS: script, worker, style
# sheet) and our own style sheets of the two pages; under frontend/assets/map with the hash of their content in the
# name, and writes which is which to files.txt there. The web build compresses them with everything else. Safe to
# repeat: what is there already is left alone.
set -eu
cd "$(dirname "$0")/.."
from=node_modules/maplibre-gl/dist
to=frontend/assets/map
[ -e "$from/maplibre-gl.mjs" ] || {
	echo "guatu: the map's library is missing ($from)" >&2
	echo "guatu: way out: run 'make setup-web'" >&2
	exit 1
}
mkdir -p "$to" target/tmp
for sheet in portfolio_map wall; do
	tailwindcss --input "style/$sheet.css" --output "target/tmp/$sheet.css" --minify >target/tmp/sheet.log 2>&1 || {
		cat target/tmp/sheet.log >&2
		exit 1
	}
done
node --input-type=module - "$from" "$to" <<'JS'
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename } from "node:path";

const [from, to] = process.argv.slice(2);
const files = {
  script: `${from}/maplibre-gl.mjs`,
  worker: `${from}/maplibre-gl-worker.mjs`,
  style: `${from}/maplibre-gl.css`,
  page: "target/tmp/portfolio_map.css",
  wall: "target/tmp/wall.css",
};
const kept = { "files.txt": "" };
for (const [key, file] of Object.entries(files)) {
  // The map beside a script would be asked for by developer tools alone, and is not served.
  const text = readFileSync(file, "utf8").replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n");
  const hash = createHash("md5").update(text).digest("base64url");
  const name = basename(file).replace(/\.m?(\w+)$/, `.${hash}.$1`);
  kept[name] = text;
  kept["files.txt"] += `${key}: ${name}\n`;
}
for (const name of readdirSync(to)) if (!(name in kept)) rmSync(`${to}/${name}`);
for (const [name, text] of Object.entries(kept)) if (!existsSync(`${to}/${name}`) || name === "files.txt") writeFileSync(`${to}/${name}`, text);
JS
