"""95 Erlangs on 100 agents with callers who hang up (M/M/c+M), in Ciw.

Run: python erlang_a_ciw.py CALLS SEED
"""

import json
import sys
import time

import ciw

AGENTS, INTERARRIVAL, HANDLING, PATIENCE, WITHIN = 100, 180 / 95, 180, 120, 20


def main(calls, seed):
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Exponential(1 / INTERARRIVAL)],
        service_distributions=[ciw.dists.Exponential(1 / HANDLING)],
        number_of_servers=[AGENTS],
        reneging_time_distributions=[ciw.dists.Exponential(1 / PATIENCE)],
    )
    ciw.seed(seed)
    simulation = ciw.Simulation(network)
    start = time.process_time()
    simulation.simulate_until_max_customers(calls, method="Arrive")
    records = simulation.get_all_records(only=["service", "renege"])
    seconds = time.process_time() - start
    answered = [r for r in records if r.record_type == "service"]
    waits = [r.waiting_time for r in answered]
    every = [r.waiting_time for r in records]
    closed = max(r.arrival_date for r in records)
    print(json.dumps({
        "calls": calls, "seconds": seconds,
        "serviceLevel": sum(w <= WITHIN for w in waits) / len(records),
        "abandonment": 1 - len(answered) / len(records), "asa": sum(waits) / len(waits),
        "meanWait": sum(every) / len(records), "delayed": sum(w > 0 for w in every) / len(records),
        "occupancy": sum(r.service_time for r in answered) / closed / AGENTS}))


main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000, int(sys.argv[2]) if len(sys.argv) > 2 else 1)
