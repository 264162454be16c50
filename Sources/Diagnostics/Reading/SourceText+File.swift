internal import Foundation

extension SourceText {
  /// The text of a file.
  /// - Parameter limit: so many bytes may it have; no more are ever read, not even of a device.
  /// - Throws: `InvalidInput`: `unreadable` if there is no such file or it may not be read,
  ///   `too-large` if it has more bytes.
  package init(
    contentsOf path: String, atMost limit: Int = JSON5Parser.maximumSize
  ) throws(InvalidInput) {
    let content: Data?
    do {
      let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      defer { try? file.close() }
      content = try file.read(upToCount: limit + 1)
    } catch {
      throw InvalidInput([.unreadable(path)])
    }
    let bytes = Array(content ?? Data())
    guard bytes.count <= limit else {
      throw InvalidInput([
        Diagnostic(
          .error, "too-large", file: path,
          Wording(zh: "文件超过 \(limit >> 20) MiB", en: "the file has more than \(limit >> 20) MiB"),
          hint: Wording(zh: "拆成几个文件", en: "split it into several files"))
      ])
    }
    self.init(path: path, bytes: bytes)
  }
}
