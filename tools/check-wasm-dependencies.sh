#!/bin/sh
# Fails when a crate that belongs on the server is in the browser's dependency tree.
set -eu
cd "$(dirname "$0")/.."
tree=$(cargo tree --locked -p frontend --target wasm32-unknown-unknown -e normal --prefix none)
found=$(printf '%s\n' "$tree" | grep -E '^(sqlx|sqlx-core|libsqlite3-sys|axum|hyper|leptos_axum|mio|store|server|pinyin) ' | sort -u || true)
if [ -n "$found" ]; then
	echo "guatu: server code would be sent to the browser:" >&2
	echo "$found" >&2
	echo "guatu: way out: make the dependency optional and enable it under app's feature ssr only" >&2
	exit 1
fi
