#!/usr/bin/env bash
# What exploring real flows of other systems covers and takes; with --fuzz, 50,000 spoilt files.
set -euo pipefail
swift build -c release --product vendor-benchmark
"$(swift build -c release --show-bin-path)/vendor-benchmark" "$@"
