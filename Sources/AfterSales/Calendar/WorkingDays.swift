package import Diagnostics

/// Which days are working days: Monday to Friday, but for holidays, and the weekends that are worked in
/// their place (调休).
package struct WorkingDays: Hashable, Sendable {
  private let off: Set<CivilDate>
  private let on: Set<CivilDate>

  /// - Parameters:
  ///   - off: holidays.
  ///   - on: days at a weekend that are worked.
  package init(off: Set<CivilDate> = [], on: Set<CivilDate> = []) {
    self.off = off
    self.on = on
  }

  package func contains(_ day: CivilDate) -> Bool {
    if off.contains(day) { return false }
    return day.weekday < 5 || on.contains(day)
  }

  /// The last moment of the so many-th working day after that of a moment, in China; the day on which
  /// something came isn't counted.
  /// - Precondition: the count is at least 1.
  package func end(of count: Int, after moment: Instant) -> Instant {
    precondition(count >= 1, "WorkingDays.count must be at least 1 (was \(count))")
    var day = moment.dayInChina.daysSince1970
    var left = count
    while left > 0 {
      day += 1
      if contains(CivilDate(daysSince1970: day)) { left -= 1 }
    }
    return Instant(stored: Int64(day + 1) * 86_400_000 - 8 * 3_600_000 - 1_000)
  }
}

extension WorkingDays {
  /// Reads a file of holidays.
  ///
  /// - Throws: `InvalidInput` with every problem found.
  package static func read(_ source: SourceText) throws(InvalidInput) -> WorkingDays {
    let log = DiagnosticLog()
    let reader = DocumentReader(source, log: log)
    var (off, on): (Set<CivilDate>, Set<CivilDate>) = ([], [])
    if let file = reader.object(try JSON5Parser.parse(source), path: "") {
      _ = file.requiredText("source")
      off = days(file, "off", reader)
      on = days(file, "on", reader)
      file.finish()
    }
    try log.throwIfErrors()
    return WorkingDays(off: off, on: on)
  }

  private static func days(
    _ file: ObjectReader, _ key: String, _ reader: DocumentReader
  ) -> Set<CivilDate> {
    Set(
      file.list(key).flatMap { value -> [CivilDate] in
        guard let text = reader.text(value, path: key) else { return [] }
        let ends = text.split(separator: "/").map { CivilDate(String($0)) }
        guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1],
          first <= last, last.daysSince1970 - first.daysSince1970 <= 31
        else {
          reader.error(
            "bad-date", at: value.offset,
            Wording(
              zh: "\(key)：应为一天，或 \"2026-10-01/2026-10-07\" 这样的一段",
              en: "\(key): expected a day or a span of days such as \"2026-10-01/2026-10-07\""))
          return []
        }
        return (first.daysSince1970...last.daysSince1970).map { CivilDate(daysSince1970: $0) }
      })
  }
}
