import Diagnostics

/// A file of calls: separated by commas, semicolons or tabs, with a column `at`, and `handling`,
/// `wrapUp`, `patience` and `priority` if it has them; `type` too in one for several types.
///
/// Times are seconds, or durations such as `3m`; `at` may be an instant, with an offset or local to
/// the scenario, patience `never`.
struct CallTable {
  private static let columns = ["at", "handling", "wrapUp", "patience", "priority"]
  private static let typeColumn = "type"
  /// More findings than these are not reported one by one.
  private static let mostFindings = 50
  /// More calls than a day can have; so many fit in memory.
  private static let mostCalls = 5_000_000

  let source: SourceText
  let log: DiagnosticLog
  let begins: Instant
  let lasts: Double

  private struct Cell {
    var text: String
    var offset: Int
  }

  /// The calls of a file for one type, by time.
  func read() -> [Scenario.TracedCall] {
    var calls: [Scenario.TracedCall] = []
    read(known: Self.columns, required: ["at"]) { cells, columns in
      guard let call = call(cells, columns) else { return false }
      calls.append(call)
      return true
    }
    // Swift's sort keeps the order of equal elements.
    return calls.sorted { $0.at < $1.at }
  }

  /// The calls of a file for several types, by type and time.
  func read(types: [String]) -> [String: [Scenario.TracedCall]] {
    var calls: [String: [Scenario.TracedCall]] = [:]
    let known = Set(types)
    read(known: Self.columns + [Self.typeColumn], required: ["at", Self.typeColumn]) {
      cells, columns in
      guard let place = columns.firstIndex(of: Self.typeColumn) else { return false }
      let type = cells[place].text
      guard known.contains(type) else {
        refuse(
          cells[place],
          Wording(
            zh: "type：没有呼叫类型“\(type.prefix(40))”",
            en: "type: there is no callType \"\(type.prefix(40))\"")
            + Suggestion.guess(at: type, in: types))
        return false
      }
      guard let call = call(cells, columns) else { return false }
      calls[type, default: []].append(call)
      return true
    }
    return calls.mapValues { $0.sorted { $0.at < $1.at } }
  }

  /// Goes through the lines.
  /// - Parameter take: whether a line was good; where not, it has reported why.
  private func read(
    known: [String], required: [String], take: ([Cell], _ columns: [String]) -> Bool
  ) {
    var position = source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard let first = nextLine(from: &position) else {
      error(
        "empty", at: 0, Wording(zh: "文件没有表头", en: "the file has no heading"),
        hint: Wording(
          (required + known.filter { !required.contains($0) }).joined(separator: ",")))
      return
    }
    let separator = separator(of: first)
    let heading = cells(of: first, separator)
    let columns = heading.map(\.text)
    for (index, cell) in heading.enumerated() {
      if !known.contains(cell.text) {
        error(
          "unknown-column", at: cell.offset,
          Wording(
            zh: "不认识的列“\(cell.text.prefix(40))”", en: "unknown column \"\(cell.text.prefix(40))\"")
            + Suggestion.guess(at: cell.text, in: known),
          hint: cell.text == Self.typeColumn
            ? Wording(
              zh: "多种类型的文件要写在情景的 \"calls\" 里",
              en: "a file for several types is named by \"calls\" of the scenario") : nil)
      } else if heading[..<index].contains(where: { $0.text == cell.text }) {
        error(
          "duplicate", at: cell.offset,
          Wording(zh: "“\(cell.text)”列出现了两次", en: "column \"\(cell.text)\" is there twice"))
      }
    }
    let missing = required.filter { !columns.contains($0) }
    for column in missing {
      error(
        "missing-column", at: 0,
        Wording(zh: "没有“\(column)”列", en: "there is no column \"\(column)\""))
    }
    guard missing.isEmpty else { return }
    var count = 0
    var findings = 0
    while findings < Self.mostFindings, let line = nextLine(from: &position) {
      let cells = cells(of: line, separator)
      if cells.count == 1, cells[0].text.isEmpty { continue }
      guard cells.count == heading.count else {
        error(
          "wrong-length", at: line.lowerBound,
          Wording(
            zh: "应有 \(heading.count) 列，实际是 \(cells.count) 列",
            en: "expected \(heading.count) columns, found \(cells.count)"))
        findings += 1
        continue
      }
      guard count < Self.mostCalls else {
        error(
          "too-many-calls", at: line.lowerBound,
          Wording(zh: "来电超过 \(Self.mostCalls) 通", en: "there are more than \(Self.mostCalls) calls")
        )
        break
      }
      if take(cells, columns) { count += 1 } else { findings += 1 }
    }
  }

