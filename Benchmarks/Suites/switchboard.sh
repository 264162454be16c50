#!/usr/bin/env bash
# What one switchboard holds: 500 agents, 100 calls a second, every pickup with its screen-pop.
# Fails when a call is lost or answered twice, or when a pop takes 50 ms or more (p99).
set -euo pipefail
cd "$(dirname "$0")/../.."

swift build -c release --product hotline
swift run -c release switchboard-benchmark "$@"
