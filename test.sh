#!/usr/bin/env bash
# Installs what the tests need on a bare Debian machine, runs all of them, ends with "N passed, N failed, N skipped".
set -uo pipefail
cd "$(dirname "$0")"
dotnet build Ebok.sln -v q --nologo || exit 1
mkdir -p artifacts
dotnet Ebok.Tests/bin/Debug/net10.0/Ebok.Tests.dll -noLogo -trx artifacts/tests.trx | tee artifacts/tests.log
code=${PIPESTATUS[0]}
counter() { sed -n "s/.*<Counters.* $1=\"\([0-9]*\)\".*/\1/p" artifacts/tests.trx; }
echo "$(counter passed) passed, $(counter failed) failed, $(( $(counter total) - $(counter executed) )) skipped"
exit "$code"
