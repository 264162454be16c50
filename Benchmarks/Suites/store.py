"""The callers' profiles of a million callers: making them, looking them up, and a pop as a
process, on the file and through the desk that runs.

`--nightly` takes ten million callers, which wants 12 GB of disk and some minutes; `--callers=N` any
other number. Fails when a limit is missed. The limit of a pop is that of the release build which is
static throughout, as Documentation/Store.md tells; that with a static Swift library stands beside it.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = ["swift", "build", "-c", "release", "--static-swift-stdlib"]
# In a folder of its own, so that it doesn't undo the other build.
STATIC = [*BUILD, "-Xswiftc", "-static-executable", "--scratch-path", ".build/static",
          "--product", "hotline"]
MILLION = 1_000_000
POPS = 2_000


def run(*words, **more):
    result = subprocess.run(
        [str(w) for w in words], check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT, **more)
    return result.stdout.strip()


def figures(*words, **more):
    """What a program prints as JSON."""
    return json.loads(run(*words, **more))


def callers():
    count = MILLION
    for word in sys.argv[1:]:
        if word == "--nightly":
            count = 10 * MILLION
        elif word.startswith("--callers="):
            count = int(word.partition("=")[2])
        else:
            sys.exit(f"store: unknown option {word}")
    return count


def noted(pop):
    return (f"{pop['rounds']} runs, median {pop['median']:.1f} ms, longest {pop['longest']:.1f} ms, "
            f"processor {pop['processorMedian']:.1f} ms")


def main():
    count = callers()
    for product in ("hotline", "store-benchmark", "store-benchmark-peer", "pop-benchmark"):
        run(*BUILD, "--product", product)
    programs = Path(run(*BUILD, "--show-bin-path"))
    run(*STATIC)
    static = Path(run(*STATIC, "--show-bin-path"))
    failed = []

    def row(what, value, unit, limit=None, note=""):
        missed = limit is not None and value > limit
        if missed:
            failed.append(what)
        against = "" if limit is None else f"{'MISSES' if missed else 'keeps'} {limit:g} {unit}"
        print(f"{what:44} {value:9.1f} {unit:3} {against:16} {note}".rstrip(), flush=True)

    with tempfile.TemporaryDirectory(dir=ROOT / ".build") as folder:
        database = Path(folder) / "demo.db"
        start = time.monotonic()
        run(programs / "hotline", "db", "demo", "--callers", count, "--seed", 1, "--db", database)
        size = database.stat().st_size / 1e9
        row(f"making {count / MILLION:g} million callers", time.monotonic() - start, "s",
            60 * count / MILLION, f"{size:.2f} GB")
        own = figures(programs / "store-benchmark", database)
        peer = figures(programs / "store-benchmark-peer", database)
        for share, limit in (("median", 40), ("p99", 100)):
            row(f"look-up in a process, {share}", own[share], "µs", limit)
            row(f"  the same query in C, {share}", peer[share], "µs", None,
                f"ratio {own[share] / peer[share]:.2f}")
        numbers = run(programs / "store-benchmark", "--numbers", POPS, database)
        for build, folder, limit in (
            ("static throughout", static, 20), ("static Swift library", programs, None)):
            pop = figures(
                programs / "pop-benchmark", folder / "hotline", database, input=numbers)
            row(f"hotline pop, {build}, p99", pop["p99"], "ms", limit, noted(pop))
        # The same commands find the desk when it runs, and go through it.
        desk = subprocess.Popen(
            [programs / "hotline", "switchboard", "--db", database], stdout=subprocess.PIPE)
        try:
            desk.stdout.readline()
            for build, folder, limit in (
                ("static throughout", static, 10), ("static Swift library", programs, None)):
                pop = figures(
                    programs / "pop-benchmark", folder / "hotline", database, input=numbers)
                row(f"  through the desk, {build}, p99", pop["p99"], "ms", limit, noted(pop))
        finally:
            desk.terminate()
            desk.wait()
    return bool(failed)


sys.exit(main())
