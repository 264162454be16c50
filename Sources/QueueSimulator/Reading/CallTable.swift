import Diagnostics

/// A file of calls: a table with a column `at`, and `handling`, `wrapUp`, `patience` and `priority` if it
/// has them; `type` too in one for several types.
///
/// Times are seconds, or durations such as `3m`; `at` may be a time of day and date, with an offset or
/// local to the scenario, patience `never`. Encoding, separator and the columns' names are found out as
/// for all tables.
struct CallTable {
  private static let columns: [CSVTable.Column] = [
    .init("at", aliases: CallColumns.times + ["时间"], isRequired: true),
    .init("handling", aliases: ["aht", "处理时长", "处理时间"]),
    .init("wrapUp", aliases: CallColumns.wrapUps + ["wrap up"]),
    .init("patience", aliases: ["耐心", "耐心时长"]),
    .init("priority", aliases: CallColumns.priorities),
  ]
  private static let typeColumn = CSVTable.Column(
    "type", aliases: CallColumns.types + ["来电类型"], isRequired: true)
  /// More calls than a day can have; so many fit in memory.
  private static let mostCalls = 5_000_000
  /// So many rows tell in which order their dates stand.
  private static let rowsForOrder = 5_000

  let file: SourceText
  let log: DiagnosticLog
  let begins: Instant
  let lasts: Double

  /// What a cell can't be.
  private struct Refusal: Error {
    var column: String
    var offset: Int
    var message: Wording
  }

  /// The calls of a file for one type, by time.
  func read() -> [Scenario.TracedCall] {
    var calls: [Scenario.TracedCall] = []
    read(Self.columns) { reading, row throws(Refusal) in
      calls.append(try reading.call(row))
    }
    // Swift's sort keeps the order of equal elements.
    return calls.sorted { $0.at < $1.at }
  }

  /// The calls of a file for several types, by type and time.
  func read(types: [String]) -> [String: [Scenario.TracedCall]] {
    var calls: [String: [Scenario.TracedCall]] = [:]
    let known = Set(types)
    read([Self.typeColumn] + Self.columns) { reading, row throws(Refusal) in
      let field = row[Self.typeColumn.name]
      let type = field?.text ?? ""
      guard known.contains(type) else {
        throw Refusal(
          column: Self.typeColumn.name, offset: field?.offset ?? row.offset,
          message: Wording(
            zh: "type：没有呼叫类型“\(type.prefix(40))”",
            en: "type: there is no callType \"\(type.prefix(40))\"")
            + Suggestion.guess(at: type, in: types))
      }
      calls[type, default: []].append(try reading.call(row))
    }
    return calls.mapValues { $0.sorted { $0.at < $1.at } }
  }

  /// Goes through the rows, and reports what is wrong with the table.
  private func read(
    _ columns: [CSVTable.Column],
    take: (_ reading: CallReading, _ row: CSVTable.Row) throws(Refusal) -> Void
  ) {
    do throws(InvalidInput) {
      let all = columns.map(\.name).joined(separator: ",")
      var table = try CSVTable(file, columns: columns, hint: Wording(all), takesNames: false)
      refuseOthers(table, beside: columns)
      let order = try table.dateOrder(
        of: "at", rows: Self.rowsForOrder,
        hint: Wording(zh: "把年份写在前面", en: "write the year first"))
      let reading = CallReading(
        begins: begins, lasts: lasts, order: order, separator: table.separator)
      var faults = RowFaults(table.source)
      var count = 0
      while let row = table.next(&faults) {
        guard count < Self.mostCalls else {
          faults.add(
            "too-many-calls", at: row.offset,
            Wording(
              zh: "来电超过 \(Self.mostCalls) 通", en: "there are more than \(Self.mostCalls) calls"))
          break
        }
        do throws(Refusal) {
          try take(reading, row)
          count += 1
        } catch {
          faults.add("bad-call", column: error.column, at: error.offset, error.message)
        }
      }
      for diagnostic in faults.diagnostics { log.add(diagnostic) }
    } catch {
      for diagnostic in error.diagnostics { log.add(diagnostic) }
    }
  }

