import CSQLite

/// A prepared statement; when it goes out of scope it is reset and kept for the next use.
@safe
package struct Statement: ~Copyable {
  private let database: DatabaseHandle
  private let pointer: OpaquePointer
  private let sql: StaticString

  init(_ sql: StaticString, in database: DatabaseHandle) throws(SQLiteError) {
    self.database = database
    self.sql = sql
    unsafe pointer = try database.takeStatement(sql)
  }

  deinit { unsafe database.giveBack(pointer, sql) }

  /// The database file.
  var path: String { database.path }

  // MARK: Parameters, counted from 1

  /// - Throws: `SQLiteError` if there is no such parameter, or no memory.
  package func bind(_ index: Int32, _ value: SQLValue) throws(SQLiteError) {
    let code: Int32
    switch value {
    case .null: code = unsafe sqlite3_bind_null(pointer, index)
    case .integer(let integer): code = unsafe sqlite3_bind_int64(pointer, index, integer)
    case .real(let real): code = unsafe sqlite3_bind_double(pointer, index, real)
    case .text(let text):
      var text = text
      code = text.withUTF8 { bytes in
        unsafe bytes.withMemoryRebound(to: CChar.self) { bytes in
          // An empty text has no address, and a null address would bind NULL.
          unsafe bytes.baseAddress.map {
            unsafe hotline_bind_text(pointer, index, $0, Int32(clamping: bytes.count))
          } ?? hotline_bind_text(pointer, index, "", 0)
        }
      }
    case .blob(let blob):
      code =
        unsafe blob.isEmpty
        ? sqlite3_bind_zeroblob(pointer, index, 0)
        : blob.withUnsafeBytes {
          unsafe hotline_bind_blob(pointer, index, $0.baseAddress, Int32(clamping: $0.count))
        }
    }
    if code != SQLITE_OK { throw database.error(code, sql) }
  }

  /// Binds values to all parameters in order.
  ///
  /// - Throws: `SQLiteError` if there are fewer parameters, or no memory.
  package func bind(_ values: [SQLValue]) throws(SQLiteError) {
    for (index, value) in values.enumerated() { try bind(Int32(index + 1), value) }
  }

  // MARK: Running

  /// Goes to the next row; `false` when there is none.
  package func step() throws(SQLiteError) -> Bool {
    switch unsafe sqlite3_step(pointer) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code:
      let error = database.error(code, sql)
      if isWriting { database.watch?.failed(error) }
      throw error
    }
  }

  /// Whether it may change the database.
  var isWriting: Bool { unsafe sqlite3_stmt_readonly(pointer) == 0 }

  /// Makes the statement ready to run again with new parameters.
  package func reset() {
    // A failure was thrown by the step it belongs to already.
    _ = unsafe sqlite3_reset(pointer)
  }

  // MARK: Columns of the row, counted from 0

  /// The name of a column, as the query has it.
  func name(_ column: Int32) -> String {
    unsafe sqlite3_column_name(pointer, column).map { unsafe String(cString: $0) } ?? ""
  }

  /// Adds all columns to the bytes of a row.
  func append(to row: inout RowBytes) {
    for column in 0..<(unsafe sqlite3_column_count(pointer)) { append(column, to: &row) }
  }

  private func append(_ column: Int32, to row: inout RowBytes) {
    switch unsafe sqlite3_column_type(pointer, column) {
    case SQLITE_INTEGER: row.append(integer(column))
    case SQLITE_FLOAT: row.append(real(column))
    case SQLITE_TEXT:
      let text = unsafe UnsafeRawBufferPointer(
        start: sqlite3_column_text(pointer, column),
        count: Int(sqlite3_column_bytes(pointer, column)))
      unsafe row.append(text: text)
    case SQLITE_BLOB:
      let blob = unsafe UnsafeRawBufferPointer(
        start: sqlite3_column_blob(pointer, column),
        count: Int(sqlite3_column_bytes(pointer, column)))
      unsafe row.append(blob: blob)
    default: row.appendNull()
    }
  }

  package func isNull(_ column: Int32) -> Bool {
    unsafe sqlite3_column_type(pointer, column) == SQLITE_NULL
  }

  package func integer(_ column: Int32) -> Int64 { unsafe sqlite3_column_int64(pointer, column) }

  package func optionalInteger(_ column: Int32) -> Int64? {
    isNull(column) ? nil : integer(column)
  }

  /// A number in whatever unit the column has; 0 if it is `NULL` or no number.
  package func real(_ column: Int32) -> Double { unsafe sqlite3_column_double(pointer, column) }

  /// The text of a column; empty if it is `NULL`.
  package func text(_ column: Int32) -> String {
    guard let bytes = unsafe sqlite3_column_text(pointer, column) else { return "" }
    let count = Int(unsafe sqlite3_column_bytes(pointer, column))
    return unsafe String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  package func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

  /// The bytes of a column; empty if it is `NULL`.
  package func blob(_ column: Int32) -> [UInt8] {
    guard let bytes = unsafe sqlite3_column_blob(pointer, column) else { return [] }
    let count = Int(unsafe sqlite3_column_bytes(pointer, column))
    return unsafe Array(UnsafeRawBufferPointer(start: bytes, count: count))
  }

  package func optionalBlob(_ column: Int32) -> [UInt8]? { isNull(column) ? nil : blob(column) }
}
