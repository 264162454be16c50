#!/usr/bin/env python3
"""How good forecasts are on real series, beside simple ones and the least that chance leaves, and how fast.

The series lie beside the checkout and are used in place; without them that part is skipped, and says so.
Fails if a forecast is worse than 1.01 times the best simple one of its entry, better on fewer than half of them, or
slower than its limit. `--write` puts the table into Documentation/Forecasting.md.
"""

import datetime
import json
import math
import os
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
DATA = os.path.join(ROOT, "..", "shared", "data")
CALENDAR = os.path.join(ROOT, "Benchmarks", "Calendars", "israel-1999.json5")
PAGE = os.path.join(ROOT, "Documentation", "Forecasting.md")
BEGIN, END = "<!-- written by Benchmarks/run forecast --write -->\n", "<!-- until here -->\n"
PROGRAM = os.path.join(ROOT, ".build", "release", "hotline")

BANK, AUTUMN = "us-bank-2003-half-hours.csv", "anonymous-bank-1999-half-hours.csv"
# The series, the weeks at its end, and the least WAPE in % there of six simple methods: the same weekday last week, means
# of four and eight of them, day effect × profile, three factors of a singular value decomposition, and hotline 0.1.
ENTRIES = [
    ("us-bank, half hours", BANK, 4, 6.14), ("", BANK, 8, 6.53), ("", BANK, 12, 6.59),
    ("us-bank, 5 minutes", "us-bank-2003-5-minutes.csv", 4, 8.13), ("", "us-bank-2003-5-minutes.csv", 8, 8.22),
    ("anonymous-bank, half hours", AUTUMN, 4, 36.98), ("", AUTUMN, 8, 30.75), ("", AUTUMN, 16, 28.02),
]
NOISE = 1.01


def back_test(file, weeks, *options):
    out = subprocess.run([PROGRAM, "forecast", os.path.join(DATA, file), "--weeks", str(weeks), "--json", *options],
                         check=True, capture_output=True, text=True)
    return json.loads(out.stdout)["backTest"]


def row(name, weeks, test, best):
    simple = {method["name"]: method["wape"] for method in test["methods"]}
    share = [f"{100 * test[key]:.1f}" if key in test else "–" for key in ("coverage80", "coverage95")]
    figures = [test["wape"], simple["lastWeek"], simple["meanOf4"], simple["meanOf8"]]
    return [name, str(weeks), *(f"{100 * figure:.2f}" for figure in figures), f"{best:.2f}" if best else "",
            f"{100 * test['wape'] / best:.3f}" if best else "", f"{100 * test['floorWape']:.2f}", *share]


def evidence(failures):
    """The rows of the table."""
    rows, below = [], 0
    for name, file, weeks, best in ENTRIES:
        test = back_test(file, weeks)
        rows.append(row(name, weeks, test, best))
        ratio = 100 * test["wape"] / best
        below += ratio < 1
        if ratio > NOISE:
            failures.append(f"{file}, {weeks} weeks: {ratio:.3f} times the best simple method")
    if 2 * below < len(ENTRIES):
        failures.append(f"only {below} of {len(ENTRIES)} entries are below the best simple method")
    for name, file, weeks, _ in ENTRIES[5:]:
        test = back_test(file, weeks, "--calendar", CALENDAR)
        rows.append(row("with its holidays" if name else "", weeks, test, None))
    return rows


def table(rows):
    head = ["series", "last weeks", "this forecast", "last week", "mean of 4", "mean of 8", "best simple", "of it",
            "Poisson floor", "in 80 %", "in 95 %"]
    lines = [head, ["---"] + ["---:"] * (len(head) - 1)] + rows
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def write(text):
    page = open(PAGE, encoding="utf-8").read()
    start, end = page.index(BEGIN) + len(BEGIN), page.index(END)
    with open(PAGE, "w", encoding="utf-8") as file:
        file.write(page[:start] + "\n" + text + "\n" + page[end:])


# What chance there is in invented days must be the same everywhere.
def calls(day, minute, number, length):
    weekday = [1.1, 1, 0.95, 0.95, 1.05, 0.6, 0.5][day % 7]
    hour = minute / 60
    shape = 0.2 + math.exp(-((hour - 11) / 3) ** 2) + 1.3 * math.exp(-((hour - 20) / 2) ** 2)
    mean = length * (1 + number) * weekday * shape * (1 + 0.1 * math.sin(day * 0.7 + number))
    return round(mean + math.sqrt(mean) * math.sin(12.9898 * day + 78.233 * minute + 37.719 * number))


def history(path, days, minutes, types):
    first = datetime.date(2024, 1, 1)
    with open(path, "w") as file:
        file.write("at,type,calls\n" if types > 1 else "at,calls\n")
        for day in range(days):
            date = first + datetime.timedelta(day)
            for minute in range(0, 1440, minutes):
                for number in range(types):
                    kind = f",t{number}" if types > 1 else ""
                    count = max(0, calls(day, minute, number, minutes / 10))
                    file.write(f"{date}T{minute // 60:02}:{minute % 60:02}{kind},{count}\n")


def scenario(path, types):
    kinds = ", ".join(f't{n}: {{ arrivals: {{ perHour: 1 }}, queue: "q", handling: "3m" }}' for n in range(types))
    with open(path, "w") as file:
        file.write('{ scenario: "day", begins: "2026-01-05T00:00:00+08:00", lasts: "24h", interval: "30m",\n'
                   f'  callTypes: {{ {kinds} }},\n'
                   '  queues: { q: { pools: ["p"] } }, pools: { p: { agents: 3 } } }\n')


PLAN = '{ people: 900, hoursPerWeek: 40, answered: 0.8, within: "20s", patience: "2m", handling: "4m" }'


def speed(failures):
    with tempfile.TemporaryDirectory() as folder:
        path = lambda name: os.path.join(folder, name)
        history(path("six.csv"), 730, 30, 6)
        history(path("five.csv"), 366, 5, 1)
        scenario(path("day.json5"), 6)
        with open(path("hiring.json5"), "w") as file:
            file.write(PLAN)
        runs = [
            ("two years of half hours, six types together", 3, ["six.csv"]),
            ("the same, each type into a scenario", 3, ["six.csv", "--into", "day.json5", "--write", "new.json5"]),
            ("a year of 5 minutes", 10, ["five.csv"]),
            ("26 weeks ahead from the two years", 10, ["six.csv", "--weeks", "26", "--plan", "hiring.json5"]),
            ("26 weeks ahead from the year of 5 minutes", 10, ["five.csv", "--weeks", "26", "--plan", "hiring.json5"]),
        ]
        for name, limit, words in runs:
            begun = time.perf_counter()
            subprocess.run([PROGRAM, "forecast", *words], cwd=folder, check=True, stdout=subprocess.DEVNULL)
            seconds = time.perf_counter() - begun
            print(f"{name:48}{seconds:8.2f} s, at most {limit} s")
            if seconds > limit:
                failures.append(f"{name}: {seconds:.2f} s")


def main():
    subprocess.run(["swift", "build", "-c", "release", "--product", "hotline"], cwd=ROOT, check=True,
                   stdout=subprocess.DEVNULL)
    failures = []
    speed(failures)
    if os.path.isdir(DATA):
        text = table(evidence(failures))
        print("\n" + text)
        if "--write" in sys.argv:
            write(text)
    else:
        print(f"skipped: the real series are not in {DATA}")
    for failure in failures:
        print(f"FAILED: {failure}")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
