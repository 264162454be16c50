internal import QueueSimulator

/// Simulates a recorded day anew, given its arrivals and who handled calls when.
///
/// Waits and outcomes of the day stay hidden: nothing here reads `RecordedDay.fates`.
struct DayReplay {
  /// A simulated call.
  struct Call {
    var type: Int
    /// Seconds since midnight.
    var joined: Double
    /// In seconds.
    var waited: Double
    var isAbandoned: Bool
  }

  private let day: RecordedDay
  private let centre: LearntCentre
  private var gaps: AvailabilityGaps
  private let lengths: [[RecordedDay.Talk]]
  private let lengthStarts: [[Double]]

  /// A call lasts as long as one of so many that were handled about then.
  private static let near = 11
  private static let enoughTalks = 5
  /// The day runs on so long after midnight, for those who wait then.
  private static let lasts = 86_400.0 + 7_200

  init(_ day: RecordedDay, _ centre: LearntCentre) {
    self.day = day
    self.centre = centre
    gaps = AvailabilityGaps(day, skills: centre.skills, wrapUp: centre.wrapUp)
    gaps.solve(centre.absences)
    let byType = centre.types.indices.map { type in day.lengths.filter { $0.type == type } }
    lengths = byType.map { $0.count >= Self.enoughTalks ? $0 : day.lengths }
    lengthStarts = lengths.map { $0.map(\.from) }
  }

  /// One simulation of the day, by its number.
  func run(_ number: Int, seed: UInt64) -> [Call] {
    var numbers = SeededNumbers(
      seed &+ UInt64(truncatingIfNeeded: day.day) &* 1_000_003 &+ UInt64(number) &* 7_919)
    let scenario = scenario(&numbers)
    var study = Study(scenario)
    study.seed = numbers.next() >> 11
    return study.trace(replication: 0).compactMap { record in
      let isAbandoned: Bool
      switch record.outcome {
      case .answered: isAbandoned = false
      case .abandoned, .balked, .dropped: isAbandoned = true
      default: return nil
      }
      return Call(
        type: record.queue, joined: record.joined, waited: record.left - record.joined,
        isAbandoned: isAbandoned)
    }
  }

  private func scenario(_ numbers: inout SeededNumbers) -> Scenario {
    var scenario = Scenario(id: "replay", lastsSeconds: Self.lasts)
    scenario.intervalSeconds = 3_600
    scenario.replications = 1
    scenario.queues = centre.types.map { Scenario.Queue(id: $0.id) }
    addPools(to: &scenario, &numbers)
    var firstType: [Int] = []
    for (type, name) in centre.types.enumerated() {
      firstType.append(scenario.callTypes.count)
      for (index, one) in centre.heads.classes[type].enumerated() {
        var callType = Scenario.CallType(id: "\(name.id)-\(index)")
        callType.queue = type
        callType.headStartSeconds = one.seconds
        callType.patience = centre.patience[type].distributionOfSeen
        let balking = centre.patience[type].balking
        callType.balking = balking.isSeen ? balking.share : 0
        callType.wrapUp = centre.wrapUpDistribution
        callType.arrivals = .traced([])
        scenario.callTypes.append(callType)
      }
    }
    var traces = [[Scenario.TracedCall]](repeating: [], count: scenario.callTypes.count)
    for arrival in day.arrivals {
      let index = firstType[arrival.type] + centre.heads.draw(arrival.type, &numbers)
      traces[index].append(
        .init(at: max(0, arrival.joined), handling: talk(arrival, &numbers)))
    }
    for index in traces.indices { scenario.callTypes[index].arrivals = .traced(traces[index]) }
    return scenario
  }

  /// How long a call lasts: as one of its type that was handled about the same time.
  private func talk(_ arrival: RecordedDay.Arrival, _ numbers: inout SeededNumbers) -> Double {
    let talks = lengths[arrival.type]
    guard !talks.isEmpty else { return centre.handlingMean }
    let width = min(Self.near, talks.count)
    let place = Numbers.count(lengthStarts[arrival.type], upTo: arrival.joined) - width / 2
    let first = max(0, min(place, talks.count - width))
    let chosen = talks[first + numbers.index(width)]
    return chosen.to - chosen.from
  }

  private func addPools(to scenario: inout Scenario, _ numbers: inout SeededNumbers) {
    let present = gaps.draw(centre.absences, &numbers)
    var shifts: [[Int]: [Scenario.Pool.Shift]] = [:]
    for (index, (_, _, types)) in gaps.talks.enumerated() {
      shifts[types, default: []] += present[index].filter { $0.lowerBound < Self.lasts }.map {
        Scenario.Pool.Shift(from: $0.lowerBound, to: $0.upperBound, agents: 1, breaks: [])
      }
    }
    let sets = shifts.keys.sorted {
      $0.count != $1.count ? $0.count < $1.count : $0.lexicographicallyPrecedes($1)
    }
    for (index, set) in sets.enumerated() {
      var pool = Scenario.Pool(id: "pool-\(index)")
      pool.agents = .shifts(shifts[set] ?? [])
      pool.skills = set.map { Scenario.Pool.Skill(queue: $0) }
      scenario.pools.append(pool)
      for type in set { scenario.queues[type].pools.append(PoolLink(pool: index)) }
    }
  }
}
