#!/bin/sh
# What a reviewer should not have to say: formatting, lints of both sides, licences, unused dependencies.
set -eu
cd "$(dirname "$0")/.."

# tool NAME: installs a checker that is absent.
tool() {
	command -v "$1" >/dev/null 2>&1 && return 0
	echo "guatu: installing $1"
	if command -v cargo-binstall >/dev/null 2>&1 && cargo binstall --no-confirm "$1"; then return 0; fi
	cargo install --locked "$1" || {
		echo "guatu: $1 could not be installed" >&2
		echo "guatu: way out: run 'cargo install --locked $1' and read what it says" >&2
		exit 1
	}
}
tool cargo-deny
tool cargo-machete

tools/check-code.sh
cargo deny --log-level error check licenses bans sources
cargo machete
