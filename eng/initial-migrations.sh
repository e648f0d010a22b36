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
# EF puts the snapshots into folders of the whole namespace; it finds them beside the migrations just as well.
cp -r Ebok.Core/Ebok/Core/Data/Migrations Ebok.Core/Data/
rm -r Ebok.Core/Ebok
