package import ArgumentParsing
internal import Diagnostics
internal import Foundation

/// Files of one folder that an option asks for: written all, or none of them.
package struct OutputFiles {
  /// What writing it does to what is there.
  package enum State: String, Sendable {
    case new
    /// There was another file of this name.
    case replaced
    /// What is there is what would be written.
    case unchanged
  }

  /// One of them, and how it stands to what is there.
  package struct File: Sendable {
    package let path: String
    package let state: State
    fileprivate let text: Data
    /// What was there before.
    fileprivate let earlier: Data?
  }

  package let files: [File]
  private let option: String

  /// - Parameters:
  ///   - folder: is made where it is missing.
  ///   - texts: by the names of the files.
  /// - Throws: `UsageError` if one of them can't be written, or two have one name.
  package init(
    _ option: String, folder: String, texts: [(name: String, text: String)]
  ) throws(UsageError) {
    self.option = option
    let folder = try OutputFile.made(folder, for: option)
    var files: [File] = []
    for (name, text) in texts {
      let path = folder + name
      guard !files.contains(where: { $0.path == path }) else {
        throw UsageError(
          Wording(zh: "两个文件都要写成 \(path)", en: "two files would both be written as \(path)"),
          hint: Wording(zh: "改其中一个的名字", en: "rename one of them"))
      }
      _ = try OutputFile(option, path: path)
      let earlier = FileManager.default.contents(atPath: path)
      let bytes = Data(text.utf8)
      let state: State = earlier == nil ? .new : earlier == bytes ? .unchanged : .replaced
      files.append(File(path: path, state: state, text: bytes, earlier: earlier))
    }
    self.files = files
  }

  /// Writes what isn't there yet.
  /// - Throws: `UsageError` if a file can't be written after all; then the others are as they were.
  package func write() throws(UsageError) {
    var written: [File] = []
    for file in files where file.state != .unchanged {
      do throws(UsageError) {
        try OutputFile(option, path: file.path).write(file.text)
        written.append(file)
      } catch {
        try takeBack(written, after: error)
        throw error
      }
    }
  }

  /// - Throws: `UsageError` that names what stays, if that fails too.
  private func takeBack(_ written: [File], after error: UsageError) throws(UsageError) {
    for file in written {
      do {
        if let earlier = file.earlier {
          try OutputFile(option, path: file.path).write(earlier)
        } else {
          try FileManager.default.removeItem(atPath: file.path)
        }
      } catch {
        throw UsageError(
          Wording(
            zh: "--\(option)：写到一半出错，\(file.path) 已是新的，收不回来",
            en: "--\(option): failed half-way; \(file.path) is new and can't be taken back"))
      }
    }
  }
}
