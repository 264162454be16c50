internal import AfterSales
internal import Diagnostics

/// Whether a spreadsheet has cut the long ids of a file: it keeps fifteen digits of a number, and zeros
/// stand for the rest.
struct LongNumbers {
  private struct Column {
    var count = 0
    var areAllCut = true
    var first: SourcePlace?
  }

  private static let columns = ["id", "order", "caller"]
  /// So many zeros at the end of an id that has them by chance are rare, in so many rows at once.
  private static let fewest = 5

  private var found: [String: Column] = [:]

  mutating func note(_ row: ImportRow) {
    for name in Self.columns {
      guard case .text(let text)? = row.values[name], let isCut = SpreadsheetCell.isCut(text)
      else { continue }
      found[name, default: Column()].count += 1
      if !isCut { found[name]?.areAllCut = false }
      if found[name]?.first == nil { found[name]?.first = row.place(of: name) }
    }
  }

  /// What is to be told of each column that was cut.
  var warnings: [ImportFaults.Problem] {
    Self.columns.compactMap { name in
      guard let column = found[name], column.areAllCut, column.count >= Self.fewest,
        let place = column.first
      else { return nil }
      return .init(
        place,
        Wording(
          zh: "\(name)：全部\(column.count)个超过15位的编号都以0结尾，表格软件只保留15位，不同的编号可能成了同一个；"
            + "请从原系统重新导出，并把这一列设为文本",
          en:
            "\(name): all \(column.count) ids of more than 15 digits end in zeros, as a spreadsheet "
            + "keeps 15 digits, and several may have become one; export them anew, and make the column "
            + "text"))
    }
  }
}
