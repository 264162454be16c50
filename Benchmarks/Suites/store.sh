#!/usr/bin/env bash
# Look-ups in a database of a million callers, beside the same query in plain C.
set -euo pipefail
for product in hotline store-benchmark store-benchmark-peer; do
  swift build -c release --product "$product" >/dev/null
done
programs=$(swift build -c release --show-bin-path)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$programs/hotline" db demo --callers 1000000 --db "$folder/demo.db"
"$programs/store-benchmark" "$folder/demo.db"
"$programs/store-benchmark-peer" "$folder/demo.db"
