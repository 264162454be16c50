extension Simulation {
  /// The plan changes a pool's number of agents.
  mutating func changeStaffing() {
    let change = staffing[nextStaffing]
    nextStaffing += 1
    poolStates[Int(change.pool)].planned = Int(change.agents)
    staff(Int(change.pool))
  }

  /// Somebody changes a pool's number of agents for the rest of the day.
  mutating func changeAgents(ofPool pool: Int, by difference: Int) {
    poolStates[pool].extra += difference
    staff(pool)
  }

  /// Brings a pool to the number of agents it is to have.
  ///
  /// Those who are to leave stay first if more are wanted again; new agents take waiting calls at
  /// once. The idle leave first, the one idle shortest before the others; the busy finish.
  private mutating func staff(_ pool: Int) {
    let state = poolStates[pool]
    let wanted = min(max(0, state.planned + state.extra), Int(centre.pools[pool].agents))
    var difference = wanted - (state.present - state.leaving)
    while difference > 0 {
      difference -= 1
      if poolStates[pool].leaving > 0 {
        countOvertime(pool: pool, until: now)
        poolStates[pool].leaving -= 1
      } else {
        let agent = newAgent(pool: pool)
        countStaffed(pool: pool, until: now)
        poolStates[pool].present += 1
        becomeFree(agent)
      }
    }
    while difference < 0 {
      difference += 1
      if poolStates[pool].idleCount > 0 {
        sendHome(takeShortestIdle(pool: pool), pool: pool)
      } else {
        countOvertime(pool: pool, until: now)
        poolStates[pool].leaving += 1
      }
    }
  }

  private mutating func newAgent(pool: Int) -> Int {
    if let spare = spareAgents[pool].popLast() { return Int(spare) }
    poolStates[pool].numbered += 1
    return Int(centre.pools[pool].firstAgent) + poolStates[pool].numbered - 1
  }

  mutating func sendHome(_ agent: Int, pool: Int) {
    countStaffed(pool: pool, until: now)
    poolStates[pool].present -= 1
    agents[agent].phase = .away
    agentEvents.clear(agent)
    spareAgents[pool].append(Int32(agent))
  }

  /// Adds the time since a pool's number of agents last changed.
  mutating func countStaffed(pool: Int, until time: Double) {
    let state = poolStates[pool]
    totals.add(
      .staffed(pool: pool, agents: Double(state.present)), from: state.presentSince, to: time)
    poolStates[pool].presentSince = time
  }

  /// Adds the time since the number of those last changed who stay past their plan.
  mutating func countOvertime(pool: Int, until time: Double) {
    guard centre.pools[pool].paysOvertime else { return }
    let state = poolStates[pool]
    totals.add(
      .overtime(pool: pool, agents: Double(state.leaving)), from: state.leavingSince, to: time)
    poolStates[pool].leavingSince = time
  }

  /// Adds what an agent has to do after the end of the day, which is past every plan.
  mutating func countWorkAfterEnd(pool: Int, from start: Double, to end: Double) {
    guard centre.pools[pool].paysOvertime, centre.scenario.atEnd != .cut else { return }
    let index = (totals.intervalCount &- 1) &* totals.poolCount &+ pool
    totals.pools[index].overtimeSeconds += end - max(start, centre.ends)
  }
}
