internal import ReportPages
internal import ArgumentParsing
internal import Diagnostics
internal import MenuSampling
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
      Intervals that a weekday never has count as closed, other gaps are filled from the same
      weekday. Tells how well the history's own last weeks would have been foretold, beside the same
      weekday of the week before.
      With --into and --write the arrivals of a scenario's call types, and its dayFactor, are
      replaced by the forecast of its day; everything else stays, comments too. --for moves it to
      another day.
      """,
    arguments: [Argument("HISTORY", help: "past calls per interval (.csv)")],
    options: [
      .value("type", "TYPE", help: "the call type to take (default: all together)"),
      .value(
        "for", "DATE", help: "the day (default: the scenario's, or the history's last plus one)"),
      .value(
        "calendar", "FILE", help: "days and promotions with factors (.json5)",
        completion: .files),
      .value("weeks", "N", help: "weeks of the back-test (default: 4)"),
      .value("into", "SCENARIO", help: "the scenario to fill in (.json5)", completion: .files),
      .value(
        "write", "FILE", short: "w", help: "where to write the scenario with the forecast",
        completion: .files),
      .json("print JSON, with arrivals and dayFactor as scenarios take them"),
    ]
  ) { invocation, console in
    guard (invocation.value("into") == nil) == (invocation.value("write") == nil) else {
      throw UsageError("--into and --write go together", hint: "--into old.json5 --write new.json5")
    }
    let target = try OutputFile("write", invocation)
    let file = invocation.arguments[0]
    let histories = try CallHistoryReader.read(SourceText(contentsOf: file))
    let calendar =
      try invocation.value("calendar").map {
        try CalendarFactors.read(SourceText(contentsOf: $0))
      } ?? CalendarFactors()
    let asked = try askedDate(invocation)
    let history =
      try invocation.value("type").map { try histories.history(of: $0, in: file) }
      ?? histories.total
    let forecaster = try learnt(history, calendar, of: file)
    let scenario = try invocation.value("into").map {
      try ForecastScenario($0, date: asked) { source throws(InvalidInput) in
        try ScenarioFile(source, cache: console.menuCache).scenario
      }
    }
    let next = CivilDate(daysSince1970: (history.days.last?.date.daysSince1970 ?? 0) + 1)
    let date = scenario?.date ?? asked ?? next
    let weeks = try invocation.integer("weeks", in: 1...52) ?? 4
    var answer = ForecastAnswer(
      date: date, forecaster: forecaster, days: history.days.count,
      backTest: BackTest(history, calendar: calendar, weeks: weeks))
    if let scenario, let target {
      try scenario.check(calendar)
      answer.filled = try scenario.histories(histories, type: invocation.value("type"), of: file)
        .map { type, history in
          let own = try learnt(history, calendar, of: "\(file): \(type)")
          return (type, own.callsPerHour(in: scenario.scenario))
        }
      try target.write(scenario.text(perHour: answer.filled, variation: answer.variation))
      answer.target = target.path
    }
    console.show(invocation, json: answer.json, text: answer.text(console.language))
    return .success
  }

  private static func askedDate(_ invocation: Invocation) throws -> CivilDate? {
    guard let text = invocation.value("for") else { return nil }
    guard let date = CivilDate(text) else {
      throw UsageError("--for: '\(text)' is no date", hint: "write it as 2026-11-11")
    }
    return date
  }

  private static func learnt(
    _ history: CallHistory, _ calendar: CalendarFactors, of name: String
  ) throws(ForecastFault) -> Forecaster {
    guard let forecaster = Forecaster(history, calendar: calendar) else {
      throw .tooLittle(file: name)
    }
    return forecaster
  }
}
