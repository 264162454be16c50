internal import Glibc

/// A lock on a file that the operating system lets go of when the process ends, however it ends.
@safe
package final class FileLock {
  private let descriptor: Int32

  /// - Parameter database: whose queue it guards.
  /// - Throws: `SwitchboardError.alreadyRunning` if another process has it.
  package init(path: String, of database: String) throws(SwitchboardError) {
    descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, mode_t(0o600))
    guard descriptor >= 0 else {
      throw .system("opening", path: path, code: errno)
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      _ = close(descriptor)
      if code == EWOULDBLOCK { throw .alreadyRunning(path: database) }
      throw .system("locking", path: path, code: code)
    }
  }

  deinit { _ = close(descriptor) }
}
