internal import Diagnostics
internal import Reports

/// What it takes to make a page again: the command line, the version and the files it read.
package struct RunRecord {
  /// A file and what was in it.
  package struct InputFile: Sendable {
    package let path: String
    /// SHA-256 in hexadecimal digits.
    let digest: String

    package init(path: String, digest: String) {
      self.path = path
      self.digest = digest
    }
  }

  let words: [String]
  let version: String
  let files: [InputFile]

  /// - Parameters:
  ///   - words: the command line, the program's name first.
  ///   - version: the program's, such as `0.2.0`.
  package init(words: [String], version: String, files: [InputFile]) {
    self.words = words
    self.version = version
    self.files = files
  }

  /// - Parameter more: what else there is to know, such as the seed.
  func section(
    _ language: Language, more: [(name: String, value: String)]
  ) -> ReportPage.Section {
    let files = files.map { (name: $0.path, value: "SHA-256 \($0.digest)") }
    return ReportPage.Section(
      language.text(zh: "如何重做", en: "How to run it again"),
      [
        .paragraph(
          language.text(
            zh: "同样的文件和种子，在任何机器上都得到同样的数字。",
            en: "The same files and seed give the same figures on any machine.")),
        .command(words.map(Self.quoted).joined(separator: " ")),
        .definitions(
          more + [
            (name: language.text(zh: "版本", en: "version"), value: "hotline \(version)")
          ] + files),
      ])
  }

  /// A word as a shell takes it.
  private static func quoted(_ word: String) -> String {
    let isPlain =
      !word.isEmpty
      && word.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
          true
        default: "-_./=,:@%+".utf8.contains(byte)
        }
      }
    return isPlain
      ? word
      : "'"
        + word.split(separator: "'", omittingEmptySubsequences: false)
        .joined(separator: #"'\''"#) + "'"
  }
}
