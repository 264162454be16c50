#!/usr/bin/env python3
"""Small planning problems enumerated wholly, beside what `hotline staff` finds.

    Benchmarks/run bruteforce [--write]

Takes some four minutes of processor time, most of it for plans near the edge of a target.

Twenty problems of one to three pools and one to three intervals: shared pools, overflow, a priority, shrinkage. Every
plan that costs less than the answer of `staff` is judged, with callers that neither the search nor its proof has seen: would a thousand evenings keep all targets with the
confidence asked for? A plan with no more agents anywhere than one that misses a target misses it too, and one with no
fewer than one that keeps all keeps them. So plans with plenty of agents in all but a few places are simulated first, then
those that leave no pay for another agent, and what is left from the cheapest on, until one is found that keeps all
targets. Fails where fewer than 19 answers cost at most 0.5 % more than the best.
With --write the table goes to the end of Documentation/Validation.md.
"""

import collections
import concurrent.futures
import itertools
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
    for number, (rate, shape) in enumerate([(60, (1, 1.6)), (120, (1, 1.6)), (40, (1, 1.8, 0.7)), (50, (0.6, 1, 1.5))]):
        result.append((f"one pool, {len(shape)} intervals, {rate} calls an hour", {
            "callTypes": {"a": kind([round(rate * part) for part in shape], "a")},
            "queues": {"a": queue(["p"], 0.8 + 0.02 * number)},
            "pools": {"p": pool(["a"], 40)},
        }, len(shape)))
    for rates, costs in [((60, 30), (30, 45)), ((45, 45), (30, 36)), ((80, 20), (30, 40)), ((30, 60), (28, 50))]:
        result.append((f"own and shared pool, {rates[0]} and {rates[1]} calls, {costs[0]} and {costs[1]} yuan", {
            "callTypes": {"a": kind(rates[0], "a"), "b": kind(rates[1], "b")},
            "queues": {"a": queue(["p", "s"]), "b": queue(["s"])},
            "pools": {"p": pool(["a"], costs[0]), "s": {**pool(["b", "a"], costs[1]), "takes": "skillOrder"}},
        }, 1))
    for rates, shared, first in [((40, 40), 39, 0), ((60, 30), 42, 0), ((30, 30), 36, 1), ((50, 25), 48, 1)]:
        name = f"two pools and one for both, {rates[0]} and {rates[1]} calls, shared at {shared}"
        result.append((name + (", the second first" if first else ""), {
            "callTypes": {"a": kind(rates[0], "a"), "b": {**kind(rates[1], "b", "200s"), "priority": first}},
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
    done = subprocess.run([HOTLINE, *words, "--jobs", "1", "--json"], capture_output=True, text=True)
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


Solved = collections.namedtuple("Solved", "pay best bound plans looked kept")


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
    best, looked = cheapest_kept(os.path.join(FOLDER, f"{number}-try.json5"), day, candidates, hours)
    return Solved(answer["pay"], best or answer["pay"], (answer.get("bound") or {}).get("pay"), len(candidates), looked, kept)


def cheapest_kept(path, day, candidates, hours):
    """The cost of the cheapest of these plans, sorted by it, that keeps all targets, and how many were simulated."""
    missed, kept, looked = [], set(), 0

    def is_below_missed(plan):
        return any(all(a <= b for a, b in zip(plan, other)) for other in missed)

    def keeps_all(plan):
        nonlocal looked
        if any(all(a >= b for a, b in zip(plan, other)) for other in kept):
            return True
        if is_below_missed(plan):
            return False
        looked += 1
        rows = [plan[pool * hours:(pool + 1) * hours] for pool in range(len(day["pools"]))]
        if verdict(path, with_agents(day, rows)):
            kept.add(plan)
            return True
        missed[:] = [other for other in missed if not all(a <= b for a, b in zip(other, plan))] + [plan]
        return False

    plans = [plan for _, plan in candidates]
    most = tuple(map(max, zip(*plans))) if plans else ()
    # With plenty everywhere but in two places, or in three: what misses a target there rules out much. The more
    # there are in one place, the fewer are needed in another.
    for count in (2, 3):
        for *others, first, second in itertools.combinations(range(len(most)), min(count, len(most))):
            for few in itertools.product(*(range(most[place] + 1) for place in others)):
                plan = list(most)
                for place, agents in zip(others, few):
                    plan[place] = agents
                for agents in range(most[first] + 1):
                    plan[first] = agents
                    while plan[second] >= 0 and keeps_all(tuple(plan)):
                        plan[second] -= 1
                    if plan[second] < 0:
                        break
    there = set(plan for plan in plans if not is_below_missed(plan))
    for plan in reversed(plans):
        more = (plan[:i] + (plan[i] + 1,) + plan[i + 1:] for i in range(len(plan)))
        if plan in there and not any(other in there for other in more):
            keeps_all(plan)
    for cost, plan in candidates:
        if keeps_all(plan):
            return cost, looked
    return None, looked


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
    for replications in (30, 300, 3_000, 10_000):
        result = hotline("simulate", path, "--replications", str(replications), "--seed", "987654")
        found = keeps(result["verdict"]["targets"], replications)
        if found is not None:
            return found
    # Still within three standard errors: as the mean says.
    return keeps(result["verdict"]["targets"], 10_000, doubt=0)


def table():
    small = problems()
    rows, near = [], 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as threads:
        solved = threads.map(solve, range(1, len(small) + 1), *zip(*small))
        for number, ((name, _, _), found) in enumerate(zip(small, solved), 1):
            above = found.pay / found.best - 1
            near += found.kept and above <= CLOSE
            bound = "" if found.bound is None else f"{found.bound:,.0f}"
            rows.append(
                f"| {number} | {name} | {found.plans:,} | {found.looked:,} | {bound} | {found.best:,.0f} | {found.pay:,.0f} | "
                f"{above:.1%} |")
            print(rows[-1], flush=True)
            if found.bound is not None and found.bound > found.best + 1e-6:
                sys.exit(f"problem {number}: the bound is above the best plan")
    head = (
        "| | problem | cheaper plans | simulated | bound | best | `staff` | above |\n|---:|---|---:|---:|---:|---:|---:|---:|\n")
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
                page + "\n" + HEADING + "\nEvery plan cheaper than the answer of `hotline staff` is judged: would a thousand "
                "evenings with callers not seen\nbefore keep all targets with 95 % confidence? A plan with no more "
                "agents anywhere than one that was simulated and misses a\ntarget misses it too. `bound` is what the "
                "relaxation of `staff` says that no plan costs less than\n(`Benchmarks/run bruteforce --write`, which "
                "makes this table). "
                f"{near} of {count} answers cost at most {CLOSE:.1%} more than the best.\n\n" + text)
    return near >= count - 1


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
