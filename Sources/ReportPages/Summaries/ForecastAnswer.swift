package import Diagnostics
package import Reports
package import Staffing

/// A day's forecast, for people and for machines.
package struct ForecastAnswer {
  let date: CivilDate
  let calls: [Double]
  let forecaster: Forecaster
  let days: Int
  let backTest: BackTest?
  /// What was learnt of the calendar's named days and promotions.
  package var learnt: [LearntEffect] = []
  /// What was found out of how the history's file is written.
  package var found: Wording?
  /// How long calls are handled, where the history tells.
  package var handling: HandlingForecast?
  /// What was put into a scenario, by call type.
  package var filled: [ForecastScenario.TypeForecast] = []
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

  var total: Double { calls.reduce(0, +) }

  /// The coefficient of variation of the whole day, as scenarios take it.
  package var variation: Double { min(3, (forecaster.dayFactorCV * 1_000).rounded() / 1_000) }

  package var json: JSONValue {
    .object([
      "date": .text(date.description),
      "intervalMinutes": .integer(Int64(forecaster.intervalMinutes)),
      "calls": .array(calls.map { .number(($0 * 100).rounded() / 100) }),
      "total": .number((total * 100).rounded() / 100),
      "arrivals": Self.arrivals(perHour),
      "closed": isClosed ? .boolean(true) : nil,
      "range80": range(0.8), "range95": range(0.95),
      "handlingSeconds": handling.map { handling in
        .array(handling.seconds(on: date).map { .number($0.rounded()) })
      },
      "dayFactor": .object(["cv": .number(variation)]),
      "dispersion": dispersion,
      "trendPerDay": .number(forecaster.trendPerDay),
      "filledIntervals": .integer(Int64(forecaster.filledIntervals)),
      "backTest": backTest.map { table($0, .english).json },
      "learnt": learnt.isEmpty ? nil : .array(learnt.map(Self.json)),
      "callTypes": target.map { _ in
        .object(filled.map { .init($0.type, .object(["arrivals": Self.arrivals($0.rates)])) })
      },
      "written": target.map { .text($0) },
    ])
  }

  /// Whether nobody is expected in any interval.
  var isClosed: Bool { calls.allSatisfy { $0 == 0 } }

  private func table(_ test: BackTest, _ language: Language) -> BackTestTable {
    BackTestTable(test: test, weights: forecaster.weights, language: language)
  }

  /// Where the day's and the intervals' calls lie with a probability.
  private func range(_ coverage: Double) -> JSONValue? {
    func bounds(_ range: ClosedRange<Double>) -> JSONValue {
      .array([range.lowerBound, range.upperBound].map { .number(($0 * 100).rounded() / 100) })
    }
    guard let day = forecaster.range(ofDay: total, coverage: coverage),
      let intervals = forecaster.ranges(of: calls, coverage: coverage)
    else { return nil }
    return .object(["total": bounds(day), "calls": .array(intervals.map(bounds))])
  }

  private var dispersion: JSONValue? {
    let busyness = forecaster.busyness(minutes: forecaster.intervalMinutes)
    guard busyness.intervalVariation > 0 else { return nil }
    func rounded(_ value: Double) -> JSONValue { .number((value * 1_000).rounded() / 1_000) }
    return .object([
      "cv": rounded(busyness.intervalVariation), "correlation": rounded(busyness.correlation),
    ])
  }

  private static func json(_ effect: LearntEffect) -> JSONValue {
    func list(_ numbers: [Double]) -> JSONValue {
      .array(numbers.map { .number(($0 * 1_000).rounded() / 1_000) })
    }
    return .object([
      "name": .text(effect.name), "count": .integer(Int64(effect.count)),
      "factor": .number((effect.factor * 1_000).rounded() / 1_000),
      "range80": list([effect.range.lowerBound, effect.range.upperBound]),
      "daysBefore": list(effect.before), "daysAfter": list(effect.after),
    ])
  }

  private static func arrivals(_ rates: [Double]) -> JSONValue {
    .object(["perHour": .array(rates.map { .number($0) })])
  }

  package func text(_ format: TextFormat) -> String {
    let language = format.language
    var text = language.text(
      zh: "\(date) 预测 \(FigureText.number(total)) 通来电（历史 \(days) 天）\n",
      en: "\(date): \(FigureText.number(total)) calls expected, from \(days) days of history\n")
    if let found { text += "  \(language.text(found))\n" }
    text += isClosed ? closedLine(language) : dayLines(language)
    for effect in learnt { text += learntLine(effect, language) }
    if forecaster.filledIntervals > 0 {
      let gaps = FigureText.number(Double(forecaster.filledIntervals))
      text += language.text(
        zh: "  历史缺 \(gaps) 个时段，以同一星期几补上\n",
        en: "  gaps filled from the same weekday: \(gaps) intervals\n")
    }
    return text + backTestLine(format) + "\n" + ending(language)
  }

  private func learntLine(_ effect: LearntEffect, _ language: Language) -> String {
    func factor(_ value: Double) -> String { FigureText.number(value, decimals: 2) }
    let range = factor(effect.range.lowerBound) + "–" + factor(effect.range.upperBound)
    return language.text(
      zh: "  \(effect.name)：\(factor(effect.factor)) 倍（80 % 在 \(range)），学自 \(effect.count) 次\n",
      en: "  \(effect.name): \(factor(effect.factor)) times as many (with 80 % \(range)), "
        + "learnt from \(effect.count)\n")
  }

  private func closedLine(_ language: Language) -> String {
    language.text(
      zh: "  当天不营业：历史上这个星期几从无来电，或日历把它定为 0\n",
      en: "  closed: the history has no call on that weekday, or the calendar has factor 0\n")
  }

  private func dayLines(_ language: Language) -> String {
    let busiest = calls.indices.max { calls[$0] < calls[$1] } ?? 0
    let clock = ClockText.of(minute: busiest * forecaster.intervalMinutes)
    var text = "  \(Sparkline.text(calls))\n"
    text += language.text(
      zh: "  最忙 \(clock)，\(FigureText.number(calls[busiest])) 通\n",
      en: "  busiest at \(clock) with \(FigureText.number(calls[busiest]))\n")
    if let of80 = forecaster.range(ofDay: total, coverage: 0.8),
      let of95 = forecaster.range(ofDay: total, coverage: 0.95)
    {
      text += language.text(
        zh: "  全天：80 % 在 \(Self.text(of80)),95 % 在 \(Self.text(of95))\n",
        en: "  the day lies in \(Self.text(of80)) with 80 %, in \(Self.text(of95)) with 95 %\n")
    }
    let cv = FigureText.percent(forecaster.dayFactorCV)
    text += language.text(
      zh: "  除偶然外，整日忙闲波动 \(cv)(dayFactor)\n",
      en: "  days differ by \(cv) beyond chance (dayFactor)\n")
    if let handling {
      let mean = FigureText.seconds(handling.mean)
      text += language.text(
        zh: "  平均处理时长 \(mean)，按星期几与时段预测\n",
        en: "  calls are handled for \(mean) on average, foretold by weekday and interval\n")
    }
    return text
  }

  static func text(_ range: ClosedRange<Double>) -> String {
    FigureText.number(range.lowerBound) + "–" + FigureText.number(range.upperBound)
  }

  private func backTestLine(_ format: TextFormat) -> String {
    let language = format.language
    guard let backTest else {
      return language.text(
        zh: "  历史太短，无法回测\n", en: "  the history is too short for a back-test\n")
    }
    let (own, naive) = (FigureText.percent(backTest.wape), FigureText.percent(backTest.naiveWAPE))
    let ofFour = backTest.others.first { $0.yardstick == .meanOf(4) }?.wape ?? 0
    let four = FigureText.percent(ofFour)
    var text = language.text(
      zh: "  回测 \(backTest.weeks) 周：误差(WAPE) \(own)，上周同日法 \(naive)，近 4 个同日平均 \(four)\n",
      en: "  back-test over \(backTest.weeks) weeks: WAPE \(own), "
        + "the same weekday last week \(naive), mean of four \(four)\n")
    if backTest.weeksAhead > 1 {
      text += language.text(
        zh: "  各方法按提前 \(backTest.weeksAhead) 周来评\n",
        en: "  the methods were judged \(backTest.weeksAhead) weeks ahead\n")
    }
    return text + table(backTest, language).text(in: format)
  }

  /// The arrivals to copy, or what became of them.
  private func ending(_ language: Language) -> String {
    guard let target else {
      let list = perHour.map { JSONValue.number($0).compact }.joined(separator: ", ")
      return "  arrivals: { perHour: [\(list)] }\n"
    }
    var text = ""
    for forecast in filled {
      let (type, rates) = (forecast.type, forecast.rates)
      let (low, high) = (rates.min() ?? 0, rates.max() ?? 0)
      let range = FigureText.number(low) + "–" + FigureText.number(high)
      text += language.text(
        zh: "  \(type)：每小时 \(range) 通\n", en: "  \(type): \(range) calls an hour\n")
    }
    return text + language.text(zh: "  已写入 \(target)\n", en: "  written to \(target)\n")
  }
}
