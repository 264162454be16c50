package import Diagnostics

/// Who works when: the shifts of a cover, one line a person.
package struct Roster: Sendable {
  /// A person's shift.
  package struct Line: Sendable, Hashable {
    /// Such as `front-012`, numbered within the pool in order of beginning.
    package var person: String
    package var pool: String
    package var pattern: String
    /// With the offset of the covered period, as all its moments.
    package var begins: Instant
    /// When the person goes home.
    package var ends: Instant
    package var breaks: [Span]
    /// The pay for this shift, in the currency of the plan.
    package var cost: Double
  }

  /// A break.
  package struct Span: Sendable, Hashable {
    /// Within the shift.
    package var begins: Instant
    /// The moment of return.
    package var ends: Instant
  }

  package let lines: [Line]

  /// - Parameters:
  ///   - need: what was to be covered; of several days, people work several shifts.
  ///   - begins: the beginning of the period that was covered.
  package init(_ cover: ShiftCover, need: StaffingNeed, plan: ShiftPlan, begins: Instant) {
    let patterns = Dictionary(uniqueKeysWithValues: plan.patterns.map { ($0.id, $0) })
    var numbers: [String: Int] = [:]
    var lines: [Line] = []
    let sorted = cover.shifts.sorted {
      ($0.pool, $0.start, $0.pattern, $0.variant) < ($1.pool, $1.start, $1.pattern, $1.variant)
    }
    let weekly =
      need.isSeveralDays
      ? Dictionary(
        uniqueKeysWithValues: need.agents.map { part in
          (part.pool, Self.numbers(in: cover, of: part.pool, sorted, need, plan))
        }) : [:]
    for shift in sorted {
      guard let pattern = patterns[shift.pattern] else { continue }
      let start = begins + .seconds(shift.start * 60)
      for _ in 0..<shift.people {
        numbers[shift.pool, default: 0] += 1
        let place = numbers[shift.pool] ?? 0
        let number = String(weekly[shift.pool]?[place - 1] ?? place)
        let padded = String(repeating: "0", count: max(0, 3 - number.count)) + number
        lines.append(
          Line(
            person: "\(shift.pool)-\(padded)", pool: shift.pool, pattern: shift.pattern,
            begins: start, ends: start + .seconds(pattern.lastsMinutes * 60),
            breaks: pattern.breaks[shift.variant].map {
              let from = start + .seconds($0.after * 60)
              return Span(begins: from, ends: from + .seconds($0.lasts * 60))
            },
            cost: shift.cost))
      }
    }
    self.lines = lines
  }

  /// For each shift of a pool, in the order of the roster, the number of the person who works it.
  private static func numbers(
    in cover: ShiftCover, of pool: String, _ sorted: [ShiftCover.Shift], _ need: StaffingNeed,
    _ plan: ShiftPlan
  ) -> [Int] {
    var own = cover
    own.shifts = sorted.filter { $0.pool == pool }
    return own.lines(of: pool, need: need, plan: plan).person.map { $0 + 1 }
  }

  // MARK: Files

  /// The roster as comma-separated values, breaks as `from/to` joined by spaces.
  package var csv: String {
    let end = "\r\n"
    return lines.reduce(
      into: CSVRow.line("person", "pool", "pattern", "begins", "ends", "breaks", "cost", end: end)
    ) { text, line in
      let breaks = line.breaks.map { "\($0.begins)/\($0.ends)" }.joined(separator: " ")
      text += CSVRow.line(
        [
          .text(line.person), .text(line.pool), .text(line.pattern), .figure("\(line.begins)"),
          .figure("\(line.ends)"), .figure(breaks),
          .figure("\(Money(cents: Int64((line.cost * 100).rounded())))"),
        ], end: end)
    }
  }

  /// The roster as a calendar (RFC 5545), one event a shift with its breaks in the description.
  ///
  /// - Parameter word: what breaks are called there.
  package func iCalendar(breaksAs word: String) -> String {
    var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//hotline//roster//EN"]
    for line in self.lines {
      let breaks = line.breaks.map { "\($0.begins.clock)-\($0.ends.clock)" }
      lines += [
        "BEGIN:VEVENT", "UID:\(Self.escaped(line.person))-\(Self.stamp(line.begins))@hotline",
        "DTSTAMP:\(Self.stamp(line.begins))", "DTSTART:\(Self.stamp(line.begins))",
        "DTEND:\(Self.stamp(line.ends))",
        "SUMMARY:\(Self.escaped("\(line.person) \(line.pattern)"))",
      ]
      if !breaks.isEmpty {
        lines.append("DESCRIPTION:\(Self.escaped("\(word) " + breaks.joined(separator: ", ")))")
      }
      lines.append("END:VEVENT")
    }
    lines.append("END:VCALENDAR")
    return lines.map(Self.folded).joined(separator: "\r\n") + "\r\n"
  }

  /// A moment in UTC as `20261111T120000Z`.
  private static func stamp(_ instant: Instant) -> String {
    let utc = Instant(milliseconds: instant.milliseconds, offset: 0).description
    return utc.filter { $0 != "-" && $0 != ":" }
  }

  /// A text value (RFC 5545, 3.3.11); control characters have no place in it.
  private static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": result += ["\\", scalar]
      case "\n": result += ["\\", "n"]
      case _ where DisplayWidth.isControl(scalar): break
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// Lines of more than 75 octets are folded (RFC 5545, 3.1).
  private static func folded(_ line: String) -> String {
    guard line.utf8.count > 75 else { return line }
    var result = ""
    var length = 0
    for character in line {
      let octets = String(character).utf8.count
      if length + octets > 75 {
        result += "\r\n "
        length = 1
      }
      result.append(character)
      length += octets
    }
    return result
  }
}
