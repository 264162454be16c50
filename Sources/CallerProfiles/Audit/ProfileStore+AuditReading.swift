package import AfterSales
package import Diagnostics
internal import Digests

/// The end of the audit at some moment, to be kept outside of the database: a verification against
/// it finds rows cut off the end even by somebody who has the key.
package struct AuditAnchor: Hashable, Sendable, CustomStringConvertible {
  package let number: Int64
  let mac: [UInt8]

  /// The anchor as `NUMBER-CODE`.
  package var description: String {
    "\(number)-" + Hexadecimal.encode(mac)
  }

  /// Reads what `description` wrote; `nil` if the text is none.
  package init?(_ text: String) {
    let parts = text.split(separator: "-")
    guard parts.count == 2, let number = Int64(parts[0]), number >= 0, parts[1].count == 64,
      let mac = Hexadecimal.decode(parts[1])
    else { return nil }
    self.number = number
    self.mac = mac
  }

  init(number: Int64, mac: [UInt8]) {
    self.number = number
    self.mac = mac
  }
}

/// Something that is wrong with the audit.
package enum AuditFinding: Hashable, Sendable {
  /// The row's content doesn't fit its code, or it stands behind another row than it did.
  case altered(Int64)
  case missing(ClosedRange<Int64>)
  /// Rows after the recorded end.
  case inserted(ClosedRange<Int64>)
  /// The last row isn't the recorded end.
  case cutOff(ClosedRange<Int64>)
  case headAltered
  /// The row of an anchor isn't there, or not as it was.
  case anchorUnmet(Int64)
}

extension AuditFinding: Worded {
  package var wording: Wording {
    switch self {
    case .altered(let number): Wording(zh: "第\(number)条被改动", en: "row \(number) was altered")
    case .missing(let range):
      Wording(zh: "缺少\(Self.zh(range))", en: "\(Self.en(range)) missing")
    case .inserted(let range):
      Wording(
        zh: "\(Self.zh(range))是在登记的末尾之后插入的",
        en: "\(Self.en(range)) behind the recorded end")
    case .cutOff(let range):
      Wording(zh: "末尾被截去\(Self.zh(range))", en: "\(Self.en(range)) cut off the end")
    case .headAltered: Wording(zh: "末条的登记被改动", en: "the record of the last row was altered")
    case .anchorUnmet(let number):
      Wording(zh: "第\(number)条与锚点不符", en: "row \(number) is not as the anchor has it")
    }
  }

  private static func zh(_ range: ClosedRange<Int64>) -> String {
    range.count == 1
      ? "第\(range.lowerBound)条" : "第\(range.lowerBound)至\(range.upperBound)条"
  }

  private static func en(_ range: ClosedRange<Int64>) -> String {
    range.count == 1
      ? "row \(range.lowerBound) is" : "rows \(range.lowerBound) to \(range.upperBound) are"
  }
}

extension ProfileStore {
  /// The end of the audit now.
  package func auditAnchor() throws -> AuditAnchor {
    let head = try auditHead()
    return AuditAnchor(number: head.number, mac: head.mac)
  }

  /// Checks every row's code, that none is missing, and that the chain ends where it should.
  ///
  /// - Returns: the findings in the order of the rows, and how many rows there are.
  package func verifyAudit(
    against anchor: AuditAnchor? = nil
  ) throws -> (findings: [AuditFinding], rows: Int) {
    try connection.read {
      var findings: [AuditFinding] = []
      var rows = 0
      var number: Int64 = 0
      var mac = auditKeys.firstMAC
      var anchorMAC = anchor?.number == 0 ? mac : nil
      let head = try connection.meta("audit-head").flatMap { auditKeys.readHead($0) }
      let statement = try connection.prepare(
        """
        SELECT number, at, actor, action, subject_index, object, reason, found, mac
        FROM audit ORDER BY number
        """)
      while try statement.step() {
        let (row, stored) = readAuditRow(statement)
        rows += 1
        if let head, row.number > head.number { break }
        // Numbers begin at 1.
        guard row.number > number else {
          findings.append(.altered(row.number))
          continue
        }
        if row.number == number + 1 {
          let sound = HMACSHA256.areEqual(auditKeys.mac(of: row, after: mac), stored)
          if !sound { findings.append(.altered(row.number)) }
        } else {
          // The code of the row before is gone, so this one can't be checked.
          findings.append(.missing(number + 1...max(number + 1, row.number - 1)))
        }
        (number, mac) = (row.number, stored)
        if anchor?.number == number { anchorMAC = stored }
      }
      if let head {
        let last = try connection.integer("SELECT max(number) FROM audit") ?? 0
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
      return (findings, rows)
    }
  }

  /// The rows that a filter lets through, newest first.
  package func audit(_ filter: AuditFilter, limit: Int) throws -> [(AuditRow, reason: ClearText?)] {
    try connection.rows(
      """
      SELECT number, at, actor, action, subject_index, object, reason, found, mac FROM audit
      WHERE (?1 IS NULL OR actor = ?1) AND (?2 IS NULL OR action = ?2)
        AND (?3 IS NULL OR subject_index = ?3) AND (?4 IS NULL OR at >= ?4)
        AND (?5 IS NULL OR at <= ?5)
      ORDER BY number DESC LIMIT ?6
      """,
      .text(filter.actor), .text(filter.action?.rawValue),
      .blob(filter.subject.map(auditKeys.subjectIndex)), .integer(filter.since?.milliseconds),
      .integer(filter.until?.milliseconds), .integer(limit)
    ) { statement in
      let row = readAuditRow(statement).row
      return (row, try reason(of: row))
    }
  }

  private func readAuditRow(_ row: borrowing Statement) -> (row: AuditRow, mac: [UInt8]) {
    let content = AuditRow(
      number: row.integer(0), at: row.integer(1), actor: row.text(2), action: row.text(3),
      subjectIndex: row.optionalBlob(4), object: row.optionalText(5),
      reason: row.optionalBlob(6), found: row.optionalInteger(7))
    return (content, row.blob(8))
  }

  private func reason(of row: AuditRow) throws -> ClearText? {
    guard let sealed = row.reason else { return nil }
    do {
      let bytes = try cipher.open(
        Envelope(sealed), auditKeys.text, bound: Self.reasonPlace(row.number))
      return ClearText(String(decoding: bytes, as: UTF8.self), .text)
    } catch {
      throw StoreError.unreadable(path: path, field: "audit.reason", error)
    }
  }
}
