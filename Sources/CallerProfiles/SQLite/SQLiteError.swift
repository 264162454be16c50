import CSQLite

/// What SQLite refused: where, which statement and why, never the values that were bound.
package struct SQLiteError: Error, Hashable, Sendable {
  /// SQLite's extended result code (https://www.sqlite.org/rescode.html).
  package let code: Int32
  /// SQLite's own words, such as `UNIQUE constraint failed: orders.id`.
  package let message: String
  package let path: String
  /// The statement with its parameters as `?1`; `nil` when no statement was at fault.
  package let sql: String?

  package init(code: Int32, message: String, path: String, sql: String? = nil) {
    self.code = code
    self.message = message
    self.path = path
    self.sql = sql
  }

  /// The kinds of failure that a user can do something about.
  package enum Kind: Hashable, Sendable {
    /// Another process kept the database to itself for longer than anyone should wait.
    case busy
    case full
    case readOnly
    /// The bytes of the file contradict each other.
    case corrupt
    case notADatabase
    case cannotOpen
    case inputOutput
    case constraint
    case other
  }

  package var kind: Kind {
    switch code & 0xFF {
    case SQLITE_BUSY, SQLITE_LOCKED: .busy
    case SQLITE_FULL: .full
    case SQLITE_READONLY: .readOnly
    case SQLITE_CORRUPT: .corrupt
    case SQLITE_NOTADB: .notADatabase
    case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH: .cannotOpen
    case SQLITE_IOERR: .inputOutput
    case SQLITE_CONSTRAINT: .constraint
    default: .other
    }
  }

  /// Whether the statement would break a uniqueness rule.
  package var isDuplicate: Bool {
    // SQLITE_CONSTRAINT_PRIMARYKEY and SQLITE_CONSTRAINT_UNIQUE, macros that aren't imported.
    code == SQLITE_CONSTRAINT | 6 << 8 || code == SQLITE_CONSTRAINT | 8 << 8
  }
}

extension SQLiteError: CustomStringConvertible {
  /// One line for the user: what is the matter with which file, and what helps.
  package var description: String {
    switch kind {
    case .busy:
      "\(path): another process has kept the database to itself for "
        + "\(Connection.longestWaitSeconds) seconds; try again when it is done"
    case .full: "\(path): the disk is full; nothing was changed"
    case .readOnly: "\(path): the database can't be written (read-only file or folder)"
    case .corrupt:
      "\(path): the database is damaged (\(message)); "
        + "see what `hotline db check` says and restore a backup"
    case .notADatabase: "\(path): this file is no database"
    case .cannotOpen: "\(path): the database can't be opened (\(message))"
    case .inputOutput: "\(path): reading or writing failed (\(message), code \(code))"
    case .constraint, .other:
      "\(path): \(message) (code \(code))" + (sql.map { " – while executing `\($0)`" } ?? "")
    }
  }
}
