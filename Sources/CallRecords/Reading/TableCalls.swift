internal import Diagnostics

/// Makes calls of a table's rows, out of their bytes.
struct TableCalls {
  /// Where the columns stand in a row; `nil` for those that the table doesn't have.
  private struct Places {
    var at: Int?
    var caller: Int?
    var type: Int?
    var queue: Int?
    var priority: Int?
    var menu: Int?
    var waited: Int?
    var outcome: Int?
    var talked: Int?
    var wrapUp: Int?
    var agent: Int?
  }

  private let places: Places
  private let separator: UInt8
  private let order: TableTime.DateOrder?
  private let options: LogOptions
  /// The row's fields, without spaces around them; empty where `NULL` or the like stands.
  private var fields: [TableRows.Field] = []
  /// What outcomes that have come were found to be, by the number of their word.
  private var outcomes: [CallTableReader.Told?] = []
  private var outcomeWords = WordNumbers()
  /// Whether the calls of types that have come are asked for, by the number of their word.
  private var isTaken: [Bool] = []
  private var typeWords = WordNumbers()

  /// The most words of a kind that are remembered here.
  private static let mostWords = 10_000
  private static let longest = 86_400.0
  /// The first words that were no known outcome; others are told without their word.
  private var unknownOutcomes: Set<String> = []
  private static let mostUnknown = 5
  /// Rows with ids or numbers that a spreadsheet has spoilt: how many, and the first of them.
  private var spoilt: (column: String, word: String, rows: Int, lines: [Int])?

  init(_ table: CSVTable, _ order: TableTime.DateOrder?, _ options: LogOptions) {
    let at = table.places
    places = Places(
      at: at["at"], caller: at["caller"], type: at["type"], queue: at["queue"],
      priority: at["priority"], menu: at["menu"], waited: at["waited"], outcome: at["outcome"],
      talked: at["talked"], wrapUp: at["wrapUp"], agent: at["agent"])
    separator = table.separator
    self.order = order
    self.options = options
  }

  /// Adds a row's call.
  /// - Returns: why it can't be used, or `nil`.
  mutating func add(
    _ found: [TableRows.Field], of bytes: Span<UInt8>, line: Int, to builder: inout CallLogBuilder
  ) -> Wording? {
    fields.removeAll(keepingCapacity: true)
    for field in found { fields.append(Self.trimmed(field, bytes)) }
    guard let place = places.at, let at = moment(bytes.extracting(fields[place]), &builder)
    else { return Wording(zh: "没有来电时间", en: "no time of arrival") }
    lookForSpoilt(bytes, on: line)
    guard options.takes(at) else {
      return Wording(zh: "不在所要的日期内", en: "outside of the days asked for")
    }
    var menu: Double?
    if let reason = take(places.menu, "menu", &menu, bytes) { return reason }
    var waited: Double?
    if let reason = take(places.waited, "waited", &waited, bytes) { return reason }
    var talked: Double?
    if let reason = take(places.talked, "talked", &talked, bytes) { return reason }
    var wrapUp: Double?
    if let reason = take(places.wrapUp, "wrapUp", &wrapUp, bytes) { return reason }
    let agent = places.agent.map { fields[$0] } ?? 0..<0
    let word = places.outcome.map { fields[$0] } ?? 0..<0
    guard let told = outcome(word, bytes, waited, talked, hasAgent: !agent.isEmpty) else {
      return unknownOutcome(bytes.extracting(word).text)
    }
    guard case .call(let outcome) = told else { return Wording(zh: "幻影呼叫", en: "phantom") }
    var name = places.type.map { fields[$0] } ?? 0..<0
    if name.isEmpty { name = places.queue.map { fields[$0] } ?? 0..<0 }
    guard takes(bytes.extracting(name)) else { return Wording(zh: "别的队列", en: "another queue") }
    guard
      let type = name.isEmpty ? builder.type("calls") : builder.type(bytes.extracting(name))
    else { return Wording(zh: "呼叫类型太多", en: "too many call types") }
    var call = CallRecord(at: at, outcome: outcome)
    call.type = type
    call.menu = Float(menu ?? 0)
    call.waited = Float(waited ?? 0)
    if outcome == .answered {
      call.talked = Float(talked ?? 0)
      call.agent = builder.agent(bytes.extracting(agent))
      if let wrapUp { call.wrapUp = Float(wrapUp) }
    }
    if let place = places.caller { call.caller = builder.caller(bytes.extracting(fields[place])) }
    if let place = places.priority,
      let priority = TableNumber.parse(bytes.extracting(fields[place]))
    {
      call.priority = Int16(max(-1_000, min(1_000, priority)))
    }
    builder.add(call)
    return nil
  }

