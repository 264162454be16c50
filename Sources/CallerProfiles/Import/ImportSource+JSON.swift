internal import AfterSales
internal import Diagnostics

// Rows that are objects of JSON: one a line, or in the lists of a data file.
extension ImportSource {
  func forEachLine(
    _ kind: RecordKind, bad: (ImportFaults.Problem) -> Void,
    body: (RecordKind, ImportRow) throws -> Void
  ) throws {
    var keys = RowKeys(kind, headers)
    var start = 0
    var number = 0
    while start < text.bytes.count {
      let end = text.bytes[start...].firstIndex(of: 0x0A) ?? text.bytes.count
      number += 1
      let line = Array(text.bytes[start..<end])
      start = end + 1
      let isBlank = line.allSatisfy { [0x20, 0x09, 0x0D].contains($0) }
      if isBlank { continue }
      do {
        let source = SourceText(path: text.path, bytes: line)
        let fields = ImportRow.Fields(source: source, linesBefore: number - 1)
        let value = try JSON5Parser.parse(source)
        if let row = Self.row(value, &keys, in: fields, bad: bad) { try body(kind, row) }
      } catch let error as InvalidInput {
        let column = error.diagnostics.first?.place?.column
        bad(
          .init(
            SourcePlace(line: number, column: column ?? 1),
            error.diagnostics.first.map { $0.redacted.wording }
              ?? Wording(zh: "不是 JSON", en: "is no JSON")))
      }
    }
  }

  func forEachElement(
    bad: (ImportFaults.Problem) -> Void, body: (RecordKind, ImportRow) throws -> Void
  ) throws {
    let root = try JSON5Parser.parse(text)
    let log = DiagnosticLog()
    guard let object = DocumentReader(text, log: log).object(root, path: "") else {
      throw InvalidInput(log.diagnostics)
    }
    let lists = RecordKind.allCases.map { ($0, object.list($0.rawValue)) }
    object.finish()
    try log.throwIfErrors()
    for (kind, list) in lists {
      var keys = RowKeys(kind)
      for element in list {
        let fields = ImportRow.Fields(source: text)
        if let row = Self.row(element, &keys, in: fields, bad: bad) { try body(kind, row) }
      }
    }
  }

  /// So many keys of a caller may be of none of the columns; they are kept as they are.
  private static let mostFurtherKeys = 100
  private static let longestFurther = 16_384

  private static func row(
    _ value: LocatedValue, _ keys: inout RowKeys, in fields: ImportRow.Fields,
    bad: (ImportFaults.Problem) -> Void
  ) -> ImportRow? {
    let place = fields.place(at: value.offset)
    guard case .object(let members) = value.content else {
      bad(
        .init(
          place,
          Wording(
            zh: "应为对象，这里是 \(value.kindName.zh)",
            en: "expected an object, found \(value.kindName.en)")
        ))
      return nil
    }
    var row = ImportRow(place: place, fields: fields)
    var seen: Set<String> = []
    var more: [JSONValue.Member] = []
    for member in members {
      if keys.headers?[member.key] == .leftOut { continue }
      guard let column = keys.column(named: member.key) else {
        if keys.kind == .callers {
          guard more.count < mostFurtherKeys else {
            bad(
              .init(
                place,
                Wording(
                  zh: "其他键超过\(mostFurtherKeys)个",
                  en: "has more than \(mostFurtherKeys) further keys")
              ))
            return nil
          }
          more.append(.init(member.key, member.value.json))
          continue
        }
        bad(.init(fields.place(at: member.keyOffset), keys.fault(of: member.key)))
        return nil
      }
      guard seen.insert(column.name).inserted else {
        bad(
          .init(
            fields.place(at: member.keyOffset),
            Wording(zh: "\(column.name)：出现两次", en: "\(column.name): is there twice")))
        return nil
      }
      row.fields.offsets.append((column.name, member.value.offset))
      switch scalar(member.value) {
      case let content?: row.take(content, column.name)
      case nil:
        if case .null = member.value.content { continue }
        bad(
          .init(
            fields.place(at: member.value.offset),
            Wording(
              zh: "\(column.name)：应为文字或数字，这里是 \(member.value.kindName.zh)",
              en: "\(column.name): expected text or a number, found \(member.value.kindName.en)")))
        return nil
      }
    }
    if !more.isEmpty {
      let further = JSONValue.object(more.sorted { $0.key < $1.key }).compact
      guard further.utf8.count <= longestFurther else {
        bad(
          .init(
            place,
            Wording(
              zh: "其他键的内容太长，一共最多保留\(longestFurther)字节",
              en:
                "its further keys are too long, for at most \(longestFurther) bytes of them are kept"
            )))
        return nil
      }
      row.more = further
    }
    return row
  }

