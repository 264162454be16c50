internal import CBuiltIn
package import Diagnostics

/// A file of the repository's `CallFlows` or `Fixtures`, as it was when the program was built.
package struct BuiltInFile: Sendable {
  /// Where it lies in the repository, such as `Fixtures/Data/agents.json5`.
  package let path: String
  package let text: String

  init(path: String, text: String) {
    self.path = path
    self.text = text
  }

  private init(_ file: hotline_file) {
    path = unsafe String(cString: file.path)
    text = unsafe String(cString: file.text)
  }

  package var source: SourceText { SourceText(path: path, text: text) }

  /// All of them, in the order of their paths.
  package static var all: [BuiltInFile] {
    (0..<hotline_file_count()).map { unsafe BuiltInFile(hotline_file_at($0)) }
  }

  /// The sample hotline, as it lies in the repository.
  package static var sample: [BuiltInFile] {
    all.filter { !$0.path.hasPrefix(NewHotline.templates) }
  }

  /// The file of a path that is known when the program is written.
  package static subscript(path: String) -> BuiltInFile {
    for index in 0..<hotline_file_count() {
      let file = unsafe hotline_file_at(index)
      if unsafe String(cString: file.path) == path { return unsafe BuiltInFile(file) }
    }
    preconditionFailure("Sources/CBuiltIn/files.c must name every file that is asked for: \(path)")
  }
}
