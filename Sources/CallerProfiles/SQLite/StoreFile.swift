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
    guard descriptor >= 0 else {
      let message = unsafe strerror(errno).map { unsafe String(cString: $0) } ?? "unknown"
      throw SQLiteError(code: 14, message: message, path: path)
    }
    close(descriptor)
  }
}
