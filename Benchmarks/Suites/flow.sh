#!/usr/bin/env bash
# Node visits a second of the flow interpreter, fixtures, free speech, and exploring the sample hotline.
set -euo pipefail
swift build -c release --product flow-benchmark
"$(swift build -c release --show-bin-path)/flow-benchmark"
