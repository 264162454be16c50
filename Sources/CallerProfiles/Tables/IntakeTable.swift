internal import AfterSales
internal import Diagnostics

/// Complaints in writing that were taken in, by a digest of what the other system calls them.
struct IntakeTable {
  let database: Connection

  func caseNumber(of reference: [UInt8], by channel: CaseChannel) throws -> String? {
    try database.first(
      "SELECT case_id FROM intakes WHERE channel = ?1 AND reference = ?2",
      .text(channel.rawValue), .blob(reference)
    ) { $0.text(0) }
  }

  func add(
    _ reference: [UInt8], by channel: CaseChannel, case number: String, written: Instant,
    at now: Instant
  ) throws {
    try database.run(
      """
      INSERT INTO intakes (channel, reference, case_id, written_at, taken_at)
      VALUES (?1, ?2, ?3, ?4, ?5)
      """,
      .text(channel.rawValue), .blob(reference), .text(number), .instant(written), .instant(now))
  }
}

extension Connection {
  var intakes: IntakeTable { IntakeTable(database: self) }
}
