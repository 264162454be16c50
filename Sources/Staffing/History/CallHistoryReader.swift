package import Diagnostics

/// Reads past calls from CSV: a column `at` with the interval's beginning, and `calls`.
///
/// `at` is a local time (`2026-10-01T09:00`, `2026/10/1 9:00`) or an instant with an offset, which is
/// read at that offset. A column `type` tells call types apart, `handling` has the mean handling
/// time of the interval's calls; other columns are left alone. No interval may be given twice for a
/// type.
package struct CallHistoryReader {
  /// How a file is to be read, where it doesn't tell itself.
  package struct Options: Sendable {
    /// What the file calls its columns, by our names.
    package var columns: ColumnNames?
    /// In which order days and months stand.
    package var dates: TableTime.DateOrder?
    /// The intervals to add rows up to, in minutes; `nil` for those that the file has.
    package var intervalMinutes: Int?

    package init(
      columns: ColumnNames? = nil, dates: TableTime.DateOrder? = nil, intervalMinutes: Int? = nil
    ) {
      self.columns = columns
      self.dates = dates
      self.intervalMinutes = intervalMinutes
    }
  }

  /// What a history may have, with what it is called elsewhere.
  package static let columns = [
    CSVTable.Column(
      "at", aliases: ["开始时间", "时间", "时段", "日期时间", "start", "interval start", "datetime"],
      isRequired: true),
    CSVTable.Column(
      "calls", aliases: ["来电", "来电数", "来电量", "呼入量", "话务量", "通数", "offered", "calls offered"],
      isRequired: true),
    CSVTable.Column("type", aliases: ["类型", "来电类型", "业务", "业务类型", "call type"]),
    CSVTable.Column("handling", aliases: ["处理时长", "平均处理时长", "平均处理时间", "aht"]),
  ]

  private var table: CSVTable
  private let order: TableTime.DateOrder?
  private let intervalMinutes: Int?
  private var faults: RowFaults
  private var figures = HistoryFigures(points: [], types: [], intervalMinutes: 1_440)
  private var offsets: Set<Int?> = []
  private var typePlaces: [String: Int] = [:]
  private var seen: Set<Key> = []

  /// What may stand in a file once: in autumn two hours have one local time, but not one offset.
  private struct Key: Hashable {
    var minute: Int
    var offset: Int?
    var type: Int
  }

  /// The most that a history may span.
  private static let mostDays = 20 * 366

  /// - Throws: `InvalidInput` with every kind of bad row.
  package static func read(
    _ source: SourceText, _ options: Options = Options()
  ) throws(InvalidInput) -> CallHistories {
    var reader = try Self(source, options)
    while let row = reader.table.next(&reader.faults) { reader.take(row) }
    try reader.faults.throwIfAny()
    return try reader.histories()
  }

  private init(_ source: SourceText, _ options: Options) throws(InvalidInput) {
    table = try CSVTable(
      source, columns: Self.columns, names: options.columns?.names ?? [:],
      hint: Wording(
        zh: "列为 at、calls，有几种呼叫类型时还有 type；文件里叫别的名字，用 --columns 指明",
        en: "the columns are at, calls and, for several call types, type; --columns says what a "
          + "file calls them"))
    faults = RowFaults(table.source)
    if let dates = options.dates {
      order = dates
    } else {
      order = try table.dateOrder(of: "at")
    }
    intervalMinutes = options.intervalMinutes
  }

  private mutating func take(_ row: CSVTable.Row) {
    guard let at = row["at"], let calls = row["calls"] else { return }
    let when = TableTime(at.text, order: order).flatMap { $0.milliseconds % 60_000 == 0 ? $0 : nil }
    if when == nil {
      faults.add(
        "bad-time", column: "at", at: at.offset,
        Wording(
          zh: "at：“\(at.text.prefix(40))”不是整分钟的时间",
          en: "at: \"\(at.text.prefix(40))\" is no time in whole minutes"),
        hint: Wording(
          zh: "写作 2026-10-01T09:00，可带时区",
          en: "write it as 2026-10-01T09:00, with or without an offset"))
    }
    let number = TableNumber.parse(calls.text, separator: table.separator)
      .flatMap { $0.isFinite && (0...1e9).contains($0) ? $0 : nil }
    if number == nil {
      faults.add(
        "bad-calls", column: "calls", at: calls.offset,
        Wording(
          zh: "calls：应为不小于 0 的数，实际是“\(calls.text.prefix(40))”",
          en: "calls: expected a number from 0, found \"\(calls.text.prefix(40))\""))
    }
    let handling = handling(row)
    let type = row["type"]
    if let type, TableNumber.isScientific(type.text) {
      faults.add(
        "scientific-notation", column: "type", at: type.offset,
        Wording(
          zh: "type：“\(type.text.prefix(40))”是表格软件把长数字改写成的",
          en: "type: \"\(type.text.prefix(40))\" is what a spreadsheet made of a long number"),
        hint: Wording(
          zh: "Excel 会把超过 15 位的数字四舍五入成这样；先把这一列设为文本再录入，然后重新导出",
          en: "Excel rounds numbers of more than 15 digits and writes them so; format the column "
            + "as text before the numbers are entered, and export it again"))
      return
    }
    guard let when, let number else { return }
    let place = typePlaces[type?.text ?? "", default: typePlaces.count]
    typePlaces[type?.text ?? ""] = place
    let minute = Int(when.milliseconds / 60_000)
    let key = Key(
      minute: when.date.daysSince1970 * 1_440 + minute, offset: when.offset, type: place)
    guard seen.insert(key).inserted else {
      faults.add(
        "duplicate-interval", column: "at", at: at.offset,
        Wording(
          zh: "at：“\(at.text.prefix(40))”出现了两次", en: "at: \"\(at.text.prefix(40))\" is given twice"),
        hint: type == nil
          ? Wording(
            zh: "几种类型的来电要用 type 列区分", en: "calls of several types are told apart by a column type")
          : Wording(zh: "把它们加起来", en: "add them up")
      )
      return
    }
    offsets.insert(when.offset)
    figures.points.append(
      .init(date: when.date, minute: minute, calls: number, handling: handling, type: place))
  }

  /// The handling time of a row in seconds; `nil` where it has none.
  private mutating func handling(_ row: CSVTable.Row) -> Double? {
    guard let field = row["handling"], !field.text.isEmpty else { return nil }
    let seconds =
      TableNumber.parse(field.text, separator: table.separator)
      ?? DurationNotation.parse(field.text).map { Double($0.wholeMilliseconds) / 1_000 }
    if let seconds, seconds.isFinite, (0...86_400).contains(seconds) { return seconds }
    faults.add(
      "bad-handling", column: "handling", at: field.offset,
      Wording(
        zh: "handling：应为秒数或时长，实际是“\(field.text.prefix(40))”",
        en: "handling: expected seconds or a duration, found \"\(field.text.prefix(40))\""),
      hint: Wording(zh: "写作 185 或 3m5s", en: "write it as 185 or 3m5s"))
    return nil
  }

  // MARK: Days

  private mutating func histories() throws(InvalidInput) -> CallHistories {
    figures.intervalMinutes = try interval()
    figures.offset = offsets.count == 1 ? offsets.first ?? nil : nil
    if table.has("type") {
      figures.types = typePlaces.sorted { $0.value < $1.value }.map(\.key)
    }
    var histories = figures.histories
    histories.found = table.found
    return histories
  }

  /// The interval that all times are multiples of.
  private func interval() throws(InvalidInput) -> Int {
    let points = figures.points
    if let intervalMinutes, !points.isEmpty { return intervalMinutes }
    guard points.count > 1, let first = points.map(\.date).min(),
      let last = points.map(\.date).max()
    else {
      throw refusal(
        "no-rows",
        Wording(
          zh: "应为过去的来电量，实际只有 \(points.count) 行",
          en: "expected past calls, found \(points.count) rows"))
    }
    guard last.daysSince1970 - first.daysSince1970 <= Self.mostDays else {
      throw refusal(
        "too-long",
        Wording(
          zh: "时间从 \(first) 到 \(last)，超过二十年",
          en: "the times go from \(first) to \(last), which is over twenty years"))
    }
    let interval = points.reduce(1_440) { Self.greatestCommonDivisor($0, $1.minute) }
    guard interval >= 5 else {
      throw refusal(
        "bad-interval",
        Wording(
          zh: "各时间之间没有至少 5 分钟的共同间隔", en: "the times have no common interval of at least 5 minutes"))
    }
    return interval
  }

  private func refusal(_ code: String, _ message: Wording) -> InvalidInput {
    InvalidInput([Diagnostic(.error, code, in: table.source, at: 0, message)])
  }

  private static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }
}