  private static func trimmed(_ field: TableRows.Field, _ bytes: Span<UInt8>) -> TableRows.Field {
    var (start, end) = (field.lowerBound, field.upperBound)
    while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    return TableNothing.isMeant(by: bytes.extracting(start..<end)) ? start..<start : start..<end
  }

  /// A moment in local seconds since 1970: a time, or a number of seconds or milliseconds since 1970 UTC.
  private func moment(_ bytes: Span<UInt8>, _ builder: inout CallLogBuilder) -> Double? {
    if let time = TableTime(bytes, order: order) { return builder.local(time) }
    guard let number = TableNumber.decimal(bytes) else { return nil }
    switch number {
    // 2001 to 2286.
    case 1e9..<1e10: return builder.local(epochSeconds: number)
    case 1e12..<1e13: return builder.local(epochSeconds: number / 1_000)
    default: return nil
    }
  }

  // MARK: Spreadsheets

  /// Notes ids and numbers in scientific notation: all who share the first digits would be one.
  private mutating func lookForSpoilt(_ bytes: Span<UInt8>, on line: Int) {
    for (column, place) in [
      ("caller", places.caller), ("queue", places.queue), ("agent", places.agent),
    ] {
      guard let place, Self.hasPower(bytes.extracting(fields[place])) else { continue }
      let word = bytes.extracting(fields[place]).text
      guard TableNumber.isScientific(word) else { continue }
      if spoilt == nil { spoilt = (column, word, 0, []) }
      spoilt?.rows += 1
      if let lines = spoilt?.lines, lines.count < 3 { spoilt?.lines.append(line) }
      return
    }
  }

  /// Whether it may be one, as `1.38E+10`.
  private static func hasPower(_ word: Span<UInt8>) -> Bool {
    guard word.count > 3, (48...57).contains(word[0]) else { return false }
    for index in word.indices
    where word[index] == UInt8(ascii: "+") || word[index] == UInt8(ascii: "-") {
      return index > 0 && (word[index - 1] | 0x20) == UInt8(ascii: "e")
    }
    return false
  }

  /// - Throws: `InvalidInput` if a spreadsheet has spoilt ids or numbers.
  func check(_ path: String) throws(InvalidInput) {
    guard let spoilt else { return }
    let lines = spoilt.lines.map { String($0) }.joined(separator: ", ")
    throw InvalidInput([
      Diagnostic(
        .error, "scientific-notation", file: path,
        place: SourcePlace(line: spoilt.lines.first ?? 1, column: 1),
        Wording(
          zh:
            "\(spoilt.column)：“\(spoilt.word.prefix(20))”是表格软件把长数字改写成的（\(spoilt.rows) 行：\(lines)）",
          en:
            "\(spoilt.column): \"\(spoilt.word.prefix(20))\" is what a spreadsheet made of a long number (\(spoilt.rows) rows: \(lines))"
        ),
        hint: Wording(
          zh: "Excel 这样显示长数字，后面的位数就没了；先把这一列设为文本，再重新导出",
          en:
            "Excel shows long numbers so, and the digits behind are lost; format the column as text, and export it again"
        ))
    ])
  }

