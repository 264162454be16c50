internal import Diagnostics
internal import QueueSimulator

/// Numbers, lengths and distributions as scenarios write them.
extension LearntScenario {
  static func thinned(_ values: [(seconds: Double, share: Double)]) -> Distribution {
    .weighted(
      values.filter { $0.share >= 0.001 }.map { .init(seconds: $0.seconds, weight: $0.share) })
  }

  /// A name within a comment.
  static func comment(_ title: String) -> String {
    JSONValue.text(String(title.prefix(60))).compact
  }

  static func number(_ value: Double) -> String {
    let digits = abs(value) >= 100 ? 10.0 : abs(value) >= 1 ? 100.0 : 10_000.0
    return JSONValue.number((value * digits).rounded() / digits).compact
  }

  static func duration(_ seconds: Double) -> String {
    DurationNotation.format(.milliseconds(Int64((seconds * 1_000).rounded())))
  }

  static func text(_ distribution: Distribution) -> String {
    switch distribution {
    case .never: "\"never\""
    case .constant(let value): "\"\(duration(value))\""
    case .exponential(let mean): "{ exponential: \"\(duration(mean))\" }"
    case .lognormal(let mean, let cv):
      "{ lognormal: { mean: \"\(duration(mean))\", cv: \(number(cv)) } }"
    case .gamma(let mean, let cv): "{ gamma: { mean: \"\(duration(mean))\", cv: \(number(cv)) } }"
    case .weibull(let scale, let shape):
      "{ weibull: { scale: \"\(duration(scale))\", shape: \(number(shape)) } }"
    case .empirical(let values):
      "{ empirical: [\(values.map { "\"\(duration($0))\"" }.joined(separator: ", "))] }"
    case .weighted(let values):
      "{ empirical: [\(values.map { "[\"\($0.seconds.isFinite ? duration($0.seconds) : "never")\", \(number($0.weight))]" }.joined(separator: ", "))] }"
    case .erlang, .uniform, .byInterval:
      preconditionFailure("LearntScenario must not fit \(distribution)")
    }
  }
}
