internal import AfterSales
internal import Diagnostics

/// One row of a file, whatever its format: values by column, and where the row stands.
struct ImportRow {
  enum Value: Hashable {
    case text(String)
    case list([String])
  }

  var place: SourcePlace
  /// In which order days and months stand where the year isn't first; `nil` if that isn't told.
  var dates: TableTime.DateOrder?
  /// What isn't given, is empty or is null isn't here.
  var values: [String: Value] = [:]
  /// The further keys of a caller, as one JSON object.
  var more: String?
  /// Where the values stand in the file; `nil` where the row's own place is all that is known.
  var fields: Fields?

  /// Where the values of a row stand, and what the file calls their columns.
  struct Fields {
    let source: SourceText
    /// What the file calls columns, by our own names.
    let titles: [String: String]
    var offsets: [(column: String, offset: Int)] = []
  }

  /// Where the value of a column stands, else the row.
  func place(of column: String) -> SourcePlace {
    guard let fields, let field = fields.offsets.first(where: { $0.column == column }) else {
      return place
    }
    return fields.source.place(at: field.offset)
  }

  /// What the file calls a column.
  func title(of column: String) -> String { fields?.titles[column] ?? column }
}

/// Reads the values of a row and gathers what is wrong with them.
///
/// Its findings name columns, never values: what stands in a bad row is personal data too.
struct RowReader {
  let row: ImportRow
  private(set) var problems: [(place: SourcePlace, message: Wording)] = []

  init(_ row: ImportRow) { self.row = row }

  mutating func problem(_ column: String, _ message: Wording) {
    problems.append((row.place(of: column), told(column, message)))
  }

  /// That a value is none of those that there are, by their own names and their Chinese ones.
  mutating func problem(
    _ column: String, _ text: String, noneOf names: [String], chinese words: [String]
  ) {
    problem(
      column,
      Wording(
        zh: "不是 \(words.joined(separator: "、")) 之一",
        en: "is none of " + names.joined(separator: ", "))
        + Suggestion.guess(at: text, in: names + words))
  }

  /// What is said of a column, under the name that the file gives it.
  func told(_ column: String, _ message: Wording) -> Wording {
    let title = row.title(of: column)
    return Wording(zh: "\(title)：\(message.zh)", en: "\(title): \(message.en)")
  }

  mutating func text(_ column: String, atMost limit: Int = 200) -> String? {
    guard let value = row.values[column] else { return nil }
    guard case .text(let text) = value else {
      problem(column, Wording(zh: "应为文字，这里是列表", en: "expected text, found a list"))
      return nil
    }
    guard !Self.isRounded(text, column) else {
      problem(
        column,
        Wording(
          zh: "是科学计数法，表格软件这样显示长数字，末几位已经丢失；请在表格里把这一列设为文本，再保存一次",
          en:
            "stands there in scientific notation, as a spreadsheet shows long numbers: its last digits "
            + "are lost; make the column text there and save the file again"))
      return nil
    }
    guard text.count <= limit else {
      problem(
        column,
        Wording(
          zh: "有\(text.count)字，最多保留\(limit)字",
          en: "has \(text.count) characters, at most \(limit) are kept"))
      return nil
    }
    return text
  }

  /// Whether an id or number is one that a spreadsheet rounded, such as `2.02612E+15`.
  private static func isRounded(_ text: String, _ column: String) -> Bool {
    ["id", "number", "caller", "order", "account", "level"].contains(column)
      && text.utf8.count < 40 && text.utf8.contains { $0 | 0x20 == UInt8(ascii: "e") }
      && text.wholeMatch(of: /[+-]?[0-9]+(\.[0-9]*[eE][+-]?|[eE][+-])[0-9]+/) != nil
  }

  mutating func requiredText(_ column: String) -> String? {
    if row.values[column] == nil {
      problem(column, Wording(zh: "缺失", en: "is missing"))
      return nil
    }
    return text(column)
  }

  /// What a row is called: neither a space nor anything that doesn't show is in it, so that what is
  /// read aloud, typed and printed is the same.
  mutating func requiredID(_ column: String) -> String? {
    guard let id = requiredText(column) else { return nil }
    return isID(id, column) ? id : nil
  }

  /// What another row is called, if anything.
  mutating func id(_ column: String) -> String? {
    guard let id = text(column) else { return nil }
    return isID(id, column) ? id : nil
  }

