"""Instructions a call, and a decision that `flow explore` tries, counted by valgrind, against stored limits.

Counts are the same on every run of one build, so a change that costs shows at once. The limits of
a Swift version are in Benchmarks/Thresholds; `--store` writes what is counted now. A menu drawn from
played calls may cost 1.2 times one written as a distribution.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCENARIOS = ROOT / "Benchmarks/Scenarios"
TOLERANCE = 0.05
NAMES = ("erlang-a", "multi-skill", "menu-written", "menu-sampled")
MENU_LIMIT = 1.2
EXPLORED = "refund"


def run(*words):
    return subprocess.run(
        [str(w) for w in words], check=True, capture_output=True, text=True)


def counted(program, scenario, replications):
    """(calls, instructions) of a whole run."""
    result = run(
        "valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null",
        program, scenario, "--replications", replications)
    instructions = int(re.search(r"Collected : (\d+)", result.stderr).group(1))
    return json.loads(result.stdout)["calls"], instructions


def per_call(program, name):
    """Instructions a call beyond what starting the program takes."""
    scenario = SCENARIOS / f"{name}.json5"
    (few, cheap), (many, dear) = (counted(program, scenario, n) for n in (1, 3))
    return (dear - cheap) / (many - few)


def per_decision(program):
    """Instructions a decision tried, with reading the flows and writing the fixtures."""
    result = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", str(program),
         "--explore", EXPLORED],
        check=True, capture_output=True, text=True, cwd=ROOT)
    instructions = int(re.search(r"Collected : (\d+)", result.stderr).group(1))
    return instructions / int(re.search(r"(\d+) decisions", result.stdout).group(1))


def main():
    version = re.search(r"Swift version (\d+\.\d+)", run("swift", "--version").stdout).group(1)
    file = ROOT / f"Benchmarks/Thresholds/swift-{version}.json"
    limits = json.loads(file.read_text()) if file.exists() else {}
    for product in ("simulator-benchmark", "flow-benchmark"):
        run("swift", "build", "-c", "release", "--product", product)
    home = Path(run("swift", "build", "-c", "release", "--show-bin-path").stdout.strip())
    found = {name: per_call(home / "simulator-benchmark", name) for name in NAMES}
    found["explore"] = per_decision(home / "flow-benchmark")
    if "--store" in sys.argv:
        file.write_text(json.dumps({k: round(v) for k, v in found.items()}, indent=2) + "\n")
        return 0
    failed = False
    for name, count in found.items():
        limit = limits.get(name)
        of = "decision" if name == "explore" else "call"
        if limit is None:
            print(
                f"{name:12} {count:7.0f} instructions a {of}; no limit is stored for Swift {version}")
            continue
        too_many = count > limit * (1 + TOLERANCE)
        failed |= too_many
        verdict = f"more than {TOLERANCE:.0%} above" if too_many else "keeps"
        print(f"{name:12} {count:7.0f} instructions a {of}, {verdict} the stored {limit}")
    ratio = found["menu-sampled"] / found["menu-written"]
    verdict = "keeps" if ratio <= MENU_LIMIT else "more than"
    print(f"a sampled menu costs {ratio:.2f} of a written one, {verdict} {MENU_LIMIT}")
    return int(failed or ratio > MENU_LIMIT)


sys.exit(main())
