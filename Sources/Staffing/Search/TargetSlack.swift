internal import QueueSimulator

/// How far the targets of a search are kept: what they leave, beyond the margin that being sure takes.
struct TargetSlack {
  /// The least replications of anything.
  static let fewest = 20

  let goal: StaffingSearch.Goal
  let confidence: Double
  let proofReplications: Int
  let targets: [Scenario.Target]
  /// Demanded of each target beyond the margin that the confidence asks for, in its own units.
  var extra: [Double]
  /// How far every target may be missed, relative to it (`relativeScale`); with a budget.
  var allowedShortfall = 0.0

  init(_ search: StaffingSearch, targets: [Scenario.Target]) {
    goal = search.goal
    confidence = search.confidence
    proofReplications = search.proofReplications
    self.targets = targets
    extra = Array(repeating: 0, count: targets.count)
  }

  /// The replications that decide how far the targets are kept in the end.
  ///
  /// Of large days, whose proof is short, as many as it has.
  var finalLevel: Int {
    max(Self.fewest, proofReplications < 1_000 ? proofReplications : 2 * proofReplications)
  }

  /// What slack each target has beyond its margin, from a sample of its own.
  func rests(of sample: TargetSample) -> [Double] {
    let margins = margins(of: sample)
    return targets.indices.map { slack(sample.estimate($0).mean, $0) - margins[$0] }
  }

  /// What each of some agents changes in each target's slack, over the days that both have.
  func change(from: TargetSample, to: TargetSample, per agents: Double = 1) -> [Double] {
    targets.indices.map { index in
      guard let difference = from.difference(to: to, index)?.mean else { return 0 }
      let sign: Double = targets[index].isAtLeast ? 1 : -1
      return sign * difference / scale(index) / agents
    }
  }

  /// Whether the worst kept target is kept better, or as well and the next one better, and so on.
  static func isKeptBetter(_ rests: [Double], than before: [Double]) -> Bool {
    for (now, then) in zip(rests.sorted(), before.sorted()) where abs(now - then) > 1e-4 {
      return now > then
    }
    return false
  }

  /// Asks for as much more of each target as a proof found it to be missed by.
  mutating func demandMore(after verdicts: [TargetVerdict]) {
    for (index, verdict) in verdicts.enumerated() where !verdict.holds {
      extra[index] += abs(verdict.value.mean - verdict.limit)
    }
  }

  /// The slack that each target must have so that the mean of the proof keeps it with the
  /// confidence asked for; the search's own uncertainty is added to the proof's.
  private func margins(of sample: TargetSample) -> [Double] {
    guard case .cheapest = goal else {
      return targets.indices.map { index in
        // Beyond the targets, a part of what they leave.
        let part = allowedShortfall >= 0 ? Self.relativeScale(targets[index]) : leftScale(index)
        return -allowedShortfall * part / scale(index)
      }
    }
    let quantile = RealFunctions.normalQuantile(confidence)
    let proof = Double(proofReplications)
    let count = Double(max(1, sample.replications))
    return targets.indices.map { index in
      let halfWidth = sample.estimate(index).halfWidth
      guard halfWidth.isFinite else { return 0 }
      let deviation = halfWidth / 1.96 * count.squareRoot()
      let error = deviation * (1 / proof + 1 / Double(finalLevel)).squareRoot()
      return (quantile * error + extra[index]) / scale(index)
    }
  }

  /// How far targets are kept, in parts of what they leave; negative is missed.
  private func slack(_ value: Double, _ index: Int) -> Double {
    guard value.isFinite else { return 1 }
    let target = targets[index]
    let distance = target.isAtLeast ? value - target.limit : target.limit - value
    return distance / scale(index)
  }

  private func scale(_ index: Int) -> Double {
    guard case .cheapest = goal else { return Self.relativeScale(targets[index]) }
    return leftScale(index)
  }

  /// What a target leaves: of a share to be kept the rest, of one at most so large itself.
  private func leftScale(_ index: Int) -> Double {
    max(targets[index].isAtLeast ? 1 - targets[index].limit : targets[index].limit, 0.01)
  }

  /// How far a value keeps a target, relative to it; negative is missed.
  static func relative(_ value: Double, to target: Scenario.Target) -> Double {
    guard value.isFinite else { return 1 }
    return (target.isAtLeast ? value - target.limit : target.limit - value) / relativeScale(target)
  }

  /// What a shortfall is relative to: the share that is to be kept, which for a share that is to be at
  /// most so large is the rest of it; for a time, the time.
  private static func relativeScale(_ target: Scenario.Target) -> Double {
    let isShare = target.measure != .asa
    return max(target.isAtLeast || !isShare ? target.limit : 1 - target.limit, 0.01)
  }
}
