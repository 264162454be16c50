package import Diagnostics

/// Reads past calls from CSV: a column `at` with the interval's beginning, and `calls`.
///
/// `at` is a local time (`2026-10-01T09:00` or `2026-10-01 09:00`) or an instant with an offset,
/// which is read at that offset. A column `type` tells call types apart; other columns are left
/// alone. No interval may be given twice for a type.
package struct CallHistoryReader {
  private let document: DocumentReader
  private let atColumn: Int
  private let callsColumn: Int
  private let typeColumn: Int?
  private let columnCount: Int
  private var points: [Point] = []
  private var seen: Set<Key> = []

  private struct Point {
    var date: CivilDate
    var minute: Int
    var calls: Double
    var type: String
    var offset: Int?
  }

  /// What may stand in a file once: in autumn two hours have one local time, but not one offset.
  private struct Key: Hashable {
    var milliseconds: Int64
    var offset: Int?
    var type: String
  }

  /// The most that a history may span.
  private static let mostDays = 20 * 366

  /// - Throws: `InvalidInput` with every bad row.
  package static func read(_ source: SourceText) throws(InvalidInput) -> CallHistories {
    var csv = try CSVReader(source)
    let document = DocumentReader(source, log: DiagnosticLog())
    guard let header = try csv.next() else { throw refusal("no-rows", source, "the file is empty") }
    var reader = try Self(header, document: document)
    while true {
      do throws(InvalidInput) {
        guard let record = try csv.next() else { break }
        reader.take(record)
      } catch {
        document.log.add(contentsOf: error.diagnostics)
      }
    }
    try document.log.throwIfErrors()
    return try reader.histories(source)
  }

  private init(
    _ header: [CSVReader.Field], document: DocumentReader
  ) throws(InvalidInput) {
    let names = header.map(\.text)
    for required in ["at", "calls"] where !names.contains(required) {
      document.error(
        "missing-column", at: header.first?.offset ?? 0, "missing column \"\(required)\"",
        hint: "the columns are at, calls and, for several call types, type")
    }
    try document.log.throwIfErrors()
    self.document = document
    atColumn = names.firstIndex(of: "at") ?? 0
    callsColumn = names.firstIndex(of: "calls") ?? 0
    typeColumn = names.firstIndex(of: "type")
    columnCount = names.count
  }

  private mutating func take(_ record: [CSVReader.Field]) {
    guard record.count == columnCount else {
      document.error(
        "wrong-columns", at: record[0].offset,
        "expected \(columnCount) fields, found \(record.count)")
      return
    }
    let at = record[atColumn]
    let calls = record[callsColumn]
    let when = Self.time(at.text)
    if when == nil {
      document.error(
        "bad-time", at: at.offset, "at: \"\(at.text.prefix(40))\" is no time in whole minutes",
        hint: "write it as 2026-10-01T09:00, with or without an offset")
    }
    let number = Double(calls.text).flatMap { $0.isFinite && (0...1e9).contains($0) ? $0 : nil }
    if number == nil {
      document.error(
        "bad-calls", at: calls.offset,
        "calls: expected a number from 0, found \"\(calls.text.prefix(40))\"")
    }
    guard let when, let number else { return }
    let type = typeColumn.map { record[$0].text } ?? ""
    let key = Key(
      milliseconds: when.instant.milliseconds, offset: when.offset, type: type)
    guard seen.insert(key).inserted else {
      document.error(
        "duplicate-interval", at: at.offset, "at: \"\(at.text.prefix(40))\" is given twice",
        hint: typeColumn == nil
          ? "calls of several types are told apart by a column type" : "add them up")
      return
    }
    let (date, milliseconds) = when.instant.civil
    points.append(
      Point(
        date: date, minute: Int(milliseconds / 60_000), calls: number, type: type,
        offset: when.offset))
  }

  private static func time(_ text: String) -> (instant: Instant, offset: Int?)? {
    let local = String(text.map { $0 == " " ? "T" : $0 })
    guard let instant = Instant(local) ?? Instant(local + "Z"),
      instant.civil.millisecondOfDay % 60_000 == 0
    else { return nil }
    return (instant, Instant(local) == nil ? nil : instant.offset)
  }

  // MARK: Days

  private func histories(_ source: SourceText) throws(InvalidInput) -> CallHistories {
    let interval = try interval(source)
    let offset = points.first?.offset
    let shared = points.allSatisfy { $0.offset == offset } ? offset : nil
    func history(_ byDate: [CivilDate: [Double?]]) -> CallHistory {
      CallHistory(
        intervalMinutes: interval,
        days: byDate.keys.sorted().map { .init(date: $0, calls: byDate[$0] ?? []) },
        offset: shared)
    }
    let none = [Double?](repeating: nil, count: 1_440 / interval)
    var total: [CivilDate: [Double?]] = [:]
    for point in points {
      let calls = total[point.date, default: none][point.minute / interval] ?? 0
      total[point.date, default: none][point.minute / interval] = calls + point.calls
    }
    var types: [(String, CallHistory)] = []
    if typeColumn != nil {
      let blank = total.mapValues { $0.map { $0 == nil ? nil : 0.0 } }
      let byType = Dictionary(grouping: points, by: \.type)
      for type in byType.keys.sorted() {
        var own = blank
        for point in byType[type] ?? [] {
          let calls = own[point.date, default: none][point.minute / interval] ?? 0
          own[point.date, default: none][point.minute / interval] = calls + point.calls
        }
        types.append((type, history(own)))
      }
    }
    return CallHistories(total: history(total), types: types)
  }

  /// The interval that all times are multiples of.
  private func interval(_ source: SourceText) throws(InvalidInput) -> Int {
    guard points.count > 1, let first = points.map(\.date).min(),
      let last = points.map(\.date).max()
    else {
      throw Self.refusal("no-rows", source, "expected past calls, found \(points.count) rows")
    }
    guard last.daysSince1970 - first.daysSince1970 <= Self.mostDays else {
      throw Self.refusal(
        "too-long", source, "the times go from \(first) to \(last), which is over twenty years")
    }
    let interval = points.reduce(1_440) { Self.greatestCommonDivisor($0, $1.minute) }
    guard interval >= 5 else {
      throw Self.refusal(
        "bad-interval", source, "the times have no common interval of at least 5 minutes")
    }
    return interval
  }

  private static func refusal(
    _ code: String, _ source: SourceText, _ message: String
  ) -> InvalidInput {
    InvalidInput([Diagnostic(.error, code, in: source, at: 0, message)])
  }

  private static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }
}
