internal import ArgumentParsing
internal import CallerProfiles
internal import Foundation
internal import Reports

/// The file that `--html` names: checked before long work begins, written whole when it is done.
struct ReportFile {
  /// The option that commands with a page have.
  static let option = Option.value(
    "html", "FILE", help: "write a page with charts and all figures, in --language",
    completion: .files)

  let language: PageLanguage
  private let path: String
  /// Where links lead to, so that they stay when the file is replaced.
  private let target: URL

  /// The file, or `nil` without the option.
  /// - Throws: `UsageError` if it can't be written.
  init?(_ invocation: Invocation, _ console: Console) throws(UsageError) {
    guard let path = invocation.value("html") else { return nil }
    language = console.language == .chinese ? .chinese : .english
    self.path = path
    target = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    guard isReplaceable else {
      guard type != .typeDirectory, FileManager.default.isWritableFile(atPath: target.path)
      else { throw unwritable }
      return
    }
    // Whether a file can be made is known for certain only once one has been.
    let trial = target.deletingLastPathComponent()
      .appendingPathComponent(".\(target.lastPathComponent).\(UUID().uuidString)")
    do {
      try Data().write(to: trial, options: .withoutOverwriting)
      try FileManager.default.removeItem(at: trial)
    } catch {
      throw unwritable
    }
  }

  /// - Throws: `UsageError` if it can't be written after all.
  func write(_ page: ReportPage) throws(UsageError) {
    let hash = Data(SHA256Digest.of(Array(ReportPage.script.utf8))).base64EncodedString()
    let bytes = Data(page.html(scriptHash: "sha256-\(hash)").utf8)
    do {
      try bytes.write(to: target, options: isReplaceable ? .atomic : [])
    } catch {
      throw unwritable
    }
  }

  private var unwritable: UsageError { UsageError("--html: \(path): can't be written") }

  /// Whether a new file may take its place; a device or a pipe can only be written into.
  private var isReplaceable: Bool { type == nil || type == .typeRegular }

  /// What there is so far.
  private var type: FileAttributeType? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: target.path)
    return attributes?[.type] as? FileAttributeType
  }
}
