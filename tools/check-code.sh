#!/bin/sh
# Formatting and clippy on both sides, one package graph at a time, and the browser's dependency gate.
set -eu
cd "$(dirname "$0")/.."

say() { printf '\nguatu: %s\n' "$*"; }

say "formatting"
cargo fmt --check

say "clippy: domain, store, app on the server, server"
cargo clippy --locked -q -p domain -p store -p server --all-targets -- -D warnings
cargo clippy --locked -q -p app --features ssr --all-targets -- -D warnings

say "clippy: the browser's side"
cargo clippy --locked -q -p domain -p browser -p frontend --target wasm32-unknown-unknown -- -D warnings

say "no server code on the browser's side"
tools/check-wasm-dependencies.sh
