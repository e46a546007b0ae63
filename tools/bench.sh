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
say "in a browser: first load, the map and Lighthouse with the demo"
broken=0
# shellcheck disable=SC2016
tools/with-demo.sh sh -c 'node end2end/promises.mjs "$GUATU_URL" load map lighthouse' || broken=1
say "in a browser: typing with 10 000 projects"
# shellcheck disable=SC2016
GUATU_PROJECTS=10000 tools/with-demo.sh sh -c 'node end2end/promises.mjs "$GUATU_URL" typing' || broken=1
say "in a browser: the map with 100 000 projects"
# shellcheck disable=SC2016
GUATU_PROJECTS=100000 tools/with-demo.sh sh -c 'node end2end/promises.mjs "$GUATU_URL" pan' || broken=1
exit "$broken"
