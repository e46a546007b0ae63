#!/bin/sh
# screenshots.sh FOLDER [--all]: pictures of the demo.
set -eu
cd "$(dirname "$0")/.."
folder=$1
shift
# shellcheck disable=SC2016
tools/with-demo.sh sh -c 'node end2end/screenshots.mjs "$GUATU_URL" "$@"' shots "$folder" "$@"
