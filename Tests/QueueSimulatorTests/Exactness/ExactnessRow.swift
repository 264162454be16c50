import Diagnostics
import QueueSimulator

/// One figure of an oracle beside what the simulator makes of it.
struct ExactnessRow: Sendable {
  let figure: String
  let exact: Double
  let simulated: Estimate
  /// The largest deviation that is accepted.
  let allowed: Double

  var isWithin: Bool { abs(simulated.mean - exact) <= allowed }
}

/// A simulated figure, or one worked out from several.
struct Simulated: Sendable {
  let value: Double

  init(_ estimate: Estimate) { value = estimate.mean }

  init(_ parts: Estimate..., formula: ([Double]) -> Double) {
    value = formula(parts.map(\.mean))
  }
}

/// A scenario for an oracle, and how to find the oracle's figures in its results.
struct ExactnessRun: Sendable {
  var scenario: String
  /// Of all batches together.
  var replications: Int
  /// The figures found, by the oracle's names, where `expected` has them.
  var figures: @Sendable (StudyResult) -> [String: Simulated]
  /// What the oracle expects; nested names are joined by slashes.
  var expected: [String: Double]
  /// Half-widths of values that are published estimates themselves.
  var publishedHalfWidths: [String: Double] = [:]
  /// Figures of the oracle that the simulator doesn't report, each with the reason.
  var leftOut: [String: String] = [:]

  /// So many studies with seeds of their own are run, each with its share of the replications.
  static let batches = 50
  /// The 97.5 % point of Student's law with 49 degrees of freedom.
  private static let quantile = 2.009575

  /// Runs the scenario and pairs its figures with the oracle's.
  ///
  /// Figures worked out from several others have no interval of their own in a study, so all are
  /// averaged over batches.
  func rows(of oracle: Oracles.Case) throws -> [ExactnessRow] {
    let (scenario, _) = try ScenarioReader.read(
      .init(path: "\(oracle.id).json5", bytes: Array(scenario.utf8)))
    var study = Study(scenario)
    study.replications = replications / Self.batches
    var values: [String: [Double]] = [:]
    // Cases with the same calls would share their luck if they shared their seeds.
    let number = Oracles.cases.firstIndex { $0.id == oracle.id } ?? 0
    for batch in 1...Self.batches {
      study.seed = UInt64(1_000 * number + batch)
      for (name, figure) in figures(study.run()) {
        values[name, default: []].append(figure.value)
      }
    }
    return try expected.keys.sorted().filter { leftOut[$0] == nil }.map { name in
      guard let found = values[name], let exact = expected[name] else {
        throw MissingFigure(name: name)
      }
      let simulated = Self.estimate(found)
      return ExactnessRow(
        figure: name, exact: exact, simulated: simulated,
        allowed: allowed(name, exact, simulated, oracle.tolerance))
    }
  }

  private static func estimate(_ values: [Double]) -> Estimate {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return Estimate(
      mean: mean, halfWidth: quantile * (squares / (count - 1) / count).squareRoot())
  }

  struct MissingFigure: Error {
    let name: String
  }

  /// max(4 SE, sim_rel·|exact|, sim_abs), the last for shares and levels alone.
  ///
  /// Two estimates may differ by 2.6 standard errors of the difference.
  private func allowed(
    _ name: String, _ exact: Double, _ simulated: Estimate, _ tolerance: Fact
  ) -> Double {
    if let published = publishedHalfWidths[name] {
      let (own, other) = (simulated.halfWidth / Self.quantile, published / 1.96)
      return 2.6 * (own * own + other * other).squareRoot()
    }
    let isShare = name.split(separator: "/").last.map {
      $0.hasPrefix("p_") || $0.hasPrefix("sl_") || $0 == "occupancy"
    }
    let floor = isShare == true ? tolerance["sim_abs"].optionalNumber ?? 0 : 0
    let relative = (tolerance["sim_rel"].optionalNumber ?? 0) * abs(exact)
    return max(4 * simulated.halfWidth / Self.quantile, relative, floor)
  }
}

extension Fact {
  /// All numbers below this fact by their paths.
  func numbers(_ path: String = "") -> [String: Double] {
    switch self {
    case .number(let number): [path: number]
    case .object(let members):
      members.reduce(into: [:]) { found, member in
        let below = path.isEmpty ? member.key : "\(path)/\(member.key)"
        found.merge(member.value.numbers(below)) { one, _ in one }
      }
    default: [:]
    }
  }
}
