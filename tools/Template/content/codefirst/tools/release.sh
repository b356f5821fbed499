#!/bin/sh
# Makes today's contract the released one, with which every later build is compared. Commit Contracts/released after it.
set -eu
cd "$(dirname "$0")/.."
dotnet build Contracts -t:CodeFirstRelease --nologo -v quiet
git diff --stat -- Contracts/released 2>/dev/null || true
