package import ParallelWork
package import QueueSimulator

/// Finds the cheapest agents by pool and interval that meet every target of a scenario, or the best
/// service that a given pay buys.
///
/// Erlang A gives the first guess, interval by interval. Then simulation decides, because several
/// skills, overflow, callbacks, redials and what is carried over from one interval to the next make
/// formulas wrong: every staffing faces the same callers (common random numbers), so that the
/// difference an agent makes shows in few replications. Rounds of measuring what agents more and
/// fewer do, and of moving by an integer programme over these slopes, go on with ever smaller steps
/// and ever more replications until no single agent and no exchange of two saves anything.
package struct StaffingSearch: Sendable {
  /// What is looked for.
  package enum Goal: Sendable, Hashable {
    /// The least pay that meets every target.
    case cheapest
    /// The highest of the lowest slack for at most this pay.
    case best(forPay: Double)
  }

  /// Which figures must keep the limits.
  package enum Scope: Sendable, Hashable {
    /// Those of the whole day.
    case day
    /// Those of the day and those of each interval by itself.
    case eachInterval
  }

  package var scenario: Scenario
  package var goal = Goal.cheapest
  package var scope = Scope.day
  /// How sure it must be that the mean of the proof's replications keeps each target, one-sided.
  package var confidence = 0.95
  /// The replications, with callers not seen before, that the answer is proved with.
  ///
  /// Fewer where a day has so many calls that each says more.
  package var proofReplications: Int
  package var seed: UInt64
  /// Where replications are run; the answer doesn't depend on it.
  package var runner = ReplicationRunner()
  package var stop = StopSignal()
  /// Told what is being done, for people who wait.
  package var progress: @Sendable (Progress) -> Void = { _ in }

  package init(_ scenario: Scenario) {
    self.scenario = scenario
    seed = scenario.seed
    effort = Effort(
      callsADay: FirstGuess(scenario, targets: []).calls,
      isBusynessRandom: scenario.isBusynessRandom)
    proofReplications = effort.proofReplications
  }

  /// How much is simulated for a look at something.
  let effort: Effort

  /// How far a search has come.
  package struct Progress: Sendable {
    /// What the search is at.
    package enum Step: Sendable {
      case starting, moving, exchanging, proving, removing
    }

    package var step: Step
    /// The pay of the best staffing so far, or of the one being improved.
    package var pay: Double
    package var replications: Int
  }

  /// Why there is no answer.
  package enum Failure: Error, Sendable {
    /// The scenario states no targets, so that no agents at all would do.
    case noTargets
    /// Targets that are missed however many agents there are, and what stands in the way.
    case unattainable([TargetVerdict], binding: Binding)
    /// The search was stopped before it had simulated anything.
    case stopped
  }

  /// What keeps a target from being met, apart from agents.
  package enum Binding: Sendable, Hashable {
    /// With more agents than pools allow it could be met.
    case mostAgents
    /// With lines without limit it could be met.
    case lines
    /// With queues of unlimited length it could be met.
    case capacity
    /// It could be met if other pools might help at once.
    case overflowDelay
    /// Nothing that was tried.
    case unknown
  }

  /// The stop was raised.
  struct Interrupted: Error {}

  /// Every figure that must keep a limit.
  package var targets: [Scenario.Target] {
    let day = scenario.targets
    guard scope == .eachInterval, scenario.intervalCount > 1 else { return day }
    return day
      + day.flatMap { target in
        (0..<scenario.intervalCount).map { interval in
          var part = target
          part.interval = interval
          return part
        }
      }
  }

  /// Looks for agents.
  /// - Throws: `Failure`.
  func search() throws(Failure) -> StaffingAnswer {
    guard !targets.isEmpty else { throw .noTargets }
    var descent = StaffingDescent(self, targets: targets)
    let outcome: Result<StaffingAnswer, Failure>
    do throws(Interrupted) {
      if case .cheapest = goal, let failure = try unattainable(descent) {
        outcome = .failure(failure)
      } else {
        try descent.run()
        outcome = .success(try prove(&descent))
      }
    } catch {
      guard descent.replications > 0 else { throw .stopped }
      return partialAnswer(descent)
    }
    return try outcome.get()
  }

  // MARK: What no agents can reach

  /// Looks at a staffing that could hardly be larger.
  private func unattainable(
    _ descent: StaffingDescent
  ) throws(Interrupted) -> Failure? {
    progress(Progress(step: .starting, pay: 0, replications: 0))
    let plenty = descent.plenty
    let missed = try missed(by: plenty, in: scenario)
    guard !missed.isEmpty else { return nil }
    var study = Study(plenty.planned(in: scenario).applied(to: scenario))
    study.replications = StaffingDescent.fewest
    study.seed = seed
    study.runner = runner
    let result = study.run(stop: stop)
    let verdicts = missed.map { result.verdict($0) }
    return .unattainable(verdicts, binding: try binding(plenty))
  }

  private func missed(
    by table: StaffingTable, in scenario: Scenario
  ) throws(Interrupted) -> [Scenario.Target] {
    var own = self
    own.scenario = scenario
    var trials = own.trials(of: targets, seed: seed)
    let sample = try trials.samples(of: [table], replications: StaffingDescent.fewest)[0]
    return targets.indices.filter { index in
      let estimate = sample.estimate(index)
      // Beyond what chance explains: a target that is just reached is left to the search.
      let doubt = estimate.halfWidth.isFinite ? estimate.halfWidth : 0
      let benefit = estimate.mean + (targets[index].isAtLeast ? doubt : -doubt)
      return !targets[index].isKept(by: benefit)
    }.map { targets[$0] }
  }

  private func binding(_ plenty: StaffingTable) throws(Interrupted) -> Binding {
    var freed = scenario
    if freed.pools.contains(where: { $0.atMost != nil }) {
      for pool in freed.pools.indices { freed.pools[pool].atMost = nil }
      var own = self
      own.scenario = freed
      let ample = StaffingDescent(own, targets: targets).plenty
      if try missed(by: ample, in: freed).isEmpty { return .mostAgents }
      freed = scenario
    }
    if freed.lines != nil {
      freed.lines = nil
      if try missed(by: plenty, in: freed).isEmpty { return .lines }
    }
    if freed.queues.contains(where: { $0.capacity != nil }) {
      for queue in freed.queues.indices { freed.queues[queue].capacity = nil }
      if try missed(by: plenty, in: freed).isEmpty { return .capacity }
    }
    let hasDelays = freed.queues.contains { $0.pools.contains { $0.afterSeconds > 0 } }
    guard hasDelays else { return .unknown }
    for queue in freed.queues.indices {
      for link in freed.queues[queue].pools.indices {
        freed.queues[queue].pools[link].afterSeconds = 0
      }
    }
    return try missed(by: plenty, in: freed).isEmpty ? .overflowDelay : .unknown
  }
}
