#!/bin/sh
# The promises of speed, size and memory (DESIGN §6), each with what was measured, its limit and a verdict.
# Lines that begin with two blanks explain the line before them. About ten minutes.
set -eu
cd "$(dirname "$0")/.."
say() { printf '\nguatu: %s\n' "$*"; }

say "filter and roll-up, against a loop by hand and against SQLite"
cargo bench --locked -q -p store --bench rollup
say "loading, reading and durable writes, against raw commits"
cargo bench --locked -q -p store --bench load
say "pages, first load, cold start, memory"
cargo bench --locked -q -p server --features embed --bench promises
