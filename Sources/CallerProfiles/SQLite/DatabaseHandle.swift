import CSQLite

/// Owns SQLite's connection and the statements prepared on it.
///
/// A class, because statements that are still in use keep it alive. Not for two threads at once.
@safe
final class DatabaseHandle {
  let path: String
  private let pointer: OpaquePointer
  /// Statements at rest, by the address of their text: SQL is always a literal of the program, so
  /// its address names it, and no text made at run time can ever become SQL.
  private var kept: [UInt: OpaquePointer] = unsafe [:]

  /// Adds up what is changed, once somebody has asked for it.
  private(set) var watch: ChangeWatch?
  /// What is done before a transaction of changes is committed.
  var beforeCommit: ((Connection) throws -> Void)?

  init(path: String, flags: Int32) throws(SQLiteError) {
    var opened: OpaquePointer?
    // To SQLite `:memory:` and what begins with `file:` are no names of files; with a folder they are.
    let name = path.hasPrefix("/") ? path : "./" + path
    let code = unsafe sqlite3_open_v2(name, &opened, flags, nil)
    guard let opened = unsafe opened, code == SQLITE_OK else {
      let message =
        unsafe opened.map { unsafe String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
      unsafe sqlite3_close_v2(opened)
      throw SQLiteError(code: code, message: message, path: path)
    }
    self.path = path
    unsafe pointer = opened
    unsafe sqlite3_extended_result_codes(opened, 1)
    // This program has none; one that is there would have it change what somebody else wants.
    unsafe hotline_ignore_triggers(opened)
  }

  deinit {
    unsafe kept.values.forEach { unsafe sqlite3_finalize($0) }
    unsafe sqlite3_close_v2(pointer)
  }

  func takeStatement(_ sql: StaticString) throws(SQLiteError) -> OpaquePointer {
    let key = unsafe UInt(bitPattern: sql.utf8Start)
    if let statement = unsafe kept.removeValue(forKey: key) { return unsafe statement }
    var prepared: OpaquePointer?
    let code = unsafe sql.utf8Start.withMemoryRebound(
      to: CChar.self, capacity: sql.utf8CodeUnitCount
    ) {
      unsafe sqlite3_prepare_v3(
        pointer, $0, Int32(sql.utf8CodeUnitCount), UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil
      )
    }
    guard code == SQLITE_OK, let prepared = unsafe prepared else { throw error(code, sql) }
    return unsafe prepared
  }

  func giveBack(_ statement: OpaquePointer, _ sql: StaticString) {
    // A failure was thrown by the step it belongs to already; bound values must not linger.
    unsafe sqlite3_reset(statement)
    unsafe sqlite3_clear_bindings(statement)
    let key = unsafe UInt(bitPattern: sql.utf8Start)
    if let twin = unsafe kept.updateValue(statement, forKey: key) {
      unsafe sqlite3_finalize(twin)
    }
  }

  /// Runs a list of statements without parameters or results.
  func execute(_ script: StaticString) throws(SQLiteError) {
    let code = unsafe script.utf8Start.withMemoryRebound(
      to: CChar.self, capacity: script.utf8CodeUnitCount
    ) { unsafe sqlite3_exec(pointer, $0, nil, nil, nil) }
    if code != SQLITE_OK { throw error(code, script) }
  }

  func waitWhenBusy(_ handler: @convention(c) (UnsafeMutableRawPointer?, Int32) -> Int32) {
    unsafe sqlite3_busy_handler(pointer, handler, nil)
  }

  func listen(_ watch: ChangeWatch) {
    self.watch = watch
    unsafe watch.listen(to: pointer)
  }

  var isInTransaction: Bool { unsafe sqlite3_get_autocommit(pointer) == 0 }

  /// The rows the last statement changed.
  var changes: Int { Int(unsafe sqlite3_changes64(pointer)) }

  func error(_ code: Int32, _ sql: StaticString) -> SQLiteError {
    SQLiteError(
      code: code, message: unsafe String(cString: sqlite3_errmsg(pointer)), path: path,
      sql: sql.description)
  }

  /// Copies the whole database, as it is at this moment, into a new file.
  func copy(to target: DatabaseHandle) throws(SQLiteError) {
    guard let backup = unsafe sqlite3_backup_init(target.pointer, "main", pointer, "main") else {
      throw target.error(unsafe sqlite3_errcode(target.pointer), "backup")
    }
    // All pages in one step: no writer can come between and make it start again.
    let stepped = unsafe sqlite3_backup_step(backup, -1)
    let finished = unsafe sqlite3_backup_finish(backup)
    guard stepped == SQLITE_DONE, finished == SQLITE_OK else {
      throw target.error(finished == SQLITE_OK ? stepped : finished, "backup")
    }
  }
}
