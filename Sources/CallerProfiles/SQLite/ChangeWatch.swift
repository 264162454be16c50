import CSQLite
import Glibc

/// Adds up what a connection changes of its tables, in whatever way, as it changes.
///
/// SQLite calls it before each change of a row, so that no statement of this program can be forgotten.
@safe
final class ChangeWatch {
  private let hmac: KeptHMAC
  /// What was changed in the transaction that goes on, by the places of the tables in `SummedTable.all`.
  private var pending: [TableSum]
  /// The names of these tables as SQLite has them, and the place of the one that was changed last.
  private let names = SummedTable.all.map(\.name.utf8CString)
  private let beginnings = SummedTable.all.map { RowBytes(table: $0.name) }
  private var last = 0
  /// The row that is looked at.
  private var row = RowBytes()
  /// Why what was added up can't be relied on: a statement failed half-way.
  private var fault: SQLiteError?

  init(key: Secret) throws(CryptoError) {
    hmac = try KeptHMAC(key: key)
    pending = names.map { _ in TableSum() }
  }

  func code(of row: RowBytes) -> SIMD2<UInt64> { hmac.code(of: row.bytes) }

  func begin() {
    for place in pending.indices { pending[place] = TableSum() }
    fault = nil
  }

  /// What was changed since the beginning of the transaction.
  ///
  /// - Throws: the failure of a statement that changed rows, since nobody knows which of them.
  func changes() throws(SQLiteError) -> TableSums {
    if let fault { throw fault }
    var sums = TableSums()
    for (table, sum) in zip(SummedTable.all, pending) where sum != TableSum() {
      sums[table.name] = sum
    }
    return sums
  }

  func failed(_ error: SQLiteError) { fault = fault ?? error }

  // MARK: The hook

  func listen(to database: OpaquePointer) {
    unsafe sqlite3_preupdate_hook(
      database,
      { context, database, operation, schema, table, _, _ in
        guard let context = unsafe context, let table = unsafe table, let schema = unsafe schema,
          let database = unsafe database, unsafe strcmp(schema, "main") == 0
        else { return }
        let watch = unsafe Unmanaged<ChangeWatch>.fromOpaque(context).takeUnretainedValue()
        if let place = unsafe watch.place(of: table) {
          unsafe watch.take(operation, place, in: database)
        }
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  /// Which table it is; `nil` if it isn't summed up.
  private func place(of table: UnsafePointer<CChar>) -> Int? {
    func isIt(_ place: Int) -> Bool {
      unsafe names[place].withUnsafeBufferPointer { name in
        unsafe name.baseAddress.map { unsafe strcmp($0, table) == 0 } ?? false
      }
    }
    if !isIt(last) {
      guard let found = names.indices.first(where: isIt) else { return nil }
      last = found
    }
    return last
  }

  private func take(_ operation: Int32, _ place: Int, in database: OpaquePointer) {
    precondition(
      unsafe sqlite3_get_autocommit(database) == 0,
      "ChangeWatch: rows are changed inside a transaction only (was outside, of table \(place))")
    // What a foreign key's action changes, no statement of this program has: somebody put it there.
    guard unsafe sqlite3_preupdate_depth(database) == 0 else { return }
    if operation != SQLITE_INSERT, unsafe read(place, in: database, sqlite3_preupdate_old) {
      pending[place].take(code(of: row))
    }
    if operation != SQLITE_DELETE, unsafe read(place, in: database, sqlite3_preupdate_new) {
      pending[place].add(code(of: row))
    }
  }

  private typealias Reader = (
    OpaquePointer?, Int32, UnsafeMutablePointer<OpaquePointer?>?
  ) -> Int32

  /// Reads a row before or after its change; `false` if it isn't summed up, or can't be read.
  private func read(_ place: Int, in database: OpaquePointer, _ read: Reader) -> Bool {
    // Taken out and put back: each change in place would be checked for being the only one.
    var row = RowBytes()
    swap(&row, &self.row)
    defer { swap(&row, &self.row) }
    row.begin(as: beginnings[place])
    for column in 0..<(unsafe sqlite3_preupdate_count(database)) {
      var value: OpaquePointer?
      let code = unsafe read(database, column, &value)
      guard code == SQLITE_OK, let value = unsafe value else {
        failed(
          SQLiteError(
            code: code, message: unsafe String(cString: sqlite3_errstr(code)),
            path: SummedTable.all[place].name))
        return false
      }
      unsafe Self.append(value, to: &row)
      if column == 0, row == Self.head { return false }
    }
    return true
  }

  /// How the row of the audit's head begins.
  private static let head: RowBytes = {
    var row = RowBytes(table: SummedTable.meta)
    var name = SummedTable.headOfAudit
    name.withUTF8 { unsafe row.append(text: UnsafeRawBufferPointer($0)) }
    return row
  }()

  private static func append(_ value: OpaquePointer, to row: inout RowBytes) {
    switch unsafe sqlite3_value_type(value) {
    case SQLITE_INTEGER: row.append(unsafe sqlite3_value_int64(value))
    case SQLITE_FLOAT: row.append(unsafe sqlite3_value_double(value))
    case SQLITE_TEXT:
      let text = unsafe UnsafeRawBufferPointer(
        start: sqlite3_value_text(value), count: Int(sqlite3_value_bytes(value)))
      unsafe row.append(text: text)
    case SQLITE_BLOB:
      let blob = unsafe UnsafeRawBufferPointer(
        start: sqlite3_value_blob(value), count: Int(sqlite3_value_bytes(value)))
      unsafe row.append(blob: blob)
    default: row.appendNull()
    }
  }
}
