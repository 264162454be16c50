import EmergencyPlans

/// The plans of a replication: how far they have come, and the centre as it is without them.
struct PlanRun {
  /// How often the centre is looked at, in seconds.
  static let step = 1.0

  var watch: PlanWatch
  let settings: [Scenario.Plan]
  /// When the centre is looked at next, in seconds.
  var next = 0.0
  var effects = PlanEffects()
  /// By call type: the share of callers who need no agent because of what is in force.
  var ended: [Double]
  /// By call type: what decides about its callers.
  let streams: [UInt64]
  /// By queue, in seconds.
  let meanHandling: [Double]
  /// By plan: when it began last, in seconds.
  var startedAt: [Double]
  /// As compiled.
  let links: [PoolLink]
  /// As compiled, by queue.
  let thresholds: [Double]
  /// As compiled, by candidate.
  let priorities: [Int32]
  /// By plan: how many of its false alarms are over.
  private var alarms: [Int]
  /// By plan: whether people have to agree to it.
  private let asks: [Bool]

  init(_ centre: Centre, seed: UInt64, replication: Int) {
    settings = centre.scenario.plans
    asks = settings.map { $0.plan.carriedOut == .proposed }
    // All are proposed, and agreed to as late as the scenario says.
    let plans = settings.map { setting in
      var plan = setting.plan
      plan.carriedOut = .proposed
      return plan
    }
    watch = PlanWatch(plans, queues: centre.scenario.queues.map(\.id))
    watch.lapseSeconds = .infinity
    startedAt = settings.map { _ in 0 }
    alarms = settings.map { _ in 0 }
    guard !settings.isEmpty else {
      // Nothing is looked at, so nothing is made ready.
      (ended, streams, meanHandling, links, thresholds, priorities) = ([], [], [], [], [], [])
      return
    }
    ended = [Double](repeating: 0, count: centre.types.count)
    streams = centre.scenario.callTypes.map {
      RandomKeys.stream(
        seed: seed, replication: replication, owner: $0.id, purposeNumber: Self.purpose)
    }
    meanHandling = centre.scenario.queues.indices.map { centre.scenario.meanHandling(ofQueue: $0) }
    links = centre.links
    thresholds = centre.queues.map(\.callbackThreshold)
    priorities = centre.candidates.map(\.priority)
  }

  /// The number of the random numbers' purpose: apart from `Purpose`, so that a scenario without
  /// plans has no more streams than before.
  private static let purpose = 64

  /// The early warnings that stand at a time.
  func warnings(at time: Double) -> Set<PlanWarning> {
    var found: Set<PlanWarning> = []
    for setting in settings where setting.warnings.contains(where: { $0.contains(time) }) {
      for condition in setting.plan.triggers {
        if case .warning(let warning) = condition.measure { found.insert(warning) }
      }
    }
    return found
  }

  /// Agrees to what was proposed long enough ago, and raises false alarms.
  /// - Returns: what comes of it, and which plans a false alarm began.
  mutating func decide(at time: Double) -> (news: [PlanNews], falsely: [Int]) {
    var news: [PlanNews] = []
    var falsely: [Int] = []
    for (index, setting) in settings.enumerated() {
      let id = setting.plan.id
      while alarms[index] < setting.falseAlarms.count,
        setting.falseAlarms[alarms[index]] <= time
      {
        alarms[index] += 1
        guard let began = try? watch.begin(id, by: "", at: time) else { continue }
        news += began
        falsely.append(index)
      }
      let state = watch.states[index]
      let delay = (asks[index] ? setting.acceptAfterSeconds : 0) + setting.lateSeconds
      if state.phase == .proposed, state.since + delay <= time,
        let began = try? watch.accept(id, by: "", at: time)
      {
        news += began
      }
      for step in state.steps
      where state.phase == .running && step.phase == .proposed
        && step.at + setting.acceptAfterSeconds <= time
      {
        guard let done = try? watch.accept(id, step: step.id, by: "", at: time) else { continue }
        news += done
      }
    }
    return (news, falsely)
  }
}
