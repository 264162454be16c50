/// Turns located values into the types of a format, and reports every value that is not as expected.
///
/// Each method returns `nil` after it has reported why, so that readers go on to the next value.
package struct DocumentReader {
  package let source: SourceText
  package let log: DiagnosticLog

  package init(_ source: SourceText, log: DiagnosticLog) {
    self.source = source
    self.log = log
  }

  // MARK: Reporting

  package func error(
    _ code: String, at offset: Int, _ message: Wording, hint: Wording? = nil,
    notes: [Diagnostic.Note] = []
  ) {
    guard !log.isFull else { return }
    log.add(Diagnostic(.error, code, in: source, at: offset, message, hint: hint, notes: notes))
  }

  package func warning(_ code: String, at offset: Int, _ message: Wording, hint: Wording? = nil) {
    guard !log.isFull else { return }
    log.add(Diagnostic(.warning, code, in: source, at: offset, message, hint: hint))
  }

  /// Reports `expected …, found …` at a value.
  package func mismatch(
    _ value: LocatedValue, expected: Wording, path: String, hint: Wording? = nil
  ) {
    error(
      "wrong-type", at: value.offset,
      Wording(
        zh: "应为\(expected.zh)，实际是 \(Self.describe(value).zh)",
        en: "expected \(expected.en), found \(Self.describe(value).en)"
      ).at(path), hint: hint)
  }

  /// A value in a few words: short texts and numbers as they are, the rest by their kind.
  package static func describe(_ value: LocatedValue) -> Wording {
    switch value.content {
    case .text(let text): Wording(text.count <= 40 ? "\"\(text)\"" : "\"\(text.prefix(40))…\"")
    case .number(_, let literal): Wording(String(literal.prefix(40)))
    case .boolean(let boolean): Wording(String(boolean))
    default: value.kindName
    }
  }

  // MARK: Scalars

  package func text(_ value: LocatedValue, path: String) -> String? {
    guard case .text(let text) = value.content else {
      mismatch(value, expected: Wording(zh: "文字", en: "text"), path: path)
      return nil
    }
    return text
  }

  package func boolean(_ value: LocatedValue, path: String) -> Bool? {
    guard case .boolean(let boolean) = value.content else {
      mismatch(value, expected: Wording(zh: "true 或 false", en: "true or false"), path: path)
      return nil
    }
    return boolean
  }

  /// A finite number within a range.
  package func number(
    _ value: LocatedValue, path: String,
    in range: ClosedRange<Double> = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
  ) -> Double? {
    guard case .number(let number, _) = value.content, number.isFinite else {
      mismatch(value, expected: Wording(zh: "数字", en: "a number"), path: path)
      return nil
    }
    guard range.contains(number) else {
      let bounds = Self.describe(range)
      error(
        "out-of-range", at: value.offset,
        Wording(
          zh: "\(Self.describe(value).zh) 不在范围内，应\(bounds.zh)",
          en: "\(Self.describe(value).en) is not \(bounds.en)"
        ).at(path))
      return nil
    }
    return number
  }

  package func integer(_ value: LocatedValue, path: String, in range: ClosedRange<Int>) -> Int? {
    guard case .number(let number, _) = value.content, let integer = Int(exactly: number) else {
      mismatch(value, expected: Wording(zh: "整数", en: "a whole number"), path: path)
      return nil
    }
    guard range.contains(integer) else {
      let bounds = Self.describe(Double(range.lowerBound)...Double(range.upperBound))
      error(
        "out-of-range", at: value.offset,
        Wording(zh: "\(integer) 不在范围内，应\(bounds.zh)", en: "\(integer) is not \(bounds.en)").at(path)
      )
      return nil
    }
    return integer
  }

  private static func describe(_ range: ClosedRange<Double>) -> Wording {
    func plain(_ bound: Double) -> String {
      Int(exactly: bound).map { String($0) } ?? String(bound)
    }
    if range.upperBound >= 1e15 {
      return Wording(
        zh: "不小于 \(plain(range.lowerBound))", en: "at least \(plain(range.lowerBound))")
    }
    if range.lowerBound <= -1e15 {
      return Wording(zh: "不大于 \(plain(range.upperBound))", en: "at most \(plain(range.upperBound))")
    }
    return Wording(
      zh: "在 \(plain(range.lowerBound))…\(plain(range.upperBound)) 之间",
      en: "in \(plain(range.lowerBound))…\(plain(range.upperBound))")
  }

  package func oneOf<Choice: RawRepresentable & CaseIterable>(
    _ type: Choice.Type, _ value: LocatedValue, path: String
  ) -> Choice? where Choice.RawValue == String {
    let names = Choice.allCases.map(\.rawValue)
    guard case .text(let text) = value.content else {
      mismatch(
        value,
        expected: Wording(
          zh: "\(names.joined(separator: "、")) 之一", en: "one of \(names.joined(separator: ", "))"),
        path: path)
      return nil
    }
    guard let choice = Choice(rawValue: text) else {
      error(
        "unknown-value", at: value.offset,
        Wording(
          zh: "应为 \(names.joined(separator: "、")) 之一，实际是“\(text.prefix(40))”",
          en: "expected one of \(names.joined(separator: ", ")), found \"\(text.prefix(40))\""
        ).at(path)
          + Suggestion.guess(at: text, in: names))
      return nil
    }
    return choice
  }

  // MARK: Notations

  /// A duration in seconds, to the millisecond.
  /// - Parameter least: in seconds; less is an error.
  package func seconds(_ value: LocatedValue, path: String, least: Double = 0) -> Double? {
    guard let found = duration(value, path: path) else { return nil }
    let seconds = Double(found.wholeMilliseconds) / 1_000
    guard seconds >= least else {
      error(
        "out-of-range", at: value.offset,
        Wording(
          zh: "不能少于 \(DurationNotation.format(.milliseconds(Int64(least * 1_000))))",
          en: "must be at least \(DurationNotation.format(.milliseconds(Int64(least * 1_000))))"
        ).at(path))
      return nil
    }
    return seconds
  }

  /// A duration with its units, 0 or more (`DurationNotation`); a bare number is refused.
  package func duration(_ value: LocatedValue, path: String) -> Duration? {
    switch value.content {
    case .text(let text):
      if let duration = DurationNotation.parse(text) { return duration }
      error(
        "bad-duration", at: value.offset,
        Wording(
          zh: "\(Self.describe(value).zh) 不是时长", en: "\(Self.describe(value).en) is no duration"
        ).at(path),
        hint: Wording(
          zh: "写数字和单位，大单位在前：\"90s\"、\"1m30s\"、\"250ms\"、\"2h\"",
          en: "write a number and a unit, large units first: \"90s\", \"1m30s\", \"250ms\", \"2h\"")
      )
    case .number(_, let literal):
      error(
        "bad-duration", at: value.offset,
        Wording(
          zh: "应为时长，实际是数字 \(literal.prefix(40))",
          en: "expected a duration, found the number \(literal.prefix(40))"
        ).at(path),
        hint: Wording(
          zh: "加上单位：\"\(literal.prefix(40))s\"", en: "give it a unit: \"\(literal.prefix(40))s\""))
    default:
      mismatch(
        value, expected: Wording(zh: "时长，如 \"90s\"", en: "a duration such as \"90s\""), path: path)
    }
    return nil
  }

  /// A moment in ISO 8601 with its offset; one without is refused.
  package func instant(_ value: LocatedValue, path: String) -> Instant? {
    guard case .text(let text) = value.content else {
      mismatch(
        value,
        expected: Wording(
          zh: "时间，如 \"2026-11-11T20:05:00+08:00\"",
          en: "a time such as \"2026-11-11T20:05:00+08:00\""), path: path)
      return nil
    }
    guard let instant = Instant(text) else {
      error(
        "bad-instant", at: value.offset,
        Wording(
          zh: "\(Self.describe(value).zh) 不是带时区的时间",
          en: "\(Self.describe(value).en) is no time with an offset"
        ).at(path),
        hint: Wording(
          zh: "写作 \"2026-11-11T20:05:00+08:00\"", en: "write it as \"2026-11-11T20:05:00+08:00\""))
      return nil
    }
    return instant
  }

  package func date(_ value: LocatedValue, path: String) -> CivilDate? {
    guard case .text(let text) = value.content, let date = CivilDate(text) else {
      error(
        "bad-date", at: value.offset,
        Wording(zh: "\(Self.describe(value).zh) 不是日期", en: "\(Self.describe(value).en) is no date")
          .at(path),
        hint: Wording(zh: "写作 \"2026-11-11\"", en: "write it as \"2026-11-11\""))
      return nil
    }
    return date
  }

  /// An amount in yuan, as a decimal text or a number, of at most two decimals.
  package func money(_ value: LocatedValue, path: String) -> Money? {
    let text: String
    switch value.content {
    case .text(let given): text = given
    case .number(_, let literal): text = literal
    default:
      mismatch(
        value,
        expected: Wording(zh: "金额（元），如 \"12.50\"", en: "an amount in yuan such as \"12.50\""),
        path: path)
      return nil
    }
    guard let money = Money(text) else {
      error(
        "bad-money", at: value.offset,
        Wording(
          zh: "\(Self.describe(value).zh) 不是金额（元）",
          en: "\(Self.describe(value).en) is no amount in yuan"
        ).at(path),
        hint: Wording(zh: "最多两位小数：\"12.50\"", en: "write it with at most two decimals: \"12.50\""))
      return nil
    }
    return money
  }

  package func id(_ value: LocatedValue, path: String) -> String? {
    guard let text = text(value, path: path) else { return nil }
    guard Identifier.isID(text) else {
      error(
        "bad-id", at: value.offset,
        Wording(zh: "\(Self.describe(value).zh) 不能用作 id", en: "\(Self.describe(value).en) is no id")
          .at(path),
        hint: Wording(
          zh: "id 由小写字母、数字和连字符组成，以字母开头",
          en: "ids have small letters, digits and dashes and begin with a letter"))
      return nil
    }
    return text
  }

  // MARK: Lists and objects

  /// The elements of a list; a value that is none is reported and counts as empty.
  package func list(_ value: LocatedValue, path: String) -> [LocatedValue] {
    guard case .array(let elements) = value.content else {
      mismatch(value, expected: Wording(zh: "列表", en: "a list"), path: path)
      return []
    }
    return elements
  }

  /// The members of an object whose keys are names of the user's; duplicates are reported.
  package func members(_ value: LocatedValue, path: String) -> [LocatedValue.Member] {
    guard case .object(let members) = value.content else {
      mismatch(value, expected: Wording(zh: "对象", en: "an object"), path: path)
      return []
    }
    var first: [String: LocatedValue.Member] = [:]
    return members.filter { member in
      guard let earlier = first.updateValue(member, forKey: member.key) else { return true }
      first[member.key] = earlier
      reportDuplicate(member, of: earlier, path: path)
      return false
    }
  }

  func reportDuplicate(
    _ member: LocatedValue.Member, of earlier: LocatedValue.Member, path: String
  ) {
    guard !log.isFull else { return }
    let place = source.place(at: earlier.keyOffset)
    error(
      "duplicate-key", at: member.keyOffset,
      Wording(
        zh: "键“\(member.key.prefix(40))”重复，第一次在第 \(place.line) 行",
        en: "duplicate key \"\(member.key.prefix(40))\", first given on line \(place.line)"
      ).at(path),
      notes: [
        .init(
          file: source.path(at: earlier.keyOffset), place: place,
          message: Wording(zh: "第一次在这里", en: "first given here"))
      ])
  }

  /// Reads an object of fixed keys; afterwards `finish()` reports those that nobody asked for.
  ///
  /// - Parameter path: what the object is, for messages; empty for the file itself.
  package func object(_ value: LocatedValue, path: String) -> ObjectReader? {
    guard case .object = value.content else {
      guard path.isEmpty else {
        mismatch(value, expected: Wording(zh: "对象", en: "an object"), path: path)
        return nil
      }
      let found = Self.describe(value)
      error(
        "wrong-type", at: value.offset,
        Wording(
          zh: "文件应为一个对象，实际是 \(found.zh)", en: "the file: expected an object, found \(found.en)"))
      return nil
    }
    return ObjectReader(value, members: members(value, path: path), path: path, reader: self)
  }
}
