internal import Diagnostics

/// The values that something may have whatever the call: never fewer than it has, often more.
///
/// Without any kind there is no value at all: whoever asks for it meets a fault each time.
struct PossibleValues: Sendable, Hashable {
  struct Kinds: OptionSet, Sendable, Hashable {
    let rawValue: UInt8
    static let null = Kinds(rawValue: 1)
    static let boolean = Kinds(rawValue: 2)
    static let number = Kinds(rawValue: 4)
    static let text = Kinds(rawValue: 8)
    static let list = Kinds(rawValue: 16)
    static let record = Kinds(rawValue: 32)
    static let all: Kinds = [.null, .boolean, .number, .text, .list, .record]
  }

  /// Numbers from a least to a most one, `nil` where there is no bound.
  struct Range: Sendable, Hashable {
    var least: Number?
    var most: Number?

    func overlaps(_ other: Range) -> Bool { !isBelow(other) && !other.isBelow(self) }

    /// Whether every number of it is less than every one of another.
    func isBelow(_ other: Range) -> Bool {
      guard let most, let least = other.least else { return false }
      return most < least
    }
  }

  /// What is known of the fields of records.
  struct Shape: Sendable, Hashable {
    /// What such a record is, with an article.
    var name: Wording
    var fields: [String: PossibleValues]
    /// Whether there are no other fields.
    var isClosed: Bool
  }

  var kinds: Kinds
  /// All the values, where they are few.
  private(set) var exact: Set<Value>?
  /// Bounds of those that are numbers.
  var range = Range()
  /// Where all texts are rows of digits: how long they may be.
  var digits: EntryLengths?
  var shape: Shape?
  /// What the texts are words for, where these are all words there are.
  var vocabulary: Wording?

  private static let mostExact = 24

  init(_ kinds: Kinds) { self.kinds = kinds }

  static let anything = PossibleValues(.all)
  static let nothing = PossibleValues([])
  static let truths = PossibleValues([.boolean(true), .boolean(false)])

  /// Some values and no others.
  init(_ values: some Sequence<Value>) {
    let values = Set(values)
    kinds = values.reduce(into: []) { $0.insert($1.kind) }
    let numbers = values.compactMap { if case .number(let number) = $0 { number } else { nil } }
    range = Range(least: numbers.min(), most: numbers.max())
    let texts = values.compactMap { if case .text(let text) = $0 { text } else { nil } }
    if texts.allSatisfy(\.isDigits) {
      for text in texts {
        let length = EntryLengths(text.utf8.count...text.utf8.count)
        digits = digits?.union(length) ?? length
      }
    }
    exact = values.count <= Self.mostExact ? values : nil
  }

  init(truths: Set<Bool>) { self.init(truths.map(Value.boolean)) }

  /// Numbers between two bounds.
  init(from least: Number?, to most: Number? = nil) {
    self.init(.number)
    range = Range(least: least, most: most)
  }

  /// Rows of so many digits.
  init(digits: ClosedRange<Int>) {
    self.init(.text)
    self.digits = EntryLengths(digits)
  }

  init(_ shape: Shape) {
    self.init(.record)
    self.shape = shape
  }

  /// The words of a vocabulary, or nothing.
  init(words: [String], of vocabulary: Wording) {
    self.init(words.map(Value.text) + [.null])
    self.vocabulary = vocabulary
  }

  // MARK: Joining

  func union(_ other: PossibleValues) -> PossibleValues {
    if kinds.isEmpty { return other }
    if other.kinds.isEmpty || self == other { return self }
    if let exact, let more = other.exact, exact.union(more).count <= Self.mostExact {
      var joined = PossibleValues(exact.union(more))
      joined.vocabulary = commonVocabulary(other)
      return joined
    }
    var joined = PossibleValues(kinds.union(other.kinds))
    joined.range = joinedRange(other)
    joined.digits = joinedDigits(other)
    joined.shape = joinedShape(other)
    return joined
  }

  private func commonVocabulary(_ other: PossibleValues) -> Wording? {
    if vocabulary == other.vocabulary { return vocabulary }
    if !other.kinds.contains(.text) || other.exact == [.text("")] { return vocabulary }
    if !kinds.contains(.text) || exact == [.text("")] { return other.vocabulary }
    return nil
  }

