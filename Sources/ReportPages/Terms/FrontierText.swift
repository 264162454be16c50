internal import Diagnostics
internal import QueueSimulator
internal import Reports

/// Words for the points of a frontier.
enum FrontierText {
  static func target(
    _ verdict: TargetVerdict, _ scenario: Scenario, _ language: Language
  ) -> String {
    let subject = TargetText.subject(verdict.target, scenario)
    return (verdict.holds ? "✔ " : "✘ ") + subject + TargetText.name(verdict.measure, language)
      + (verdict.isAtLeast ? " ≥ " : " ≤ ") + TargetText.figure(verdict.limit, verdict.measure)
      + ": " + TargetText.figure(verdict.value.mean, verdict.measure)
  }

  /// A share with its sign, such as `+1.3 %`.
  static func signed(_ share: Double) -> String {
    (share < 0 ? "−" : "+") + FigureText.number(abs(share) * 100, decimals: 2) + " %"
  }
}
