#!/usr/bin/env python3
"""Small planning problems enumerated wholly, beside what `hotline staff` finds.

    Benchmarks/run bruteforce [--write]

Twenty problems of one to three pools and one or two intervals. Every plan that costs less than the answer of `staff` is
simulated, the cheapest first, with callers that neither the search nor its proof has seen, until it is clear whether a
thousand evenings would keep all targets with the confidence asked for. Fails where fewer than 19 answers cost at most 0.5 % more than the best.
With --write the table goes to the end of Documentation/Validation.md.
"""

import json
import math
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FOLDER = os.path.join(ROOT, ".build", "bruteforce")
HOTLINE = os.path.join(ROOT, ".build", "release", "hotline")
PAGE = os.path.join(ROOT, "Documentation", "Validation.md")
HEADING = "# Plans against enumeration\n"
PROOF = 1000
QUANTILE = 1.6449
CLOSE = 0.005


def problems():
    """Each with a name and a scenario without agents: one pool, a shared pool, overflow, two intervals."""
    def pool(skills, cost, **more):
        return {"agents": 1, "skills": skills, "costPerHour": cost, **more}

    def kind(rate, queue, handling="240s", patience="180s"):
        return {
            "arrivals": {"perHour": rate}, "queue": queue, "handling": {"exponential": handling},
            "patience": {"exponential": patience},
        }

    def queue(pools, answered=0.8, **more):
        return {"pools": pools, "answered": answered, "within": "20s", **more}

    result = []
    for number, (rate, hours) in enumerate([(60, 2), (120, 2), (40, 2), (90, 2)]):
        result.append((f"one pool, two intervals, {rate} calls an hour", {
            "callTypes": {"a": kind([rate, round(1.6 * rate)], "a")},
            "queues": {"a": queue(["p"], 0.8 + 0.02 * number)},
            "pools": {"p": pool(["a"], 40)},
        }, hours))
    for rates, costs in [((60, 30), (30, 45)), ((45, 45), (30, 36)), ((80, 20), (30, 40)), ((30, 60), (28, 50))]:
        result.append((f"own and shared pool, {rates[0]} and {rates[1]} calls, {costs[0]} and {costs[1]} yuan", {
            "callTypes": {"a": kind(rates[0], "a"), "b": kind(rates[1], "b")},
            "queues": {"a": queue(["p", "s"]), "b": queue(["s"])},
            "pools": {"p": pool(["a"], costs[0]), "s": {**pool(["b", "a"], costs[1]), "takes": "skillOrder"}},
        }, 1))
    for rates, shared in [((40, 40), 39), ((60, 30), 42), ((30, 30), 36), ((50, 25), 48)]:
        result.append((f"two pools and one for both, {rates[0]} and {rates[1]} calls, shared at {shared}", {
            "callTypes": {"a": kind(rates[0], "a"), "b": kind(rates[1], "b", "200s")},
            "queues": {"a": queue(["p", "s"]), "b": queue(["q", "s"])},
            "pools": {"p": pool(["a"], 32), "q": pool(["b"], 34), "s": pool(["a", "b"], shared)},
        }, 1))
    for after, cost in [("20s", 36), ("30s", 33), ("60s", 30), ("45s", 44)]:
        result.append((f"overflow after {after} at {cost}", {
            "callTypes": {"a": kind(70, "a"), "b": kind(35, "b", "300s")},
            "queues": {
                "a": queue(["p", {"pool": "q", "after": after}], accept={"abandonment": 0.06}),
                "b": queue(["q"], 0.75),
            },
            "pools": {"p": pool(["a"], 40), "q": pool(["b", "a"], cost)},
        }, 1))
    for rates, shrinkage in [((30, 60), 0), ((50, 25), 0), ((40, 60), 0.1), ((25, 50), 0.15)]:
        result.append((f"shared pool in two intervals, {rates[0]} then {rates[1]} calls, {shrinkage:.0%} away", {
            "callTypes": {"a": kind(list(rates), "a"), "b": kind([20, 15], "b")},
            "queues": {"a": queue(["p", "s"]), "b": queue(["s"])},
            "pools": {
                "p": pool(["a"], 30, shrinkage=shrinkage), "s": pool(["b", "a"], 42, shrinkage=shrinkage),
            },
        }, 2))
    return result


def scenario(name, parts, hours):
    return {
        "scenario": name, "begins": "2026-11-11T00:00:00+08:00", "lasts": f"{hours}h", "interval": "1h", "seed": 5,
        "replications": 100, **parts,
    }


def write(path, value):
    with open(path, "w") as file:
        json.dump(value, file)


def hotline(*words):
    done = subprocess.run([HOTLINE, *words, "--json"], capture_output=True, text=True)
    if done.returncode > 1 or not done.stdout:
        sys.exit(f"hotline {' '.join(words)}: {done.stderr[-400:]}")
    return json.loads(done.stdout)


def with_agents(day, plan):
    """The scenario with a plan: for each pool a number for each interval."""
    day = json.loads(json.dumps(day))
    for pool, agents in zip(day["pools"].values(), plan):
        pool["agents"] = list(agents)
    return day


