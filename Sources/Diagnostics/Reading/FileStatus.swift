internal import Glibc

/// What the system says of a file without opening it.
///
/// Foundation would look up the owner's name too, which a program without shared libraries can't.
package struct FileStatus {
  /// What it is, as far as it matters how it is read and written.
  package enum Kind { case regular, directory, other }

  package let kind: Kind
  /// In bytes.
  package let size: Int
  /// When its content was changed last, in seconds since 1970 and nanoseconds.
  package let changed: (seconds: Int, nanoseconds: Int)

  /// `nil` if there is no such file.
  /// - Parameter followsLinks: whether it is the file that a symbolic link leads to, not the link.
  package init?(_ path: String, followsLinks: Bool = true) {
    var status = stat()
    let answer = followsLinks ? unsafe stat(path, &status) : unsafe lstat(path, &status)
    guard answer == 0 else { return nil }
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .directory
      default: .other
      }
    size = Int(status.st_size)
    changed = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
  }
}
