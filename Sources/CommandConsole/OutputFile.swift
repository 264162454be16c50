package import ArgumentParsing
internal import Diagnostics
package import Foundation

/// A file that an option asks for: checked before long work begins, written whole when it is done.
package struct OutputFile {
  package let path: String
  private let option: String
  /// Where links lead to, so that they stay when the file is replaced.
  private let target: URL

  /// The file, or `nil` without the option.
  /// - Throws: `UsageError` if it can't be written.
  package init?(_ option: String, _ invocation: Invocation) throws(UsageError) {
    guard let path = invocation.value(option) else { return nil }
    try self.init(option, path: path)
  }

  /// A file whose folder, or whose use, an option names.
  /// - Throws: `UsageError` if it can't be written.
  package init(_ option: String, path: String) throws(UsageError) {
    self.path = path
    self.option = option
    target = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    guard isReplaceable else {
      guard kind != .directory, FileManager.default.isWritableFile(atPath: target.path)
      else { throw unwritable(nil) }
      return
    }
    // Whether a file can be made is known for certain only once one has been.
    let trial = target.deletingLastPathComponent()
      .appendingPathComponent(".\(target.lastPathComponent).\(UUID().uuidString)")
    do {
      try Data().write(to: trial, options: .withoutOverwriting)
      try FileManager.default.removeItem(at: trial)
    } catch {
      throw unwritable(error)
    }
  }

  /// The file of this name in the folder that an option names, which is made where it is missing;
  /// `nil` without the option.
  /// - Throws: `UsageError` if it can't be written.
  package init?(_ option: String, _ invocation: Invocation, name: String) throws(UsageError) {
    guard let folder = invocation.value(option) else { return nil }
    try self.init(option, path: Self.made(folder, for: option) + name)
  }

  /// A folder, made where it is missing, as paths of its files begin.
  /// - Throws: `UsageError` if it can't be made.
  static func made(_ folder: String, for option: String) throws(UsageError) -> String {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw UsageError(
        Wording(zh: "--\(option)：建不了 \(folder)", en: "--\(option): \(folder) can't be made"))
    }
    return folder.hasSuffix("/") ? folder : folder + "/"
  }

  /// - Throws: `UsageError` if it can't be written after all.
  package func write(_ text: String) throws(UsageError) {
    try write(Data(text.utf8))
  }

  /// - Throws: `UsageError` if it can't be written after all.
  package func write(_ bytes: Data) throws(UsageError) {
    do {
      try bytes.write(to: target, options: isReplaceable ? .atomic : [])
    } catch {
      throw unwritable(error)
    }
  }

  /// - Parameter error: what the system says; `nil` if it wasn't asked.
  private func unwritable(_ error: (any Error)?) -> UsageError {
    let code = ((error as? CocoaError)?.underlying as? POSIXError)?.code
    let why = code.map { unsafe String(cString: strerror($0.rawValue)) }
    return UsageError(
      Wording(
        zh: "--\(option)：写不了 \(path)" + (why.map { "：" + $0 } ?? ""),
        en: "--\(option): \(path) can't be written" + (why.map { ": " + $0 } ?? "")))
  }

  /// Whether a new file may take its place; a device or a pipe can only be written into.
  private var isReplaceable: Bool { kind == nil || kind == .regular }

  /// What there is so far; `nil` for nothing.
  private var kind: FileStatus.Kind? { FileStatus(target.path, followsLinks: false)?.kind }
}
