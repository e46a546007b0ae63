#!/bin/sh
# Puts what only some pages load among the web files: the map's library (MapLibre GL JS: script, worker,
# style sheet), what reads archives of tiles (PMTiles), what draws on it (Terra Draw and its adapter), and our own style
# sheets of these pages; under frontend/assets/map with the hash of their content in the name, and writes which is which
# to files.txt there. The web build compresses them with everything else. Safe to repeat: what is there already is left
# alone.
set -eu
cd "$(dirname "$0")/.."
to=frontend/assets/map
for package in maplibre-gl pmtiles terra-draw terra-draw-maplibre-gl-adapter; do
	[ -e "node_modules/$package/dist" ] || {
		echo "guatu: the map's library is missing (node_modules/$package)" >&2
		echo "guatu: way out: run 'make setup-web'" >&2
		exit 1
	}
done
mkdir -p "$to" target/tmp
for sheet in portfolio_map wall desk offline; do
	tailwindcss --input "style/$sheet.css" --output "target/tmp/$sheet.css" --minify >target/tmp/sheet.log 2>&1 || {
		cat target/tmp/sheet.log >&2
		exit 1
	}
done
node --input-type=module - "$to" <<'JS'
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";

const [to] = process.argv.slice(2);
const maplibre = "node_modules/maplibre-gl/dist";
// A name of a package is nothing a browser finds: it becomes the file beside it. The archives' reader is no module.
const files = {
  script: [`${maplibre}/maplibre-gl.mjs`],
  worker: [`${maplibre}/maplibre-gl-worker.mjs`],
  style: [`${maplibre}/maplibre-gl.css`],
  page: ["target/tmp/portfolio_map.css"],
  wall: ["target/tmp/wall.css"],
  desk: ["target/tmp/desk.css"],
  offline: ["target/tmp/offline.css"],
  archive: ["node_modules/pmtiles/dist/pmtiles.js", (text) => `${text}\nexport const { Protocol } = pmtiles;\n`],
  draw: ["node_modules/terra-draw/dist/terra-draw.modern.js"],
  "draw-adapter": [
    "node_modules/terra-draw-maplibre-gl-adapter/dist/terra-draw-maplibre-gl-adapter.modern.js",
    (text) => text.replace('from"terra-draw"', `from"./${names.draw}"`),
  ],
};
const names = {};
const kept = { "files.txt": "" };
for (const [key, [file, change = (text) => text]] of Object.entries(files)) {
  // The map beside a script would be asked for by developer tools alone, and is not served.
  const text = change(readFileSync(file, "utf8").replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n"));
  const hash = createHash("md5").update(text).digest("base64url");
  const name = file.split("/").at(-1).replace(/\.m?(\w+)$/, `.${hash}.$1`);
  names[key] = name;
  kept[name] = text;
  kept["files.txt"] += `${key}: ${name}\n`;
}
if (!kept[names["draw-adapter"]].includes(names.draw)) throw new Error("the adapter names Terra Draw in another way");
for (const name of readdirSync(to)) if (!(name in kept)) rmSync(`${to}/${name}`);
for (const [name, text] of Object.entries(kept)) if (!existsSync(`${to}/${name}`) || name === "files.txt") writeFileSync(`${to}/${name}`, text);
JS
