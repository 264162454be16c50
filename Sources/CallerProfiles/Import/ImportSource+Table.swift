internal import AfterSales
internal import Diagnostics

// Tables as spreadsheets write them.
extension ImportSource {
  /// Calls `body` with every record of a table; columns go by their headers.
  ///
  /// - Parameter foundOrder: told in which order days and months stand where the table itself tells it.
  /// - Throws: `InvalidInput` for a table whose columns can't be told.
  func forEachRecord(
    _ kind: RecordKind, in text: SourceText, separator: UInt8,
    foundOrder: (TableTime.DateOrder) -> Void, bad: (SourcePlace, Wording) -> Void,
    body: (RecordKind, ImportRow) throws -> Void
  ) throws {
    var reader = try CSVReader(text, separator: separator)
    var header = try reader.next()
    // Excel's own way to say what separates fields.
    if let first = header?.first?.text.lowercased(), first.hasPrefix("sep=") {
      header = try reader.next()
    }
    guard let header else {
      throw refusal(
        "missing-header", Wording(zh: "没有表头", en: "there is no header"),
        hint: Self.columns(of: kind))
    }
    let columns = try columns(of: header, in: text, kind)
    let titles = Dictionary(
      zip(columns, header).compactMap { column, field in column.map { ($0, field.text) } }
    ) { first, _ in first }
    let times = kind.columns.map(\.name).filter { Self.timeColumns.contains($0) }
    var order = dates
    if order == nil {
      order = self.order(of: times.map { columns.firstIndex(of: $0) }, reader)
      order.map(foundOrder)
    }
    while true {
      var fields: [CSVReader.Field]
      do {
        guard let next = try reader.next() else { return }
        fields = next
      } catch {
        for finding in error.diagnostics {
          bad(finding.place ?? SourcePlace(line: 1, column: 1), finding.wording)
        }
        continue
      }
      // Spreadsheets end tables with rows, and rows with fields, that nothing stands in.
      if columns.count > 1, fields.allSatisfy({ $0.text.isEmpty }) { continue }
      while fields.count > columns.count, fields.last?.text.isEmpty == true { fields.removeLast() }
      let place = text.place(at: fields.first?.offset ?? 0)
      guard fields.count == columns.count else {
        bad(
          place,
          Wording(
            zh: "有\(fields.count)个字段，表头有\(columns.count)个",
            en: "has \(fields.count) fields, the header has \(columns.count)"))
        continue
      }
      var row = ImportRow(place: place, dates: order)
      row.fields = ImportRow.Fields(source: text, titles: titles)
      for (column, field) in zip(columns, fields) {
        guard let column else { continue }
        let text = field.wasGuarded ? field.text : Self.plain(field.text, in: column)
        row.fields?.offsets.append((column, field.offset))
        if !text.isEmpty { row.values[column] = .text(text) }
      }
      try body(kind, row)
    }
  }

  /// What the columns of a table are, by their headers; what is left out has no name.
  private func columns(
    of header: [CSVReader.Field], in table: SourceText, _ kind: RecordKind
  ) throws(InvalidInput) -> [String?] {
    var header = header[...]
    while header.count > 1, header.last?.text.isEmpty == true { header.removeLast() }
    let isHeader = header.contains {
      headers?[$0.text] != nil || kind.column(named: $0.text) != nil
    }
    if let missing = headers?.missing(in: header.map(\.text)).first {
      throw refusal(
        "missing-header",
        Wording(
          zh: "--columns 写的“\(missing)”不在表头里",
          en: "\"\(missing)\", which --columns names, isn't in the header"))
    }
    var columns: [String?] = []
    var faults: [Diagnostic] = []
    for (index, field) in header.enumerated() {
      switch headers?[field.text] {
      case .column(let name): columns.append(name)
      case .leftOut: columns.append(nil)
      case nil:
        let column = kind.column(named: field.text)
        columns.append(column?.name)
        if column == nil {
          faults.append(
            unknownColumn(
              field.text, number: index + 1, isHeader: isHeader, kind,
              at: table.place(at: field.offset)))
        }
      }
    }
    // A file without a header has as many faults as columns, and they are one.
    if !faults.isEmpty { throw InvalidInput(isHeader ? faults : Array(faults.prefix(1))) }
    for (index, name) in columns.enumerated() {
      guard let name, columns[..<index].contains(name) else { continue }
      throw refusal(
        "duplicate-key", Wording(zh: "列 \(name) 出现两次", en: "the column \(name) is there twice"),
        at: table.place(at: header[index].offset))
    }
    return columns
  }

  /// The columns that times stand in.
  private static let timeColumns: Set = [
    "placedAt", "paidAt", "deliveredAt", "at", "openedAt", "taskDue",
  ]

  /// So many rows are looked at for a time of which the year isn't first.
  private static let rowsLookedAt = 1_000

  /// In which order days and months stand, where the times of the table itself tell it: no month is
  /// beyond the twelfth.
  private func order(of places: [Int?], _ reader: CSVReader) -> TableTime.DateOrder? {
    var reader = reader
    var texts: [String] = []
    var rows = 0
    while rows < Self.rowsLookedAt || !texts.isEmpty {
      guard let fields = try? reader.next() else { break }
      rows += 1
      for place in places {
        guard let place, fields.indices.contains(place) else { continue }
        let text = fields[place].text
        // A year in front leaves nothing open, and most files are so throughout.
        if text.utf8.prefix(4).allSatisfy({ (48...57).contains($0) }) { continue }
        texts.append(text)
        if case .found(let order) = TableTime.order(of: [text]) { return order }
      }
    }
    return nil
  }

  static func told(_ order: TableTime.DateOrder) -> Wording {
    order == .mdy
      ? Wording(zh: "日期按月、日、年读取", en: "dates read as month, day, year")
      : Wording(zh: "日期按日、月、年读取", en: "dates read as day, month, year")
  }

  /// What we call the columns of a kind of records, with a Chinese name for each.
  private static func columns(of kind: RecordKind) -> Wording {
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
      hint: Self.columns(of: kind))
  }

  private func refusal(
    _ code: String, _ message: Wording, at place: SourcePlace = SourcePlace(line: 1, column: 1),
    hint: Wording? = nil
  ) -> InvalidInput {
    InvalidInput([Diagnostic(.error, code, file: text.path, place: place, message, hint: hint)])
  }

  /// A field without what spreadsheets and their users put around it so that it stays a text: spaces,
  /// `="…"`, and a `'` before the digits of an id or a number.
  private static func plain(_ field: String, in column: String) -> String {
    var text = trimmed(field)
    if text.hasPrefix("=\""), text.hasSuffix("\""), text.count > 2 {
      let content = text.dropFirst(2).dropLast()
      if !content.contains("\"") { text = String(content) }
    }
    if text.hasPrefix("'"), ["id", "number", "caller", "order"].contains(column) {
      let digits = text.dropFirst()
      if !digits.isEmpty, digits.allSatisfy({ ("0"..."9").contains($0) }) { text = String(digits) }
    }
    return text
  }
}
