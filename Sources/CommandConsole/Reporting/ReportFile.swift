package import ReportPages
package import Diagnostics
package import ArgumentParsing
internal import Digests
internal import Foundation
package import Reports

extension RunRecord {
  /// Where a page is written, how many threads worked, and whether in parts, doesn't change it; so
  /// the command line that it shows is the same then.
  /// - Parameter sources: what was read.
  package init(_ invocation: Invocation, of sources: [SourceText]) {
    self.init(
      invocation,
      of: sources.map {
        InputFile(path: $0.path, digest: SHA256Digest.hexadecimal(of: $0.bytes))
      })
  }

  /// - Parameter files: what was read.
  package init(_ invocation: Invocation, of files: [InputFile]) {
    self.init(
      words: invocation.runWords + invocation.words(of: ["language"]) + ["--html", "page.html"],
      version: Hotline.version, files: files)
  }
}

/// The page that `--html` asks for.
package struct ReportFile {
  /// The option that commands with a page have.
  package static let option = Option.value(
    "html", "FILE",
    help: Wording(
      zh: "写成网页，有图和全部数据，语言看 --language",
      en: "write a page with charts and all figures, in --language"),
    completion: .files)

  private let language: Language
  private let file: OutputFile

  /// The file, or `nil` without the option.
  /// - Throws: `UsageError` if it can't be written.
  package init?(_ invocation: Invocation, _ console: Console) throws(UsageError) {
    guard let file = try OutputFile("html", invocation) else { return nil }
    self.file = file
    language = console.language
  }

  /// Writes the page that is made in the language asked for.
  /// - Throws: `UsageError` if it can't be written after all.
  package func write(_ page: (Language) -> ReportPage) throws(UsageError) {
    let hash = Data(SHA256Digest.of(Array(ReportPage.script.utf8))).base64EncodedString()
    try file.write(page(language).html(scriptHash: "sha256-\(hash)"))
  }
}
