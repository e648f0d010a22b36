#!/usr/bin/env bash
# Lighthouse (mobile) of the sign-in page and, signed in with the demo's account, of the invoice list:
#   dotnet Ebok.Web.dll --urls http://127.0.0.1:5080   (in Development, so that the demo's accounts are there)
#   eng/lighthouse.sh [http://127.0.0.1:5080] [kpec]
set -euo pipefail
cd "$(dirname "$0")/.."
npm install --prefix artifacts/lighthouse --no-audit --no-fund --loglevel=error lighthouse@12.8.2
exec node eng/lighthouse.mjs "$@"
