#!/bin/sh
# Installs what the web build needs, if it is absent or of another version. Safe to repeat.
# Sources: the Rust toolchain's own channel, crates.io and npm; nothing is downloaded from elsewhere.
set -eu
cd "$(dirname "$0")/.."

# The versions this repository is built with. wasm-bindgen must be exactly the library's (Cargo.toml).
CARGO_LEPTOS=0.3.10
WASM_BINDGEN=0.2.130
NODE_MAJOR=20

say() { echo "guatu: $*"; }
fail() {
	echo "guatu: $1" >&2
	echo "guatu: way out: $2" >&2
	exit 1
}

command -v cargo >/dev/null 2>&1 ||
	fail "cargo is missing" "install Rust from https://rustup.rs, then open a new shell"
command -v node >/dev/null 2>&1 && command -v npm >/dev/null 2>&1 ||
	fail "node or npm is missing" "install Node.js $NODE_MAJOR or newer (Debian: apt-get install nodejs npm)"
node_major=$(node -p 'process.versions.node.split(".")[0]')
[ "$node_major" -ge "$NODE_MAJOR" ] ||
	fail "node is version $node_major, $NODE_MAJOR or newer is needed" "install a newer Node.js"

if [ ! -d "$(rustc --print target-libdir --target wasm32-unknown-unknown)" ]; then
	say "adding the compiler's WASM target"
	command -v rustup >/dev/null 2>&1 ||
		fail "the WASM target is missing and there is no rustup to add it" \
			"install your distribution's package for it (Debian: libstd-rust-dev-wasm32), or use rustup"
	rustup target add wasm32-unknown-unknown
fi

# install_tool NAME VERSION FOUND: cargo-binstall takes a built one, cargo install builds it (some minutes).
install_tool() {
	case "$3" in *" $2"*) return 0 ;; esac
	say "installing $1 $2 (found: ${3:-none})"
	if command -v cargo-binstall >/dev/null 2>&1 && cargo binstall --no-confirm --force "$1@$2"; then
		return 0
	fi
	cargo install --locked --force "$1" --version "$2" && return 0
	# The tool's own lock may name a crate that this registry does not have (a mirror that lags, a release
	# that was withdrawn): then with the newest that fit.
	say "$1 $2 cannot be built with the versions it was released with; trying newer ones"
	cargo install --force "$1" --version "$2" ||
		fail "$1 $2 could not be installed" "run: cargo install $1 --version $2"
}
install_tool cargo-leptos "$CARGO_LEPTOS" "$(cargo leptos --version 2>/dev/null || true)"
install_tool wasm-bindgen-cli "$WASM_BINDGEN" "$(wasm-bindgen --version 2>/dev/null || true)"

if [ ! -e node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
	say "installing Tailwind, daisyUI, wasm-opt, the map's library, the wall chart's typeface and workbox (npm install)"
	# Not "npm ci": it refuses a lock without the optional builds of every other platform.
	npm install --no-save --no-audit --no-fund ||
		fail "npm install failed" "check that the npm registry can be reached, then run make again"
	touch node_modules/.package-lock.json
fi
tools/map-library.sh
