package import Diagnostics

/// Reads past calls from CSV: a column `at` with the interval's beginning, and `calls`.
///
/// `at` is a local time (`2026-10-01T09:00` or `2026-10-01 09:00`) or an instant with an offset,
/// which is read at that offset. With a column `type`, only rows of one call type count.
package struct CallHistoryReader {
  private let document: DocumentReader
  private let type: String?
  private let atColumn: Int
  private let callsColumn: Int
  private let typeColumn: Int?
  private let columnCount: Int

  private struct Point {
    var date: CivilDate
    var minute: Int
    var calls: Double
  }

  /// - Parameter type: the call type to take; `nil` adds all up.
  /// - Throws: `InvalidInput` with every bad row.
  package static func read(
    _ source: SourceText, type: String? = nil
  ) throws(InvalidInput) -> CallHistory {
    var csv = try CSVReader(source)
    let document = DocumentReader(source, log: DiagnosticLog())
    guard let header = try csv.next() else { throw refusal("no-rows", source, "the file is empty") }
    let reader = try Self(header, document: document, type: type)
    var points: [Point] = []
    while true {
      do throws(InvalidInput) {
        guard let record = try csv.next() else { break }
        if let point = reader.point(of: record) { points.append(point) }
      } catch {
        document.log.add(contentsOf: error.diagnostics)
      }
    }
    try document.log.throwIfErrors()
    return try history(of: points, source: source)
  }

  private init(
    _ header: [CSVReader.Field], document: DocumentReader, type: String?
  ) throws(InvalidInput) {
    let names = header.map(\.text)
    for required in ["at", "calls"] + (type == nil ? [] : ["type"])
    where !names.contains(required) {
      document.error(
        "missing-column", at: header.first?.offset ?? 0, "missing column \"\(required)\"",
        hint: "the columns are at, calls and, for several call types, type")
    }
    try document.log.throwIfErrors()
    self.document = document
    self.type = type
    atColumn = names.firstIndex(of: "at") ?? 0
    callsColumn = names.firstIndex(of: "calls") ?? 0
    typeColumn = names.firstIndex(of: "type")
    columnCount = names.count
  }

  private func point(of record: [CSVReader.Field]) -> Point? {
    guard record.count == columnCount else {
      document.error(
        "wrong-columns", at: record[0].offset,
        "expected \(columnCount) fields, found \(record.count)")
      return nil
    }
    if let type, let typeColumn, record[typeColumn].text != type { return nil }
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
    guard let when, let number else { return nil }
    return Point(date: when.0, minute: when.1, calls: number)
  }

  private static func time(_ text: String) -> (CivilDate, Int)? {
    let local = String(text.map { $0 == " " ? "T" : $0 })
    guard let instant = Instant(text) ?? Instant(local + "Z") else { return nil }
    let (date, milliseconds) = instant.civil
    return milliseconds % 60_000 == 0 ? (date, Int(milliseconds / 60_000)) : nil
  }

  /// Finds the interval that all times are multiples of, and sorts the points into days.
  private static func history(
    of points: [Point], source: SourceText
  ) throws(InvalidInput) -> CallHistory {
    guard points.count > 1 else {
      throw refusal("no-rows", source, "expected past calls, found \(points.count) rows")
    }
    var interval = 1_440
    for point in points { interval = greatestCommonDivisor(interval, point.minute) }
    guard interval >= 5 else {
      throw refusal(
        "bad-interval", source, "the times have no common interval of at least 5 minutes")
    }
    var byDate: [CivilDate: [Double?]] = [:]
    for point in points {
      var calls = byDate[point.date] ?? Array(repeating: nil, count: 1_440 / interval)
      let slot = point.minute / interval
      calls[slot] = (calls[slot] ?? 0) + point.calls
      byDate[point.date] = calls
    }
    return CallHistory(
      intervalMinutes: interval,
      days: byDate.keys.sorted().map { .init(date: $0, calls: byDate[$0] ?? []) })
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
