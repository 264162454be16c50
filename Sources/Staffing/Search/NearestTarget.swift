internal import QueueSimulator

/// The target that a plan with less comes nearest to missing, or misses by most.
struct NearestTarget {
  /// By its place among the targets of the search.
  var target: Int
  var value: Double
  /// How far it is still kept, in its own units; negative is missed.
  var distance: Double
}

extension StaffingSearch {
  /// Beyond these many pairs of days the margin is told instead of a side.
  private static let mostPairs = 320

  /// Looks at plans that have a little less than a proved one.
  ///
  /// The level comes from all replications of the proof, the difference that each plan makes from
  /// as many pairs of days as it takes to see on which side of the limit the sum lies.
  func nearest<Plan>(
    to variants: [Plan], from plan: Plan, _ proof: StudyResult,
    _ trials: inout StaffingTrials<Plan>, told: (_ replications: Int) -> Void
  ) throws(Interrupted) -> [NearestTarget] {
    let values = targets.map { proof.verdict($0).value.mean }
    var open = Array(variants.indices)
    var decided = [NearestTarget?](repeating: nil, count: variants.count)
    var count = 4 * TargetSlack.fewest
    while !open.isEmpty {
      count = min(count, proofReplications)
      told(trials.replications)
      let samples = try trials.samples(
        of: [plan] + open.map { variants[$0] }, replications: count)
      var rest: [Int] = []
      for (index, sample) in zip(open, samples.dropFirst()) {
        let (nearest, isClear) = nearest(values, from: samples[0], to: sample)
        if isClear || count >= min(proofReplications, Self.mostPairs) {
          decided[index] = nearest
        } else {
          rest.append(index)
        }
      }
      open = rest
      count *= 2
    }
    return decided.compactMap(\.self)
  }

  private func nearest(
    _ values: [Double], from: TargetSample, to: TargetSample
  ) -> (NearestTarget, isClear: Bool) {
    var nearest = NearestTarget(target: 0, value: values[0], distance: .infinity)
    var isClear = true
    for index in targets.indices {
      guard let difference = from.difference(to: to, index) else { continue }
      let value = values[index] + difference.mean
      let limit = targets[index].limit
      let distance = targets[index].isAtLeast ? value - limit : limit - value
      if abs(distance) < difference.halfWidth { isClear = false }
      if distance < nearest.distance {
        nearest = NearestTarget(target: index, value: value, distance: distance)
      }
    }
    return (nearest, isClear || nearest.distance < 0)
  }
}
