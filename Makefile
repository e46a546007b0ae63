# Every command of the house. Each target is a few lines; what a step does in full is in tools/.
# Repeating a target is safe: set-up steps look first and install only what is missing.

export PATH := $(CURDIR)/node_modules/.bin:$(PATH)

.PHONY: help setup-web web build dev run setup-test test lint setup-lint bench screenshots

help: ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

setup-web: ## installs what the web build needs: WASM target, cargo-leptos, wasm-bindgen, Tailwind, wasm-opt
	@tools/setup-web.sh

web: setup-web ## builds the browser's files into target/site: hashed names, split WASM, gzip and brotli
	@tools/build-web.sh

build: web ## builds target/release/guatu: one program with the web files inside
	@echo "guatu: building the server with the web files inside (target/release/guatu)"
	cargo build --release --locked -p server --bin guatu --features embed

dev: setup-web ## serves the demo on 127.0.0.1:3000, rebuilds and reloads when a file changes
	cargo leptos watch --split -- serve --demo

run: build ## builds and serves the demo on http://127.0.0.1:3000
	@echo "guatu: serving the demo; Ctrl-C stops it"
	target/release/guatu serve --demo

setup-test: setup-web ## installs what the tests need: PostgreSQL, Chromium, Playwright
	@tools/setup-test.sh

test: setup-test ## every check and test: both sides, both databases, desktop and phone
	@tools/test.sh

lint: ## formats, clippy on both sides, licences, bans, sources, unused dependencies
	@tools/lint.sh

bench: build setup-test ## measures the promises of speed and size, as ratios in one run
	@tools/bench.sh

screenshots: build setup-test ## takes the README's pictures
	@tools/screenshots.sh docs
