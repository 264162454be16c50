extension Simulation {
  /// A pool's number of agents changes.
  ///
  /// Those who are to leave stay first if more are wanted again; new agents take waiting calls at
  /// once. The idle leave first, the one idle shortest before the others; the busy finish.
  mutating func changeStaffing() {
    let change = centre.staffing[nextStaffing]
    nextStaffing += 1
    let pool = Int(change.pool)
    var difference =
      Int(change.agents) - (poolStates[pool].present - poolStates[pool].leaving)
    while difference > 0 {
      difference -= 1
      if poolStates[pool].leaving > 0 {
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
}
