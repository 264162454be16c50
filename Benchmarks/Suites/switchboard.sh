#!/usr/bin/env bash
# What one switchboard holds: 500 agents, 100 calls a second, every pickup with its screen-pop.
# Fails when a call is lost or answered twice, or when a pop takes 50 ms or more (p99).
set -euo pipefail
cd "$(dirname "$0")/../.."

swift build -c release --product hotline
swift build -c release --product switchboard-benchmark

# The limit is for a machine of its own. Where it may, it goes before whatever else runs here.
alone=()
if chrt --rr 1 true 2>/dev/null; then
  alone=(chrt --rr 1)
  echo "with real-time priority"
fi
"${alone[@]}" "$(swift build -c release --show-bin-path)/switchboard-benchmark" "$@"
