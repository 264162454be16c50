#!/usr/bin/env python3
"""`hotline staff` on days that grow: calls x types x pools x 48 half hours, each answer with its proof.

    Benchmarks/run staffing [--all] [--only=NAME]

A type has a queue; a queue has a pool of its own (types share pools where there are fewer) and a second one
that helps after 30 s. Prints wall and processor seconds, the pay, and whether every target was proved; fails where
an answer takes longer than its limit on two idle cores, or a target is missed. Without --all the two largest are left
out.
"""

import json
import math
import os
import resource
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FOLDER = os.path.join(ROOT, ".build", "staffing")
HOTLINE = os.path.join(ROOT, ".build", "release", "hotline")

# name: calls a day, types, pools, days, seconds allowed
SIZES = {
    "small": (15_000, 3, 2, 1, 20),
    "middle": (30_000, 5, 4, 1, 60),
    "large": (500_000, 20, 15, 1, 900),
    "week": (30_000, 5, 4, 7, 480),
}
LATER = ("large", "week")


def profile(slot):
    """How busy a half hour is: a quiet night, humps before noon and in the evening."""
    hour = slot % 48 / 2
    return 0.12 + math.exp(-((hour - 10.5) / 2.6) ** 2) + 0.9 * math.exp(-((hour - 20) / 2.2) ** 2)


def scenario(name):
    calls, types, pools, days, _ = SIZES[name]
    shape = [profile(slot) for slot in range(48)]
    weekday = [1.0, 0.95, 0.95, 1.0, 1.1, 1.25, 1.15]
    call_types, queues = {}, {}
    skills = [[] for _ in range(pools)]
    weight = [1 / (1 + 0.35 * number) for number in range(types)]
    for number in range(types):
        share = weight[number] / sum(weight)
        rates = [
            round(2 * calls * share * weekday[day % 7] * part / sum(shape), 3)
            for day in range(days)
            for part in shape
        ]
        own, helping = number % pools, (number + 1) % pools
        call_types[f"t{number}"] = {
            "arrivals": {"perHour": rates},
            "queue": f"q{number}",
            "patience": {"exponential": f"{150 + 10 * number}s"},
            "handling": {"lognormal": {"mean": f"{170 + 15 * (number % 5)}s", "cv": 1.1}},
            "wrapUp": {"exponential": "20s"},
        }
        queues[f"q{number}"] = {
            "pools": [f"p{own}", {"pool": f"p{helping}", "after": "30s"}],
            "answered": 0.8,
            "within": "20s",
        }
        skills[own].insert(0, f"q{number}")
        skills[helping].append(f"q{number}")
    return {
        "scenario": name,
        "begins": "2026-11-09T00:00:00+08:00",
        "lasts": f"{24 * days}h",
        "interval": "30m",
        "seed": 7,
        "callTypes": call_types,
        "queues": queues,
        "pools": {
            f"p{pool}": {"agents": 1, "skills": skills[pool], "shrinkage": 0.1, "costPerHour": 40 + 3 * pool}
            for pool in range(pools)
        },
        "accept": {"abandonment": 0.05},
    }


def run(name):
    path = os.path.join(FOLDER, f"{name}.json5")
    with open(path, "w") as file:
        json.dump(scenario(name), file)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.monotonic()
    done = subprocess.run([HOTLINE, "staff", path, "--json"], capture_output=True, text=True)
    seconds = time.monotonic() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if not done.stdout:
        print(f"{name}: no answer: {done.stderr[-300:]}")
        return False
    answer = json.loads(done.stdout)
    calls, types, pools, days, allowed = SIZES[name]
    user = after.ru_utime - before.ru_utime
    missed = [t for t in answer["proof"]["targets"] if not t["holds"]]
    print(
        f"| {calls:,} x {types} x {pools} x {48 * days} | {seconds:.0f} (at most {allowed}) | {user:.0f} | "
        f"{answer['searchReplications']:,} | {answer['pay']:,.0f} | "
        f"{answer['proof']['replications']:,} days, {'all kept' if not missed else f'{len(missed)} missed'} |",
        flush=True,
    )
    return seconds <= allowed and not missed


def main():
    subprocess.run(
        ["swift", "build", "-c", "release", "--product", "hotline"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL
    ) if not os.environ.get("HOTLINE_BUILT") else None
    os.makedirs(FOLDER, exist_ok=True)
    only = [word.split("=", 1)[1] for word in sys.argv[1:] if word.startswith("--only=")]
    names = only or [name for name in SIZES if "--all" in sys.argv or name not in LATER]
    print("| calls x types x pools x intervals | seconds | processor | days searched | pay | proof |")
    print("|---|---|---|---|---|---|")
    return all([run(name) for name in names])


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
