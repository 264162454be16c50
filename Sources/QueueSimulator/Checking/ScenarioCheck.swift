import Diagnostics

/// Finds what can't work, or is unwise, in a scenario that could be read.
struct ScenarioCheck {
  let scenario: Scenario
  let places: ScenarioPlaces
  let reader: DocumentReader

  /// More calls than these in one replication are refused: it would run for minutes.
  static let mostCalls = 100_000_000.0

  /// Agents of all pools together.
  static let mostAgents = 1_000_000
  /// Calls that wait at the end of one replication since nobody hangs up: each takes some hundred bytes.
  static let mostWaiting = 2_000_000.0
  /// Intervals × (call types + queues): each takes two kilobytes of figures.
  static let mostCells = 100_000

  func run() {
    checkService()
    checkLinks()
    checkSize()
    checkMemory()
    checkLoad()
  }

  /// Whether somebody serves each queue.
  private func checkService() {
    for (index, queue) in scenario.queues.enumerated() {
      let isUsed = isReachable(index)
      if !isUsed {
        reader.warning(
          "unused-queue", at: places.queues[index],
          "queue \"\(queue.id)\": no call comes to it")
      }
      let staffed = queue.pools.contains { link in
        scenario.staffing(of: scenario.pools[link.pool]).contains { $0.agents > 0 }
      }
      if !staffed, queue.capacity != 0 {
        reader.error(
          "nobody-serves", at: places.queues[index],
          "queue \"\(queue.id)\": nobody serves it",
          hint: queue.pools.isEmpty
            ? "list the pools that do" : "its pools have no agents all day")
      } else if let least = queue.pools.map(\.afterSeconds).min(), least > 0 {
        reader.warning(
          "late-service", at: places.queues[index],
          "queue \"\(queue.id)\": no pool serves it at once; every call waits "
            + DurationNotation.format(.milliseconds(Int64(least * 1_000))))
      }
    }
  }

  private func isReachable(_ queue: Int) -> Bool {
    scenario.callTypes.contains { type in
      type.sampledMenu?.queues.contains(queue) ?? (type.queue == queue)
        || type.transfer?.to == queue
    }
      || scenario.queues.contains { $0.maximumWait?.to == .queue(queue) }
  }

  /// Whether queues and pools name each other.
  private func checkLinks() {
    for (index, queue) in scenario.queues.enumerated() {
      for (link, offset) in zip(queue.pools, places.queuePools[index])
      where !scenario.pools[link.pool].skills.contains(where: { $0.queue == index }) {
        reader.error(
          "missing-skill", at: offset,
          "queue \"\(queue.id)\": pool \"\(scenario.pools[link.pool].id)\" has no skill for it",
          hint: "add \"\(queue.id)\" to the pool's skills, or take the pool off the list")
      }
    }
    for (index, pool) in scenario.pools.enumerated() {
      for (skill, offset) in zip(pool.skills, places.poolSkills[index])
      where !scenario.queues[skill.queue].pools.contains(where: { $0.pool == index }) {
        reader.warning(
          "unused-skill", at: offset,
          "pool \"\(pool.id)\": queue \"\(scenario.queues[skill.queue].id)\" doesn't list the pool",
          hint: "list the pool under the queue's pools, or it never serves it")
      }
    }
  }

  /// Whether a replication can be run at all.
  private func checkSize() {
    for index in scenario.callTypes.indices {
      let calls = ArrivalProfile(of: index, in: scenario).expectedCalls
      guard calls > Self.mostCalls else { continue }
      reader.error(
        "too-many-calls", at: places.arrivals[index],
        "callType \"\(scenario.callTypes[index].id)\": \(Int(min(calls, 1e15))) calls a replication"
          + " are more than \(Int(Self.mostCalls))",
        hint: "make the day shorter and the replications more")
    }
    var agents = 0
    for (index, pool) in scenario.pools.enumerated() {
      agents += scenario.staffing(of: pool).map(\.agents).max() ?? 0
      guard agents > Self.mostAgents else { continue }
      reader.error(
        "too-many-agents", at: places.pools[index],
        "pool \"\(pool.id)\": there are more than \(Self.mostAgents) agents in all")
      break
    }
    let cells = scenario.intervalCount * (scenario.callTypes.count + scenario.queues.count)
    if cells > Self.mostCells {
      reader.error(
        "too-many-intervals", at: places.callTypes.first ?? 0,
        "\(scenario.intervalCount) intervals with so many call types and queues don't fit in memory",
        hint: "use longer intervals")
    }
  }

  /// Whether there is more work than the agents of a queue can do, over the whole day.
  private func checkLoad() {
    for (index, queue) in scenario.queues.enumerated() {
      let capacity = queue.pools.reduce(0) { $0 + agentSeconds(of: $1.pool) }
      var work = 0.0
      var loses = true
      var staying = 0.0
      for (type, rules) in scenario.callTypes.enumerated() {
        let own = seconds(of: type, in: index)
        work += own
        if own > 0, rules.patience == .never {
          loses = false
          staying += ArrivalProfile(of: type, in: scenario).expectedCalls
        }
      }
      if queue.maximumWait == nil, work > capacity {
        let left = staying * (1 - capacity / work)
        if left > Self.mostWaiting {
          reader.error(
            "endless-queue", at: places.queues[index],
            "queue \"\(queue.id)\": its callers never hang up, and about \(Int(min(left, 1e15))) of them "
              + "would still wait at the end, more than fit in memory (\(Int(Self.mostWaiting)))",
            hint: "let callers hang up, give the queue a maxWait, or more agents")
          continue
        }
      }
      guard capacity > 0, work > capacity else { continue }
      let ratio = Int((work / capacity * 100).rounded())
      reader.warning(
        "overload", at: places.queues[index],
        "queue \"\(queue.id)\": its calls are \(ratio) % of the work its agents can do all day",
        hint: loses ? "many will hang up" : "its callers never hang up, so the queue only grows")
    }
  }

  private func agentSeconds(of pool: Int) -> Double {
    let steps = scenario.staffing(of: scenario.pools[pool])
    var sum = 0.0
    for (index, step) in steps.enumerated() {
      let end = index + 1 < steps.count ? steps[index + 1].at : scenario.lastsSeconds
      sum += Double(step.agents) * (end - step.at)
    }
    return sum
  }

  /// The work of a type's calls in a queue, in agent-seconds, at the pace of the call type's own
  /// times.
  private func seconds(of type: Int, in queue: Int) -> Double {
    let rules = scenario.callTypes[type]
    let shares = (0..<scenario.intervalCount).map { rules.share(reaching: queue, interval: $0) }
    guard shares.contains(where: { $0 > 0 }) else { return 0 }
    let profile = ArrivalProfile(of: type, in: scenario)
    func interval(_ time: Double) -> Int {
      min(Int(time / scenario.intervalSeconds), scenario.intervalCount - 1)
    }
    func time(_ interval: Int) -> Double {
      rules.handling.mean(interval: interval) + rules.wrapUp.mean(interval: interval)
    }
    guard !profile.traced.isEmpty else {
      return profile.pieces.reduce(0) { sum, piece in
        let interval = interval(piece.from)
        return sum + piece.calls * time(interval) * shares[interval]
      }
    }
    return profile.traced.reduce(0) { sum, call in
      let interval = interval(call.at)
      return sum + ((call.handling ?? time(interval)) + (call.wrapUp ?? 0)) * shares[interval]
    }
  }
}
