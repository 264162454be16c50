internal import AfterSales
internal import Diagnostics

// What the columns of a table are, which its header tells.
extension ImportSource {
  /// What a column of a table is.
  enum TableColumn: Hashable {
    case named(String)
    /// `--columns` says that it isn't taken.
    case leftOut
    /// One that spreadsheets leave between others; nothing may stand in it.
    case nameless

    var name: String? { if case .named(let name) = self { name } else { nil } }
  }

  /// What the columns of a table are, by their headers.
  /// - Parameter reader: behind the header.
  func columns(
    of header: [CSVReader.Field], in table: SourceText, _ kind: RecordKind, after reader: CSVReader
  ) throws(InvalidInput) -> [TableColumn] {
    var header = header[...]
    while header.count > 1, header.last?.text.isEmpty == true { header.removeLast() }
    let isHeader = header.contains { isColumn($0, of: kind) }
    if let missing = headers?.missing(in: header.map(\.text)).first {
      throw refusal(
        "missing-header",
        Wording(
          zh: "--columns 写的“\(missing)”不在表头里",
          en: "\"\(missing)\", which --columns names, isn't in the header"))
    }
    var columns: [TableColumn] = []
    var faults: [Diagnostic] = []
    var unknown = 0
    for (index, field) in header.enumerated() {
      switch headers?[field.text] {
      case .column(let name): columns.append(.named(name))
      case .leftOut: columns.append(.leftOut)
      case nil:
        let column = kind.column(named: field.text)
        columns.append(column.map { .named($0.name) } ?? .nameless)
        if column == nil, !isHeader || !Self.trimmed(field.text).isEmpty {
          unknown += 1
          guard unknown <= Self.mostTold else { continue }
          faults.append(
            unknownColumn(
              field.text, number: index + 1, isHeader: isHeader, kind,
              at: table.place(at: field.offset)))
        }
      }
    }
    // A file without a header has as many faults as columns, and they are one.
    if !isHeader, let first = faults.first {
      throw InvalidInput([notAHeader(header, first, kind, after: reader)])
    }
    if unknown > Self.mostTold { throw InvalidInput([many(unknown, first: faults[0])]) }
    if !faults.isEmpty { throw InvalidInput(faults) }
    for (index, column) in columns.enumerated() {
      guard let name = column.name, let earlier = columns[..<index].firstIndex(of: column) else {
        continue
      }
      let (first, second) = (header[earlier].text, header[index].text)
      throw refusal(
        "duplicate-key",
        RecordKind.isSame(first, second)
          ? Wording(zh: "列 \(name) 出现两次", en: "the column \(name) is there twice")
          : Wording(
            zh: "列 \(name) 出现两次：“\(first)”和“\(second)”",
            en: "the column \(name) is there twice: \"\(first)\" and \"\(second)\""),
        at: table.place(at: header[index].offset),
        hint: RecordKind.isSame(first, second)
          ? Wording(zh: "删去一列，或改它的列名", en: "remove one of them, or name it otherwise")
          : Wording(
            zh: "不取的一列写作 --columns \(second)=-", en: "leave one out by --columns \(second)=-"))
    }
    return columns
  }

  /// So many unknown columns are told one by one; with more the file is another one.
  private static let mostTold = 20

  private func many(_ unknown: Int, first: Diagnostic) -> Diagnostic {
    var fault = first
    fault.wording = Wording(
      zh: "表头里有\(unknown)个不认识的列，这是第一个",
      en: "\(unknown) unknown columns in the header, of which this is the first")
    return fault
  }

  /// Whether a field of a header names a column that we know.
  private func isColumn(_ field: CSVReader.Field, of kind: RecordKind) -> Bool {
    headers?[field.text] != nil || kind.column(named: field.text) != nil
  }

  /// What is wrong with a first row that is no header, where the table shows it.
  private func notAHeader(
    _ row: ArraySlice<CSVReader.Field>, _ fault: Diagnostic, _ kind: RecordKind,
    after reader: CSVReader
  ) -> Diagnostic {
    let header = CSVTable.header(below: reader) { $0.count { isColumn($0, of: kind) } > 1 }
    if let header { return header }
    var fault = fault
    if row.count == 1, let text = row.first?.text, text.contains(where: { "|，；、".contains($0) }) {
      fault.hint = Wording(
        zh: "字段之间应是逗号、分号或制表符（半角）",
        en: "fields are separated by commas, semicolons or tabs, in half width")
    }
    return fault
  }

  /// What we call the columns of a kind of records, with a Chinese name for each.
  static func columnNames(of kind: RecordKind) -> Wording {
    let known = kind.columns.map { column in
      column.aliases.first.map { "\($0)（\(column.name)）" } ?? column.name
    }
    return Wording(
      zh: "\(kind.wording.zh)的列：\(known.joined(separator: "、"))；别的表头用 --columns 说明",
      en: "\(kind.rawValue) have: \(kind.columns.map(\.name).joined(separator: ", ")); "
        + "--columns tells what other headers mean")
  }

  private func unknownColumn(
    _ name: String, number: Int, isHeader: Bool, _ kind: RecordKind, at place: SourcePlace
  ) -> Diagnostic {
    let names = kind.columns.map(\.name)
    // A file without a header has personal data there: names, and numbers.
    let isName =
      !name.isEmpty && name.count <= 24 && name.allSatisfy { $0.isLetter || $0 == "_" }
    let isShown = isName && (isHeader || Suggestion.closest(to: name, in: names) != nil)
    let shown = isShown ? " \"\(name)\" in the header" : " in the header, column \(number)"
    let chinese = isShown ? "“\(name)”" : "（第\(number)列）"
    let guess =
      isShown
      ? Suggestion.guess(at: name, in: names + kind.columns.flatMap(\.aliases)) : Wording("")
    // The line itself is not shown.
    return Diagnostic(
      .error, "unknown-key", file: text.path, place: place,
      Wording(zh: "表头里有不认识的列\(chinese)", en: "unknown column\(shown)") + guess,
      hint: Self.columnNames(of: kind))
  }

  func refusal(
    _ code: String, _ message: Wording, at place: SourcePlace = SourcePlace(line: 1, column: 1),
    hint: Wording? = nil
  ) -> InvalidInput {
    InvalidInput([Diagnostic(.error, code, file: text.path, place: place, message, hint: hint)])
  }
}
