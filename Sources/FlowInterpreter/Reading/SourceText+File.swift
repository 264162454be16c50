package import Diagnostics
internal import Foundation

extension SourceText {
  /// The text of a file; of one that is larger than any that is read, only the beginning.
  /// - Throws: `InvalidInput` (`unreadable`) if there is no such file or it may not be read.
  package init(contentsOf path: String) throws(InvalidInput) {
    let content: Data?
    do {
      let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      defer { try? file.close() }
      content = try file.read(upToCount: JSON5Parser.maximumSize + 1)
    } catch {
      throw InvalidInput([
        Diagnostic(.error, "unreadable", file: path, "the file can't be read")
      ])
    }
    self.init(path: path, bytes: Array(content ?? Data()))
  }
}
