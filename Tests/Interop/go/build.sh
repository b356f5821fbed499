#!/bin/sh
# Builds the four Go programs from user.proto and given.proto. Usage: build.sh [OUTDIR [USER_PROTO]]; default: bin beside this script,
# and the file of this tree.
# Then: bin/client --address 127.0.0.1:50051 get 42
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=${1:-$here/bin}
user=${2:-$here/../../../Contracts/Users/user.proto}
protoc=/usr/bin/protoc
packages=/usr/share/gocode

if ! { [ -x $protoc ] && [ -x /usr/bin/go ] && [ -x /usr/bin/protoc-gen-go ] && [ -x /usr/bin/protoc-gen-go-grpc ] \
  && [ -d $packages/src/google.golang.org/grpc ] && [ -d $packages/src/github.com/golang/protobuf/ptypes ]; }; then
  echo "Missing tools; install them with:" >&2
  echo "apt-get install -y --no-install-recommends golang-go golang-google-grpc-dev golang-github-golang-protobuf-1-5-dev protobuf-compiler protoc-gen-go protoc-gen-go-grpc" >&2
  exit 1
fi

generate() { # PROTO PACKAGE: the stubs become PACKAGE/pb, as the file's go_package says
  mkdir -p "$out/gopath/src/$2"
  PATH="/usr/bin:$PATH" $protoc -I"$(dirname "$1")" --go_out="$out/gopath/src/$2" --go-grpc_out="$out/gopath/src/$2" "$1"
}

mkdir -p "$out"
out=$(cd "$out" && pwd)
generate "$user" users
generate "$here/../given.proto" given

cd "$here"
GO111MODULE=off GOPROXY=off GOFLAGS= GOTOOLCHAIN=local GOPATH="$out/gopath:$packages" \
  /usr/bin/go build -o "$out/" ./client ./server ./given_client ./given_server