  private func joinedRange(_ other: PossibleValues) -> Range {
    guard kinds.contains(.number) else { return other.range }
    guard other.kinds.contains(.number) else { return range }
    func joined(_ a: Number?, _ b: Number?, by pick: (Number, Number) -> Number) -> Number? {
      if let a, let b { pick(a, b) } else { nil }
    }
    return Range(
      least: joined(range.least, other.range.least, by: min),
      most: joined(range.most, other.range.most, by: max))
  }

  private func joinedDigits(_ other: PossibleValues) -> EntryLengths? {
    guard kinds.contains(.text) else { return other.digits }
    guard other.kinds.contains(.text) else { return digits }
    guard let digits, let more = other.digits else { return nil }
    return digits.union(more)
  }

  private func joinedShape(_ other: PossibleValues) -> Shape? {
    guard kinds.contains(.record) else { return other.shape }
    guard other.kinds.contains(.record) else { return shape }
    guard let shape, let more = other.shape else { return nil }
    if shape == more { return shape }
    var fields: [String: PossibleValues] = [:]
    for name in Set(shape.fields.keys).union(more.fields.keys) {
      fields[name] = shape.field(name).union(more.field(name))
    }
    return Shape(
      name: shape.name == more.name
        ? shape.name
        : Wording(
          zh: "\(shape.name.zh)或\(more.name.zh)", en: "\(shape.name.en) or \(more.name.en)"),
      fields: fields, isClosed: shape.isClosed && more.isClosed)
  }

  /// What is left of it where it keeps growing: bounds that moved are given up.
  func widened(from earlier: PossibleValues) -> PossibleValues {
    guard self != earlier, !earlier.kinds.isEmpty else { return self }
    var wide = PossibleValues(kinds)
    if range.least == earlier.range.least { wide.range.least = range.least }
    if range.most == earlier.range.most { wide.range.most = range.most }
    wide.digits = digits == earlier.digits ? digits : nil
    wide.shape = shape == earlier.shape ? shape : nil
    return wide
  }

  // MARK: Asking

  /// The one value there is, if there is only one.
  var only: Value? { exact?.count == 1 ? exact?.first : nil }

  /// As a condition: whether it may hold, may not, or is a fault (then neither).
  var truths: Set<Bool> {
    var truths: Set<Bool> = []
    if kinds.contains(.null) { truths.insert(false) }
    guard kinds.contains(.boolean) else { return truths }
    for truth in [true, false] where exact?.contains(.boolean(truth)) ?? true {
      truths.insert(truth)
    }
    return truths
  }

  /// The texts among the values, where these are few.
  var texts: [String]? {
    exact?.compactMap { if case .text(let text) = $0 { text } else { nil } }.sorted()
  }

  /// Whether it and another may be the same value.
  func mayEqual(_ other: PossibleValues) -> Bool {
    if let exact, let more = other.exact { return !exact.isDisjoint(with: more) }
    let common = kinds.intersection(other.kinds)
    if !common.isDisjoint(with: [.null, .boolean, .list, .record]) { return true }
    if common.contains(.number), range.overlaps(other.range) { return true }
    return common.contains(.text) && mayBeText(of: other) && other.mayBeText(of: self)
  }

  /// Whether a text of another may be among the texts.
  private func mayBeText(of other: PossibleValues) -> Bool {
    if let texts = other.texts { return texts.contains(where: mayBe) }
    guard let digits, let more = other.digits else { return true }
    return digits.overlaps(more)
  }

  private func mayBe(_ text: String) -> Bool {
    if let exact { return exact.contains(.text(text)) }
    guard let digits else { return true }
    return text.isDigits && digits.contains(text.utf8.count)
  }
}

extension PossibleValues.Shape {
  /// What a field may be; of a record with further fields it may be anything.
  func field(_ name: String) -> PossibleValues {
    fields[name] ?? (isClosed ? PossibleValues([.null]) : .anything)
  }
}

extension Value {
  var kind: PossibleValues.Kinds {
    switch self {
    case .null: .null
    case .boolean: .boolean
    case .number: .number
    case .text: .text
    case .list: .list
    case .record: .record
    }
  }
}

extension String {
  /// Whether it is a row of ASCII digits; the empty text is one of none.
  var isDigits: Bool { utf8.allSatisfy { (0x30...0x39).contains($0) } }
}
