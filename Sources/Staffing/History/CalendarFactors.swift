package import Diagnostics

/// What a planner knows of special days and promotions: how much busier they are than usual.
package struct CalendarFactors: Sendable {
  /// Days in a row that are busier or quieter than usual.
  package struct Span: Sendable {
    package var from: CivilDate
    /// The last day, itself included.
    package var to: CivilDate
    /// What usual calls are multiplied by, 0…1,000.
    package var factor: Double
    package var name: String?
  }

  /// A few hours with more calls.
  package struct Promotion: Sendable {
    /// When it begins; compared with the history by the clock at its own offset.
    package var at: Instant
    /// How long the factor holds.
    package var lasts: Duration
    /// What usual calls are multiplied by, 0…1,000.
    package var factor: Double
    package var name: String?
  }

  package var days: [Span] = []
  package var promotions: [Promotion] = []

  package init() {}

  /// The factors of a day by interval: the products of all that cover the day and the time.
  ///
  /// A promotion that covers a part of the interval counts by that part. `nil` where nothing is known
  /// of the day.
  package func factors(on date: CivilDate, minutes: Int) -> [Double]? {
    let spans = days.filter { $0.from <= date && date <= $0.to }
    let midnight = Int64(date.daysSince1970) * 86_400_000
    let timed = promotions.compactMap { promotion -> (from: Int64, to: Int64, factor: Double)? in
      let from = promotion.at.milliseconds + Int64(promotion.at.offset) * 1_000
      let to = from + promotion.lasts.wholeMilliseconds
      return from < midnight + 86_400_000 && midnight < to ? (from, to, promotion.factor) : nil
    }
    if spans.isEmpty, timed.isEmpty { return nil }
    let factor = spans.reduce(1) { $0 * $1.factor }
    return (0..<1_440 / minutes).map { slot in
      let start = midnight + Int64(slot * minutes) * 60_000
      let end = start + Int64(minutes) * 60_000
      return timed.reduce(factor) { product, promotion in
        let overlap = max(0, min(end, promotion.to) - max(start, promotion.from))
        return product * (1 + (promotion.factor - 1) * Double(overlap) / Double(end - start))
      }
    }
  }

  /// Reads a calendar file.
  ///
  ///     { days: [{ date: "2026-10-01", factor: 0.6, name: "国庆" },
  ///              { from: "2026-11-01", to: "2026-11-10", factor: 1.2 }],
  ///       promotions: [{ at: "2026-11-11T20:00:00+08:00", lasts: "4h", factor: 3.5 }] }
  /// - Throws: `InvalidInput` with every problem.
  package static func read(_ source: SourceText) throws(InvalidInput) -> CalendarFactors {
    let root = try JSON5Parser.parse(source)
    let log = DiagnosticLog()
    var calendar = CalendarFactors()
    if let object = DocumentReader(source, log: log).object(root, path: "") {
      for (index, value) in object.list("days").enumerated() {
        guard let entry = object.reader.object(value, path: "days[\(index)]") else { continue }
        if let span = span(entry) { calendar.days.append(span) }
        entry.finish()
      }
      for (index, value) in object.list("promotions").enumerated() {
        guard let entry = object.reader.object(value, path: "promotions[\(index)]") else {
          continue
        }
        if let promotion = promotion(entry) { calendar.promotions.append(promotion) }
        entry.finish()
      }
      object.finish()
    }
    try log.throwIfErrors()
    return calendar
  }

  private static func span(_ entry: ObjectReader) -> Span? {
    let name = entry.text("name")
    let factor = factor(of: entry)
    let isDay = entry.has("date")
    let from = date(isDay ? "date" : "from", of: entry)
    let to = isDay ? from : date("to", of: entry)
    guard let from, let to, let factor else { return nil }
    guard from <= to else {
      entry.reader.error(
        "bad-span", at: entry.value.offset, "\(entry.path): \(from) lies after \(to)")
      return nil
    }
    return Span(from: from, to: to, factor: factor, name: name)
  }

  private static func promotion(_ entry: ObjectReader) -> Promotion? {
    let name = entry.text("name")
    let factor = factor(of: entry)
    let at = entry.required("at").flatMap { entry.reader.instant($0, path: entry.path(of: "at")) }
    let lasts = entry.required("lasts").flatMap {
      entry.reader.duration($0, path: entry.path(of: "lasts"))
    }
    guard let at, let lasts, let factor else { return nil }
    return Promotion(at: at, lasts: lasts, factor: factor, name: name)
  }

  private static func factor(of entry: ObjectReader) -> Double? {
    entry.required("factor").flatMap {
      entry.reader.number($0, path: entry.path(of: "factor"), in: 0...1_000)
    }
  }

  private static func date(_ key: String, of entry: ObjectReader) -> CivilDate? {
    entry.required(key).flatMap { entry.reader.date($0, path: entry.path(of: key)) }
  }
}
