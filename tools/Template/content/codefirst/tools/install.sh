#!/bin/sh
# Installs what the Python and Go clients are built with, on Debian or Ubuntu, as root.
set -eu
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends \
  protobuf-compiler protobuf-compiler-grpc python3-grpcio python3-protobuf \
  golang-go golang-google-grpc-dev golang-github-golang-protobuf-1-5-dev protoc-gen-go protoc-gen-go-grpc
