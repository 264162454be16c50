internal import ArgumentParsing
internal import CallRecords
internal import Diagnostics
internal import ReportPages
internal import Reports

extension Hotline {
  static let calibrate = Command(
    "calibrate", summary: "Learn a scenario from the records of real calls",
    discussion: """
      LOG is what the centre's own system wrote down: a table (CSV) with a row a call, Asterisk's
      queue_log, or records in JSON of Amazon Connect, Genesys Cloud, Twilio TaskRouter, FreeSWITCH's
      mod_callcenter or Alibaba Cloud; which of them is found out. A table has the column at, when the call entered the
      menu or queue, and any of caller, type, queue, priority, menu, waited, outcome, talked, wrapUp
      and agent; outcomes are answered, abandoned, hungUp (in the queue if it waited, else in the
      menu), blocked, transferred, callback and phantom. Rows that can't be used are set aside and
      counted by reason.
      Learnt are arrivals, handling, wrap-up, patience, redials, the order in which waiting calls are
      taken, who serves what, and how many agents were really there.
      With --validate the scenario is learnt from every second day of each weekday, and the days kept
      back are simulated from their arrivals and who handled calls when.
      """,
    arguments: [Argument("LOG", help: "records of real calls", isRepeating: true)],
    options: [
      .value(
        "format", "FORMAT",
        help: "read as \(LogFormat.allCases.map(\.rawValue).joined(separator: ", "))"),
      .value("columns", "LIST", help: "what the file calls columns: at=开始时间,talked=通话时长"),
      .value("dates", "ORDER", help: "how days and months stand: dmy, mdy or ymd"),
      .value(
        "time-zone", "ZONE", help: "the centre's time zone (default: Asia/Shanghai)"),
      .value("queue", "QUEUE", help: "only the calls of this queue or type"),
      .value("from", "DATE", help: "only from this day on"),
      .value("to", "DATE", help: "only until this day"),
      .value("interval", "DURATION", help: "the width of intervals (default: 30m)"),
      .value(
        "write", "FILE", short: "w", help: "where to write the scenario (.json5)",
        completion: .files),
      .value(
        "for", "DATE", help: "write the scenario of one day, like others of its weekday"),
      .value(
        "history", "FILE", help: "where to write the calls by interval, for forecast (.csv)",
        completion: .files),
      .flag("validate", help: "simulate days that were kept back, and say how far off that is"),
      .seed,
      .jobs,
      ReportFile.option,
      .json(),
    ]
  ) { invocation, console in
    let scenario = try OutputFile("write", invocation)
    let history = try OutputFile("history", invocation)
    let page = try ReportFile(invocation, console)
    let request = try CalibrationRequest(invocation)
    let (log, files) = try request.read(console, digests: page != nil)
    let days = RecordedDay.days(of: log).numbers
    let validates = invocation.flag("validate")
    let fitted = validates ? KeptDays.fitted(days) : Set(days)
    let calibration = Calibration(log, fitted: fitted, intervalSeconds: request.intervalSeconds)
    let validation =
      validates
      ? Validation(
        calibration.days, fitted: fitted, centre: calibration.centre,
        intervalSeconds: request.intervalSeconds, seed: try invocation.seed() ?? 1,
        jobs: try invocation.jobs())
      : nil
    var summary = CalibrationSummary(calibration, validation, language: console.language)
    if let scenario {
      try scenario.write(request.scenario(calibration, path: scenario.path).text)
      summary.written.append(scenario.path)
    }
    if let history {
      try history.write(calibration.history)
      summary.written.append(history.path)
    }
    try page?.write { language in
      ReportPage(
        calibration, validation, record: RunRecord(invocation, of: files),
        language: language)
    }
    console.show(invocation, summary)
    return .success
  }
}
