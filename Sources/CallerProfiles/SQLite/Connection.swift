import CSQLite
import Glibc

/// One connection to a database file; a copy is the same connection.
///
/// ## The journal
/// The database is shared by processes: every `hotline` command and every agent's desk opens it
/// for itself. SQLite up to 3.51.2 (Debian 12 has 3.40.1) can corrupt a database in write-ahead
/// mode when two connections write or checkpoint at once (the "WAL-reset" bug), so this is a
/// rollback journal, with
/// * `journal_mode=TRUNCATE`: a commit is one truncation, and no copy of the pages it replaced,
///   such as a destroyed key, stays behind in the journal (`PERSIST` would leave one);
/// * `synchronous=FULL`: a commit that returned is on the disk;
/// * `secure_delete=ON`: deleted rows are overwritten with zeros, which erasure relies on.
///
/// A commit takes about 0.7 ms on a solid-state disk. Readers and one writer take turns for that
/// long; whoever finds the database taken waits, see `longestWaitSeconds`.
@safe
package struct Connection {
  private let database: DatabaseHandle

  package var path: String { database.path }

  /// How long a statement waits for other processes before it gives up.
  package static let longestWaitSeconds = 60

  /// How a file is opened.
  package enum Access: Sendable {
    case readWrite
    /// The file is made if it isn't there, and may be empty.
    case create
    /// There is no file; the path is a name for errors.
    case inMemory
    /// Nothing can be written, not even a hot journal rolled back.
    case readOnly
  }

  /// Opens a file.
  ///
  /// - Throws: `SQLiteError` if it can't be opened, or is no database.
  package init(path: String, _ access: Access = .readWrite) throws(SQLiteError) {
    // A write beyond a file-size limit must come back as "the disk is full", not end the process.
    _ = signal(SIGXFSZ, SIG_IGN)
    database = try Self.open(path, access)
  }

  private static func open(_ path: String, _ access: Access) throws(SQLiteError) -> DatabaseHandle {
    let flags =
      switch access {
      case .readWrite: SQLITE_OPEN_READWRITE
      case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
      case .inMemory: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY
      case .readOnly: SQLITE_OPEN_READONLY
      }
    // One owner at a time, so SQLite's own mutexes would only cost.
    let database = try DatabaseHandle(path: path, flags: flags | SQLITE_OPEN_NOMUTEX)
    unsafe database.waitWhenBusy { _, tries in
      // Commits take under a millisecond, so look again soon at first.
      let pause: UInt32 = tries < 20 ? 500 : 5_000
      let longestTries = 20 + Int32(Connection.longestWaitSeconds) * 200
      guard tries < longestTries else { return 0 }
      usleep(pause)
      return 1
    }
    if access != .readOnly {
      try database.execute("PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL;")
    }
    try database.execute(
      """
      PRAGMA secure_delete = ON;
      PRAGMA foreign_keys = ON;
      PRAGMA trusted_schema = OFF;
      PRAGMA cell_size_check = ON;
      PRAGMA temp_store = MEMORY;
      """)
    try database.execute(usualCache)
    return database
  }

  private static let usualCache: StaticString = "PRAGMA cache_size = -16000"

  /// Runs one large change with up to 400 MB of pages in memory instead of 16 MB.
  func withLargeCache<Result>(_ body: () throws -> Result) throws -> Result {
    try execute("PRAGMA cache_size = -400000")
    let result = Swift.Result { try body() }
    try execute(Self.usualCache)
    return try result.get()
  }

  // MARK: Statements

  /// A statement of this text, kept from its last use if there was one.
  package func prepare(_ sql: StaticString) throws(SQLiteError) -> Statement {
    try Statement(sql, in: database)
  }

  /// Runs a statement that returns no rows; the number of rows it changed.
  ///
  /// A change outside of a transaction is one for itself.
  /// - Throws: `SQLiteError`.
  @discardableResult
  package func run(_ sql: StaticString, _ values: SQLValue...) throws(SQLiteError) -> Int {
    let statement = try prepare(sql)
    try statement.bind(values)
    guard database.watch != nil, !isInTransaction, statement.isWriting else {
      return try run(statement)
    }
    do {
      return try write { try run(statement) }
    } catch let error as SQLiteError {
      throw error
    } catch {
      // The sums of the tables can't be written.
      throw SQLiteError(code: SQLITE_ABORT, message: "\(error)", path: path, sql: sql.description)
    }
  }

  private func run(_ statement: borrowing Statement) throws(SQLiteError) -> Int {
    while try statement.step() {}
    return database.changes
  }

  /// The rows of a query, each turned into a value.
  ///
  /// - Throws: `SQLiteError`, and what `read` throws.
  package func rows<Row>(
    _ sql: StaticString, _ values: SQLValue..., read: (borrowing Statement) throws -> Row
  ) throws -> [Row] {
    let statement = try prepare(sql)
    try statement.bind(values)
    var rows: [Row] = []
    while try statement.step() { rows.append(try read(statement)) }
    return rows
  }

  /// The first row of a query turned into a value, or `nil` if there is none.
  ///
  /// - Throws: `SQLiteError`, and what `read` throws.
  package func first<Row>(
    _ sql: StaticString, _ values: SQLValue..., read: (borrowing Statement) throws -> Row
  ) throws -> Row? {
    let statement = try prepare(sql)
    try statement.bind(values)
    return try statement.step() ? try read(statement) : nil
  }

  /// The first column of the first row as a whole number, or `nil` if it is `NULL` or not there.
  package func integer(_ sql: StaticString, _ values: SQLValue...) throws(SQLiteError) -> Int64? {
    let statement = try prepare(sql)
    try statement.bind(values)
    return try statement.step() ? statement.optionalInteger(0) : nil
  }

  /// Runs a list of statements without parameters or results.
  package func execute(_ script: StaticString) throws(SQLiteError) {
    try database.execute(script)
  }

  // MARK: Transactions

  package var isInTransaction: Bool { database.isInTransaction }

  /// Runs changes as one transaction, durable when this returns; inside another it joins that one.
  ///
  /// The write lock is taken first (`BEGIN IMMEDIATE`): a reader that turned writer half-way could
  /// meet another doing the same, and one of them would have to fail.
  /// - Throws: `SQLiteError`, and what `body` throws; then nothing is changed.
  package func write<Result>(_ body: () throws -> Result) throws -> Result {
    if isInTransaction { return try body() }
    return try transaction("BEGIN IMMEDIATE") {
      database.watch?.begin()
      let result = try body()
      try database.beforeCommit?(self)
      return result
    }
  }

  /// Adds up what is changed from now on, and has something done before each commit.
  func watchChanges(
    _ watch: ChangeWatch, beforeCommit: @escaping (Connection) throws -> Void
  ) {
    database.listen(watch)
    database.beforeCommit = beforeCommit
  }

  /// Runs queries that all see the database as it is at this moment.
  ///
  /// - Throws: `SQLiteError`, and what `body` throws.
  package func read<Result>(_ body: () throws -> Result) throws -> Result {
    if isInTransaction { return try body() }
    return try transaction("BEGIN", body)
  }

  private func transaction<Result>(
    _ begin: StaticString, _ body: () throws -> Result
  ) throws -> Result {
    try control(begin)
    do {
      let result = try body()
      try control("COMMIT")
      return result
    } catch {
      // Some failures (a full disk) have rolled back already; then there is nothing to undo, and
      // the first failure is the one to tell.
      if isInTransaction { _ = try? control("ROLLBACK") }
      throw error
    }
  }

  private func control(_ sql: StaticString) throws(SQLiteError) {
    _ = try run(try prepare(sql))
  }

  /// Copies the whole database, as it is at this moment, into a new file.
  package func copy(to path: String) throws(SQLiteError) {
    let target = try DatabaseHandle(
      path: path, flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX)
    try database.copy(to: target)
  }

  // MARK: Checking

  /// What SQLite finds wrong with the file's pages, at most 20 findings in its own words.
  func brokenPages() throws -> [String] {
    try rows("PRAGMA integrity_check(20)") { $0.text(0) }.filter { $0 != "ok" }
  }

  /// The tables with rows that refer to a missing one, and the table that lacks it.
  func brokenReferences() throws -> [(table: String, missing: String)] {
    try rows("PRAGMA foreign_key_check") { ($0.text(0), $0.text(2)) }
  }
}
