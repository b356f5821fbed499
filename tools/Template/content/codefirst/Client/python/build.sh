#!/bin/sh
# Generates the Python stubs of starter.proto into pb/. Then: /usr/bin/python3 client.py 127.0.0.1:50051 get 1
set -eu
cd "$(dirname "$0")"
mkdir -p pb
/usr/bin/protoc -I../../Contracts --plugin=protoc-gen-grpc_python=/usr/bin/grpc_python_plugin \
  --python_out=pb --grpc_python_out=pb starter.proto
