import Glibc

/// The database file as the file system sees it.
enum StoreFile {
  /// Refuses files that SQLite would open but that can't be used safely.
  ///
  /// - Throws: `StoreError` for a file that isn't there, is no regular file, can't be written (the
  ///   audit could not be), or that others may write.
  static func check(_ path: String) throws(StoreError) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { throw StoreError.missing(path: path) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw StoreError.notRegular(path: path) }
    guard status.st_size > 0 else { throw StoreError.missing(path: path) }
    // The bits are asked as well, since the superuser may write whatever they say.
    guard status.st_mode & 0o222 != 0, unsafe access(path, R_OK | W_OK) == 0 else {
      throw StoreError.readOnly(path: path)
    }
    guard status.st_mode & 0o002 == 0 else {
      throw StoreError.openToOthers(path: path, mode: status.st_mode & 0o7777)
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
  static func make(_ path: String) throws(SQLiteError) {
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, mode_t(0o600))
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
    let message = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    // SQLITE_FULL and SQLITE_CANTOPEN, so that the user reads what SQLite itself would say.
    return SQLiteError(code: code == ENOSPC ? 13 : 14, message: message, path: path)
  }
}
