#!/bin/sh
# Every check and test, in the order that fails soonest.
set -eu
cd "$(dirname "$0")/.."
PATH="$PWD/node_modules/.bin:$PATH"
export CARGO_PROFILE_DEV_DEBUG=line-tables-only

say() { printf '\nguatu: %s\n' "$*"; }

# run_tests PACKAGE…: with nextest where it is installed, else with cargo's own runner.
run_tests() {
	if command -v cargo-nextest >/dev/null 2>&1; then
		cargo nextest run --locked "$@"
	else
		cargo test --locked "$@"
	fi
}

tools/check-code.sh

say "tests: domain, app, server"
run_tests -p domain
run_tests -p app --features ssr
run_tests -p server

say "tests: store, on SQLite and on PostgreSQL"
if [ -n "${GUATU_TEST_POSTGRES:-}" ] || [ -n "${GUATU_SKIP_POSTGRES:-}" ]; then
	run_tests -p store
else
	# A server of its own, thrown away afterwards.
	# shellcheck disable=SC2016
	runner=$(command -v cargo-nextest >/dev/null 2>&1 && echo 'nextest run' || echo test)
	pg_virtualenv -t sh -c "GUATU_TEST_POSTGRES=postgres://\$PGUSER:\$PGPASSWORD@localhost:\$PGPORT/postgres cargo $runner --locked -p store"
fi

say "the release build, for the journeys"
make build

say "journeys: desktop and phone, each with axe"
cd end2end && npx playwright test
