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
    foundOrder: (TableTime.DateOrder) -> Void, bad: (ImportFaults.Problem) -> Void,
    body: (RecordKind, ImportRow) throws -> Void
  ) throws {
    var reader = try CSVReader(text, separator: separator)
    guard let header = try CSVTable.heading(&reader) else {
      throw refusal(
        "missing-header", Wording(zh: "没有表头", en: "there is no header"),
        hint: Self.columnNames(of: kind))
    }
    let columns = try columns(of: header, in: text, kind, after: reader)
    let titles = Dictionary(
      zip(columns, header).compactMap { column, field in column.name.map { ($0, field.text) } }
    ) { first, _ in first }
    let times = kind.columns.map(\.name).filter { Self.timeColumns.contains($0) }
    var order = dates
    if order == nil {
      order = self.order(of: times.map { columns.firstIndex(of: .named($0)) }, reader)
      order.map(foundOrder)
    }
    while true {
      var fields: [CSVReader.Field]
      do {
        guard let next = try reader.next() else { return }
        fields = next
      } catch {
        for finding in error.diagnostics {
          bad(
            .init(
              finding.place ?? SourcePlace(line: 1, column: 1), finding.wording, hint: finding.hint)
          )
        }
        continue
      }
      // Spreadsheets end tables with rows, and rows with fields, that nothing stands in.
      if columns.count > 1, fields.allSatisfy({ $0.text.isEmpty }) { continue }
      while fields.count > columns.count, fields.last?.text.isEmpty == true { fields.removeLast() }
      let place = text.place(at: fields.first?.offset ?? 0)
      guard fields.count == columns.count else {
        bad(
          .init(
            place,
            Wording(
              zh: "应和表头一样有\(columns.count)个字段",
              en: "should have \(columns.count) fields, as the header has"),
            found: Wording(zh: "\(fields.count)个", en: "\(fields.count)")))
        continue
      }
      let places = ImportRow.Fields(source: text, titles: titles, isTable: true)
      var row = ImportRow(place: place, dates: order, fields: places)
      var nameless: [(place: SourcePlace, number: Int)] = []
      for (index, (column, field)) in zip(columns, fields).enumerated() {
        switch column {
        case .leftOut: continue
        case .nameless:
          if !Self.trimmed(field.text).isEmpty {
            nameless.append((text.place(at: field.offset), index + 1))
          }
        case .named(let name):
          row.fields.offsets.append((name, field.offset))
          if field.wasGuarded {
            row.values[name] = .text(field.text)
          } else {
            row.take(.text(Self.plain(field.text, in: name)), name)
          }
        }
      }
      if let first = nameless.first {
        bad(
          .init(
            first.place,
            Wording(
              zh: "第\(first.number)列没有列名，却有内容；给它列名，或删去这一列",
              en: "something stands in column \(first.number), which has no name; give it one, or "
                + "remove the column")))
        continue
      }
      try body(kind, row)
    }
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
