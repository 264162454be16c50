package import QueueSimulator

/// What a scenario comes to as one or two of its parameters change.
package struct SweepTable: Sendable {
  /// A parameter and the values it takes.
  package struct Axis: Sendable, Hashable {
    /// Where it stands in the scenario file, such as `pools.front.agents`.
    package var path: String
    /// The values as they are written in the file.
    package var values: [String]

    package init(path: String, values: [String]) {
      self.path = path
      self.values = values
    }
  }

  /// A figure of the whole centre that is followed.
  package enum Figure: String, Sendable, CaseIterable {
    case serviceLevel, abandonment, blocking, asa, occupancy, cost

    /// Whether a larger value is better service.
    package var isBetterHigh: Bool { self == .serviceLevel }
  }

  /// The scenario at one combination of values.
  package struct Point: Sendable {
    /// The place of each axis's value.
    package var indices: [Int]
    package var figures: [Figure: Estimate]
    /// Whether every target of the scenario holds.
    package var meetsTargets: Bool

    package init(indices: [Int], _ result: StudyResult) {
      self.indices = indices
      figures = [
        .serviceLevel: result.overall(.serviceLevel), .abandonment: result.overall(.abandonment),
        .blocking: result.overall(.blocking), .asa: result.overall(.asa),
        .occupancy: Self.occupancy(result), .cost: result.centre(.totalCost),
      ]
      meetsTargets = result.meetsTargets
    }

    package subscript(figure: Figure) -> Estimate {
      figures[figure] ?? Estimate(mean: .nan, halfWidth: .nan)
    }

    /// Of all pools together; their intervals are added, which errs on the safe side.
    private static func occupancy(_ result: StudyResult) -> Estimate {
      let pools = result.scenario.pools.indices
      let hours = pools.map { result.pool($0, .staffedHours).mean }
      let all = hours.reduce(0, +)
      var sum = Estimate(mean: 0, halfWidth: 0)
      for (pool, hours) in zip(pools, hours) where hours > 0 {
        let occupancy = result.pool(pool, .occupancy)
        sum.mean += occupancy.mean * hours / all
        sum.halfWidth += occupancy.halfWidth * hours / all
      }
      return all > 0 ? sum : Estimate(mean: .nan, halfWidth: .nan)
    }
  }

  /// One or two.
  package var axes: [Axis]
  /// The last axis runs fastest; fewer than all combinations if it was stopped.
  package var points: [Point]
  package var replications: Int
  package var seed: UInt64
  /// Whether it was stopped before all points were simulated.
  package var isPartial: Bool
  /// Whether the scenario states any targets.
  package var hasTargets: Bool

  package init(
    axes: [Axis], points: [Point], replications: Int, seed: UInt64, isPartial: Bool,
    hasTargets: Bool
  ) {
    self.axes = axes
    self.points = points
    self.replications = replications
    self.seed = seed
    self.isPartial = isPartial
    self.hasTargets = hasTargets
  }

  /// The point at these places of the axes' values.
  package func point(_ indices: [Int]) -> Point? { points.first { $0.indices == indices } }

  /// The points along the first axis, at a place of the second if there is one.
  package func line(second: Int? = nil) -> [Point] {
    points.filter { second == nil || $0.indices.last == second }
  }

  /// The place along a curve of service where it lies farthest above the straight line between its
  /// ends, both axes scaled to 0…1: where it rises, more brings little from there on, and where it
  /// falls, it falls faster.
  ///
  /// `nil` for curves that are straight, very short, or bend the other way, and for those that
  /// neither rise nor fall throughout. Source: V. Satopaa et al., "Finding a 'Kneedle' in a
  /// Haystack", ICDCS Workshops 2011, doi:10.1109/ICDCSW.2011.20, without its smoothing.
  package static func knee(of values: [Double]) -> Int? {
    guard values.count > 2, values.allSatisfy(\.isFinite), let first = values.first,
      let last = values.last, abs(last - first) > 1e-12
    else { return nil }
    let range = abs(last - first)
    // A wobble of chance is no turn.
    let isSteady = zip(values, values.dropFirst()).allSatisfy { before, after in
      (last > first ? after - before : before - after) >= -least * range
    }
    guard isSteady else { return nil }
    let heights = values.enumerated().map { index, value in
      (value - first - (last - first) * Double(index) / Double(values.count - 1)) / range
    }
    guard let knee = heights.indices.max(by: { heights[$0] < heights[$1] }), heights[knee] >= least
    else { return nil }
    return knee
  }

  /// What counts as a bend, in parts of the curve's range.
  private static let least = 0.05
}
