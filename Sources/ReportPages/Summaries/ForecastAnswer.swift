package import Diagnostics
internal import Reports
package import Staffing

/// A day's forecast, for people and for machines.
package struct ForecastAnswer {
  let date: CivilDate
  let calls: [Double]
  let forecaster: Forecaster
  let days: Int
  let backTest: BackTest?
  /// The calls an hour that were put into a scenario, by call type and its intervals.
  package var filled: [(type: String, rates: [Double])] = []
  /// Where that was written.
  package var target: String?

  /// - Parameter days: how many of the history have any figure.
  package init(date: CivilDate, forecaster: Forecaster, days: Int, backTest: BackTest?) {
    self.date = date
    calls = forecaster.calls(on: date)
    self.forecaster = forecaster
    self.days = days
    self.backTest = backTest
  }

  private var perHour: [Double] {
    calls.map { ($0 * 60 / Double(forecaster.intervalMinutes) * 10).rounded() / 10 }
  }

  private var total: Double { calls.reduce(0, +) }

  /// The coefficient of variation of the whole day, as scenarios take it.
  package var variation: Double { min(3, (forecaster.dayFactorCV * 1_000).rounded() / 1_000) }

  package var json: JSONValue {
    .object([
      "date": .text(date.description),
      "intervalMinutes": .integer(Int64(forecaster.intervalMinutes)),
      "calls": .array(calls.map { .number(($0 * 100).rounded() / 100) }),
      "total": .number((total * 100).rounded() / 100),
      "arrivals": Self.arrivals(perHour),
      "dayFactor": .object(["cv": .number(variation)]),
      "trendPerDay": .number(forecaster.trendPerDay),
      "filledIntervals": .integer(Int64(forecaster.filledIntervals)),
      "backTest": backTest.map {
        .object([
          "weeks": .integer(Int64($0.weeks)), "wape": .number($0.wape),
          "naiveWape": .number($0.naiveWAPE),
        ])
      },
      "callTypes": target.map { _ in
        .object(filled.map { .init($0.type, .object(["arrivals": Self.arrivals($0.rates)])) })
      },
      "written": target.map { .text($0) },
    ])
  }

  private static func arrivals(_ rates: [Double]) -> JSONValue {
    .object(["perHour": .array(rates.map { .number($0) })])
  }

  package func text(_ language: Language) -> String {
    let busiest = calls.indices.max { calls[$0] < calls[$1] } ?? 0
    let clock = ClockText.of(minute: busiest * forecaster.intervalMinutes)
    var text = language.text(
      zh: "\(date) 预测 \(FigureText.number(total)) 通来电(历史 \(days) 天)\n",
      en: "\(date): \(FigureText.number(total)) calls expected, from \(days) days of history\n")
    text += "  \(Sparkline.text(calls))\n"
    text += language.text(
      zh: "  最忙 \(clock),\(FigureText.number(calls[busiest])) 通\n",
      en: "  busiest at \(clock) with \(FigureText.number(calls[busiest]))\n")
    let cv = FigureText.percent(forecaster.dayFactorCV)
    text += language.text(
      zh: "  除偶然外,整日忙闲波动 \(cv)(dayFactor)\n",
      en: "  days differ by \(cv) beyond chance (dayFactor)\n")
    if forecaster.filledIntervals > 0 {
      let gaps = FigureText.number(Double(forecaster.filledIntervals))
      text += language.text(
        zh: "  历史缺 \(gaps) 个时段,以同一星期几补上\n",
        en: "  gaps filled from the same weekday: \(gaps) intervals\n")
    }
    return text + backTestLine(language) + "\n" + ending(language)
  }

  private func backTestLine(_ language: Language) -> String {
    guard let backTest else {
      return language.text(
        zh: "  历史太短,无法回测\n", en: "  the history is too short for a back-test\n")
    }
    let (own, naive) = (FigureText.percent(backTest.wape), FigureText.percent(backTest.naiveWAPE))
    return language.text(
      zh: "  回测 \(backTest.weeks) 周:误差(WAPE) \(own),上周同日法 \(naive)\n",
      en: "  back-test over \(backTest.weeks) weeks: WAPE \(own), "
        + "the same weekday last week \(naive)\n")
  }

  /// The arrivals to copy, or what became of them.
  private func ending(_ language: Language) -> String {
    guard let target else {
      let list = perHour.map { JSONValue.number($0).compact }.joined(separator: ", ")
      return "  arrivals: { perHour: [\(list)] }\n"
    }
    var text = ""
    for (type, rates) in filled {
      let (low, high) = (rates.min() ?? 0, rates.max() ?? 0)
      let range = FigureText.number(low) + "–" + FigureText.number(high)
      text += language.text(
        zh: "  \(type):每小时 \(range) 通\n", en: "  \(type): \(range) calls an hour\n")
    }
    return text + language.text(zh: "  已写入 \(target)\n", en: "  written to \(target)\n")
  }
}
