internal import AfterSales
internal import Diagnostics

/// Reads the values of a row and gathers what is wrong with them.
///
/// Its findings name columns, never values: what stands in a bad row is personal data too.
struct RowReader {
  let row: ImportRow
  private(set) var problems: [ImportFaults.Problem] = []

  init(_ row: ImportRow) { self.row = row }

  mutating func problem(_ column: String, _ message: Wording) {
    problems.append(.init(row.place(of: column), told(column, message)))
  }

  /// That a value isn't what it should be, with what it looks like.
  mutating func refuse(_ column: String, _ message: Wording) {
    var found: Wording?
    if case .text(let text)? = row.values[column] { found = SpreadsheetCell.shape(of: text) }
    problems.append(.init(row.place(of: column), told(column, message), found: found))
  }

  /// That a value is none of those that there are, by their own names and their Chinese ones.
  mutating func refuse(
    _ column: String, _ text: String, noneOf names: [String], chinese words: [String]
  ) {
    refuse(
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
    if let damage = SpreadsheetCell.damage(in: text, column, isTable: row.fields.isTable) {
      problem(column, damage)
      return nil
    }
    guard text.utf8.count <= limit || text.unicodeScalars.count <= limit else {
      refuse(
        column,
        Wording(
          zh: "太长，最多保留\(limit)字", en: "is too long, for at most \(limit) characters are kept"))
      return nil
    }
    return text
  }

  /// Whether something stands in a column; that nothing does is a problem.
  mutating func isThere(_ column: String) -> Bool {
    let isThere = row.values[column] != nil
    if !isThere { problem(column, Wording(zh: "缺失", en: "is missing")) }
    return isThere
  }

  mutating func requiredText(_ column: String) -> String? { isThere(column) ? text(column) : nil }

  /// What a row is called: neither a space nor anything that doesn't show is in it, so that what is
  /// read aloud, typed and printed is the same.
  mutating func requiredID(_ column: String) -> String? { isThere(column) ? id(column) : nil }

  /// What another row is called, if anything.
  mutating func id(_ column: String) -> String? {
    guard let id = text(column)?.halfWidth else { return nil }
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

  /// A list, or a text of its parts.
  mutating func list(_ column: String) -> [String]? {
    let parts: [String]
    switch row.values[column] {
    case nil: return nil
    case .list(let list): parts = list
    case .text(let text): parts = ListCell.parts(of: text)
    }
    guard parts.count <= 50, parts.allSatisfy({ $0.unicodeScalars.count <= 100 }) else {
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
      refuse(
        column, Wording(zh: "不是金额（元，最多两位小数）", en: "is no amount in yuan with at most two decimals"))
      return nil
    }
    return money
  }

  mutating func instant(_ column: String) -> Instant? {
    guard let text = text(column)?.halfWidth else { return nil }
    let read =
      Instant(text) ?? (TableTime(text, order: row.dates) ?? Self.day(text)).flatMap(Self.inChina)
    // No other is stored, so that nothing that is worked out from it overflows.
    guard let instant = read, Statement.moments.contains(instant.milliseconds) else {
      refuse(
        column,
        Wording(
          zh: "不是时间，应如 2026-11-11T20:05:00+08:00 或 2026-11-11 20:05:00；年不在前要加 --dates",
          en: "is no time such as 2026-11-11T20:05:00+08:00 or 2026-11-11 20:05:00; where the year "
            + "isn't first it takes --dates"))
      return nil
    }
    return instant
  }

  /// A day such as `20261101`.
  private static func day(_ text: String) -> TableTime? {
    guard text.utf8.count == 8, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return TableTime(text + "000000")
  }

  /// A time without an offset is Chinese time.
  private static func inChina(_ time: TableTime) -> Instant? {
    let offset = time.offset ?? 28_800
    let since = Int64(time.date.daysSince1970) * 86_400_000 + time.milliseconds
    return Instant(milliseconds: since - Int64(offset) * 1_000, offset: offset)
  }

  mutating func requiredInstant(_ column: String) -> Instant? {
    isThere(column) ? instant(column) : nil
  }

  /// A duration, or a number of seconds.
  mutating func duration(_ column: String) -> Duration? {
    guard let text = text(column)?.halfWidth else { return nil }
    // Ten days: nobody waits or talks longer.
    guard let seconds = TableLength.parse(text), (0...864_000).contains(seconds) else {
      refuse(
        column,
        Wording(
          zh: "不是时长，应如 90（秒）、1:30、1分30秒，最长10天",
          en: "is no length of time such as 90 (seconds), 1:30 or 1m30s, ten days at most"))
      return nil
    }
    return .milliseconds(Int64((seconds * 1_000).rounded()))
  }

  /// One of the choices, under its own name, in small or capital letters, or a Chinese one.
  mutating func oneOf<Choice: RawRepresentable & CaseIterable & Worded>(
    _ type: Choice.Type, _ column: String, chinese: KeyValuePairs<String, Choice>
  ) -> Choice? where Choice.RawValue == String {
    guard let text = text(column)?.halfWidth else { return nil }
    let word = String(text.lowercased().map { "_ ".contains($0) ? "-" : $0 })
    let named =
      Choice(rawValue: word) ?? chinese.first { $0.key == text }?.value
      ?? Choice.allCases.first { $0.wording.zh == text }
    if named == nil {
      refuse(
        column, text, noneOf: Choice.allCases.map(\.rawValue),
        chinese: Choice.allCases.map(\.wording.zh))
    }
    return named
  }
}
