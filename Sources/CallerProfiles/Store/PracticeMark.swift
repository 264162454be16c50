internal import AfterSales
internal import Diagnostics
internal import Digests

/// What tells a database for practice, where the time of what is done may be stated, from a real one.
///
/// It is the very first row of the audit, and names the database. A database in which anything was ever
/// done has another first row, which nobody replaces without the key; and whoever has the key and
/// writes the whole chain anew doesn't meet an anchor that is kept elsewhere. The row of another
/// database of the same key names that one.
struct PracticeMark {
  private let text: String

  /// - Parameter identity: the random bytes that name the database.
  init(of identity: [UInt8]) { text = "practice database \(Hexadecimal.encode(identity))" }

  /// Whether the first row of an audit is this mark, and was written with the key.
  func stands(in audit: AuditTable, _ keys: AuditKeys) throws -> Bool {
    guard let (row, mac) = try audit.first(), row.object == text,
      row.action == AuditAction.change.rawValue
    else { return false }
    return HMACSHA256.areEqual(keys.mac(of: row, after: keys.firstMAC), mac)
  }

  /// Begins the audit with the mark; to be called inside a transaction, before there is any other row.
  func write(by actor: String, at now: Instant, in database: Connection, _ keys: AuditKeys) throws {
    let row = AuditRow(
      number: 1, at: now.milliseconds, actor: actor, action: AuditAction.change.rawValue,
      subjectIndex: nil, object: text, reason: nil, found: nil)
    let mac = keys.mac(of: row, after: keys.firstMAC)
    try database.audit.add(row, mac: mac)
    let sums = try database.meta(AuditLog.headName).flatMap { keys.readHead($0) }?.sums
    try database.setMeta(
      AuditLog.headName, keys.encoded(AuditHead(number: 1, mac: mac, sums: sums)))
  }
}

extension ProfileStore {
  /// Makes a database in which nothing was ever done one for practice; to be called inside a
  /// transaction.
  ///
  /// - Throws: `StoreError.notForPractice` if anything was.
  func becomePractice(by actor: String, at now: Instant) throws {
    guard !isPractice else { return }
    guard try audit.head().number == 0 else { throw StoreError.notForPractice(path: path) }
    try PracticeMark(of: vault.identity).write(by: actor, at: now, in: connection, audit.keys)
    isPractice = true
  }
}
