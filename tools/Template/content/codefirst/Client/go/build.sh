#!/bin/sh
# Builds bin/client from starter.proto, with the Go packages of Debian or Ubuntu. Then: bin/client 127.0.0.1:50051 get 1
set -eu
cd "$(dirname "$0")"
mkdir -p bin/gopath/src/starter
PATH="/usr/bin:$PATH" /usr/bin/protoc -I../../Contracts --go_out=bin/gopath/src/starter --go-grpc_out=bin/gopath/src/starter starter.proto
GO111MODULE=off GOPROXY=off GOFLAGS= GOTOOLCHAIN=local GOPATH="$PWD/bin/gopath:/usr/share/gocode" /usr/bin/go build -o bin/client .
