import Foundation

/// A folder of its own for one test, removed with everything in it; a property of the suite, so that
/// it lives as long as the test.
///
/// In a kept run it stays, and what is in it must hold no name or number in clear, but for the files
/// that are declared.
package final class TestFolder: Sendable {
  package let path: String

  package init() throws {
    let url = (KeptRun.folder ?? FileManager.default.temporaryDirectory)
      .appending(path: KeptRun.uniqueName("hotline-"))
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit {
    if KeptRun.folder == nil { try? FileManager.default.removeItem(atPath: path) }
  }

  /// The path of a file in the folder.
  package func file(_ name: String) -> String { path + "/" + name }

  /// Writes a file of people in clear that the program is to read.
  /// - Parameter name: a path in the folder, whose own folders are made.
  /// - Returns: the path of the file.
  @discardableResult
  package func give(_ text: String, as name: String) throws -> String {
    try declareClear(name)
    let url = URL(fileURLWithPath: file(name))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
    return url.path
  }

  /// Says that the program writes a file of people in clear as it was asked to: an audited reveal, or
  /// the record of an invented call.
  /// - Returns: the path of the file.
  @discardableResult
  package func declareClear(_ name: String) throws -> String {
    if KeptRun.folder != nil {
      let list = path + KeptRun.listSuffix
      let lines = ((try? String(contentsOfFile: list, encoding: .utf8)) ?? "") + name + "\n"
      try Data(lines.utf8).write(to: URL(fileURLWithPath: list))
    }
    return file(name)
  }
}
