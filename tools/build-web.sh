#!/bin/sh
# Builds target/site: style sheet, script, one WASM file for the frame and one a page, all with the hash
# of their content in the name and with .gz and .br beside them; and target/site.hashes.txt, which says
# which hash belongs to what; and the service worker over them. Then prints what a first visit loads.
set -eu
cd "$(dirname "$0")/.."
PATH="$PWD/node_modules/.bin:$PATH"

tools/map-library.sh
echo "guatu: building the browser's files (target/site)"
cargo leptos build --release --split --frontend-only --precompress || {
	echo "guatu: the web build failed" >&2
	echo "guatu: way out: if a tool is missing run 'make setup-web'; else the compiler's message is above" >&2
	exit 1
}
node tools/service-worker.mjs

echo "guatu: compressed sizes (brotli), bytes"
for file in target/site/pkg/*.wasm.br target/site/pkg/*.js.br target/site/pkg/*.css.br target/site/map/*.br; do
	if [ -e "$file" ]; then printf '%9d  %s\n' "$(wc -c <"$file")" "$(basename "$file" .br)"; fi
done
