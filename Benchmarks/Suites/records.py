"""Reading the records of real calls: a table and a queue_log of a million rows, learnt from by
`hotline calibrate`, beside Python's csv module and a bare reading of the bytes in the same run.

`--nightly` takes ten million rows each (1.3 GB of disk); `--rows=N` any other number. Fails if a log takes
more than 1 GiB, or more than a minute of processor time, as ten million rows may. Absences are learnt from
as many days as are enough, so that fewer rows take more time each; the rows a second are those of all of it.
"""

import csv
import heapq
import os
import random
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = ["swift", "build", "-c", "release", "--product", "hotline"]
MILLION = 1_000_000
CALLS_A_DAY = 28_000
AGENTS = 150
CALLERS = 3_000_000
# In bytes.
MOST_MEMORY = 1 << 30
# Of processor time, for ten million rows and fewer.
MOST_SECONDS = 60


def rows_wanted():
    rows = MILLION
    for word in sys.argv[1:]:
        if word == "--nightly":
            rows = 10 * MILLION
        elif word.startswith("--rows="):
            rows = int(word.partition("=")[2])
        else:
            sys.exit(f"records: unknown option {word}")
    return rows


def day(seed):
    """The calls of one day of a busy centre: time, type, menu, wait, talk, agent (-1: hung up)."""
    numbers = random.Random(seed)
    free = [(8 * 3600 + 600 * numbers.random(), agent) for agent in range(AGENTS)]
    heapq.heapify(free)
    calls = []
    for at in sorted(8 * 3600 + 12 * 3600 * numbers.betavariate(2, 2) for _ in range(CALLS_A_DAY)):
        kind = numbers.choice(("sales", "sales", "help", "refund"))
        menu = round(numbers.expovariate(1 / 20), 1)
        ready, agent = free[0]
        wait = max(0.0, ready - at - menu)
        patience = numbers.expovariate(1 / 150)
        if wait > patience:
            calls.append((at, kind, menu, round(patience, 1), 0.0, -1))
            continue
        talk = round(numbers.lognormvariate(5.0, 0.8), 1)
        after = numbers.expovariate(1 / 15)
        heapq.heapreplace(free, (at + menu + wait + talk + after, agent))
        calls.append((at, kind, menu, round(wait, 1), talk, agent))
    return calls


def write_table(path, rows, days):
    caller = row = number = 0
    with open(path, "w") as file:
        file.write("at,caller,type,priority,menu,waited,outcome,talked,agent\n")
        while row < rows:
            today = date(2024, 1, 1) + timedelta(number)
            for at, kind, menu, wait, talk, agent in days[number % len(days)][:rows - row]:
                caller = (caller * 1_103_515_245 + 12_345) & 0x7FFFFFFF
                told, name = ("answered", f"a{agent}") if agent >= 0 else ("abandoned", "")
                at = int(at)
                file.write(
                    f"{today}T{at // 3600:02}:{at // 60 % 60:02}:{at % 60:02},c{caller % CALLERS},"
                    f"{kind},0,{menu},{wait},{told},{talk},{name}\n")
                row += 1
            number += 1


def write_queue_log(path, rows, days):
    row = number = 0
    with open(path, "w") as file:
        while row < rows:
            midnight = 1_704_038_400 + number * 86_400
            lines = []
            for index, (at, kind, menu, wait, talk, agent) in enumerate(days[number % len(days)]):
                joined = midnight + int(at + menu)
                left = joined + int(wait)
                call, name = f"{midnight}.{index}", f"Agent/{agent}"
                lines.append((joined, f"{call}|{kind}|NONE|ENTERQUEUE||C{index}|1"))
                if agent < 0:
                    lines.append((left, f"{call}|{kind}|NONE|ABANDON|1|1|{int(wait)}"))
                else:
                    lines.append((left, f"{call}|{kind}|{name}|CONNECT|{int(wait)}|x|3"))
                    lines.append((left + int(talk),
                                  f"{call}|{kind}|{name}|COMPLETECALLER|{int(wait)}|{int(talk)}|1"))
            lines.sort(key=lambda line: line[0])
            lines = lines[:rows - row]
            file.writelines(f"{at}|{rest}\n" for at, rest in lines)
            row += len(lines)
            number += 1


def timed(action):
    began = time.monotonic()
    action()
    return time.monotonic() - began


def read_bytes(path):
    with open(path, "rb") as file:
        while file.read(1 << 20):
            pass


def read_fields(path, separator):
    with open(path, newline="") as file:
        for _ in csv.reader(file, delimiter=separator):
            pass


def learn(path):
    """The time and the processor time it takes to learn from a log, and the most memory it takes."""
    program = ROOT / ".build" / "release" / "hotline"
    began = time.monotonic()
    process = subprocess.Popen([program, "calibrate", path, "--json"], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"records: calibrate failed on {path}")
    return time.monotonic() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def main():
    rows = rows_wanted()
    subprocess.run(BUILD, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    days = [day(seed) for seed in range(5)]
    failed = False
    print(f"{'log':10} {'rows':>12} {'MB':>6} {'bytes read':>11} {'Python csv':>11} "
          f"{'learnt':>8} {'processor':>9} {'rows/s':>10} {'MiB':>6}")
    with tempfile.TemporaryDirectory() as folder:
        for name, write, separator in (("table", write_table, ","),
                                       ("queue_log", write_queue_log, "|")):
            path = Path(folder) / name
            write(path, rows, days)
            read_bytes(path)
            plain = timed(lambda: read_bytes(path))
            python = timed(lambda: read_fields(path, separator))
            seconds, processor, memory = learn(path)
            rate = rows / seconds
            print(f"{name:10} {rows:12,} {path.stat().st_size / 1e6:6.0f} {plain:9.2f} s "
                  f"{python:9.2f} s {seconds:6.2f} s {processor:7.2f} s {rate:10,.0f} {memory / 2**20:6.0f}")
            path.unlink()
            if memory > MOST_MEMORY:
                print(f"  more than {MOST_MEMORY >> 20} MiB")
                failed = True
            if processor > MOST_SECONDS * max(1, rows / (10 * MILLION)):
                print(f"  more than {MOST_SECONDS} s of processor time")
                failed = True
    sys.exit(failed)


main()