  private static func scalar(_ value: LocatedValue) -> ImportRow.Value? {
    switch value.content {
    case .text(let text): .text(trimmed(text))
    case .number(_, let literal): .text(literal)
    case .boolean(let boolean): .text(String(boolean))
    case .array(let elements):
      elements.reduce(ImportRow.Value?.some(.list([]))) { list, element in
        guard case .list(let parts)? = list, case .text(let part)? = scalar(element) else {
          return nil
        }
        return .list(parts + [part])
      }
    case .null, .object: nil
    }
  }
}

/// What the keys of rows mean; a million rows have few keys, so each is looked at once.
private struct RowKeys {
  let kind: RecordKind
  /// What keys mean that aren't ours.
  let headers: HeaderNames?
  private var columns: [String: RecordKind.Column?] = [:]
  private var faults: [String: Wording] = [:]

  /// So many keys are remembered: a file may have a new one in each row.
  private static let mostKept = 1_000

  init(_ kind: RecordKind, _ headers: HeaderNames? = nil) {
    (self.kind, self.headers) = (kind, headers)
  }

  /// `nil` for a key that is no column's.
  mutating func column(named key: String) -> RecordKind.Column? {
    if let known = columns[key] { return known }
    let found =
      if case .column(let name)? = headers?[key] {
        kind.column(named: name)
      } else {
        kind.column(named: key)
      }
    if columns.count < Self.mostKept { columns[key] = .some(found) }
    return found
  }

  /// What is wrong with a key that is no column's.
  mutating func fault(of key: String) -> Wording {
    if let known = faults[key] { return known }
    let names = kind.columns.map(\.name)
    let near = Suggestion.closest(to: key, in: names)
    let known = names.joined(separator: ", ")
    let fault = Wording(
      zh: "不认识的键\(near.map { "（接近 \($0)）" } ?? "")；\(kind.rawValue) 有：\(known)",
      en: "unknown key\(near.map { " near \($0)" } ?? ""); \(kind.rawValue) have: \(known)")
    if faults.count < Self.mostKept { faults[key] = fault }
    return fault
  }
}

extension LocatedValue {
  /// Whether a literal is a number as JSON writes it, without an exponent.
  private static func isPlainDecimal(_ literal: String) -> Bool {
    let digits =
      literal.utf8.first == UInt8(ascii: "-") ? literal.utf8.dropFirst() : literal.utf8[...]
    let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard let whole = parts.first, parts.count <= 2,
      whole.count == 1 || whole.first != UInt8(ascii: "0")
    else { return false }
    return parts.allSatisfy { part in
      !part.isEmpty && part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
  }

  /// The value as plain JSON, with numbers as they were written where JSON allows that.
  fileprivate var json: JSONValue {
    switch content {
    case .null: .null
    case .boolean(let boolean): .boolean(boolean)
    case .number(let number, let literal):
      Self.isPlainDecimal(literal) ? .decimal(literal) : .number(number)
    case .text(let text): .text(text)
    case .array(let elements): .array(elements.map(\.json))
    case .object(let members): .object(members.map { .init($0.key, $0.value.json) })
    }
  }
}
