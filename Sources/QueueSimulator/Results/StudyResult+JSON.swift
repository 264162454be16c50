package import Diagnostics

extension StudyResult {
  /// The results, every measure as `Documentation/Measures.md` defines it.
  ///
  /// All but `run`'s timing is the same for the same scenario and seed.
  package var json: JSONValue {
    var overall = members(of: moments.groups[0])
    overall.append(.init("meanLines", json(centre(.meanLines))))
    overall.append(
      .init(
        "cost",
        .object([
          "agents": json(centre(.agentCost)), "lines": json(centre(.lineCost)),
          "blocked": json(centre(.blockedCost)), "abandoned": json(centre(.abandonedCost)),
          "total": json(centre(.totalCost)),
        ])))
    let types = scenario.callTypes.enumerated().map { index, type in
      JSONValue.Member(type.id, .object(members(of: moments.groups[1 + index])))
    }
    let queues = scenario.queues.enumerated().map { index, queue in
      JSONValue.Member(
        queue.id, .object(members(of: moments.groups[1 + types.count + index])))
    }
    let pools = scenario.pools.enumerated().map { index, pool in
      JSONValue.Member(pool.id, .object(members(of: moments.pools[index])))
    }
    return .object([
      "scenario": .text(scenario.id),
      "menus": menusJSON,
      "overall": .object(overall),
      "callTypes": .object(types),
      "queues": .object(queues),
      "pools": .object(pools),
      "plans": plansJSON,
      "intervals": .array((0..<scenario.intervalCount).map(intervalJSON)),
      "verdict": verdictJSON,
      "run": runJSON,
    ])
  }

  /// How the menus were sampled; nothing where none was.
  private var menusJSON: JSONValue? {
    let menus = scenario.callTypes.compactMap { type in
      type.sampledMenu.map { menu -> JSONValue.Member in
        .init(
          type.id,
          .object([
            "flow": .text(menu.flow), "population": .text(menu.population),
            "calls": .integer(Int64(menu.rows.count)), "seed": .integer(Int64(menu.seed)),
            "tables": .integer(Int64(menu.rows.count / menu.rowsPerTable)),
          ]))
      }
    }
    return menus.isEmpty ? nil : .object(menus)
  }

  private var runJSON: JSONValue {
    let rate = seconds > 0 ? Double(calls) / seconds : 0
    return .object([
      "seed": .integer(Int64(seed)), "replications": .integer(Int64(replications)),
      "calls": .integer(Int64(calls)), "seconds": .number(seconds),
      "callsPerSecond": .number(rate.rounded()), "jobs": .integer(Int64(jobs)),
      "partial": .boolean(isPartial),
      "precision": precision.map {
        .object(["asked": .number($0.asked), "reached": .boolean($0.isReached)])
      },
    ])
  }

  private var verdictJSON: JSONValue {
    .object([
      "holds": .boolean(meetsTargets),
      "targets": .array(
        verdict.map { target in
          .object([
            "target": .text(target.measure.rawValue),
            "queue": target.queue.map { .text(scenario.queues[$0].id) },
            "pool": target.target.pool.map { .text(scenario.pools[$0].id) },
            "atLeast": target.isAtLeast ? .number(target.limit) : nil,
            "atMost": target.isAtLeast ? nil : .number(target.limit),
            "value": json(target.value), "holds": .boolean(target.holds),
            "firstBreaksAt": target.firstBreak.map { .text(time(ofInterval: $0)) },
          ])
        }),
    ])
  }

  private func intervalJSON(_ index: Int) -> JSONValue {
    let queueCount = scenario.queues.count
    let poolCount = scenario.pools.count
    let span = scenario.interval(index)
    var members: [JSONValue.Member] = [
      .init("begins", .text(time(ofInterval: index))),
      .init("from", .number(span.lowerBound)), .init("to", .number(span.upperBound)),
    ]
    members += self.members(of: moments.intervals[index])
    members.append(.init("meanLines", json(moments.intervalLines[index].estimate)))
    members.append(
      .init(
        "queues",
        .object(
          scenario.queues.enumerated().map { queue, rules in
            let group = moments.intervalQueues[index * queueCount + queue]
            return .init(rules.id, .object(self.members(of: group, hasPercentiles: false)))
          })))
    members.append(
      .init(
        "pools",
        .object(
          scenario.pools.enumerated().map { pool, rules in
            let group = moments.intervalPools[index * poolCount + pool]
            return .init(rules.id, .object(self.members(of: group)))
          })))
    return .object(members)
  }

  /// The moment an interval begins, in ISO 8601.
  package func time(ofInterval index: Int) -> String {
    scenario.moment(ofInterval: index).description
  }

  /// - Parameter hasPercentiles: whether the waits of the group are kept one by one.
  private func members(
    of group: FigureMoments.Group, hasPercentiles: Bool = true
  ) -> [JSONValue.Member] {
    let definitions: [(String, CallMeasure)] = [
      ("ofAttempts", .serviceLevelOfAttempts), ("ofAnswered", .serviceLevelOfAnswered),
      ("withoutShortAbandons", .serviceLevelWithoutShortAbandons),
    ]
    var result: [JSONValue.Member] = []
    for measure in CallMeasure.allCases where !definitions.contains(where: { $0.1 == measure }) {
      result.append(.init(measure.rawValue, json(group[measure])))
      guard measure == .serviceLevel else { continue }
      let others = definitions.map { JSONValue.Member($0.0, json(group[$0.1])) }
      result.append(.init("serviceLevels", .object(others)))
    }
    guard hasPercentiles else { return result }
    let names = ["p50", "p80", "p90", "p95", "p99"]
    result.append(
      .init(
        "waitPercentiles",
        .object(
          zip(names, group.percentiles).map { JSONValue.Member($0, json($1.estimate)) })))
    return result
  }

  private func members(of pool: FigureMoments.PoolGroup) -> [JSONValue.Member] {
    let activities: Set<PoolMeasure> = [.talking, .wrappingUp, .ringing, .idle]
    var result: [JSONValue.Member] = []
    var shares: [JSONValue.Member] = []
    for (measure, moments) in zip(PoolMeasure.allCases, pool) {
      let member = JSONValue.Member(measure.rawValue, json(moments.estimate))
      if activities.contains(measure) { shares.append(member) } else { result.append(member) }
    }
    result.append(.init("activities", .object(shares)))
    return result
  }

  private func json(_ estimate: Estimate) -> JSONValue {
    .object(["mean": .number(estimate.mean), "halfWidth": .number(estimate.halfWidth)])
  }
}

extension Scenario {
  /// When an interval begins.
  package func moment(ofInterval index: Int) -> Instant {
    begins + .milliseconds(Int64(interval(index).lowerBound * 1_000))
  }
}
