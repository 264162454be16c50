internal import ArgumentParsing
internal import Diagnostics
internal import Foundation
internal import Glibc

/// A new file that only its owner can read, written in pieces: what holds clear data.
///
/// Until it is whole it has another name, in plain sight: should the process be killed, nobody takes
/// the part for the whole, and nobody overlooks it. Neither name is ever somebody else's file or link,
/// in whose folder ever it is.
struct PrivateFile {
  private let option: String
  private let path: String
  private let handle: FileHandle

  private var partial: String { Self.partial(path) }

  private static func partial(_ path: String) -> String { path + ".partial" }

  /// - Throws: `UsageError` if there is such a file already, or it can't be made.
  init(_ option: String, path: String) throws(UsageError) {
    let partial = Self.partial(path)
    if FileStatus(path, followsLinks: false) != nil { throw Self.taken(option, path) }
    let descriptor = unsafe open(
      partial, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode_t(0o600))
    guard descriptor >= 0 else {
      guard errno == EEXIST else { throw Self.unwritable(option, path) }
      throw Self.taken(
        option, partial,
        hint: Wording(
          zh: "可能是中断的导出留下的，里面可能有明文；看过后删除它（rm），或换一个文件名",
          en: "a run that broke off may have left it, with clear text in it; look at it and remove "
            + "it (rm), or name another file"))
    }
    handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    (self.option, self.path) = (option, path)
    // Whatever the process's mask takes away, its owner can open it.
    guard fchmod(descriptor, 0o600) == 0 else { throw Self.unwritable(option, path) }
  }

  /// - Throws: `UsageError` if it can't be written after all, as on a full disk.
  func write(_ text: String) throws(UsageError) {
    do {
      try handle.write(contentsOf: Data(text.utf8))
    } catch {
      throw unwritable
    }
  }

  /// It is whole, and gets its name.
  /// - Throws: `UsageError` if that can't be, as when somebody else made such a file meanwhile.
  func finish() throws(UsageError) {
    do {
      try handle.synchronize()
    } catch {
      throw unwritable
    }
    // Unlike renaming, linking never replaces a file.
    guard unsafe link(partial, path) == 0 else {
      if errno == EEXIST { throw Self.taken(option, path) }
      // Some kinds of disks have no links.
      guard unsafe rename(partial, path) == 0 else { throw unwritable }
      return
    }
    discard()
  }

  /// Takes it away, unless it is whole.
  func discard() { _ = unsafe unlink(partial) }

  private var unwritable: UsageError { Self.unwritable(option, path) }

  private static func unwritable(_ option: String, _ path: String) -> UsageError {
    UsageError(
      zh: "--\(option)：无法写入 \(path)", en: "--\(option): \(path) can't be written")
  }

  private static func taken(_ option: String, _ path: String, hint: Wording? = nil) -> UsageError {
    UsageError(
      zh: "--\(option)：\(path)：已有同名文件，未作改动",
      en: "--\(option): \(path): there is a file already, and it is left as it is", hint: hint)
  }
}
