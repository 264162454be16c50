internal import Diagnostics

extension Function {
  /// The result of a function of one argument.
  func apply(_ value: Value, in scope: Scope) throws(Fault) -> Value {
    switch self {
    case .exists: return .boolean(value != .null)
    case .length: return .number(Number(try length(of: value)))
    case .text: return try .limited(value.spoken(in: scope.language))
    case .number: return try number(value)
    case .round: return try rounded(value, .number(Number(0)))
    case .minutesSince: return try elapsed(since: value, in: scope, unit: 60_000)
    case .hoursSince: return try elapsed(since: value, in: scope, unit: 3_600_000)
    case .money: return try money(value, in: scope.language)
    case .lower, .digits, .mask:
      guard let text = try textOrNumber(value) else { return .null }
      switch self {
      case .lower: return try .limited(text.lowercased())
      case .digits: return try Self.digits(of: text, separator: "")
      default: return .text(Mask.hide(text))
      }
    default: preconditionFailure("Function.arity must hold here (\(rawValue) had 1 argument)")
    }
  }

  /// The result of a function of two arguments.
  func apply(_ first: Value, _ second: Value) throws(Fault) -> Value {
    switch self {
    case .contains: return .boolean(try Self.contains(first, second, asked: rawValue))
    case .startsWith, .endsWith:
      guard let whole = try text(first), let part = try text(second) else {
        return .boolean(false)
      }
      return .boolean(self == .startsWith ? whole.hasPrefix(part) : whole.hasSuffix(part))
    case .matches:
      guard let source = try text(second) else { return .boolean(false) }
      let pattern: Pattern
      do throws(PatternError) {
        pattern = try Pattern(source)
      } catch {
        throw Fault("matches: \(error.message.en)")
      }
      return .boolean(try Self.matches(first, pattern))
    case .round: return try rounded(first, second)
    case .digits:
      guard let text = try textOrNumber(first) else { return .null }
      return try Self.digits(of: text, separator: try self.text(second) ?? "")
    default: preconditionFailure("Function.arity must hold here (\(rawValue) had 2 arguments)")
    }
  }

  // MARK: Arguments

  private func text(_ value: Value) throws(Fault) -> String? {
    switch value {
    case .text(let text): return text
    case .null: return nil
    default: throw Fault("\(rawValue) needs text, found \(value.kindName)")
    }
  }

  private func textOrNumber(_ value: Value) throws(Fault) -> String? {
    if case .number(let number) = value { return number.description }
    return try text(value)
  }

  // MARK: Texts and lists

  private func length(of value: Value) throws(Fault) -> Int {
    switch value {
    case .text(let text): return text.count
    case .list(let elements): return elements.count
    case .null: return 0
    default: throw Fault("length needs text or a list, found \(value.kindName)")
    }
  }

  static func contains(
    _ whole: Value, _ part: Value, asked name: String
  ) throws(Fault) -> Bool {
    switch (whole, part) {
    case (.list(let elements), _): return elements.contains(part)
    case (.null, _), (.text, .null): return false
    case (.text(let text), .text(let part)): return text.contains(part: part)
    default: throw Fault("\(name) can't look for \(part.kindName) in \(whole.kindName)")
    }
  }

  static func matches(_ subject: Value, _ pattern: Pattern) throws(Fault) -> Bool {
    switch subject {
    case .text(let text): return pattern.matchesWhole(text)
    case .number(let number): return pattern.matchesWhole(number.description)
    case .null: return false
    default: throw Fault("matches needs text, found \(subject.kindName)")
    }
  }

  private static func digits(of text: String, separator: String) throws(Fault) -> Value {
    let digits = text.unicodeScalars.compactMap { Digit($0) }.map(\.character)
    guard digits.count * (separator.utf8.count + 1) <= Value.maximumTextLength else {
      throw Fault("a text is longer than \(Value.maximumTextLength) bytes")
    }
    return .text(digits.map { String($0) }.joined(separator: separator))
  }

  // MARK: Numbers

  private func number(_ value: Value) throws(Fault) -> Value {
    switch value {
    case .number, .null: return value
    case .text(let text): return Number(text).map { .number($0) } ?? .null
    default: throw Fault("number needs text, found \(value.kindName)")
    }
  }

  private func rounded(_ value: Value, _ decimals: Value) throws(Fault) -> Value {
    guard case .number(let number) = value else {
      throw Fault("round needs a number, found \(value.kindName)")
    }
    guard case .number(let places) = decimals, let count = places.integer, (0...9).contains(count)
    else { throw Fault("round needs 0 to 9 decimals") }
    guard let result = number.rounded(toDecimals: count) else {
      throw Fault("round gives a number beyond 10²⁴")
    }
    return .number(result)
  }

  func extreme(of values: [Value]) throws(Fault) -> Value {
    var candidates = values
    if values.count == 1, case .list(let elements) = values[0] { candidates = elements }
    var best: Number?
    for candidate in candidates {
      guard case .number(let number) = candidate else {
        throw Fault("\(rawValue) needs numbers, found \(candidate.kindName)")
      }
      best = best.map { self == .min ? Swift.min($0, number) : Swift.max($0, number) } ?? number
    }
    return best.map { .number($0) } ?? .null
  }

  private func money(_ value: Value, in language: String) throws(Fault) -> Value {
    guard let text = try textOrNumber(value) else { return .null }
    guard let number = Number(text), let cents = number.rounded(toDecimals: 2) else {
      throw Fault("money needs an amount")
    }
    var (whole, fraction) = (cents.description, "")
    if let point = whole.firstIndex(of: ".") {
      fraction = String(whole[whole.index(after: point)...])
      whole = String(whole[..<point])
    }
    let amount = "\(whole).\(fraction)\(String(repeating: "0", count: 2 - fraction.count))"
    return .text(Language(of: language).say("\(amount)元", "\(amount) yuan"))
  }

  // MARK: Time

  private func elapsed(since value: Value, in scope: Scope, unit: Int) throws(Fault) -> Value {
    guard let text = try text(value) else { return .null }
    guard let instant = Instant(text) else {
      throw Fault("\(rawValue) needs a time such as 2026-11-11T20:05:00+08:00")
    }
    let milliseconds = (scope.now - instant).wholeMilliseconds
    let quotient = Number(checking: Int128(milliseconds) * Number.scale)?.divided(by: Number(unit))
    return quotient.map { .number($0) } ?? .null
  }
}

extension String {
  /// Whether a text is part of this one, scalar by scalar.
  func contains(part: String) -> Bool {
    let (whole, part) = (Array(utf8), Array(part.utf8))
    guard let first = part.first else { return true }
    guard whole.count >= part.count else { return false }
    for start in 0...(whole.count - part.count) where whole[start] == first {
      if whole[start..<start + part.count].elementsEqual(part) { return true }
    }
    return false
  }
}
