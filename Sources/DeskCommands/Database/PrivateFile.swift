internal import ArgumentParsing
internal import Diagnostics
internal import Foundation

/// A new file that only its owner can read, written in pieces: what holds clear data.
///
/// Until it is whole it has another name, in plain sight: should the process be killed, nobody takes
/// the part for the whole, and nobody overlooks it.
struct PrivateFile {
  private let option: String
  private let path: String
  private let handle: FileHandle

  private static func partial(_ path: String) -> String { path + ".partial" }

  /// - Throws: `UsageError` if there is such a file already, or it can't be made.
  init(_ option: String, path: String) throws(UsageError) {
    let partial = Self.partial(path)
    for name in [path, partial] where FileManager.default.fileExists(atPath: name) {
      throw UsageError(
        zh: "--\(option)：\(name)：已有同名文件，未作改动",
        en: "--\(option): \(name): there is a file already, and it is left as it is")
    }
    guard
      FileManager.default.createFile(
        atPath: partial, contents: nil, attributes: [.posixPermissions: 0o600]),
      let handle = FileHandle(forWritingAtPath: partial)
    else { throw Self.unwritable(option, path) }
    (self.option, self.path, self.handle) = (option, path, handle)
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
      try FileManager.default.moveItem(atPath: Self.partial(path), toPath: path)
    } catch {
      throw unwritable
    }
  }

  /// Takes it away, unless it is whole.
  func discard() { try? FileManager.default.removeItem(atPath: Self.partial(path)) }

  private var unwritable: UsageError { Self.unwritable(option, path) }

  private static func unwritable(_ option: String, _ path: String) -> UsageError {
    UsageError(
      zh: "--\(option)：无法写入 \(path)", en: "--\(option): \(path) can't be written")
  }
}