  // MARK: Lengths

  /// Takes a length of time in seconds, if the row has one.
  /// - Returns: why it can't be used, or `nil`.
  private func take(
    _ place: Int?, _ column: String, _ length: inout Double?, _ bytes: Span<UInt8>
  ) -> Wording? {
    guard let place, !fields[place].isEmpty else { return nil }
    guard let seconds = Self.seconds(bytes.extracting(fields[place]), separator: separator) else {
      return Wording(zh: "\(column)：不是时长", en: "\(column): no length of time")
    }
    guard (0...Self.longest).contains(seconds) else {
      return seconds < 0
        ? Wording(zh: "\(column)：小于 0", en: "\(column): below 0")
        : Wording(zh: "\(column)：超过一天", en: "\(column): over a day")
    }
    length = seconds
    return nil
  }

  /// The seconds of `90`, `1:30`, `0:01:30`, `1m30s`; `nil` if the text is none.
  private static func seconds(_ bytes: Span<UInt8>, separator: UInt8) -> Double? {
    if let number = TableNumber.decimal(bytes) ?? clock(bytes) { return number }
    return TableLength.parse(bytes.text, separator: separator)
  }

  /// The seconds of `1:30` and `0:01:30` in whole numbers; `nil` of others.
  private static func clock(_ bytes: Span<UInt8>) -> Double? {
    guard bytes.count <= 12 else { return nil }
    var seconds = 0
    var part = 0
    var digits = 0
    var marks = 0
    for index in bytes.indices {
      let byte = bytes[index]
      if byte == UInt8(ascii: ":"), digits > 0 {
        seconds = 60 * (seconds + part)
        (part, digits, marks) = (0, 0, marks + 1)
      } else if (48...57).contains(byte), digits < 5 {
        part = 10 * part + Int(byte - 48)
        digits += 1
      } else {
        return nil
      }
    }
    return (1...2).contains(marks) && digits > 0 ? Double(seconds + part) : nil
  }

  // MARK: Words

  private mutating func outcome(
    _ field: TableRows.Field, _ bytes: Span<UInt8>, _ waited: Double?, _ talked: Double?,
    hasAgent: Bool
  ) -> CallTableReader.Told? {
    if field.isEmpty { return .call(hasAgent || (talked ?? 0) > 0 ? .answered : .abandoned) }
    switch told(bytes.extracting(field)) {
    case .hungUp?: return .call((waited ?? 0) > 0 ? .abandoned : .hungUp)
    case let told: return told
    }
  }

  /// Why a row isn't used whose outcome isn't known; long words and numbers aren't told.
  private mutating func unknownOutcome(_ word: String) -> Wording {
    let isTold =
      word.count <= 20 && word.count(where: \.isNumber) < 5
      && (unknownOutcomes.contains(word) || unknownOutcomes.count < Self.mostUnknown)
    guard isTold else { return Wording(zh: "没有已知的结果", en: "no known outcome") }
    unknownOutcomes.insert(word)
    return Wording(zh: "没有已知的结果：“\(word)”", en: "no known outcome: \"\(word)\"")
  }

  private mutating func told(_ word: Span<UInt8>) -> CallTableReader.Told? {
    if let known = outcomeWords.known(word) { return outcomes[Int(known)] }
    let told = CallTableReader.outcomes[word.text.lowercased()]
    guard outcomeWords.count < Self.mostWords else { return told }
    _ = outcomeWords.number(word)
    outcomes.append(told)
    return told
  }

  /// Whether the calls of a type are asked for.
  private mutating func takes(_ type: Span<UInt8>) -> Bool {
    guard options.queue != nil else { return true }
    if let known = typeWords.known(type) { return isTaken[Int(known)] }
    let takes = options.takes(type: type.text)
    guard typeWords.count < Self.mostWords else { return takes }
    _ = typeWords.number(type)
    isTaken.append(takes)
    return takes
  }
}
