package import ArgumentParsing
internal import Diagnostics

extension ArgumentParsing.Option {
  package static let forExcel = flag(
    "for-excel",
    help: Wording(
      zh: "给 CSV 加上 Excel 需要的 UTF-8 字节序标记",
      en: "mark CSV as UTF-8 by the byte order mark that Excel needs"))
}

extension Invocation {
  /// A file of comma-separated values, marked if that was asked for.
  package func csv(_ text: String) -> String { csvMark + text }

  /// What stands in front of comma-separated values.
  package var csvMark: String { flag("for-excel") ? CSVRow.byteOrderMark : "" }

  /// - Parameter options: those that ask for comma-separated values.
  /// - Throws: `UsageError` if none of them was given and the values are to be marked.
  package func checkMark(of options: String...) throws(UsageError) {
    guard flag("for-excel"), options.allSatisfy({ value($0) == nil }) else { return }
    let names = options.map { "--\($0)" }
    throw UsageError(
      Wording(
        zh: "--for-excel 要和 \(names.joined(separator: "或")) 一起用",
        en: "--for-excel goes with \(names.joined(separator: " or "))"))
  }
}
