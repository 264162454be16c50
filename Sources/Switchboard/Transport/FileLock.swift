internal import Glibc

/// What lets one switchboard at a time have a database; the operating system lets go of it when the
/// process ends, however it ends.
///
/// The name of the socket and the database are locked each: a database that was moved away while it
/// was in use is still the other switchboard's, and another file under the old name finds the socket
/// taken.
@safe
package final class FileLock {
  private let name: Int32
  private let file: Int32

  /// - Parameter path: whose queue it guards.
  /// - Throws: `SwitchboardError.alreadyRunning` if another process has it.
  package init(database path: String) throws(SwitchboardError) {
    let beside = SwitchboardServer.socketPath(ofDatabase: path) + ".lock"
    let name = try Self.opened(beside, O_CREAT)
    do throws(SwitchboardError) {
      try Self.check(flock(name, LOCK_EX | LOCK_NB), beside, of: path)
      file = try Self.opened(path)
    } catch {
      _ = close(name)
      throw error
    }
    self.name = name
    // Whatever this finds, `deinit` closes both.
    try Self.check(Self.lockByte(of: file), path, of: path)
  }

  deinit {
    _ = close(file)
    _ = close(name)
  }

  private static func opened(_ path: String, _ more: Int32 = 0) throws(SwitchboardError) -> Int32 {
    let descriptor = unsafe open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | more, mode_t(0o600))
    guard descriptor >= 0 else { throw .system("opening", path: path, code: errno) }
    return descriptor
  }

  private static func check(
    _ result: Int32, _ path: String, of database: String
  ) throws(SwitchboardError) {
    guard result != 0 else { return }
    let code = errno
    if code == EWOULDBLOCK || code == EACCES { throw .alreadyRunning(path: database) }
    throw .system("locking", path: path, code: code)
  }

  /// Locks a byte that no database is long enough to have, so that SQLite's own locks are left
  /// alone, for this opening of the file: those of a process would go with any other that is closed.
  private static func lockByte(of descriptor: Int32) -> Int32 {
    var range = Glibc.flock()
    range.l_type = Int16(F_WRLCK)
    range.l_whence = Int16(SEEK_SET)
    range.l_start = 1 << 62
    range.l_len = 1
    // F_OFD_SETLK, a macro that isn't imported.
    return unsafe fcntl(descriptor, 37, &range)
  }
}
