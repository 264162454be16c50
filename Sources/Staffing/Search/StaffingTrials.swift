internal import ParallelWork
internal import QueueSimulator

/// Simulates plans side by side, all before the same callers.
///
/// What has been simulated is kept, so that a second look at a plan costs only the replications
/// that it has more than the first.
struct StaffingTrials<Plan: Hashable & Sendable> {
  /// The scenario with a plan in it.
  let scenario: @Sendable (Plan) -> Scenario
  let targets: [Scenario.Target]
  let seed: UInt64
  let runner: ReplicationRunner
  let stop: StopSignal
  private(set) var replications = 0
  private var known: [Plan: TargetSample] = [:]

  init(
    targets: [Scenario.Target], seed: UInt64, runner: ReplicationRunner, stop: StopSignal,
    scenario: @escaping @Sendable (Plan) -> Scenario
  ) {
    self.scenario = scenario
    self.targets = targets
    self.seed = seed
    self.runner = runner
    self.stop = stop
  }

  /// Replications that a thread does in one go.
  private var chunk: Int { 10 }

  /// The sample of each plan over at least so many replications.
  /// - Throws: `StaffingSearch.Interrupted` if the stop was raised.
  mutating func samples(
    of plans: [Plan], replications: Int
  ) throws(StaffingSearch.Interrupted) -> [TargetSample] {
    var pieces: [TrialPiece] = []
    for (index, plan) in plans.enumerated() {
      let done = known[plan]?.replications ?? 0
      for start in stride(from: done, to: replications, by: chunk) {
        pieces.append(
          TrialPiece(plan: index, replications: start..<min(start + chunk, replications)))
      }
    }
    let empty = TargetSample(targets: targets)
    for (piece, sample) in zip(pieces, run(pieces, of: plans)) {
      let plan = plans[piece.plan]
      // The same plan may be asked for twice.
      guard known[plan]?.replications ?? 0 == piece.replications.lowerBound else { continue }
      known[plan, default: empty].append(sample)
      self.replications += piece.replications.count
    }
    if stop.isRaised { throw StaffingSearch.Interrupted() }
    return plans.map { known[$0] ?? empty }
  }

  /// Forgets all but one plan, so that memory stays bounded.
  mutating func forget(but plan: Plan) {
    known = known.filter { $0.key == plan }
  }

  /// The sample of each piece in their order, fewer if the stop was raised.
  private func run(_ pieces: [TrialPiece], of plans: [Plan]) -> [TargetSample] {
    let (scenario, targets, seed, stop) = (scenario, targets, seed, stop)
    return runner.reduce(
      pieces.count, into: [], stop: stop,
      // The pieces of a plan follow each other, so a thread mostly needs its last one again.
      worker: { (plan: Int, probe: TargetProbe)?.none },
      work: { probe, index -> TargetSample? in
        let plan = pieces[index].plan
        let own =
          probe.flatMap { $0.plan == plan ? $0.probe : nil }
          ?? TargetProbe(scenario(plans[plan]), targets: targets, seed: seed)
        probe = (plan, own)
        return own.sample(pieces[index].replications, stop: stop)
      },
      piece: { index in
        ReplicationPiece(
          scenario(plans[pieces[index].plan]), seed: seed,
          replications: pieces[index].replications, wanted: .targets(targets))
      },
      read: { TargetSample($0, to: $1) },
      add: { samples, sample in
        samples.append(sample)
        return .goOn
      })
  }
}

/// Some replications of one of the plans.
private struct TrialPiece {
  var plan: Int
  var replications: Range<Int>
}

extension StaffingSearch {
  /// Trials of agents at work.
  func trials(of targets: [Scenario.Target], seed: UInt64) -> StaffingTrials<StaffingTable> {
    StaffingTrials(targets: targets, seed: seed, runner: runner, stop: stop) { [scenario] table in
      table.planned(in: scenario).applied(to: scenario)
    }
  }
}
