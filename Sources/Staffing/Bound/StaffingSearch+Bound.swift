internal import ParallelWork
internal import QueueSimulator

extension StaffingSearch {
  /// The calls that are simulated for a bound, as far as days are not too large.
  private static let callsOfBound = 100_000.0

  /// Looks for agents, and for what no plan costs less than.
  /// - Throws: `Failure`.
  package func run() throws(Failure) -> StaffingAnswer {
    var answer = try search()
    guard case .cheapest = goal, !answer.isPartial else { return answer }
    do throws(PayBound.Absence) {
      answer.bound = .success(try payBound(knowing: answer))
    } catch {
      answer.bound = .failure(error)
    }
    return answer
  }

  /// A pay that no plan goes below which keeps the targets of service level and abandonment.
  private func payBound(
    knowing answer: StaffingAnswer
  ) throws(PayBound.Absence) -> PayBound {
    if let absence = scenario.noRelaxation { throw absence }
    let measures = [Scenario.Target.Measure.serviceLevel, .abandonment]
    guard targets.contains(where: { measures.contains($0.measure) }) else { throw .noTarget }
    let lost = try LostCalls(scenario, targets: targets)
    let groups = Array(
      PooledQueues.all(of: targets, lost, in: scenario)
        .prefix(BoundProgramme.mostGroups(intervals: scenario.intervalCount)))
    guard !groups.isEmpty else {
      let others = PooledQueues.all(of: targets, LostCalls(noneOf: scenario), in: scenario)
      throw others.isEmpty ? .laws : .redials
    }
    let days = max(2, Int(min(2_000, Self.callsOfBound / max(1, effort.callsADay)).rounded(.up)))
    let loop = OrderedLoop(threads: runner.threads, stop: stop)
    let relaxed = relaxation
    let looksAtPatience = groups.contains { $0.kind == .abandonment }
    let visits = loop.map(days) {
      relaxed.firstVisits(replication: $0, withPatience: looksAtPatience)
    }
    guard visits.count == days else { throw .unfinished }
    let (scenario, intervals) = (scenario, scenario.intervalCount)
    let figures = loop.map(groups.count * intervals) { place in
      let interval = place % intervals
      return AnsweredInTime(
        visits.map { $0.calls[interval] }, of: groups[place / intervals],
        until: scenario.interval(interval).upperBound, countedFrom: scenario.warmUpSeconds)
    }
    guard figures.count == groups.count * intervals else { throw .unfinished }
    let byGroup = groups.indices.map { Array(figures[$0 * intervals..<($0 + 1) * intervals]) }
    let programme = BoundProgramme(
      self, groups, byGroup, days: days, lost,
      blocked: lost.blockedADial * FirstVisits.mostDials(of: visits),
      known: answer.table.atWork(in: scenario))
    guard let pay = programme.bound else { throw .unfinished }
    return PayBound(pay: min(pay, answer.pay), replications: days)
  }

  /// The same callers before agents for all of them at once.
  private var relaxation: Study {
    var relaxed = scenario
    var pool = Scenario.Pool(id: "all")
    pool.agents = .constant(min(100_000, 200 + Int(effort.callsADay)))
    pool.skills = relaxed.queues.indices.map { .init(queue: $0) }
    relaxed.pools = [pool]
    relaxed.lines = nil
    for type in relaxed.callTypes.indices { relaxed.callTypes[type].redial = nil }
    for queue in relaxed.queues.indices {
      relaxed.queues[queue].pools = [PoolLink(pool: 0)]
      relaxed.queues[queue].capacity = nil
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

/// The calls of a day in the queues that they came to first.
private struct FirstVisits {
  /// By the interval in which they join; who comes after the end counts for the last.
  var calls: [[FirstVisit]]
  /// First dials, menus included.
  var dials: Int

  /// First dials in a day on average, within the standard errors of these days.
  static func mostDials(of days: [FirstVisits]) -> Double {
    let count = Double(days.count)
    let mean = days.reduce(0) { $0 + Double($1.dials) } / count
    let squares = days.reduce(0) { $0 + (Double($1.dials) - mean) * (Double($1.dials) - mean) }
    return mean
      + PayBound.standardErrors * (squares / max(1, count - 1) / count).squareRoot()
  }
}

extension Study {
  /// The calls of a centre with agents for all of them.
  fileprivate func firstVisits(replication: Int, withPatience: Bool) -> FirstVisits {
    let patience = withPatience ? deserted.waits(replication: replication) : [:]
    var calls = (0..<scenario.intervalCount).map { _ in [FirstVisit]() }
    let records = trace(replication: replication)
    for record in records where record.outcome == .answered {
      let interval = Int(record.joined / scenario.intervalSeconds)
      let talkEnds = record.talkEnds ?? record.left
      calls[min(interval, scenario.intervalCount - 1)].append(
        FirstVisit(
          type: record.type, queue: record.queue, arrived: record.arrived, joined: record.joined,
          talk: talkEnds - record.left, wrapUp: (record.wrapUpEnds ?? talkEnds) - talkEnds,
          patience: patience[Person(type: record.type, call: record.call)] ?? .infinity))
    }
    return FirstVisits(calls: calls, dials: records.count)
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
  /// Why no relaxation holds, before targets are looked at; `nil` where one may.
  fileprivate var noRelaxation: PayBound.Absence? {
    if !plans.isEmpty { return .plans }
    let sendsOn = queues.contains { queue in
      if case .queue = queue.maximumWait?.to { return true }
      return false
    }
    if sendsOn { return .otherQueues }
    if callTypes.contains(where: { $0.transfer != nil }) { return .transfers }
    return callTypes.allSatisfy { $0.talksAreUnknown } ? nil : .talks
  }
}

extension Scenario.CallType {
  /// Whether talks of an interval are of one law, and none is recorded.
  fileprivate var talksAreUnknown: Bool {
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
