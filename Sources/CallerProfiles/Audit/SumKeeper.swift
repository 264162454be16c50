internal import Diagnostics

/// Keeps what the tables add up to in the head of the audit, so that rows which were changed, added or
/// removed behind the program are found, whatever is in them, without a column of codes.
///
/// The head is written anew with each row of the audit and under its key. So sums of an earlier day, with the rows
/// of that day, aren't those of this head.
final class SumKeeper {
  private let keys: AuditKeys
  private let cipher: FieldCipher
  private let watch: ChangeWatch

  init(_ keys: AuditKeys) throws {
    self.keys = keys
    cipher = try FieldCipher()
    watch = try ChangeWatch(key: keys.sums)
  }

  /// Sums up what is changed on a connection from now on.
  func attend(_ connection: Connection) {
    connection.watchChanges(watch) { try self.settle(on: $0) }
  }

  /// Sums up all rows as they are, for a database that has no sums yet; to be called inside `write`.
  ///
  /// No program that knows sums leaves a database without, and nobody without the key makes its head look like one
  /// of an earlier program.
  func takeOver(_ connection: Connection) throws {
    guard let head = try head(of: connection), head.sums == nil else { return }
    try keep(Self.sums(of: connection, watch), after: head, in: connection)
    // What was changed before is in them.
    watch.begin()
  }

  /// Adds what the transaction changed to the sums; those of a database that was tampered with stay as they are,
  /// so that it is still found.
  private func settle(on connection: Connection) throws {
    let changes = try watch.changes()
    guard !changes.isEmpty else { return }
    guard let head = try head(of: connection), let kept = head.sums else { return }
    var sums = try open(kept, of: connection)
    sums += changes
    try keep(sums, after: head, in: connection)
  }

  private func keep(
    _ sums: TableSums, after head: AuditHead, in connection: Connection
  ) throws {
    var head = head
    head.sums = try cipher.seal(sums.bytes, keys.sealedSums, version: 0, bound: Self.place)
    try connection.setMeta(AuditLog.headName, keys.encoded(head))
  }

  private func head(of connection: Connection) throws -> AuditHead? {
    try connection.meta(AuditLog.headName).flatMap { keys.readHead($0) }
  }

  private func open(_ sealed: [UInt8], of connection: Connection) throws -> TableSums {
    let bytes = try cipher.open(Envelope(sealed), keys.sealedSums, bound: Self.place)
    guard let sums = TableSums(bytes) else { throw CryptoError.malformed }
    return sums
  }

  private static let place = FieldPlace(table: "meta", column: "value", row: AuditLog.headName)
    .bound(to: 0)

  // MARK: Checking

  /// The tables that aren't as the program left them, with the rows they have and should have; `nil` if
  /// there are no sums to compare with.
  func changed(
    _ connection: Connection
  ) throws -> [(table: String, rows: Int64, expected: Int64)]? {
    guard let sealed = try head(of: connection)?.sums else { return nil }
    let (kept, found) = (try open(sealed, of: connection), try Self.sums(of: connection, watch))
    return SummedTable.all.map(\.name).filter { kept[$0] != found[$0] }.map {
      ($0, found[$0].rows, kept[$0].rows)
    }
  }

  private static func sums(of connection: Connection, _ watch: ChangeWatch) throws -> TableSums {
    var sums = TableSums()
    for table in SummedTable.all {
      let beginning = RowBytes(table: table.name)
      var row = beginning
      let rows = try connection.prepare(table.rows)
      while try rows.step() {
        row.begin(as: beginning)
        rows.append(to: &row)
        sums[table.name].add(watch.code(of: row))
      }
    }
    return sums
  }
}
