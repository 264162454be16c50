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
    checkDesign()
  }

  /// Whether somebody serves each queue.
  private func checkService() {
    for (index, queue) in scenario.queues.enumerated() {
      let isUsed = isReachable(index)
      if !isUsed {
        reader.warning(
          "unused-queue", at: places.queues[index],
          Wording(zh: "队列“\(queue.id)”：没有来电会进来", en: "queue \"\(queue.id)\": no call comes to it"))
      }
      let staffed = queue.pools.contains { link in
        scenario.staffing(of: scenario.pools[link.pool]).contains { $0.agents > 0 }
      }
      if !staffed, queue.capacity != 0 {
        reader.error(
          "nobody-serves", at: places.queues[index],
          Wording(zh: "队列“\(queue.id)”：没有坐席组服务", en: "queue \"\(queue.id)\": nobody serves it"),
          hint: queue.pools.isEmpty
            ? Wording(zh: "列出服务它的坐席组", en: "list the pools that do")
            : Wording(zh: "它的坐席组全天没有坐席", en: "its pools have no agents all day"))
      } else if let least = queue.pools.map(\.afterSeconds).min(), least > 0 {
        let wait = DurationNotation.format(.milliseconds(Int64(least * 1_000)))
        reader.warning(
          "late-service", at: places.queues[index],
          Wording(
            zh: "队列“\(queue.id)”：没有坐席组马上服务，每通来电都要等 \(wait)",
            en: "queue \"\(queue.id)\": no pool serves it at once; every call waits \(wait)"))
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
          Wording(
            zh: "队列“\(queue.id)”：坐席组“\(scenario.pools[link.pool].id)”没有这项技能",
            en:
              "queue \"\(queue.id)\": pool \"\(scenario.pools[link.pool].id)\" has no skill for it"),
          hint: Wording(
            zh: "在坐席组的 skills 里加上“\(queue.id)”，或把它从名单里去掉",
            en: "add \"\(queue.id)\" to the pool's skills, or take the pool off the list"))
      }
    }
    for (index, pool) in scenario.pools.enumerated() {
      for (skill, offset) in zip(pool.skills, places.poolSkills[index])
      where !scenario.queues[skill.queue].pools.contains(where: { $0.pool == index }) {
        reader.warning(
          "unused-skill", at: offset,
          Wording(
            zh: "坐席组“\(pool.id)”：队列“\(scenario.queues[skill.queue].id)”没有列出它",
            en:
              "pool \"\(pool.id)\": queue \"\(scenario.queues[skill.queue].id)\" doesn't list the pool"
          ),
          hint: Wording(
            zh: "在队列的 pools 里列出它，否则它永远不会服务这个队列",
            en: "list the pool under the queue's pools, or it never serves it"))
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
        Wording(
          zh:
            "呼叫类型“\(scenario.callTypes[index].id)”：每轮 \(Int(min(calls, 1e15))) 通来电，超过上限 \(Int(Self.mostCalls))",
          en:
            "callType \"\(scenario.callTypes[index].id)\": \(Int(min(calls, 1e15))) calls a replication"
            + " are more than \(Int(Self.mostCalls))"),
        hint: Wording(zh: "把一天缩短，多做几轮", en: "make the day shorter and the replications more"))
    }
    var agents = 0
    for (index, pool) in scenario.pools.enumerated() {
      agents += scenario.staffing(of: pool).map(\.agents).max() ?? 0
      guard agents > Self.mostAgents else { continue }
      reader.error(
        "too-many-agents", at: places.pools[index],
        Wording(
          zh: "坐席组“\(pool.id)”：坐席合计超过 \(Self.mostAgents) 人",
          en: "pool \"\(pool.id)\": there are more than \(Self.mostAgents) agents in all"))
      break
    }
    let cells = scenario.intervalCount * (scenario.callTypes.count + scenario.queues.count)
    if cells > Self.mostCells {
      reader.error(
        "too-many-intervals", at: places.callTypes.first ?? 0,
        Wording(
          zh: "\(scenario.intervalCount) 个时段，加上这么多呼叫类型和队列，内存放不下",
          en:
            "\(scenario.intervalCount) intervals with so many call types and queues don't fit in memory"
        ),
        hint: Wording(zh: "用长一点的时段", en: "use longer intervals"))
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
            Wording(
              zh:
                "队列“\(queue.id)”：来电者从不挂机，结束时约有 \(Int(min(left, 1e15))) 人还在等，超过内存上限（\(Int(Self.mostWaiting))）",
              en:
                "queue \"\(queue.id)\": its callers never hang up, and about \(Int(min(left, 1e15))) of them "
                + "would still wait at the end, more than fit in memory (\(Int(Self.mostWaiting)))"),
            hint: Wording(
              zh: "让来电者会挂机，给队列设 maxWait，或增加坐席",
              en: "let callers hang up, give the queue a maxWait, or more agents"))
          continue
        }
      }
      guard capacity > 0, work > capacity else { continue }
      let ratio = Int((work / capacity * 100).rounded())
      reader.warning(
        "overload", at: places.queues[index],
        Wording(
          zh: "队列“\(queue.id)”：来电工作量是坐席全天能力的 \(ratio)%",
          en:
            "queue \"\(queue.id)\": its calls are \(ratio) % of the work its agents can do all day"),
        hint: loses
          ? Wording(zh: "会有很多人放弃", en: "many will hang up")
          : Wording(
            zh: "来电者从不挂机，队列只会越来越长", en: "its callers never hang up, so the queue only grows"))
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
