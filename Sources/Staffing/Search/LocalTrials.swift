internal import ParallelWork
internal import QueueSimulator

/// Simulates what single changes do, many of them in one day where they lie far apart.
///
/// What an agent more or fewer for half an hour does is over soon after. So changes that lie some hours
/// apart are made together, and each is read from the intervals after it. A day of 48 half hours is
/// looked through in six runs instead of 48, and what chance does elsewhere doesn't blur it.
struct LocalTrials<Plan: Hashable & Sendable> {
  /// A change that begins with an interval.
  struct Change {
    /// Changes of different lanes are never made in the same day.
    var lane: Int
    var interval: Int
  }

  private let targets: [Scenario.Target]
  private let intervals: Int
  /// How many intervals a change is given to show.
  private let reach: Int
  private var trials: StaffingTrials<Plan>

  /// How long a change may matter, in seconds.
  private static var lasting: Double { 3 * 3_600 }

  init(
    in scenario: Scenario, targets: [Scenario.Target], seed: UInt64, runner: ReplicationRunner,
    stop: StopSignal, plan: @escaping @Sendable (Plan) -> Scenario
  ) {
    self.targets = targets
    intervals = scenario.intervalCount
    // Callers who are called back may be so at any time.
    let isBrief = scenario.queues.allSatisfy { $0.callback == nil }
    reach =
      isBrief
      ? min(intervals, max(4, Int((Self.lasting / scenario.intervalSeconds).rounded(.up))))
      : intervals
    trials = StaffingTrials(
      targets: TargetSample.parts(of: targets, intervals: intervals), seed: seed, runner: runner,
      stop: stop, scenario: plan)
  }

  var replications: Int { trials.replications }

  /// A plan's days, and its days with each change by itself.
  /// - Parameter changed: a plan with all of some changes, given by their places.
  mutating func samples(
    of changes: [Change], to plan: Plan, replications: Int, changed: ([Int]) -> Plan
  ) throws(StaffingSearch.Interrupted) -> (plan: TargetSample, changes: [TargetSample]) {
    var groups: [[Int]] = []
    var places: [Int: Int] = [:]
    for (index, change) in changes.enumerated() {
      let key = change.lane * reach + change.interval % reach
      if let place = places[key] {
        groups[place].append(index)
      } else {
        places[key] = groups.count
        groups.append([index])
      }
    }
    trials.forget(but: plan)
    var samples = try trials.samples(
      of: [plan] + groups.map(changed), replications: replications
    )[...]
    let parts = samples.removeFirst()
    let day = parts.assembled(targets, intervals: intervals)
    var result = changes.map { _ in day }
    for (group, sample) in zip(groups, samples) {
      for index in group {
        // Callers who came before the interval may still be waiting when it begins.
        let first = max(0, changes[index].interval - 1)
        let window = first..<min(intervals, max(first + 1, changes[index].interval - 1 + reach))
        result[index] = parts.changed(day, intervals: intervals, during: window, as: sample)
      }
    }
    trials.forget(but: plan)
    return (day, result)
  }
}
