internal import ArgumentParsing
internal import Diagnostics
internal import FlowInterpreter
internal import Reports
internal import Staffing

extension Hotline {
  static let forecast = Command(
    "forecast", summary: "Forecast a day's calls from past ones",
    discussion: """
      HISTORY is CSV with the columns at (the interval's beginning) and calls, and type where there
      are several call types. Learns the week, the day and the trend; --calendar names days and
      promotions that are busier or quieter than usual:
        { days: [{ date: "2026-10-01", factor: 0.6, name: "国庆" }],
          promotions: [{ at: "2026-11-11T20:00:00+08:00", lasts: "4h", factor: 3.5 }] }
      Tells how well the history's own last weeks would have been foretold, beside the same weekday
      of the week before.
      """,
    arguments: [Argument("HISTORY", help: "past calls per interval (.csv)")],
    options: [
      .value("type", "TYPE", help: "the call type to take (default: all together)"),
      .value("for", "DATE", help: "the day (default: the day after the history's last)"),
      .value(
        "calendar", "FILE", help: "days and promotions with factors (.json5)",
        completion: .files),
      .value("weeks", "N", help: "weeks of the back-test (default: 4)"),
      .flag("json", help: "print JSON, with arrivals and dayFactor as scenarios take them"),
    ]
  ) { invocation, console in
    let history = try CallHistoryReader.read(
      SourceText(contentsOf: invocation.arguments[0]), type: invocation.value("type"))
    let calendar =
      try invocation.value("calendar").map {
        try CalendarFactors.read(SourceText(contentsOf: $0))
      } ?? CalendarFactors()
    guard let last = history.days.last?.date,
      let forecaster = Forecaster(history, calendar: calendar)
    else {
      throw UsageError(
        "\(invocation.arguments[0]): too little to learn from",
        hint: "at least 14 days with a figure for every interval are needed")
    }
    var date = CivilDate(daysSince1970: last.daysSince1970 + 1)
    if let text = invocation.value("for") {
      guard let asked = CivilDate(text) else {
        throw UsageError("--for: '\(text)' is no date", hint: "write it as 2026-11-11")
      }
      date = asked
    }
    let weeks = try invocation.integer("weeks", in: 1...52) ?? 4
    let answer = ForecastAnswer(
      date: date, calls: forecaster.calls(on: date), forecaster: forecaster,
      days: history.days.count, backTest: BackTest(history, calendar: calendar, weeks: weeks))
    console.write(
      invocation.flag("json") ? answer.json.formatted + "\n" : answer.text(console))
    return .success
  }
}

/// A day's forecast, for people and for machines.
private struct ForecastAnswer {
  var date: CivilDate
  var calls: [Double]
  var forecaster: Forecaster
  var days: Int
  var backTest: BackTest?

  private var perHour: [Double] {
    calls.map { ($0 * 60 / Double(forecaster.intervalMinutes) * 10).rounded() / 10 }
  }

  private var total: Double { calls.reduce(0, +) }

  var json: JSONValue {
    .object([
      "date": .text(date.description),
      "intervalMinutes": .integer(Int64(forecaster.intervalMinutes)),
      "calls": .array(calls.map { .number(($0 * 100).rounded() / 100) }),
      "total": .number((total * 100).rounded() / 100),
      "arrivals": .object(["perHour": .array(perHour.map { .number($0) })]),
      "dayFactor": .object(["cv": .number((forecaster.dayFactorCV * 1_000).rounded() / 1_000)]),
      "trendPerDay": .number(forecaster.trendPerDay),
      "backTest": backTest.map {
        .object([
          "weeks": .integer(Int64($0.weeks)), "wape": .number($0.wape),
          "naiveWape": .number($0.naiveWAPE),
        ])
      },
    ])
  }

  func text(_ console: Console) -> String {
    let busiest = calls.indices.max { calls[$0] < calls[$1] } ?? 0
    let minute = busiest * forecaster.intervalMinutes
    let clock = [minute / 60, minute % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
      .joined(separator: ":")
    var text = console.text(
      zh: "\(date) 预测 \(FigureText.number(total)) 通来电(历史 \(days) 天)\n",
      en: "\(date): \(FigureText.number(total)) calls expected, from \(days) days of history\n")
    text += "  \(Sparkline.text(calls))\n"
    text += console.text(
      zh: "  最忙 \(clock),\(FigureText.number(calls[busiest])) 通\n",
      en: "  busiest at \(clock) with \(FigureText.number(calls[busiest]))\n")
    let cv = FigureText.percent(forecaster.dayFactorCV)
    text += console.text(
      zh: "  除偶然外,整日忙闲波动 \(cv)(dayFactor)\n",
      en: "  days differ by \(cv) beyond chance (dayFactor)\n")
    if let backTest {
      let (own, naive) = (
        FigureText.percent(backTest.wape), FigureText.percent(backTest.naiveWAPE)
      )
      text += console.text(
        zh: "  回测 \(backTest.weeks) 周:误差(WAPE) \(own),上周同日法 \(naive)\n",
        en: "  back-test over \(backTest.weeks) weeks: WAPE \(own), "
          + "the same weekday last week \(naive)\n")
    } else {
      text += console.text(
        zh: "  历史太短,无法回测\n", en: "  the history is too short for a back-test\n")
    }
    let list = perHour.map { JSONValue.number($0).compact }.joined(separator: ", ")
    return text + "\n  arrivals: { perHour: [\(list)] }\n"
  }
}
