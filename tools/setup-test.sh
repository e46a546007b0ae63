#!/bin/sh
# Installs what the tests need beyond the web build: a PostgreSQL to test on, a browser, Chinese fonts,
# Playwright. Safe to repeat: looks first.
set -eu
cd "$(dirname "$0")/.."

say() { echo "guatu: $*"; }
fail() {
	echo "guatu: $1" >&2
	echo "guatu: way out: $2" >&2
	exit 1
}

# debian PACKAGE…: installs packages where this is a Debian or Ubuntu and we may.
debian() {
	command -v apt-get >/dev/null 2>&1 || return 1
	if [ "$(id -u)" = 0 ]; then sudo=""; elif command -v sudo >/dev/null 2>&1; then sudo="sudo -n"; else return 1; fi
	say "installing $*"
	# shellcheck disable=SC2086
	$sudo apt-get update -qq && $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null
}

if [ -z "${GUATU_TEST_POSTGRES:-}" ] && [ -z "${GUATU_SKIP_POSTGRES:-}" ]; then
	command -v pg_virtualenv >/dev/null 2>&1 || debian postgresql postgresql-common ||
		fail "there is no PostgreSQL to test on (pg_virtualenv is missing)" \
			"Debian: apt-get install postgresql postgresql-common; elsewhere set GUATU_TEST_POSTGRES=postgres://user:password@host/postgres (databases are created and dropped there), or GUATU_SKIP_POSTGRES=1 to leave that half out"
fi

has_browser() {
	[ -n "${GUATU_CHROMIUM:-}" ] || [ -e /usr/bin/chromium ] || [ -e /usr/bin/chromium-browser ] ||
		ls "${PLAYWRIGHT_BROWSERS_PATH:-$HOME/.cache/ms-playwright}"/chromium-* >/dev/null 2>&1
}

if [ ! -e end2end/node_modules/.package-lock.json ] ||
	[ end2end/package-lock.json -nt end2end/node_modules/.package-lock.json ]; then
	say "installing Playwright and axe (npm install)"
	(cd end2end && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm install --no-save --no-audit --no-fund) ||
		fail "npm install failed in end2end" "check that the npm registry can be reached, then run make again"
	touch end2end/node_modules/.package-lock.json
fi
has_browser || debian chromium || (cd end2end && npx playwright install chromium) ||
	fail "there is no Chromium to test with" \
		"Debian: apt-get install chromium; or set GUATU_CHROMIUM to the path of one"
if ! fc-list 2>/dev/null | grep -qiE 'cjk|pingfang|yahei|source han|simsun|heiti'; then
	debian fonts-noto-cjk fontconfig || say "no Chinese font was found: pages are tested, but pictures show boxes"
fi
