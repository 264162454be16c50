internal import ArgumentParsing
internal import BuiltInFiles
internal import CommandConsole
internal import Diagnostics
internal import MenuSampling
internal import Staffing

/// What `hotline forecast` was asked, with the files it names read.
struct ForecastRequest {
  let file: String
  let histories: CallHistories
  /// Of the call type asked for, or of all together.
  let history: CallHistory
  let calendar: CalendarFactors
  /// The day asked for by `--for`.
  let date: CivilDate?
  let type: String?
  /// Of the back-test.
  let weeks: Int
  /// The history, and the calendar if there is one.
  private(set) var sources: [SourceText]
  private let options: CallHistoryReader.Options

  /// - Throws: `UsageError` for a wrong option, `InvalidInput` for a wrong file, `ForecastFault`.
  init(_ invocation: Invocation) throws {
    file = invocation.arguments[0]
    options = try Self.options(invocation)
    let source = try SourceText(contentsOf: file)
    sources = [source]
    histories = try CallHistoryReader.read(source, options)
    type = invocation.value("type")
    history =
      try type.map { [histories, file] in try histories.history(of: $0, in: file) }
      ?? histories.total
    let known = try invocation.value("calendar").map { try SourceText(contentsOf: $0) }
    calendar = try known.map { try Self.calendar($0) } ?? CalendarFactors()
    sources += known.map { [$0] } ?? []
    date = try Self.date(invocation)
    // With a plan they are those ahead.
    weeks = invocation.value("plan") == nil ? try invocation.integer("weeks", in: 1...52) ?? 4 : 4
  }

  private static func calendar(_ source: SourceText) throws -> CalendarFactors {
    let festivals = try CalendarFactors.festivals(
      BuiltInFile["Fixtures/Data/festivals.json5"].source)
    return try CalendarFactors.read(source, festivals: festivals)
  }

  /// The calendar with what a history says of its named days.
  /// - Throws: `ForecastFault.nothingToLearn`.
  func calendar(
    learntFrom history: CallHistory, of type: String? = nil
  ) throws(ForecastFault) -> CalendarFactors {
    try calendar.learnt(from: history, file: name(type))
  }

  private func name(_ type: String?) -> String { type.map { "\(file): \($0)" } ?? file }

  /// How many weeks ahead of the history's end a day lies, from 1.
  func weeksAhead(_ date: CivilDate) -> Int {
    let last = history.days.last?.date.daysSince1970 ?? 0
    return max(1, (date.daysSince1970 - last + 6) / 7)
  }

  /// - Parameter end: an end of what coming days and promotions may be like; `nil` for what is
  ///   expected.
  /// - Throws: `ForecastFault.tooLittle`, `ForecastFault.nothingToLearn`.
  func learnt(
    _ history: CallHistory, for date: CivilDate, of type: String? = nil,
    at end: CalendarFactors.End? = nil
  ) throws(ForecastFault) -> Forecaster {
    var calendar = try calendar(learntFrom: history, of: type)
    if let end { calendar = calendar.at(end, from: date) }
    guard
      let forecaster = Forecaster(
        history, calendar: calendar, weeksAhead: weeksAhead(date), backTestWeeks: weeks)
    else { throw .tooLittle(file: name(type)) }
    return forecaster
  }

  /// What came today so far.
  /// - Throws: `UsageError` for a time, `InvalidInput` for the file.
  func today(_ path: String) throws -> CallHistories {
    var options = options
    options.intervalMinutes = history.intervalMinutes
    return try CallHistoryReader.read(SourceText(contentsOf: path), options)
  }

  /// The scenario to be filled in, moved to the day if one is given.
  static func scenario(
    _ path: String, date: CivilDate?, _ console: Console
  ) throws -> ForecastScenario {
    try ForecastScenario(path, date: date) { source throws(InvalidInput) in
      try ScenarioFile(source, cache: console.menuCache).scenario
    }
  }

  private static func options(_ invocation: Invocation) throws -> CallHistoryReader.Options {
    var options = CallHistoryReader.Options()
    if let text = invocation.value("columns") {
      let known = CallHistoryReader.columns.map(\.name)
      options.columns = ColumnNames(text, known: known)
      if options.columns == nil {
        throw UsageError(
          Wording(zh: "--columns：“\(text)”没有写列名", en: "--columns: '\(text)' says no columns"),
          hint: Wording(
            zh: "写作 at=开始时间,calls=话务量；可用的列：",
            en: "write it as at=开始时间,calls=话务量; ours are ") + .list(known))
      }
    }
    if let text = invocation.value("dates") {
      options.dates = TableTime.DateOrder(rawValue: text)
      if options.dates == nil {
        throw UsageError(
          Wording(zh: "--dates：“\(text)”不是日期顺序", en: "--dates: '\(text)' is no order"),
          hint: Wording(zh: "可用 dmy、mdy、ymd", en: "one of dmy, mdy, ymd"))
      }
    }
    return options
  }

  private static func date(_ invocation: Invocation) throws(UsageError) -> CivilDate? {
    guard let text = invocation.value("for") else { return nil }
    guard let date = CivilDate(text) else {
      throw UsageError(
        Wording(zh: "--for：“\(text)”不是日期", en: "--for: '\(text)' is no date"),
        hint: Wording(zh: "写作 2026-11-11", en: "write it as 2026-11-11"))
    }
    return date
  }
}
