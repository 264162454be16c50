import Glibc

/// The database file as the file system sees it.
enum StoreFile {
  /// Refuses files that SQLite would open but that can't be used safely.
  ///
  /// - Throws: `StoreError` for a file that isn't there, is no regular file, can't be written (the
  ///   audit could not be), that others may write, that has no journal and can't get one, or that has
  ///   several names: SQLite finds the journal of a change that broke off by the name alone
  ///   (https://www.sqlite.org/howtocorrupt.html, 2.5).
  static func check(_ path: String) throws(StoreError) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { throw StoreError.missing(path: path) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw StoreError.notRegular(path: path) }
    guard status.st_size > 0 else { throw StoreError.missing(path: path) }
    // The bits are asked as well, since the superuser may write whatever they say.
    let isWritable = unsafe access(path, R_OK | W_OK) == 0
    guard status.st_mode & 0o222 != 0, isWritable else {
      throw StoreError.readOnly(path: path, reason: FilePlace.reason(isWritable ? EACCES : errno))
    }
    guard status.st_mode & 0o002 == 0 else {
      throw StoreError.openToOthers(path: path, mode: status.st_mode & 0o7777)
    }
    // What a change replaces is kept beside it; once there, that file stays.
    if unsafe access(path + "-journal", F_OK) != 0 { try FilePlace.checkFolder(of: path) }
    if status.st_nlink > 1 {
      FilePlace.removeSecondName(draft(of: path), of: path)
      guard unsafe stat(path, &status) == 0, status.st_nlink == 1 else {
        throw StoreError.hardLinked(path: path, links: Int(status.st_nlink))
      }
    }
  }

  /// The size in bytes, or `nil` if there is no such file.
  static func size(_ path: String) throws(StoreError) -> Int? {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    guard status.st_mode & S_IFMT == S_IFREG else { throw StoreError.notRegular(path: path) }
    return Int(status.st_size)
  }

  /// Makes an empty file that only its owner can read, unless there is one.
  ///
  /// - Parameter isNew: whether there must be none, nor a link: in a folder that others may write,
  ///   somebody could have put one there to get what is written.
  static func make(_ path: String, isNew: Bool = false) throws(SQLiteError) {
    let more = isNew ? O_EXCL | O_NOFOLLOW : 0
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC | more, mode_t(0o600))
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    // Whatever the process's mask takes away, its owner can open it.
    guard fchmod(descriptor, 0o600) == 0 else { throw failure(path) }
  }
}

extension StoreFile {
  /// Removes a file, if it is there.
  static func remove(_ path: String) throws(SQLiteError) {
    if unsafe unlink(path) != 0, errno != ENOENT { throw failure(path) }
  }

  /// Where a copy is made before it is whole.
  static func draft(of target: String) -> String { target + ".part" }

  /// Makes a file durable under its final name, which must not be taken.
  static func settle(_ draft: String, as target: String) throws {
    let descriptor = unsafe open(draft, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(draft) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure(draft) }
    // Unlike renaming, linking never replaces a file.
    guard unsafe link(draft, target) == 0 else {
      if errno == EEXIST { throw StoreError.exists(path: target) }
      throw failure(target)
    }
    try remove(draft)
  }

  private static func failure(_ path: String) -> SQLiteError {
    let code = errno
    // SQLITE_FULL and SQLITE_CANTOPEN, so that the user reads what SQLite itself would say.
    return SQLiteError(code: code == ENOSPC ? 13 : 14, message: FilePlace.reason(code), path: path)
  }
}
