package import AfterSales
package import Diagnostics
internal import Digests

extension ProfileStore {
  /// Does several things as one transaction: all of them, or none if one throws.
  ///
  /// - Throws: `SQLiteError`, and what `body` throws.
  package func asOne<Result>(_ body: () throws -> Result) throws -> Result {
    try connection.write(body)
  }

  /// The case that a complaint in writing was taken into; `nil` if it is new.
  ///
  /// - Throws: `SQLiteError`.
  package func caseNumber(ofIntake complaint: WrittenComplaint) throws -> String? {
    try connection.intakes.caseNumber(of: Self.digest(complaint), by: complaint.channel)
  }

  /// Remembers that a complaint in writing was taken into a case.
  ///
  /// - Throws: `SQLiteError`.
  package func keepIntake(
    _ complaint: WrittenComplaint, case number: String, at now: Instant
  ) throws {
    try connection.intakes.add(
      Self.digest(complaint), by: complaint.channel, case: number, written: complaint.at, at: now)
  }

  /// What other systems call a complaint may name people, so it is not kept itself.
  private static func digest(_ complaint: WrittenComplaint) -> [UInt8] {
    SHA256Digest.of(Array(complaint.reference.unmasked.utf8))
  }
}
