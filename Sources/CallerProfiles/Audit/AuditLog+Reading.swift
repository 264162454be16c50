package import AfterSales
internal import Diagnostics
internal import Digests

extension AuditLog {
  /// The end of the audit now.
  ///
  /// - Throws: `StoreError.auditBroken` if the record of it was changed.
  package func anchor() throws -> AuditAnchor {
    let head = try head()
    return AuditAnchor(number: head.number, mac: head.mac)
  }

  /// Checks every row's code, that none is missing, and that the chain ends where it should.
  ///
  /// - Returns: the findings in the order of the rows, how many rows there are, and the sound ones that
  ///   are earlier by more than a minute than one before them: the clock was set back, since whoever
  ///   waits for the database has taken the time a minute before at most.
  /// - Throws: `SQLiteError` if rows can't be read.
  package func verify(
    against anchor: AuditAnchor? = nil
  ) throws -> (findings: [AuditFinding], rows: Int, clockSteps: [AuditClockStep]) {
    try database.read {
      var findings: [AuditFinding] = []
      var clockSteps: [AuditClockStep] = []
      var latest = Int64.min / 2
      var rows = 0
      var number: Int64 = 0
      var mac = keys.firstMAC
      var anchorMAC = anchor?.number == 0 ? mac : nil
      let head = try database.meta(Self.headName).flatMap { keys.readHead($0) }
      try database.audit.forEach { row, stored, hasItsTypes in
        rows += 1
        if let head, row.number > head.number { return false }
        // Numbers begin at 1.
        guard row.number > number else {
          Self.add(altered: row.number, to: &findings)
          return true
        }
        if row.number == number + 1 {
          if hasItsTypes, HMACSHA256.areEqual(keys.mac(of: row, after: mac), stored) {
            // Of a row that isn't sound, nobody knows when it was written.
            if row.at < latest - AuditClockStep.leastMilliseconds {
              Self.add(early: row.number, to: &clockSteps)
            }
            latest = max(latest, row.at)
          } else {
            Self.add(altered: row.number, to: &findings)
          }
        } else {
          // The code of the row before is gone, so this one can't be checked.
          findings.append(.missing(number + 1...max(number + 1, row.number - 1)))
        }
        (number, mac) = (row.number, stored)
        if anchor?.number == number { anchorMAC = stored }
        return true
      }
      if let head {
        let last = try database.audit.last()
        if last > head.number { findings.append(.inserted(head.number + 1...last)) }
        if number < head.number {
          findings.append(.cutOff(number + 1...head.number))
        } else if !HMACSHA256.areEqual(mac, head.mac) {
          findings.append(.headAltered)
        }
      } else {
        findings.append(.headAltered)
      }
      if let anchor, anchorMAC.map({ HMACSHA256.areEqual($0, anchor.mac) }) != true {
        findings.append(.anchorUnmet(anchor.number))
      }
      return (findings, rows, clockSteps)
    }
  }

  /// Rows in a row are one finding, however many somebody changed.
  private static func add(altered row: Int64, to findings: inout [AuditFinding]) {
    if case .altered(let rows) = findings.last, let more = rows.continued(by: row) {
      findings[findings.count - 1] = .altered(more)
    } else {
      findings.append(.altered(row...row))
    }
  }

  /// A clock that was ahead for a while leaves one step, however many rows came before it was right again.
  private static func add(early row: Int64, to steps: inout [AuditClockStep]) {
    if let last = steps.last, let more = last.rows.continued(by: row) {
      steps[steps.count - 1].rows = more
    } else {
      steps.append(AuditClockStep(rows: row...row))
    }
  }

  /// The rows that a filter lets through, newest first.
  ///
  /// A reason that was changed is left out of its row, which says so.
  /// - Throws: `SQLiteError`.
  package func lines(_ filter: AuditFilter, limit: Int) throws -> [AuditLine] {
    try database.audit.newest(
      actor: filter.actor, action: filter.action?.rawValue,
      subject: filter.subject.map(keys.subjectIndex), since: filter.since, until: filter.until,
      limit: limit
    ).map { row in
      let (object, sum) = row.object.map(RecordSum.split) ?? (nil, nil)
      let reason = reason(of: row)
      var line = AuditLine(
        number: row.number, at: Self.moment(row.at), actor: row.actor, action: row.action,
        subjectCode: row.subjectIndex.map { Hexadecimal.encode($0.prefix(4)) },
        object: object, sum: sum?.digits, reason: reason, found: row.found)
      line.isReasonDamaged = reason == nil && row.reason != nil
      return line
    }
  }

  /// The moment of a row, or the end of time next to one that was changed to none.
  private static func moment(_ milliseconds: Int64) -> Instant {
    let moments = Statement.moments
    return Instant(stored: min(max(milliseconds, moments.lowerBound), moments.upperBound - 1))
  }

  /// `nil` also for one that was changed.
  private func reason(of row: AuditRow) -> ClearText? {
    row.reason.flatMap { sealed in
      try? vault.cipher.open(Envelope(sealed), keys.text, bound: Self.reasonPlace(row.number))
    }.map { ClearText(String(decoding: $0, as: UTF8.self), .text) }
  }
}

extension ClosedRange<Int64> {
  /// With the row behind the last one; `nil` for any other.
  fileprivate func continued(by row: Int64) -> Self? {
    let (next, isBeyond) = upperBound.addingReportingOverflow(1)
    return !isBeyond && row == next ? lowerBound...row : nil
  }
}
