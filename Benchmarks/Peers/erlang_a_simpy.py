"""95 Erlangs on 100 agents with callers who hang up (M/M/c+M), in SimPy.

Run: python erlang_a_simpy.py CALLS SEED
"""

import json
import random
import sys
import time

import simpy

AGENTS, INTERARRIVAL, HANDLING, PATIENCE, WITHIN = 100, 180 / 95, 180, 120, 20


class Totals:
    answered = abandoned = in_time = at_once = 0
    waited = waited_answered = busy = 0.0


def caller(env, agents, totals, rng):
    joined = env.now
    with agents.request() as request:
        if not request.triggered:
            yield request | env.timeout(rng.expovariate(1 / PATIENCE))
        wait = env.now - joined
        totals.waited += wait
        if not request.triggered:
            totals.abandoned += 1
            return
        totals.answered += 1
        totals.waited_answered += wait
        totals.in_time += wait <= WITHIN
        totals.at_once += wait == 0
        handling = rng.expovariate(1 / HANDLING)
        totals.busy += handling
        yield env.timeout(handling)


def arrivals(env, agents, totals, rng, calls):
    for _ in range(calls):
        yield env.timeout(rng.expovariate(1 / INTERARRIVAL))
        env.process(caller(env, agents, totals, rng))


def main(calls, seed):
    rng = random.Random(seed)
    env = simpy.Environment()
    agents = simpy.Resource(env, AGENTS)
    totals = Totals()
    start = time.process_time()
    source = env.process(arrivals(env, agents, totals, rng, calls))
    env.run(until=source)
    closed = env.now
    env.run()
    seconds = time.process_time() - start
    print(json.dumps({
        "calls": calls, "seconds": seconds, "serviceLevel": totals.in_time / calls,
        "abandonment": totals.abandoned / calls,
        "asa": totals.waited_answered / totals.answered, "meanWait": totals.waited / calls,
        "delayed": 1 - totals.at_once / calls, "occupancy": totals.busy / closed / AGENTS}))


main(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000, int(sys.argv[2]) if len(sys.argv) > 2 else 1)
