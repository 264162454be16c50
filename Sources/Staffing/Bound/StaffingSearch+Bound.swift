internal import ParallelWork
internal import QueueSimulator

extension StaffingSearch {
  /// The calls that are simulated for a bound, as far as days are not too large.
  private static let callsOfBound = 100_000.0

  /// Looks for agents, and for what no plan costs less than.
  /// - Throws: `Failure`.
  package func run() throws(Failure) -> StaffingAnswer {
    var answer = try search()
    if case .cheapest = goal, !answer.isPartial { answer.bound = payBound(knowing: answer) }
    return answer
  }

  /// A pay that no plan goes below which keeps the targets of service level and abandonment.
  ///
  /// - Returns: `nil` where no target is of these, or the relaxation doesn't hold: calls may find all
  ///   lines busy or a queue full, dial again, be transferred or sent on to another queue; emergency
  ///   plans change the centre; or talks of a queue are not of one law.
  private func payBound(knowing answer: StaffingAnswer) -> PayBound? {
    guard scenario.isRelaxed else { return nil }
    let groups = Array(
      PooledQueues.all(of: targets, in: scenario)
        .prefix(BoundProgramme.mostGroups(intervals: scenario.intervalCount)))
    guard !groups.isEmpty else { return nil }
    let days = max(2, Int(min(2_000, Self.callsOfBound / max(1, effort.callsADay)).rounded(.up)))
    let loop = OrderedLoop(threads: runner.threads, stop: stop)
    let relaxed = relaxation
    let looksAtPatience = groups.contains { $0.kind == .abandonment }
    let calls = loop.map(days) {
      relaxed.firstVisits(replication: $0, withPatience: looksAtPatience)
    }
    guard calls.count == days else { return nil }
    let (scenario, intervals) = (scenario, scenario.intervalCount)
    let figures = loop.map(groups.count * intervals) { place in
      let interval = place % intervals
      return AnsweredInTime(
        calls.map { $0[interval] }, of: groups[place / intervals],
        until: scenario.interval(interval).upperBound, countedFrom: scenario.warmUpSeconds)
    }
    guard figures.count == groups.count * intervals else { return nil }
    let byGroup = groups.indices.map { Array(figures[$0 * intervals..<($0 + 1) * intervals]) }
    let programme = BoundProgramme(
      self, groups, byGroup, days: days, known: answer.table.atWork(in: scenario))
    return programme.bound.map { PayBound(pay: min($0, answer.pay), replications: days) }
  }

  /// The same callers before agents for all of them at once.
  private var relaxation: Study {
    var relaxed = scenario
    var pool = Scenario.Pool(id: "all")
    pool.agents = .constant(min(100_000, 200 + Int(effort.callsADay)))
    pool.skills = relaxed.queues.indices.map { .init(queue: $0) }
    relaxed.pools = [pool]
    for queue in relaxed.queues.indices {
      relaxed.queues[queue].pools = [PoolLink(pool: 0)]
      relaxed.queues[queue].maximumWait = nil
      relaxed.queues[queue].callback = nil
    }
    var study = Study(relaxed)
    study.seed = proofSeed(0)
    return study
  }
}

/// A call in the queue that it came to first.
private struct FirstVisit {
  var type: Int
  var queue: Int
  /// In seconds from the beginning.
  var arrived: Double
  var joined: Double
  /// In seconds.
  var talk: Double
  var wrapUp: Double
  var patience: Double
}

extension Study {
  /// The calls of a centre with agents for all of them, by the interval in which they join; who comes
  /// after the end counts for the last.
  fileprivate func firstVisits(replication: Int, withPatience: Bool) -> [[FirstVisit]] {
    let patience = withPatience ? deserted.waits(replication: replication) : [:]
    var calls = (0..<scenario.intervalCount).map { _ in [FirstVisit]() }
    for record in trace(replication: replication) where record.outcome == .answered {
      let interval = Int(record.joined / scenario.intervalSeconds)
      let talkEnds = record.talkEnds ?? record.left
      calls[min(interval, scenario.intervalCount - 1)].append(
        FirstVisit(
          type: record.type, queue: record.queue, arrived: record.arrived, joined: record.joined,
          talk: talkEnds - record.left, wrapUp: (record.wrapUpEnds ?? talkEnds) - talkEnds,
          patience: patience[Person(type: record.type, call: record.call)] ?? .infinity))
    }
    return calls
  }

  private struct Person: Hashable {
    var type: Int
    var call: Int
  }

  /// The same callers before nobody: each hangs up when the patience ends.
  private var deserted: Study {
    var study = self
    for pool in study.scenario.pools.indices { study.scenario.pools[pool].agents = .constant(0) }
    return study
  }

  /// How long callers wait before they hang up, in seconds.
  private func waits(replication: Int) -> [Person: Double] {
    trace(replication: replication).reduce(into: [:]) { waits, record in
      guard record.outcome == .abandoned else { return }
      waits[Person(type: record.type, call: record.call)] = record.left - record.joined
    }
  }
}

extension AnsweredInTime {
  /// - Parameters:
  ///   - calls: of all queues, by day.
  ///   - group: whose calls are looked at.
  ///   - end: of the interval, in seconds from the beginning.
  ///   - begin: calls that arrive before it needn't be answered, in seconds from the beginning.
  fileprivate init(
    _ calls: [[FirstVisit]], of group: PooledQueues, until end: Double, countedFrom begin: Double
  ) {
    var must: [Double] = []
    let days = calls.map { visits in
      var pooled = PooledCalls()
      var least = 0.0
      for visit in visits where visit.arrived >= begin {
        guard let place = group.queues.firstIndex(of: visit.queue),
          let scale = group.scales[visit.type]
        else { continue }
        least += group.shares[place]
        let limit =
          switch group.kind {
          case .serviceLevel(let within): within
          case .abandonment: visit.patience * scale.patience
          }
        pooled.calls.append(
          .init(
            at: visit.joined, seconds: visit.talk * scale.handling + visit.wrapUp * scale.wrapUp,
            limit: limit))
      }
      pooled.calls.sort { $0.at < $1.at }
      must.append(least)
      return pooled
    }
    self.init(days, must: must, until: end)
  }
}

extension Scenario {
  /// Whether every call that is offered is a person's first dial, and its talk's law known.
  fileprivate var isRelaxed: Bool {
    lines == nil && plans.isEmpty
      && queues.allSatisfy { queue in
        guard queue.capacity == nil else { return false }
        if case .queue = queue.maximumWait?.to { return false }
        return true
      }
      && callTypes.allSatisfy { $0.isRelaxed }
  }
}

extension Scenario.CallType {
  fileprivate var isRelaxed: Bool {
    guard redial == nil, transfer == nil else { return false }
    if case .traced(let calls) = arrivals {
      return calls.allSatisfy { $0.handling == nil && $0.wrapUp == nil }
    }
    // After a menu calls of two intervals come together.
    return !hasMenu || !(handling.variesByInterval || wrapUp.variesByInterval)
  }
}

extension Distribution {
  fileprivate var variesByInterval: Bool {
    if case .byInterval = self { return true }
    return false
  }
}