  private func call(_ cells: [Cell], _ columns: [String]) -> Scenario.TracedCall? {
    var call = Scenario.TracedCall(at: 0)
    for (cell, column) in zip(cells, columns) {
      if cell.text.isEmpty, column != "at" { continue }
      switch column {
      case "at":
        guard let at = moment(cell) else { return nil }
        call.at = at
      case Self.typeColumn: break
      case "priority":
        guard let priority = Int(cell.text), ScenarioReader.priorities.contains(priority) else {
          return refuse(
            cell,
            Wording(
              zh: "priority：应为 -1000…1000 的整数",
              en: "priority: expected a whole number in -1000…1000"))
        }
        call.priority = priority
      case "patience" where cell.text == "never": call.patience = .infinity
      default:
        guard let seconds = seconds(cell.text) else {
          return refuse(
            cell,
            Wording(
              zh: "\(column)：“\(cell.text.prefix(40))”不是秒数",
              en: "\(column): \"\(cell.text.prefix(40))\" is no time in seconds"))
        }
        switch column {
        case "handling": call.handling = seconds
        case "wrapUp": call.wrapUp = seconds
        default: call.patience = seconds
        }
      }
    }
    return call
  }

  private func moment(_ cell: Cell) -> Double? {
    let at: Double
    if let seconds = seconds(cell.text) {
      at = seconds
    } else if let instant = Instant(cell.text) ?? Instant(local: cell.text, offset: begins.offset) {
      at = Double(instant.milliseconds - begins.milliseconds) / 1_000
    } else {
      refuse(
        cell,
        Wording(
          zh: "at：“\(cell.text.prefix(40))”不是时间", en: "at: \"\(cell.text.prefix(40))\" is no time"))
      return nil
    }
    guard at >= 0, at < lasts else {
      refuse(cell, Wording(zh: "at：不在这一天之内", en: "at: lies outside the day"))
      return nil
    }
    return at
  }

  private func seconds(_ text: String) -> Double? {
    if let number = DecimalNotation.parse(text) {
      return number >= 0 && number <= 864_000_000 ? number : nil
    }
    return DurationNotation.parse(text).map { Double($0.wholeMilliseconds) / 1_000 }
  }

  @discardableResult
  private func refuse(_ cell: Cell, _ message: Wording) -> Scenario.TracedCall? {
    error("bad-call", at: cell.offset, message)
    return nil
  }

  private func error(_ code: String, at offset: Int, _ message: Wording, hint: Wording? = nil) {
    log.add(Diagnostic(.error, code, in: source, at: offset, message, hint: hint))
  }

  // MARK: Lines and cells

  /// The line that begins at a position, without its end; `nil` at the end of the file.
  private func nextLine(from position: inout Int) -> Range<Int>? {
    let start = position
    guard start < source.bytes.count else { return nil }
    let end = source.bytes[start...].firstIndex(of: 0x0A) ?? source.bytes.count
    position = end + 1
    return start..<end
  }

  /// What separates the columns: the one of comma, semicolon and tab that the heading has most of.
  private func separator(of heading: Range<Int>) -> UInt8 {
    let candidates: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09]
    let counts = candidates.map { byte in source.bytes[heading].count { $0 == byte } }
    let most = counts.indices.max { (counts[$0], -$0) < (counts[$1], -$1) } ?? 0
    return candidates[most]
  }

  private func cells(of line: Range<Int>, _ separator: UInt8) -> [Cell] {
    var result: [Cell] = []
    var start = line.lowerBound
    for index in line.lowerBound...line.upperBound
    where index == line.upperBound || source.bytes[index] == separator {
      var from = start
      var to = index
      while from < to, Self.isBlank(source.bytes[from]) { from += 1 }
      while to > from, Self.isBlank(source.bytes[to - 1]) { to -= 1 }
      result.append(
        Cell(text: String(decoding: source.bytes[from..<to], as: UTF8.self), offset: from))
      start = index + 1
    }
    return result
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == UInt8(ascii: "\"")
  }
}
