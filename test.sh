#!/usr/bin/env bash
# Installs what the tests need on a bare Debian machine (.NET SDK 10 and Node 20 are there), starts a PostgreSQL of its
# own, runs all checks and tests, ends with "N passed, N failed, N skipped".
#   ./test.sh                      everything
#   ./test.sh -class '*Invoice*'   what comes after is for the test runner (-help lists its filters)
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
mkdir -p artifacts

. eng/test-machine.sh
install_missing
trap stop_postgres EXIT
trap 'exit 130' INT TERM
start_postgres || exit 1

failed=0
check() { # a step that is not a test: its name, then the command
  local name=$1 && shift
  "$@" >"artifacts/$name.log" 2>&1 && return
  failed=$((failed + 1))
  echo "FAILED: $name" && tail -n 40 "artifacts/$name.log"
}

dotnet restore Ebok.sln --locked-mode -v q || exit 1
dotnet build Ebok.sln --no-restore -v q || exit 1
check tools dotnet tool restore
check formatting dotnet csharpier check .
for provider in Sqlite Postgres; do
  check "migrations-$provider" dotnet ef migrations has-pending-model-changes --no-build \
    --project Ebok.Core --startup-project Ebok.Web --context "${provider}EbokDb"
done

rm -rf artifacts/screens artifacts/tests.trx
# The programs that tests start live for seconds: nothing is measured for a better compilation of them.
export DOTNET_TieredPGO=0
dotnet Ebok.Tests/bin/Debug/net10.0/Ebok.Tests.dll -noLogo -noColor -trx artifacts/tests.trx "$@" | tee artifacts/tests.log
code=${PIPESTATUS[0]}
# Once more at the end, where they are looked for: each failure, its name and the first lines of its reason.
awk '/\[FAIL\]$/ { left = 15 } /^ {0,3}[^ ]/ && !/\[FAIL\]$/ { left = 0 } left-- > 0' artifacts/tests.log
counter() { sed -n "s/.*<Counters.* $1=\"\([0-9]*\)\".*/\1/p" artifacts/tests.trx 2>/dev/null; }
total=$(counter total) executed=$(counter executed)
echo "$(counter passed) passed, $(($(counter failed) + failed)) failed, $((total - executed)) skipped"
[ "$code" -eq 0 ] && [ "$failed" -eq 0 ]
