#!/bin/sh
# Builds the Go peer from the exported bench.proto. Usage: build.sh OUTDIR; then OUTDIR/server prints where it listens.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
packages=/usr/share/gocode

if ! { [ -x /usr/bin/protoc ] && [ -x /usr/bin/go ] && [ -x /usr/bin/protoc-gen-go ] && [ -x /usr/bin/protoc-gen-go-grpc ] \
  && [ -d $packages/src/google.golang.org/grpc ] && [ -d $packages/src/github.com/golang/protobuf/ptypes ]; }; then
  echo "apt-get install -y --no-install-recommends golang-go golang-google-grpc-dev golang-github-golang-protobuf-1-5-dev protobuf-compiler protoc-gen-go protoc-gen-go-grpc" >&2
  exit 1
fi

mkdir -p "$1/gopath/src/bench"
out=$(cd "$1" && pwd)
PATH="/usr/bin:$PATH" /usr/bin/protoc -I"$here/../../Contract" --go_out="$out/gopath/src/bench" --go-grpc_out="$out/gopath/src/bench" bench.proto
cd "$here"
GO111MODULE=off GOPROXY=off GOFLAGS= GOTOOLCHAIN=local GOPATH="$out/gopath:$packages" /usr/bin/go build -o "$out/server" .
