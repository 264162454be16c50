package import Diagnostics
package import QueueSimulator
internal import Reports

/// Targets in words and in JSON.
package enum TargetText {
  static func json(_ verdict: TargetVerdict, _ scenario: Scenario) -> JSONValue {
    .object([
      "target": .text(verdict.measure.rawValue),
      "queue": verdict.queue.map { .text(scenario.queues[$0].id) },
      "pool": verdict.target.pool.map { .text(scenario.pools[$0].id) },
      "interval": verdict.target.interval.map { .integer(Int64($0)) },
      "atLeast": verdict.isAtLeast ? .number(verdict.limit) : nil,
      "atMost": verdict.isAtLeast ? nil : .number(verdict.limit),
      "value": .object([
        "mean": .number(verdict.value.mean), "halfWidth": .number(verdict.value.halfWidth),
      ]),
      "holds": .boolean(verdict.holds),
    ])
  }

  package static func line(
    _ verdict: TargetVerdict, _ scenario: Scenario, _ language: Language
  ) -> String {
    func figure(_ value: Double) -> String { self.figure(value, verdict.measure) }
    let subject = subject(verdict.target, scenario)
    let interval =
      verdict.target.interval.map {
        DayClock(scenario, language).text(ofInterval: $0, in: scenario) + " "
      } ?? ""
    return "\(verdict.holds ? "✔" : "✘") \(interval)\(subject)\(name(verdict.measure, language)) "
      + "\(verdict.isAtLeast ? "≥" : "≤") \(figure(verdict.limit)): \(figure(verdict.value.mean))"
      + " ± \(figure(verdict.value.halfWidth))"
  }

  /// The queue or pool that a target is about and a space; nothing for the whole centre.
  static func subject(_ target: Scenario.Target, _ scenario: Scenario) -> String {
    subjectID(target, scenario).map { $0 + " " } ?? ""
  }

  static func subjectID(_ target: Scenario.Target, _ scenario: Scenario) -> String? {
    target.queue.map { scenario.queues[$0].id } ?? target.pool.map { scenario.pools[$0].id }
  }

  /// A share with its interval, such as `81.3 ± 0.4 %`.
  static func share(_ estimate: Estimate) -> String {
    guard estimate.mean.isFinite else { return FigureText.none }
    let mean = FigureText.number(estimate.mean * 100, decimals: 1)
    guard estimate.halfWidth.isFinite else { return "\(mean) %" }
    return "\(mean) ± \(FigureText.number(estimate.halfWidth * 100, decimals: 1)) %"
  }

  static func name(_ measure: Scenario.Target.Measure, _ language: Language) -> String {
    switch measure {
    case .serviceLevel: language.text(zh: "服务水平", en: "service level")
    case .abandonment: language.text(zh: "放弃率", en: "abandonment")
    case .blocking: language.text(zh: "忙音率", en: "blocking")
    case .asa: language.text(zh: "平均应答", en: "ASA")
    case .occupancy: language.text(zh: "占用率", en: "occupancy")
    }
  }

  static func figure(_ value: Double, _ measure: Scenario.Target.Measure) -> String {
    measure == .asa ? FigureText.seconds(value) : FigureText.percent(value)
  }

  /// A difference of two values, in points or seconds.
  static func difference(
    _ value: Double, _ measure: Scenario.Target.Measure, _ language: Language
  ) -> String {
    guard measure != .asa else { return FigureText.number(value, decimals: 1) + "s" }
    let points = FigureText.number(value * 100, decimals: 2)
    return language.text(zh: "\(points) 个百分点", en: "\(points) points")
  }
}
