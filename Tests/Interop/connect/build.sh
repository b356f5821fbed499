#!/bin/sh
# Generates connect-es's stubs from user.proto, bundles the page's program, and puts the clients beside them.
# Usage: build.sh OUTDIR; OUTDIR has to lie in or below the folder with node_modules (artifacts/connect, as ./test installs it).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
packages=$here/../../../artifacts/connect/node_modules/.bin
mkdir -p "$1"
cp "$here"/*.mjs "$1/"
/usr/bin/protoc -I"$here/../../../Contracts/Users" --plugin="$packages/protoc-gen-es" \
  --es_out="$1" --es_opt=target=js,import_extension=js,js_import_style=module user.proto
printf '{ "type": "module" }\n' >"$1/package.json"
"$packages/esbuild" --bundle --format=esm --log-level=warning --outfile="$1/page.js" "$1/page.mjs"
