#!/usr/bin/env python3
"""A day of 48 half hours, 8 pools and 20 shift patterns, covered by `hotline staff --shifts` and by HiGHS.

Both are asked for a roster within 1 % of its bound, and then for the optimum with a minute's time. The peer
(scipy.optimize.milp, from PyPI, in .build/peers) builds the same programme from the same file by itself. Fails if
hotline takes over a minute, misses the gap, or if either roster undercuts the other's bound, and if in the second
round hotline's roster is not within 0.01 % of the peer's.
"""

import json
import os
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
VENV = os.path.join(ROOT, ".build", "peers")
FILE = os.path.join(ROOT, ".build", "shift-day.json")
GAP = 0.01
SECONDS = 60


def day():
    """The shift file: needs with two humps and a peak at 20:00, patterns of four to ten hours."""
    pools = [f"pool-{number}" for number in range(1, 9)]
    agents = {}
    for number, pool in enumerate(pools):
        row = []
        for slot in range(48):
            hour = slot / 2
            base = 2 + number
            hump = max(0, 1 - abs(hour - 11) / 6) + max(0, 1 - abs(hour - 19) / 5)
            peak = 1.5 if 40 <= slot < 43 and number % 2 == 0 else 0
            row.append(round(base + (6 + 3 * number) * (hump + peak)))
        agents[pool] = row
    patterns = {}
    for number in range(20):
        half_hours = [8, 10, 12, 13, 17, 18, 20][number % 7]
        pattern = {
            "lasts": f"{half_hours * 30}m",
            "starts": {"from": "00:00", "to": "23:30", "every": ["30m", "1h", "2h"][number % 3]},
            "fixedCost": 4 * (number % 5),
        }
        if half_hours >= 12:
            middle = half_hours // 2
            pattern["breaks"] = [[{"after": f"{(middle + shift) * 30}m", "lasts": "30m"}] for shift in range(2)]
        if number % 4 == 3:
            pattern["atMost"] = 12 + number
        if number % 6 == 5:
            pattern["atLeast"] = 3
        if number % 5 == 4:
            pattern["pools"] = pools[number % 4::2]
        patterns[f"p{number:02}"] = pattern
    return {
        "title": "benchmark day",
        "wrapAround": True,
        "pools": {pool: {"costPerHour": 40 + 4 * number, "available": 200} for number, pool in enumerate(pools)},
        "patterns": patterns,
        "premiums": [{"from": "22:00", "to": "06:00", "perHour": 8}],
        "need": {"begins": "00:00", "interval": "30m", "agents": agents},
    }


def minutes(text):
    if ":" in text:
        hours, rest = text.split(":")
        return 60 * int(hours) + int(rest)
    return int(text[:-1]) * (60 if text.endswith("h") else 1)


