internal import AfterSales
internal import ArgumentParsing
internal import CallRecords
internal import CommandConsole
internal import DeskCommands
internal import Diagnostics
internal import Digests
internal import ReportPages
internal import ServiceDesk

/// What `hotline calibrate` was asked.
struct CalibrationRequest {
  let intervalSeconds: Double
  /// The day of the scenario; `nil` for a week.
  private let date: CivilDate?
  private let paths: [String]
  private let options: LogOptions
  private let format: LogFormat?

  /// - Throws: `UsageError` for a wrong option, or if there is nothing to learn from.
  init(_ invocation: Invocation) throws(UsageError) {
    paths = invocation.arguments
    guard !paths.isEmpty || invocation.value("db") != nil else {
      throw UsageError(
        Wording(zh: "缺少 LOG：真实来电的记录", en: "LOG is missing: records of real calls"),
        hint: Wording(
          zh: "或用 --db 读总台的数据库", en: "or the calls of our own database by --db"))
    }
    options = try Self.options(invocation)
    format = try Self.format(invocation)
    date = try Self.date("for", invocation)
    intervalSeconds = try Self.interval(invocation)
  }

  /// Reads the files and the database.
  /// - Parameter digests: whether a page will tell what was in them.
  /// - Throws: `InvalidInput` if a file can't be read, or there are no calls; of the database what opening
  ///   and reading it throws.
  func read(
    _ invocation: Invocation, _ console: Console, digests: Bool
  ) throws -> (CallLog, [RunRecord.InputFile]) {
    let line = ProgressLine(console, unit: console.text(zh: "行", en: "rows"))
    defer { line.clear() }
    var reading = LogReading(options)
    var files: [RunRecord.InputFile] = []
    var logs: [(path: String, file: PiecedFile, beginning: Double?)] = []
    for path in paths {
      let file = try PiecedFile(path, keepingAtMost: LogReading.largestPipe)
      logs.append((path, file, try LogReading.beginning(of: file)))
    }
    logs.sort { ($0.beginning ?? 0) < ($1.beginning ?? 0) }
    for (path, file, _) in logs {
      if digests { files.append(.init(path: path, digest: try Self.digest(of: file))) }
      try reading.add(file, as: format) { rows in line.show(path, done: rows) }
    }
    if invocation.value("db") != nil {
      for call in try Self.queuedCalls(invocation, console) {
        do throws(FoundCall.StillGoingOn) {
          reading.add(try FoundCall(call))
        } catch {
          reading.setAside(error.reason)
        }
      }
    }
    return (try reading.finish(of: invocation.value("db") ?? ""), files)
  }

  /// The calls of our own database, which its owner's account alone reads; the audit says so.
  private static func queuedCalls(
    _ invocation: Invocation, _ console: Console
  ) throws -> [QueuedCall] {
    try ServiceDesk.toKeep(invocation, console).queuedCalls(by: .ofComputer).value
  }

  private static func digest(of file: PiecedFile) throws(InvalidInput) -> String {
    var digest = RunningDigest()
    var pieces = try file.pieces()
    while let piece = try pieces.next() { digest.add(piece) }
    return digest.hexadecimal()
  }

  /// How far the centre's clocks are from UTC on a day, such as +08:00.
  func offset(_ date: CivilDate) -> String { options.offset(day: date.daysSince1970) }

  /// The scenario to be written to a file.
  func scenario(_ calibration: Calibration, path: String) -> LearntScenario {
    let name = path.split(separator: "/").last ?? "learnt"
    let base = name.split(separator: ".").first ?? "learnt"
    return LearntScenario(
      calibration, name: String(base), title: String(base),
      offset: options.offset(day: date?.daysSince1970 ?? calibration.days.numbers.last ?? 0),
      date: date)
  }

  private static func interval(_ invocation: Invocation) throws(UsageError) -> Double {
    guard let text = invocation.value("interval") else { return 1_800 }
    guard let seconds = DurationNotation.parse(text)?.inSeconds, seconds >= 60,
      (86_400 / seconds).rounded() * seconds == 86_400,
      seconds.truncatingRemainder(dividingBy: 60) == 0
    else {
      throw UsageError(
        Wording(
          zh: "--interval：“\(text)”不能把一天分成整份", en: "--interval: '\(text)' is no whole part of a day"
        ), hint: Wording(zh: "如 15m、30m、1h", en: "such as 15m, 30m or 1h"))
    }
    return seconds
  }

  private static func format(_ invocation: Invocation) throws(UsageError) -> LogFormat? {
    guard let text = invocation.value("format") else { return nil }
    guard let format = LogFormat(rawValue: text) else {
      let known = LogFormat.allCases.map(\.rawValue)
      throw UsageError(
        Wording(zh: "--format：不认识“\(text)”", en: "--format: '\(text)' is not known")
          + Suggestion.guess(at: text, in: known),
        hint: Wording(
          zh: "可用 \(known.joined(separator: "、"))", en: "one of \(known.joined(separator: ", "))"))
    }
    return format
  }

  private static func options(_ invocation: Invocation) throws(UsageError) -> LogOptions {
    let zone = invocation.value("time-zone") ?? "Asia/Shanghai"
    guard var options = LogOptions(timeZone: zone) else {
      throw UsageError(
        Wording(zh: "--time-zone：没有“\(zone)”", en: "--time-zone: there is no '\(zone)'"),
        hint: Wording(zh: "如 Asia/Shanghai", en: "such as Asia/Shanghai"))
    }
    if let text = invocation.value("columns") {
      guard let columns = ColumnNames(text, known: LogReading.columns) else {
        throw UsageError(
          Wording(zh: "--columns：“\(text)”没有写列名", en: "--columns: '\(text)' says no columns"),
          hint: Wording(
            zh: "写作 at=开始时间,talked=通话时长；可用的列：",
            en: "write it as at=开始时间,talked=通话时长; ours are ") + .list(LogReading.columns))
      }
      options.columns = columns.names
    }
    if let text = invocation.value("dates") {
      guard let dates = TableTime.DateOrder(rawValue: text) else {
        throw UsageError(
          Wording(zh: "--dates：“\(text)”不是日期顺序", en: "--dates: '\(text)' is no order"),
          hint: Wording(zh: "可用 dmy、mdy、ymd", en: "one of dmy, mdy, ymd"))
      }
      options.dates = dates
    }
    options.queue = invocation.value("queue")
    options.from = try date("from", invocation)
    options.to = try date("to", invocation)
    return options
  }

  private static func date(
    _ option: String, _ invocation: Invocation
  ) throws(UsageError) -> CivilDate? {
    guard let text = invocation.value(option) else { return nil }
    guard let date = CivilDate(text) else {
      throw UsageError(
        Wording(zh: "--\(option)：“\(text)”不是日期", en: "--\(option): '\(text)' is no date"),
        hint: Wording(zh: "写作 2026-11-11", en: "write it as 2026-11-11"))
    }
    return date
  }
}
