#!/bin/sh
# Generates the Python stubs of user.proto and given.proto. Usage: build.sh [OUTDIR [USER_PROTO]]; default: pb beside this script,
# and the file of this tree.
# With pip, googleapis-common-protos has the stubs of protos/google/rpc.
# Then: /usr/bin/python3 client.py --address 127.0.0.1:50051 get 42. Stubs elsewhere are found with PYTHONPATH=OUTDIR.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=${1:-$here/pb}
protoc=/usr/bin/protoc
user=${2:-$here/../../../Contracts/Users/user.proto}
plugin=/usr/bin/grpc_python_plugin

if ! { [ -x $protoc ] && [ -x $plugin ] && [ -e /usr/include/google/protobuf/any.proto ] && /usr/bin/python3 -c 'import grpc, google.protobuf'; } 2>/dev/null; then
  echo "Missing tools; install them with:" >&2
  echo "apt-get install -y --no-install-recommends python3-grpcio python3-protobuf protobuf-compiler protobuf-compiler-grpc libprotobuf-dev" >&2
  exit 1
fi

mkdir -p "$out"
for proto in "$user" "$here/../given.proto"; do
  $protoc -I"$(dirname "$proto")" --plugin=protoc-gen-grpc_python=$plugin \
    --python_out="$out" --pyi_out="$out" --grpc_python_out="$out" "$proto"
done
$protoc -I"$here/protos" --python_out="$out" --pyi_out="$out" google/rpc/status.proto google/rpc/error_details.proto
