#!/usr/bin/env bash
# Makes the first migration of both databases anew. Only until the first release: afterwards `dotnet ef migrations add`.
set -euo pipefail
cd "$(dirname "$0")/.."
rm -rf Ebok.Core/Data/Migrations
dotnet build Ebok.Web -v q --nologo
for provider in Sqlite Postgres; do
  dotnet ef migrations add Initial --no-build --project Ebok.Core --startup-project Ebok.Web \
    --context "${provider}EbokDb" --output-dir "Data/Migrations/$provider" --namespace "Ebok.Core.Data.Migrations.$provider"
done