  private mutating func isID(_ text: String, _ column: String) -> Bool {
    let isSound = !text.unicodeScalars.contains { scalar in
      DisplayWidth.isControl(scalar) || scalar.properties.isWhitespace
    }
    if !isSound {
      problem(
        column,
        Wording(
          zh: "编号里不能有空格、换行或看不见的字符", en: "no space, line break or invisible character can be in it"))
    }
    return isSound
  }

  mutating func clear(
    _ column: String, _ kind: ClearText.Kind, atMost limit: Int = 200
  ) -> ClearText? {
    guard let text = text(column, atMost: limit).map({ ClearText($0, kind) }) else { return nil }
    guard !text.isMask else {
      problem(
        column,
        Wording(
          zh: "是掩码；要再导入的数据请用 --reveal 导出",
          en: "is masked; export with --reveal what is to be imported again"))
      return nil
    }
    return text
  }

  /// A list, or a text of parts between semicolons or bars.
  mutating func list(_ column: String) -> [String]? {
    let parts: [String]
    switch row.values[column] {
    case nil: return nil
    case .list(let list): parts = list
    case .text(let text):
      parts = text.split { ";；|、".contains($0) }.map { part in
        String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
    }
    guard parts.count <= 50, parts.allSatisfy({ $0.count <= 100 }) else {
      problem(
        column, Wording(zh: "列表最多50项，每项最多100字", en: "a list has at most 50 parts of 100 characters")
      )
      return nil
    }
    return parts
  }

  mutating func money(_ column: String) -> Money? {
    guard let text = text(column) else { return nil }
    let plain = PhoneNotation.plain(text).filter { !"元¥￥ \u{A0}".contains($0) }
    guard let money = Money(plain) else {
      problem(
        column, Wording(zh: "不是金额（元，最多两位小数）", en: "is no amount in yuan with at most two decimals"))
      return nil
    }
    return money
  }

  mutating func instant(_ column: String) -> Instant? {
    guard let text = text(column) else { return nil }
    let read = Instant(text) ?? TableTime(text, order: row.dates).flatMap(Self.inChina)
    // No other is stored, so that nothing that is worked out from it overflows.
    guard let instant = read, Statement.moments.contains(instant.milliseconds) else {
      problem(
        column,
        Wording(
          zh: "不是时间，应如 2026-11-11T20:05:00+08:00 或 2026-11-11 20:05:00；年不在前要加 --dates",
          en: "is no time such as 2026-11-11T20:05:00+08:00 or 2026-11-11 20:05:00; where the year "
            + "isn't first it takes --dates"))
      return nil
    }
    return instant
  }

  /// A time without an offset is Chinese time.
  private static func inChina(_ time: TableTime) -> Instant? {
    let offset = time.offset ?? 28_800
    let since = Int64(time.date.daysSince1970) * 86_400_000 + time.milliseconds
    return Instant(milliseconds: since - Int64(offset) * 1_000, offset: offset)
  }

  mutating func requiredInstant(_ column: String) -> Instant? {
    if row.values[column] == nil { problem(column, Wording(zh: "缺失", en: "is missing")) }
    return instant(column)
  }

  /// A duration, or a number of seconds.
  mutating func duration(_ column: String) -> Duration? {
    guard let text = text(column) else { return nil }
    // Ten days: nobody waits or talks longer.
    guard let seconds = TableLength.parse(text), (0...864_000).contains(seconds) else {
      problem(
        column,
        Wording(
          zh: "不是时长，应如 90（秒）、1:30、1分30秒，最长10天",
          en: "is no length of time such as 90 (seconds), 1:30 or 1m30s, ten days at most"))
      return nil
    }
    return .milliseconds(Int64((seconds * 1_000).rounded()))
  }

  /// One of the choices, under its own name or a Chinese one.
  mutating func oneOf<Choice: RawRepresentable & CaseIterable & Worded>(
    _ type: Choice.Type, _ column: String, chinese: KeyValuePairs<String, Choice>
  ) -> Choice? where Choice.RawValue == String {
    guard let text = text(column) else { return nil }
    let named =
      Choice(rawValue: text) ?? chinese.first { $0.key == text }?.value
      ?? Choice.allCases.first { $0.wording.zh == text }
    if named == nil {
      problem(
        column, text, noneOf: Choice.allCases.map(\.rawValue),
        chinese: Choice.allCases.map(\.wording.zh))
    }
    return named
  }
}