def programme(plan):
    """Columns (cost, covered rows, pool, pattern) as the documentation defines them."""
    pools = list(plan["pools"])
    columns = []
    for name, pattern in plan["patterns"].items():
        starts = pattern["starts"]
        length = minutes(pattern["lasts"]) // 30
        for pool in pattern.get("pools", pools):
            for start in range(minutes(starts["from"]), minutes(starts["to"]) + 1, minutes(starts["every"])):
                for breaks in pattern.get("breaks", [[]]):
                    away = {(start + minutes(b["after"])) // 30 % 48 for b in breaks}
                    slots = [(start // 30 + offset) % 48 for offset in range(length)]
                    worked = [slot for slot in slots if slot not in away]
                    hourly = plan["pools"][pool]["costPerHour"]
                    cost = pattern["fixedCost"]
                    for slot in worked:
                        cost += 0.5 * (hourly + (8 if slot >= 44 or slot < 12 else 0))
                    columns.append((cost, worked, pool, name))
    return columns


def peer(path, gap):
    """Runs in the peers' environment: solves the file with HiGHS and prints the answer as JSON."""
    import numpy
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import lil_matrix

    plan = json.load(open(path))
    pools = list(plan["pools"])
    columns = programme(plan)
    low, high, rows = [], [], []
    for pool in pools:
        for slot, agents in enumerate(plan["need"]["agents"][pool]):
            rows.append([i for i, c in enumerate(columns) if c[2] == pool and slot in c[1]])
            low.append(agents)
            high.append(numpy.inf)
        rows.append([i for i, c in enumerate(columns) if c[2] == pool])
        low.append(0)
        high.append(plan["pools"][pool]["available"])
    for name, pattern in plan["patterns"].items():
        rows.append([i for i, c in enumerate(columns) if c[3] == name])
        low.append(pattern.get("atLeast", 0))
        high.append(pattern.get("atMost", numpy.inf))
    matrix = lil_matrix((len(rows), len(columns)))
    for row, members in enumerate(rows):
        matrix[row, members] = 1
    begun = time.perf_counter()
    found = milp(
        [c[0] for c in columns], constraints=LinearConstraint(matrix.tocsr(), low, high),
        integrality=numpy.ones(len(columns)), bounds=Bounds(0, numpy.inf),
        options={"mip_rel_gap": gap, "time_limit": SECONDS})
    seconds = time.perf_counter() - begun
    print(json.dumps({"cost": found.fun, "bound": found.mip_dual_bound, "seconds": seconds,
                      "columns": len(columns), "rows": len(rows)}))


def highs(gap):
    python = os.path.join(VENV, "bin", "python")
    if not os.path.exists(python):
        subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
    if subprocess.run([python, "-c", "import scipy"], stderr=subprocess.DEVNULL).returncode:
        requirements = os.path.join(ROOT, "Benchmarks", "Peers", "requirements-shifts.txt")
        subprocess.run([python, "-m", "pip", "install", "--quiet", "-r", requirements], check=True)
    out = subprocess.run([python, __file__, "--peer", FILE, str(gap)], check=True, capture_output=True, text=True)
    return json.loads(out.stdout)


def hotline(gap):
    program = os.path.join(ROOT, ".build", "release", "hotline")
    begun = time.perf_counter()
    # What is started in time is finished: so that it ends within the minute, it may search a little less.
    out = subprocess.run([program, "staff", "--shifts", FILE, "--json", "--gap", str(gap),
                          "--time-limit", f"{SECONDS - 5}s"], check=True, capture_output=True, text=True)
    answer = json.loads(out.stdout)
    return {"cost": answer["pay"], "bound": answer["bound"], "seconds": time.perf_counter() - begun}


def compare(gap):
    """Both answers to a gap, as lines of a table; what must not be."""
    own, other = hotline(gap), highs(gap)
    for name, answer in [("hotline", own), ("HiGHS", other)]:
        reached = (answer["cost"] - answer["bound"]) / answer["cost"]
        print(f"{gap:8.0%}  {name:10}{answer['cost']:12.2f}{answer['bound']:12.2f}{reached:9.3%}"
              f"{answer['seconds']:10.2f}")
    print(f"{'':10}hotline's pay is {own['cost'] / other['cost'] - 1:+.3%} of HiGHS's, in "
          f"{own['seconds'] / other['seconds']:.2f} times its time")
    if own["seconds"] > SECONDS:
        yield "hotline took over a minute"
    if gap > 0 and (own["cost"] - own["bound"]) / own["cost"] > gap + 1e-9:
        yield "hotline missed the gap"
    if own["cost"] < other["bound"] - 0.01 or other["cost"] < own["bound"] - 0.01:
        yield "one roster undercuts the other's bound: the programmes differ"
    if gap == 0 and own["cost"] > other["cost"] * 1.0001:
        yield "hotline's roster is over 0.01 % dearer than the peer's"


def main():
    os.makedirs(os.path.dirname(FILE), exist_ok=True)
    plan = day()
    with open(FILE, "w") as file:
        json.dump(plan, file)
    subprocess.run(["swift", "build", "-c", "release", "--product", "hotline"], cwd=ROOT, check=True,
                   stdout=subprocess.DEVNULL)
    print(f"48 half hours, {len(plan['pools'])} pools, {len(plan['patterns'])} patterns: "
          f"{len(programme(plan))} columns\n")
    print(f"{'gap':>8}  {'':10}{'pay':>12}{'bound':>12}{'reached':>9}{'seconds':>10}")
    failures = [failure for gap in (GAP, 0) for failure in compare(gap)]
    for failure in failures:
        print(f"FAILED: {failure}")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    if "--peer" in sys.argv:
        peer(sys.argv[2], float(sys.argv[3]))
    else:
        main()
