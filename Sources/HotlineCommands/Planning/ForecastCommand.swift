internal import ReportPages
internal import ArgumentParsing
internal import Diagnostics
internal import QueueSimulator
internal import Reports
internal import Staffing

extension Hotline {
  static let forecast = Command(
    "forecast", summary: "Forecast a day's calls from past ones",
    discussion: """
      HISTORY is CSV with the columns at (the interval's beginning) and calls, and type where there
      are several call types, handling where the mean handling time is known. Encoding, separator
      and Chinese names of columns are found out. Several methods are judged on the history's own
      last weeks and blended; the table shows their errors beside those of last week's same weekday
      and of the mean of four. --calendar names days and promotions that are busier or quieter than
      usual:
        { days: [{ date: "2026-10-01", factor: 0.6, name: "国庆" }],
          promotions: [{ at: "2026-11-11T20:00:00+08:00", lasts: "4h", factor: 3.5, range: [2, 5] }] }
      With factor: "learn" it is learnt from past ones of the same name; festival:
      "spring-festival" brings a moving holiday's days.
      Intervals that a weekday never has count as closed, other gaps are filled from the same
      weekday.
      With --into and --write the arrivals of a scenario's call types, their dispersion and handling,
      and its dayFactor, are replaced by the forecast of its day; everything else stays, comments
      too. --for moves it to another day.
      With --today the rest of that day is foretold anew from what came until --at; --into alone then
      changes the scenario itself.
      With --weeks and --plan it is whole weeks: how many people they need, how many are there as
      people leave and learn, and how many must begin their training by when. The plan:
        { people: 42, hoursPerWeek: 40, shrinkage: 0.3, attrition: { perMonth: 0.04 },
          training: { weeks: 6, ramp: [0.5, 0.8] }, hires: [{ starts: "2026-12-14", people: 6 }],
          growth: { perYear: 0.2 }, answered: 0.8, within: "20s" }
      """,
    arguments: [Argument("HISTORY", help: "past calls per interval (.csv)")],
    options: [
      .value("type", "TYPE", help: "the call type to take (default: all together)"),
      .value(
        "for", "DATE", help: "the day (default: the scenario's, or the history's last plus one)"),
      .value(
        "calendar", "FILE", help: "days and promotions with factors (.json5)",
        completion: .files),
      .value("back-test", "N", help: "weeks of the back-test (default: 4)"),
      .value("weeks", "N", help: "with --plan: how many weeks ahead (default: 26)"),
      .value(
        "plan", "FILE", help: "who is there, comes and goes, for hiring (.json5)",
        completion: .files),
      .value("csv", "FILE", help: "with --plan: write the weeks as CSV", completion: .files),
      .forExcel,
      .value("columns", "LIST", help: "what the file calls columns: at=开始时间,calls=话务量"),
      .value("dates", "ORDER", help: "how days and months stand: dmy, mdy or ymd"),
      .value("today", "FILE", help: "what came today so far (.csv)", completion: .files),
      .value(
        "at", "TIME", help: "with --today: foretell from then on (default: its last figure's end)"),
      .value("into", "SCENARIO", help: "the scenario to fill in (.json5)", completion: .files),
      .value(
        "write", "FILE", short: "w", help: "where to write the scenario with the forecast",
        completion: .files),
      .flag(
        "ends", help: "also write FILE-low and FILE-high, with factors at their ends"),
      .value("keep", "FILE", help: "add the forecast to a file of forecasts", completion: .files),
      .value(
        "review", "FILE", help: "compare the forecasts kept in a file with what came",
        completion: .files),
      ReportFile.option,
      .json("print JSON, with arrivals and dayFactor as scenarios take them"),
    ]
  ) { invocation, console in
    if invocation.value("weeks") != nil || invocation.value("plan") != nil {
      return try foretellWeeks(invocation, console)
    }
    guard invocation.value("csv") == nil, !invocation.flag("for-excel") else {
      throw UsageError(
        "--csv goes with --plan", hint: "--weeks 26 --plan hiring.json5 --csv weeks.csv")
    }
    if let kept = invocation.value("review") {
      return try review(kept, try ForecastRequest(invocation), invocation, console)
    }
    if let today = invocation.value("today") {
      return try foretellRest(today, invocation, console)
    }
    if invocation.flag("ends"), invocation.value("write") == nil {
      throw UsageError("--ends goes with --write", hint: "--into old.json5 --write new.json5")
    }
    if invocation.value("at") != nil {
      throw UsageError("--at goes with --today", hint: "--today today.csv --at 12:00")
    }
    guard (invocation.value("into") == nil) == (invocation.value("write") == nil) else {
      throw UsageError("--into and --write go together", hint: "--into old.json5 --write new.json5")
    }
    return try foretell(invocation, console)
  }

