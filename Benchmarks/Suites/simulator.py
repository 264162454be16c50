"""Calls a second of the simulator, beside a limit in C and peers in Python doing the same work.

One thread counts processor time, which other work on the machine hardly changes; two jobs and
whole studies count time on the clock.
"""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / ".build"
PEERS = ROOT / "Benchmarks/Peers"
SCENARIOS = ROOT / "Benchmarks/Scenarios"


def run(*words):
    output = subprocess.run([str(w) for w in words], check=True, capture_output=True, text=True)
    return output.stdout.strip()


def measure(*words, times=1):
    """The fastest of some runs of a program that prints JSON."""
    runs = [json.loads(run(*words)) for _ in range(times)]
    return min(runs, key=lambda result: result["seconds"])


def simulator():
    run("swift", "build", "-c", "release", "--product", "simulator-benchmark")
    return Path(run("swift", "build", "-c", "release", "--show-bin-path")) / "simulator-benchmark"


def limit(*options):
    """The limit, for this processor or, as the simulator is built, for any of its kind."""
    program = BUILD / "-".join(["erlang_a", *options])
    run("cc", "-O3", *options, "-o", program, PEERS / "erlang_a.c", "-lm")
    return program


def python():
    home = BUILD / "peers"
    if not (home / "bin/python").exists():
        run(sys.executable, "-m", "venv", home)
    run(home / "bin/pip", "install", "-q", "-r", PEERS / "requirements.txt")
    return home / "bin/python"


def table(heads, lines):
    widths = [max(len(str(line[i])) for line in [heads] + lines) for i in range(len(heads))]
    for line in [heads] + lines:
        cells = [str(c).ljust(w) if i == 0 else str(c).rjust(w)
                 for i, (c, w) in enumerate(zip(line, widths))]
        print("  ".join(cells))
    print()


def same_work(ours):
    peers = python()
    results = {
        "hotline, the general engine": measure(ours, SCENARIOS / "erlang-a.json5", times=3),
        "C, this model alone, for this processor (the limit)":
            measure(limit("-march=native"), 20_000_000, 1, times=3),
        "C, this model alone, for any processor of the kind":
            measure(limit(), 20_000_000, 1, times=3),
        "SimPy 4.1.2": measure(peers, PEERS / "erlang_a_simpy.py", 200_000),
        "Ciw 3.2.7": measure(peers, PEERS / "erlang_a_ciw.py", 50_000),
    }
    rates = {name: result["calls"] / result["seconds"] for name, result in results.items()}
    own = rates["hotline, the general engine"]
    print("The same work: 95 Erlangs, 100 agents, handling 180 s, patience 120 s; one thread")
    table(
        ["", "calls/s", "hotline is", "within 20 s", "abandoned", "ASA"],
        [[name, f"{rates[name]:,.0f}", f"{own / rates[name]:,.2f} x",
          f"{result['serviceLevel']:.2%}", f"{result['abandonment']:.2%}", f"{result['asa']:.2f} s"]
         for name, result in results.items()])


def wholes(ours):
    skills = measure(ours, SCENARIOS / "multi-skill.json5", times=2)
    one = measure(ours, SCENARIOS / "multi-skill.json5", "--jobs", 1, times=2)
    two = measure(ours, SCENARIOS / "multi-skill.json5", "--jobs", 2, times=2)
    evening = measure(
        ours, ROOT / "Fixtures/Scenarios/double-eleven.json5", "--replications", 1000, "--jobs", 2)
    table(
        ["", "found", "wanted"],
        [["multi-skill, shifts, priorities, redials, transfers: calls/s, one thread",
          f"{skills['calls'] / skills['seconds']:,.0f}", ">= 2,000,000"],
         ["the same with two jobs, times as fast",
          f"{one['wallSeconds'] / two['wallSeconds']:.2f}", ">= 1.8"],
         [f"double-eleven, 1,000 replications ({evening['calls']:,} calls), two jobs: seconds",
          f"{evening['wallSeconds']:.1f}", "< 10"],
         ["the same: memory at most", f"{evening['peakBytes'] / 1e6:.0f} MB", "< 100 MB"]])


program = simulator()
same_work(program)
wholes(program)
