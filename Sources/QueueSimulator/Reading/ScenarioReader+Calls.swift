import Diagnostics

extension ScenarioReader {
  /// A trace with more bytes isn't read.
  package static let largestTrace = 256 << 20

  /// Reads the file of a trace: a line a call, with a heading that names the columns.
  func readCalls(_ value: LocatedValue, path: String) -> [Scenario.TracedCall] {
    guard let name = reader.text(value, path: path) else { return [] }
    guard let bytes = contents(name) else {
      reader.error(
        "unreadable-file", at: value.offset,
        "\(path): the file \"\(name.prefix(200))\" can't be read",
        hint:
          "its path is relative to the scenario, and it has \(Self.largestTrace >> 20) MiB at most")
      return []
    }
    let table = CallTable(
      source: SourceText(path: name, bytes: bytes), log: reader.log, begins: begins, lasts: lasts)
    return table.read()
  }
}

/// A file of calls: comma-separated, with a column `at`, and `handling`, `wrapUp`, `patience` and
/// `priority` if it has them.
///
/// Times are seconds, or durations such as `3m`; `at` may be an instant, patience `never`.
struct CallTable {
  private static let columns = ["at", "handling", "wrapUp", "patience", "priority"]
  /// More findings than these are not reported one by one.
  private static let mostFindings = 50
  /// More calls than a day can have; so many fit in memory.
  private static let mostCalls = 2_000_000

  let source: SourceText
  let log: DiagnosticLog
  let begins: Instant
  let lasts: Double

  private struct Cell {
    var text: String
    var offset: Int
  }

  func read() -> [Scenario.TracedCall] {
    var position = source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard let first = nextLine(from: &position) else {
      error("empty", at: 0, "the file has no heading", hint: "at,handling,wrapUp,patience,priority")
      return []
    }
    let heading = cells(of: first)
    let columns = heading.map(\.text)
    for (index, cell) in heading.enumerated() {
      if !Self.columns.contains(cell.text) {
        error(
          "unknown-column", at: cell.offset,
          "unknown column \"\(cell.text.prefix(40))\""
            + Suggestion.didYouMean(cell.text, in: Self.columns))
      } else if heading[..<index].contains(where: { $0.text == cell.text }) {
        error("duplicate", at: cell.offset, "column \"\(cell.text)\" is there twice")
      }
    }
    if !heading.contains(where: { $0.text == "at" }) {
      error("missing-column", at: 0, "there is no column \"at\"")
      return []
    }
    var calls: [Scenario.TracedCall] = []
    var findings = 0
    while findings < Self.mostFindings, let line = nextLine(from: &position) {
      let cells = cells(of: line)
      if cells.count == 1, cells[0].text.isEmpty { continue }
      guard cells.count == heading.count else {
        error(
          "wrong-length", at: line.lowerBound,
          "expected \(heading.count) columns, found \(cells.count)")
        findings += 1
        continue
      }
      guard calls.count < Self.mostCalls else {
        error("too-many-calls", at: line.lowerBound, "there are more than \(Self.mostCalls) calls")
        break
      }
      if let call = call(cells, columns) { calls.append(call) } else { findings += 1 }
    }
    // Swift's sort keeps the order of equal elements.
    return calls.sorted { $0.at < $1.at }
  }

  private func call(_ cells: [Cell], _ columns: [String]) -> Scenario.TracedCall? {
    var call = Scenario.TracedCall(at: 0)
    for (cell, column) in zip(cells, columns) {
      if cell.text.isEmpty, column != "at" { continue }
      switch column {
      case "at":
        guard let at = moment(cell) else { return nil }
        call.at = at
      case "priority":
        guard let priority = Int(cell.text), ScenarioReader.priorities.contains(priority) else {
          return refuse(cell, "priority: expected a whole number in -1000…1000")
        }
        call.priority = priority
      case "patience" where cell.text == "never": call.patience = .infinity
      default:
        guard let seconds = seconds(cell.text) else {
          return refuse(cell, "\(column): \"\(cell.text.prefix(40))\" is no time in seconds")
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
    if let instant = Instant(cell.text) {
      at = Double(instant.milliseconds - begins.milliseconds) / 1_000
    } else if let seconds = seconds(cell.text) {
      at = seconds
    } else {
      refuse(cell, "at: \"\(cell.text.prefix(40))\" is no time")
      return nil
    }
    guard at >= 0, at < lasts else {
      refuse(cell, "at: lies outside the day")
      return nil
    }
    return at
  }

  private func seconds(_ text: String) -> Double? {
    if let number = Double(text) {
      return number >= 0 && number <= 864_000_000 ? number : nil
    }
    return DurationNotation.parse(text).map { Double($0.wholeMilliseconds) / 1_000 }
  }

  @discardableResult
  private func refuse(_ cell: Cell, _ message: String) -> Scenario.TracedCall? {
    error("bad-call", at: cell.offset, message)
    return nil
  }

  private func error(_ code: String, at offset: Int, _ message: String, hint: String? = nil) {
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

  private func cells(of line: Range<Int>) -> [Cell] {
    var result: [Cell] = []
    var start = line.lowerBound
    for index in line.lowerBound...line.upperBound
    where index == line.upperBound || source.bytes[index] == UInt8(ascii: ",") {
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
