package import Diagnostics
internal import Reports
package import Staffing

/// The rest of a day foretold anew, for people and for machines.
package struct IntradayAnswer {
  private let day: DayAsItGoes
  private let intervalMinutes: Int
  /// What was put into a scenario, by call type.
  package var filled: [ForecastScenario.TypeForecast] = []
  /// Where that was written.
  package var target: String?

  package init(_ day: DayAsItGoes, intervalMinutes: Int) {
    self.day = day
    self.intervalMinutes = intervalMinutes
  }

  /// The coefficient of variation of the rest of the day, as scenarios take it.
  package var variation: Double {
    min(3, (day.busyness(slots: 1).dayVariation * 1_000).rounded() / 1_000)
  }

  private var restBefore: Double { day.before[(day.minute / intervalMinutes)...].reduce(0, +) }

  package var json: JSONValue {
    func rounded(_ value: Double) -> JSONValue { .number((value * 100).rounded() / 100) }
    func bounds(_ range: ClosedRange<Double>) -> JSONValue {
      .array([rounded(range.lowerBound), rounded(range.upperBound)])
    }
    func range(_ coverage: Double) -> JSONValue? {
      guard let rest = day.range(ofRestWith: coverage), let calls = day.ranges(coverage: coverage)
      else { return nil }
      return .object(["rest": bounds(rest), "calls": .array(calls.map(bounds))])
    }
    return .object([
      "date": .text(day.date.description), "from": .text(ClockText.of(minute: day.minute)),
      "intervalMinutes": .integer(Int64(intervalMinutes)),
      "came": rounded(day.soFar.came), "expectedSoFar": rounded(day.soFar.expected),
      "carriedOn": .number(day.carriedOn), "rest": rounded(day.rest),
      "restBefore": rounded(restBefore), "calls": .array(day.calls.map(rounded)),
      "callsBefore": .array(day.before.map(rounded)), "range80": range(0.8),
      "range95": range(0.95), "dayFactor": .object(["cv": .number(variation)]),
      "written": target.map { .text($0) },
    ])
  }

  package func text(_ language: Language) -> String {
    func number(_ value: Double) -> String { FigureText.number(value) }
    let clock = ClockText.of(minute: day.minute)
    let deviation = FigureText.percent(day.soFar.came / day.soFar.expected - 1)
    let change = FigureText.percent(restBefore > 0 ? day.rest / restBefore - 1 : 0)
    let carried = FigureText.percent(day.carriedOn)
    var text = language.text(
      zh: "\(day.date) 到 \(clock)：来了 \(number(day.soFar.came)) 通，原预测 "
        + "\(number(day.soFar.expected))（\(deviation)）\n",
      en: "\(day.date) until \(clock): \(number(day.soFar.came)) calls came, "
        + "\(number(day.soFar.expected)) were expected (\(deviation))\n")
    text += "  \(Sparkline.text(day.calls))\n"
    text += language.text(
      zh: "  余下 \(number(day.rest)) 通，原预测 \(number(restBefore))（\(change)；历史上偏差有 \(carried) 会延续）\n",
      en: "  \(number(day.rest)) calls are still to come, \(number(restBefore)) before "
        + "(\(change); the history carries \(carried) of a deviation on)\n")
    if let of80 = day.range(ofRestWith: 0.8), let of95 = day.range(ofRestWith: 0.95) {
      let (inner, outer) = (ForecastAnswer.text(of80), ForecastAnswer.text(of95))
      text += language.text(
        zh: "  余下：80 % 在 \(inner)，95 % 在 \(outer)\n",
        en: "  the rest lies in \(inner) with 80 %, in \(outer) with 95 %\n")
    }
    if let target {
      text += language.text(zh: "  已写入 \(target)\n", en: "  written to \(target)\n")
    }
    return text
  }
}
