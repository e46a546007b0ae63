#!/bin/sh
# with-demo.sh COMMAND…: serves the demo (or GUATU_PROJECTS made-up projects) from an empty directory of its
# own on a free port, runs the command with GUATU_URL set, and stops the server.
set -eu
cd "$(dirname "$0")/.."
port=${GUATU_E2E_PORT:-3918}
end2end/fixtures/serve.sh "$PWD/target/release/guatu" "$port" ${GUATU_PROJECTS:-} &
server=$!
trap 'kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true' EXIT INT TERM
tries=0
until node -e "fetch('http://127.0.0.1:$port/readyz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"; do
	tries=$((tries + 1))
	[ "$tries" -lt 400 ] || { echo "guatu: the server did not answer on port $port" >&2; exit 1; }
	sleep 0.5
done
GUATU_URL="http://127.0.0.1:$port" "$@"
