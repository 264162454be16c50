import Glibc

/// The place of a file: its folder and its names.
package enum FilePlace {
  /// Refuses a file in whose folder nothing can be made, as is needed beside it.
  ///
  /// - Throws: `StoreError.folder`, or `StoreError.noFolder` if there is none.
  package static func checkFolder(of path: String) throws(StoreError) {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    guard unsafe access(folder, W_OK | X_OK) != 0 else { return }
    let code = errno
    if code == ENOENT { throw StoreError.noFolder(path: folder, file: path) }
    throw StoreError.folder(path: folder, file: path, reason: reason(code))
  }

  /// Takes the name of a draft away that is a second one of the finished file, as a run leaves it that
  /// was killed between giving it the one and taking away the other.
  static func removeSecondName(_ draft: String, of path: String) {
    var (first, second) = (stat(), stat())
    guard unsafe lstat(path, &first) == 0, unsafe lstat(draft, &second) == 0,
      first.st_dev == second.st_dev, first.st_ino == second.st_ino
    else { return }
    _ = unsafe unlink(draft)
  }

  /// What a code of the operating system means, in its own words.
  static func reason(_ code: Int32) -> String {
    unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
  }
}
