#!/usr/bin/env python3
"""What parts and workers cost, and what a national centre would take: the tables of Documentation/Clusters.md.

Measured here: one process against one and two workers, a part of a study against the same days of the whole, merging 1,000
parts of the sample evening, and one day of five million calls. From that a model says what more workers would do. Fails
if a part costs over 5 % more than its share of a minute's work, if merging takes 10 s or 500 MB, or if the large day takes
2 GB. With --quick everything is a tenth as long, and only printed.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
HOTLINE = os.environ.get("HOTLINE", os.path.join(ROOT, ".build", "release", "hotline"))
EVENING = os.path.join(ROOT, "Fixtures", "Scenarios", "double-eleven.json5")
NATIONAL = os.path.join(ROOT, "Benchmarks", "Scenarios", "national.json5")
QUICK = "--quick" in sys.argv


def run(*words):
    """Runs the program; its seconds, its own processor seconds and its peak memory in MB."""
    began = time.monotonic()
    process = subprocess.Popen([HOTLINE, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - began
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"failed: {' '.join(words)}")
    # What its workers used is counted with it once they have ended.
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def best(*words, rounds=1 if QUICK else 3):
    """The round that was least disturbed."""
    return min(run(*words) for _ in range(rounds))


def table(head, rows):
    print("\n| " + " | ".join(head) + " |\n|" + "---|" * len(head))
    for row in rows:
        print("| " + " | ".join(str(cell) for cell in row) + " |")


def main():
    folder = tempfile.mkdtemp(prefix="hotline-clusters.")
    failures = []
    days = 1_000 if QUICK else 10_000
    study = ["simulate", EVENING, "--json", "--replications", str(days)]

    alone = best(*study, "--jobs", "1")[0]
    both = best(*study, "--jobs", "2")[0]
    one = best(*study, "--workers", "1")[0]
    two = best(*study, "--workers", "2")[0]
    start = best("simulate", EVENING, "--json", "--replications", "1", "--workers", "1", rounds=5)[0]
    table(["the sample evening", "days a second", "efficiency"], [
        ["one thread", round(days / alone), "100 %"],
        ["two threads", round(days / both), f"{alone / both / 2:.0%}"],
        ["one worker", round(days / one), f"{alone / one:.0%}"],
        ["two workers", round(days / two), f"{alone / two / 2:.0%}"],
    ])
    print(f"\nOne worker is ready and has done a day after {start:.2f} s.")

    part = os.path.join(folder, "part")
    half = best(*study, "--jobs", "1", "--shard", "0/2", "--part", part)[0]
    size = os.path.getsize(part) / (days / 2)
    more = half / (alone / 2) - 1
    # What does not grow with the days, spread over a minute.
    single = best("simulate", EVENING, "--json", "--replications", "2", "--jobs", "1", "--shard", "0/2", "--part", part)[0]
    print(f"Half of the days as a part took {more:+.1%} against half of the whole; {size / 1024:.1f} KB a day.")
    overhead = max(0, more) + single / 60
    if overhead > 0.05:
        failures.append(f"a part of a minute costs {overhead:.1%} more than its share")

    parts = 100 if QUICK else 1_000
    files = [os.path.join(folder, f"p{number}") for number in range(parts)]
    for number, file in enumerate(files):
        run("simulate", EVENING, "--json", "--replications", str(2 * parts), "--jobs", "1", "--shard", f"{number}/{parts}", "--part", file)
    merging = best("merge", *files)
    print(f"Merging {parts} parts of two days each took {merging[0]:.1f} s and {merging[2]:.0f} MB.")
    if merging[0] > 10 or merging[2] > 500:
        failures.append(f"merging took {merging[0]:.1f} s and {merging[2]:.0f} MB")

    large = best("simulate", NATIONAL, "--json", "--replications", "1", "--jobs", "1", rounds=1)
    print(f"One day of five million calls and 10,000 agents took {large[0]:.1f} s and {large[2]:.0f} MB.")
    if large[2] > 2_000:
        failures.append(f"the large day took {large[2]:.0f} MB")

    # A wave of work ends when its last piece does; a piece is one day here, and the fold is done by one thread.
    fold = max(0.0, one - alone) / days
    variants, each = 100, 100
    rows = []
    for workers in (1, 2, 4, 8, 16, 64, 256):
        waves = variants * (-(-each // workers)) * large[0]
        seconds = max(start + waves, variants * each * fold)
        work = variants * each * large[0]
        rows.append([workers, f"{seconds / 3600:.1f} h", f"{work / workers / seconds:.0%}"])
    print(f"\nModel: 100 variants of the national centre, 100 days each, {large[0]:.1f} s a day:")
    table(["workers", "takes", "efficiency"], rows)

    shutil.rmtree(folder)
    for failure in failures:
        print(f"FAIL {failure}")
    sys.exit(1 if failures and not QUICK else 0)


main()
