/// A table with a line of column names, as spreadsheets and other programs write it.
///
/// The encoding and the separator are found out, columns go by English or Chinese names in any case,
/// lines of nothing but separators are passed over.
package struct CSVTable {
  /// A column that a table may have.
  package struct Column: Sendable {
    package let name: String
    /// What else it may be called, in small letters.
    package let aliases: [String]
    package let isRequired: Bool

    package init(_ name: String, aliases: [String] = [], isRequired: Bool = false) {
      self.name = name
      self.aliases = aliases
      self.isRequired = isRequired
    }
  }

  /// A row by the names of its columns.
  package struct Row: Sendable {
    fileprivate let places: [String: Int]
    package let fields: [CSVReader.Field]

    /// The field of a column; `nil` if the table has no such column.
    package subscript(column: String) -> CSVReader.Field? { places[column].map { fields[$0] } }

    /// The byte offset of the row's first field.
    package var offset: Int { fields.first?.offset ?? 0 }
  }

  /// The text that places are told in; UTF-8, whatever the file is.
  package let source: SourceText
  package let encoding: TableEncoding
  package let separator: UInt8
  /// Where columns stand in a row, by their names.
  package let places: [String: Int]
  package let columnCount: Int
  /// What the file calls its columns.
  package let heading: [CSVReader.Field]
  /// The offset behind the line of column names.
  package let headingEnd: Int
  private var reader: CSVReader

  /// - Parameters:
  ///   - columns: what may be there; others are left alone.
  ///   - names: what the file calls columns, by their own names, as `--columns` has it.
  ///   - whole: what all columns are, for the hint at one that is missing.
  ///   - takesNames: whether the user can say what columns are called, as by `--columns`.
  /// - Throws: `InvalidInput` if it is no text, is empty, or lacks a column.
  package init(
    _ file: SourceText, columns: [Column], names: [String: String] = [:], hint whole: Wording,
    takesNames: Bool = true
  ) throws(InvalidInput) {
    (source, encoding) = try TableEncoding.decoded(file)
    separator = Self.separator(of: source)
    reader = try CSVReader(source, separator: separator)
    guard let header = try Self.heading(&reader) else {
      throw InvalidInput([
        Diagnostic(
          .error, "no-rows", in: source, at: 0, Wording(zh: "文件是空的", en: "the file is empty"))
      ])
    }
    heading = header
    columnCount = header.count
    headingEnd = reader.position
    let titles = header.map { Self.folded($0.text) }
    var places: [String: Int] = [:]
    var faults: [Diagnostic] = []
    for column in columns {
      let called =
        names[column.name].map { [Self.folded($0)] } ?? [Self.folded(column.name)] + column.aliases
      let found = titles.indices.filter { called.contains(titles[$0]) }
      // A column's own name goes before others that it may have.
      let own = found.filter { titles[$0] == called[0] }
      if let place = own.first ?? found.first { places[column.name] = place }
      if own.count > 1 || (own.isEmpty && found.count > 1) {
        faults.append(
          Diagnostic(
            .error, "duplicate-column", in: source, at: header[found[1]].offset,
            Wording(
              zh: "“\(column.name)”列出现了两次", en: "the column \"\(column.name)\" is there twice"),
            hint: takesNames
              ? Wording(zh: "用 --columns 指明是哪一列", en: "say which by --columns") : nil))
      } else if places[column.name] == nil, column.isRequired || names[column.name] != nil {
        let name = names[column.name] ?? column.name
        faults.append(
          Diagnostic(
            .error, "missing-column", in: source, at: header.first?.offset ?? 0,
            Wording(zh: "缺少列“\(name)”", en: "missing column \"\(name)\"")
              + Suggestion.guess(at: name, in: titles), hint: whole))
      }
    }
    if !faults.isEmpty {
      throw InvalidInput(Self.title(above: columns, names, reader).map { [$0] } ?? faults)
    }
    self.places = places
  }

  /// The first row that something stands in, which names the columns; `nil` in an empty table.
  /// - Throws: `InvalidInput` if its quotes are wrong.
  package static func heading(
    _ reader: inout CSVReader
  ) throws(InvalidInput) -> [CSVReader.Field]? {
    while let row = try reader.next() {
      // Excel's own way to say what separates fields.
      if row.first?.text.lowercased().hasPrefix("sep=") == true { continue }
      if row.contains(where: { !folded($0.text).isEmpty }) { return row }
    }
    return nil
  }

  /// That a title stands above the header, if one of the rows behind the first has all that is
  /// required.
  private static func title(
    above columns: [Column], _ names: [String: String], _ reader: CSVReader
  ) -> Diagnostic? {
    header(below: reader) { row in
      let titles = Set(row.map { folded($0.text) })
      return columns.contains(where: \.isRequired)
        && columns.allSatisfy { column in
          let called =
            names[column.name].map { [folded($0)] } ?? [folded(column.name)] + column.aliases
          return !column.isRequired || !titles.isDisjoint(with: called)
        }
    }
  }

  /// So many rows may stand above a header: a title, a date.
  private static let rowsAbove = 5

  /// That something else stands in the first row than the header, if one of the next rows seems to be it.
  /// - Parameter reader: behind the first row.
  package static func header(
    below reader: CSVReader, isHeader: ([CSVReader.Field]) -> Bool
  ) -> Diagnostic? {
    var reader = reader
    for _ in 0..<rowsAbove {
      guard let row = try? reader.next(), let first = row.first else { return nil }
      guard isHeader(row) else { continue }
      let line = reader.source.place(at: first.offset).line
      return Diagnostic(
        .error, "missing-header", file: reader.source.path, place: SourcePlace(line: 1, column: 1),
        Wording(
          zh: "第一行应是表头，看来第\(line)行才是",
          en: "the first row should be the header, which line \(line) seems to be"),
        hint: Wording(zh: "删去表头上面的标题行", en: "remove the rows above it, such as a title"))
    }
    return nil
  }

  package func has(_ column: String) -> Bool { places[column] != nil }

  /// The next row, or `nil` after the last.
  ///
  /// A row with too few or too many fields is added to `faults`, as one whose quotes are wrong, and
  /// passed over.
  package mutating func next(_ faults: inout RowFaults) -> Row? {
    while true {
      do throws(InvalidInput) {
        guard let fields = try reader.next() else { return nil }
        if fields.count > 1 || columnCount > 1, fields.allSatisfy({ $0.text.isEmpty }) { continue }
        let isWhole =
          fields.count == columnCount
          || fields.count > columnCount && fields[columnCount...].allSatisfy { $0.text.isEmpty }
        guard isWhole else {
          faults.add(
            "wrong-columns", at: fields[0].offset,
            Wording(
              zh: "应有 \(columnCount) 个字段，实际是 \(fields.count) 个",
              en: "expected \(columnCount) fields, found \(fields.count)"))
          continue
        }
        return Row(places: places, fields: fields)
      } catch {
        faults.add(error)
      }
    }
  }

  /// In which order days, months and years stand in a column of times, from rows that come next.
  /// - Parameters:
  ///   - most: so many rows are looked at.
  ///   - hint: what the user can do where it can't be told.
  /// - Returns: `nil` where every time has its year first.
  /// - Throws: `InvalidInput` if it can't be told.
  package func dateOrder(
    of column: String, rows most: Int = .max,
    hint: Wording = Wording(
      zh: "写明 --dates dmy、--dates mdy 或 --dates ymd",
      en: "say --dates dmy, --dates mdy or --dates ymd")
  ) throws(InvalidInput) -> TableTime.DateOrder? {
    var copy = self
    var ignored = RowFaults(source)
    var first: Int?
    var texts: [String] = []
    var rows = 0
    while rows < most, let row = copy.next(&ignored) {
      guard let field = row[column] else { break }
      rows += 1
      // A year in front leaves nothing open, and most files are so throughout.
      let head = field.text.utf8.prefix(5)
      if head.count == 5, head.prefix(4).allSatisfy({ (48...57).contains($0) }) { continue }
      if first == nil { first = field.offset }
      texts.append(field.text)
    }
    switch TableTime.order(of: texts) {
    case .notNeeded: return nil
    case .found(let order): return order
    case .ambiguous:
      throw InvalidInput([
        Diagnostic(
          .error, "ambiguous-date", in: source, at: first ?? 0,
          Wording(
            zh: "\(column)：分不清哪个是日、哪个是月",
            en: "\(column): it can't be told which is the day and which the month"),
          hint: hint)
      ])
    }
  }

  /// What was found out of how the file is written; `nil` for commas in UTF-8.
  package var found: Wording? { Self.found(encoding, separator: separator) }

  /// What was found out of how a file is written; `nil` for commas in UTF-8.
  package static func found(_ encoding: TableEncoding, separator: UInt8) -> Wording? {
    let (zh, en) =
      switch separator {
      case UInt8(ascii: ";"): ("分号", "semicolons")
      case UInt8(ascii: "\t"): ("制表符", "tabs")
      default: ("逗号", "commas")
      }
    if encoding == .utf8, separator == UInt8(ascii: ",") { return nil }
    return Wording(
      zh: "按 \(encoding.name) 读取，以\(zh)分隔", en: "read as \(encoding.name), separated by \(en)")
  }

  /// Of comma, semicolon and tab the one that the first line has most of outside of quotes.
  package static func separator(of source: SourceText) -> UInt8 {
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    var counts = [0, 0, 0]
    var isQuoted = false
    for byte in source.bytes.drop(while: { $0 == 0x0A || $0 == 0x0D }) {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 0x0A || byte == 0x0D { break }
      if let place = candidates.firstIndex(of: byte) { counts[place] += 1 }
    }
    let most = counts.max() ?? 0
    return candidates[counts.firstIndex(of: most) ?? 0]
  }

  private static func folded(_ title: String) -> String {
    func isBlank(_ character: Character) -> Bool {
      character.isWhitespace || character == "\u{FEFF}"
    }
    let end = title.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
    return String(end).lowercased()
  }
}
