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
  /// - Parameter sample: the days of the plan, and those of some variants.
  func nearest(
    of count: Int, _ proof: StudyResult,
    sample: (_ variants: [Int], _ replications: Int) throws(Interrupted) -> (
      plan: TargetSample, changes: [TargetSample]
    )
  ) throws(Interrupted) -> [NearestTarget] {
    let values = targets.map { proof.verdict($0).value.mean }
    var open = Array(0..<count)
    var decided = [NearestTarget?](repeating: nil, count: count)
    let most = min(proofReplications, effort.scaled(Self.mostPairs))
    var replications = min(most, effort.scaled(4 * TargetSlack.fewest))
    while !open.isEmpty {
      let (plan, changes) = try sample(open, replications)
      var rest: [Int] = []
      for (index, sample) in zip(open, changes) {
        let (nearest, isClear) = nearest(values, from: plan, to: sample)
        if isClear || replications >= most {
          decided[index] = nearest
        } else {
          rest.append(index)
        }
      }
      open = rest
      replications = min(most, replications * 2)
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
