#!/bin/sh
# Makes the tree as it stands the previous release that the skew tests run: our own assemblies of the service, the client and the
# contract, and user.proto. To be run when a version is released, from a clean checkout of it; commit what it writes.
set -eu
cd "$(dirname "$0")/../.."
released=Tests/Skew/Released
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for program in Service/Users Client/Users; do
  dotnet publish "$program" -c Release -o "$work" --nologo -v quiet -p:ContinuousIntegrationBuild=true -p:DebugType=none
done
rm -rf "$released"
mkdir "$released"
cp "$work"/CodeFirst.*.dll "$work"/users.dll Contracts/Users/user.proto "$released/"
ls -l "$released"