def keeps(targets, replications, doubt=3):
    """Whether targets are kept by the mean of a proof with the confidence asked for: True, False, or None if in doubt."""
    verdict = True
    for target in targets:
        error = target["value"]["halfWidth"] / 1.96
        sigma = error * math.sqrt(replications)
        mean = target["value"]["mean"]
        room = mean - target["atLeast"] if "atLeast" in target else target["atMost"] - mean
        room -= QUANTILE * sigma / math.sqrt(PROOF)
        if room < -doubt * error:
            return False
        if room < doubt * error:
            verdict = None
    return verdict


def cheaper(day, pay, hours):
    """Every plan that costs less than this, the cheapest first."""
    costs = [pool["costPerHour"] for pool in day["pools"].values() for _ in range(hours)]

    def plans(index, left):
        if index == len(costs):
            yield ()
            return
        for agents in range(0, int(left / costs[index]) + 1):
            for more in plans(index + 1, left - agents * costs[index]):
                yield (agents, *more)

    found = [(sum(n * c for n, c in zip(plan, costs)), plan) for plan in plans(0, pay - 1e-6)]
    return sorted((cost, plan) for cost, plan in found if cost < pay - 1e-6)


def work(day, hours):
    """The work that callers bring, in agents, by interval."""
    needed = []
    for interval in range(hours):
        total = 0.0
        for kind in day["callTypes"].values():
            rate = kind["arrivals"]["perHour"]
            rate = rate[interval] if isinstance(rate, list) else rate
            total += rate * float(kind["handling"]["exponential"][:-1]) / 3600
        needed.append(total)
    return needed


def solve(number, name, parts, hours):
    day = scenario(f"small-{number}", parts, hours)
    path = os.path.join(FOLDER, f"{number}.json5")
    write(path, day)
    answer = hotline("staff", path)
    kept = all(target["holds"] for target in answer["proof"]["targets"])
    load = work(day, hours)
    candidates = []
    for cost, plan in cheaper(day, answer["pay"], hours):
        there = [sum(plan[pool * hours + i] for pool in range(len(day["pools"]))) for i in range(hours)]
        # Three quarters at least must be answered in time; with less than that of the work done none is kept.
        if sum(there) >= 0.72 * sum(load):
            candidates.append((cost, plan))
    path = os.path.join(FOLDER, f"{number}-try.json5")
    for cost, plan in candidates:
        rows = [plan[pool * hours:(pool + 1) * hours] for pool in range(len(day["pools"]))]
        if verdict(path, with_agents(day, rows)):
            return answer["pay"], cost, len(candidates), kept
    return answer["pay"], answer["pay"], len(candidates), kept


def is_served(day):
    """Whether every queue has a pool with somebody in it at some time; other plans are refused."""
    def name(entry):
        return entry if isinstance(entry, str) else entry["pool"]

    return all(any(sum(day["pools"][name(e)]["agents"]) for e in q["pools"]) for q in day["queues"].values())


def verdict(path, day):
    """Whether a plan keeps all targets, by as many evenings as it takes to see."""
    if not is_served(day):
        return False
    write(path, day)
    for replications in (30, 300, 3_000, 30_000):
        result = hotline("simulate", path, "--replications", str(replications), "--seed", "987654")
        found = keeps(result["verdict"]["targets"], replications)
        if found is not None:
            return found
    # Still within three standard errors: as the mean says.
    return keeps(result["verdict"]["targets"], 30_000, doubt=0)


def table():
    rows, near = [], 0
    for number, (name, parts, hours) in enumerate(problems(), 1):
        pay, best, plans, kept = solve(number, name, parts, hours)
        above = pay / best - 1
        near += kept and above <= CLOSE
        rows.append(f"| {number} | {name} | {plans:,} | {best:,.0f} | {pay:,.0f} | {above:.1%} |")
        print(rows[-1], flush=True)
    head = "| | problem | cheaper plans | best | `staff` | above |\n|---:|---|---:|---:|---:|---:|\n"
    return near, len(rows), head + "\n".join(rows) + "\n"


def main():
    if not os.environ.get("HOTLINE_BUILT"):
        subprocess.run(["swift", "build", "-c", "release", "--product", "hotline"], cwd=ROOT, check=True,
                       stdout=subprocess.DEVNULL)
    os.makedirs(FOLDER, exist_ok=True)
    near, count, text = table()
    print(f"{near} of {count} within {CLOSE:.1%} of the best")
    if "--write" in sys.argv:
        with open(PAGE) as file:
            page = file.read().split("\n" + HEADING)[0]
        with open(PAGE, "w") as file:
            file.write(
                page + "\n" + HEADING + "\nEvery plan cheaper than the answer of `hotline staff` is simulated with other "
                "callers, until it is clear whether a\nthousand evenings would keep all targets with 95 % confidence "
                "(`Benchmarks/run bruteforce --write`, which makes\nthis table). "
                f"{near} of {count} answers cost at most {CLOSE:.1%} more than the best.\n\n" + text)
    return near >= count - 1


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