  private static func foretell(
    _ invocation: Invocation, _ console: Console
  ) throws -> ExitStatus {
    let target = try OutputFile("write", invocation)
    let page = try ReportFile(invocation, console)
    let kept = try OutputFile("keep", invocation)
    let request = try ForecastRequest(invocation)
    let scenario = try invocation.value("into").map {
      try ForecastRequest.scenario($0, date: request.date, console)
    }
    let next = CivilDate(
      daysSince1970: (request.history.days.last?.date.daysSince1970 ?? 0) + 1)
    let date = scenario?.date ?? request.date ?? next
    let forecaster = try request.learnt(request.history, for: date)
    var answer = ForecastAnswer(
      date: date, forecaster: forecaster, days: request.history.days.count,
      backTest: BackTest(forecaster, weeks: request.weeks))
    let calendar = try request.calendar(learntFrom: request.history)
    answer.learnt = calendar.learnt
    answer.found = request.histories.found
    answer.handling = HandlingForecast(request.history)
    if let scenario, let target {
      try scenario.check(request.calendar)
      answer.filled = try filled(scenario, request, date)
      try target.write(scenario.text(answer.filled, variation: answer.variation))
      answer.target = target.path
      for end in invocation.flag("ends") ? CalendarFactors.End.allCases : [] {
        let types = try filled(scenario, request, date, at: end)
        try OutputFile("write", path: path(target.path, end))
          .write(scenario.text(types, variation: answer.variation))
      }
    }
    try page?.write { language in
      ReportPage(
        answer, calendar: calendar, record: RunRecord(invocation, of: request.sources),
        language: language)
    }
    if let kept {
      let before = try KeptForecasts.text(of: kept.path)
      try kept.write(before + KeptForecast(forecaster, of: request.type, on: date).line + "\n")
    }
    console.show(invocation, json: answer.json, text: answer.text(console.language))
    return .success
  }

  /// What is foretold of each call type of a scenario.
  private static func filled(
    _ scenario: ForecastScenario, _ request: ForecastRequest, _ date: CivilDate,
    at end: CalendarFactors.End? = nil
  ) throws -> [ForecastScenario.TypeForecast] {
    let minutes = Int(scenario.scenario.intervalSeconds / 60)
    return try scenario.histories(request.histories, type: request.type, of: request.file).map {
      type, history in
      let own = try request.learnt(history, for: date, of: type, at: end)
      return ForecastScenario.TypeForecast(
        type: type, rates: own.callsPerHour(in: scenario.scenario),
        busyness: own.busyness(minutes: minutes),
        handling: HandlingForecast(history)?.seconds(in: scenario.scenario))
    }
  }

  /// The file beside another for one end of what may come: `new.json5` and `new-low.json5`.
  private static func path(_ path: String, _ end: CalendarFactors.End) -> String {
    let suffix = ".json5"
    guard path.hasSuffix(suffix) else { return "\(path)-\(end.rawValue)" }
    return "\(path.dropLast(suffix.count))-\(end.rawValue)\(suffix)"
  }

  /// Compares forecasts that were kept with what the history has of their days.
  private static func review(
    _ path: String, _ request: ForecastRequest, _ invocation: Invocation, _ console: Console
  ) throws -> ExitStatus {
    let kept = try KeptForecasts.read(SourceText(contentsOf: path))
    let review = try ForecastReview(kept, came: request.histories, file: request.file)
    console.show(invocation, ForecastReviewSummary(review: review, language: console.language))
    return .success
  }
}