  /// Reports columns that a trace doesn't have: what was meant by them would be lost.
  private func refuseOthers(_ table: CSVTable, beside columns: [CSVTable.Column]) {
    let taken = Set(table.places.values)
    for (place, field) in table.heading.enumerated() where !taken.contains(place) {
      let isType = field.text.lowercased() == Self.typeColumn.name
      log.add(
        Diagnostic(
          .error, "unknown-column", in: table.source, at: field.offset,
          Wording(
            zh: "不认识的列“\(field.text.prefix(40))”",
            en: "unknown column \"\(field.text.prefix(40))\"")
            + Suggestion.guess(at: field.text, in: columns.map(\.name)),
          hint: isType
            ? Wording(
              zh: "多种类型的文件要写在情景的 \"calls\" 里",
              en: "a file for several types is named by \"calls\" of the scenario") : nil))
    }
  }

  /// How the cells of a table are read.
  private struct CallReading {
    let begins: Instant
    let lasts: Double
    let order: TableTime.DateOrder?
    let separator: UInt8

    func call(_ row: CSVTable.Row) throws(Refusal) -> Scenario.TracedCall {
      var call = Scenario.TracedCall(at: try moment(row))
      if let priority = row["priority"], !priority.text.isEmpty {
        guard let number = Int(priority.text), ScenarioReader.priorities.contains(number) else {
          throw Refusal(
            column: "priority", offset: priority.offset,
            message: Wording(
              zh: "priority：应为 -1000…1000 的整数",
              en: "priority: expected a whole number in -1000…1000"))
        }
        call.priority = number
      }
      call.handling = try seconds(row, "handling")
      call.wrapUp = try seconds(row, "wrapUp")
      call.patience =
        row["patience"]?.text == "never" ? .infinity : try seconds(row, "patience")
      return call
    }

    /// When the call comes, in seconds after the scenario's beginning.
    private func moment(_ row: CSVTable.Row) throws(Refusal) -> Double {
      let text = row["at"]?.text ?? ""
      let offset = row["at"]?.offset ?? row.offset
      guard let at = seconds(of: text) ?? secondsAfterBeginning(text) else {
        throw Refusal(
          column: "at", offset: offset,
          message: Wording(
            zh: "at：“\(text.prefix(40))”不是时间", en: "at: \"\(text.prefix(40))\" is no time"))
      }
      guard at >= 0, at < lasts else {
        throw Refusal(
          column: "at:outside", offset: offset,
          message: Wording(zh: "at：不在这一天之内", en: "at: lies outside the day"))
      }
      return at
    }

    private func secondsAfterBeginning(_ text: String) -> Double? {
      let epoch =
        TableTime(text, order: order)?.epoch(local: begins.offset)
        // Local times with parts of seconds, which tables of other programs don't have.
        ?? Instant(local: text, offset: begins.offset)?.milliseconds
      return epoch.map { Double($0 - begins.milliseconds) / 1_000 }
    }

    private func seconds(_ row: CSVTable.Row, _ column: String) throws(Refusal) -> Double? {
      guard let field = row[column], !field.text.isEmpty else { return nil }
      guard let seconds = seconds(of: field.text) else {
        throw Refusal(
          column: column, offset: field.offset,
          message: Wording(
            zh: "\(column)：“\(field.text.prefix(40))”不是秒数",
            en: "\(column): \"\(field.text.prefix(40))\" is no time in seconds"))
      }
      return seconds
    }

    private func seconds(of text: String) -> Double? {
      if let number = TableNumber.parse(text, separator: separator) {
        return number >= 0 && number <= 864_000_000 ? number : nil
      }
      return DurationNotation.parse(text).map { Double($0.wholeMilliseconds) / 1_000 }
    }
  }
}
