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
      meetsTargets = result.verdict.allSatisfy(\.holds)
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

  package init(
    axes: [Axis], points: [Point], replications: Int, seed: UInt64, isPartial: Bool
  ) {
    self.axes = axes
    self.points = points
    self.replications = replications
    self.seed = seed
    self.isPartial = isPartial
  }

  /// The point at these places of the axes' values.
  package func point(_ indices: [Int]) -> Point? { points.first { $0.indices == indices } }

  /// The points along the first axis, at a place of the second if there is one.
  package func line(second: Int? = nil) -> [Point] {
    points.filter { second == nil || $0.indices.last == second }
  }

  /// The place along a line from which more brings little: the point farthest from the straight
  /// line between its ends, both axes scaled to 0…1; `nil` for a straight or very short curve.
  ///
  /// Source: V. Satopaa et al., "Finding a 'Kneedle' in a Haystack", ICDCS Workshops 2011,
  /// doi:10.1109/ICDCSW.2011.20, without its smoothing.
  package static func knee(of values: [Double]) -> Int? {
    guard values.count > 2, values.allSatisfy(\.isFinite), let first = values.first,
      let last = values.last, abs(last - first) > 1e-12
    else { return nil }
    let distances = values.enumerated().map { index, value in
      abs((value - first) / (last - first) - Double(index) / Double(values.count - 1))
    }
    guard let knee = distances.indices.max(by: { distances[$0] < distances[$1] }),
      distances[knee] >= 0.05
    else { return nil }
    return knee
  }
}
