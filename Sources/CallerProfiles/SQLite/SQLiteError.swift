import CSQLite
package import Diagnostics

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
    /// A statement of this program doesn't fit the tables or what stands in them.
    case misfit
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
    case SQLITE_ERROR: .misfit
    default: .other
    }
  }

  /// Whether the statement would break a uniqueness rule.
  package var isDuplicate: Bool {
    // SQLITE_CONSTRAINT_PRIMARYKEY and SQLITE_CONSTRAINT_UNIQUE, macros that aren't imported.
    code == SQLITE_CONSTRAINT | 6 << 8 || code == SQLITE_CONSTRAINT | 8 << 8
  }
}

extension SQLiteError: Worded {
  /// One line for the user: what is the matter with which file, and what helps.
  package var wording: Wording {
    switch kind {
    case .busy:
      Wording(
        zh: "\(path)：另一个进程占用数据库已超过\(Connection.longestWaitSeconds)秒；请稍后再试",
        en: "\(path): another process has kept the database to itself for "
          + "\(Connection.longestWaitSeconds) seconds; try again when it is done")
    case .full:
      Wording(
        zh: "\(path)：磁盘已满；未作任何改动", en: "\(path): the disk is full; nothing was changed")
    case .readOnly:
      Wording(
        zh: "\(path)：数据库不可写（文件或文件夹只读）",
        en: "\(path): the database can't be written (read-only file or folder)")
    case .corrupt:
      Wording(
        zh: "\(path)：数据库已损坏（\(message)）；请运行 hotline db check 查看，并用备份恢复",
        en: "\(path): the database is damaged (\(message)); "
          + "see what `hotline db check` says and restore a backup")
    case .notADatabase: Wording(zh: "\(path)：这不是数据库文件", en: "\(path): this file is no database")
    case .cannotOpen:
      Wording(
        zh: "\(path)：数据库打不开（\(message)）",
        en: "\(path): the database can't be opened (\(message))")
    case .inputOutput:
      Wording(
        zh: "\(path)：读写失败（\(message)，代码 \(code)）",
        en: "\(path): reading or writing failed (\(message), code \(code))")
    case .misfit:
      Wording(
        zh: "\(path)：数据库的结构或内容不是本程序的样子（\(message)\(during)）；"
          + "请运行 hotline db check 查看，并用备份恢复",
        en: "\(path): the database's layout or content isn't this program's (\(message)\(during)); "
          + "see what `hotline db check` says and restore a backup")
    case .constraint, .other: Wording("\(path): \(message) (code \(code))\(during)")
    }
  }
}

extension SQLiteError {
  private var during: String { sql.map { " – while executing `\($0)`" } ?? "" }
}

extension SQLiteError: CustomStringConvertible {
  package var description: String { wording.en }
}
