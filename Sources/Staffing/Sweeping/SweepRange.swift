internal import Diagnostics

/// The values that an option such as `--vary pools.front.agents=40..80:5` gives a parameter.
package struct SweepRange: Sendable {
  /// A value, and whether what stands in the file is multiplied by it.
  package struct Value: Equatable, Sendable {
    /// As it is written in a scenario, texts with quotes.
    package let literal: String
    /// Without quotes.
    package let text: String
    /// A factor of what stands in the file; `nil` if the value takes its place.
    package var factor: Double?
  }

  package let path: ScenarioPath
  package let values: [Value]

  private static let most = 500

  /// - Parameter option: `PATH=FROM..TO:STEP` or `PATH=A,B,C`, where a value may be a list.
  /// - Throws: `VaryingFault` if it is written otherwise.
  package init(_ option: String) throws(VaryingFault) {
    guard let equals = option.firstIndex(of: "=") else {
      throw .noValues(of: option)
    }
    path = try ScenarioPath(String(option[..<equals]))
    let text = option[option.index(after: equals)...]
    if let range = try Self.range(text) {
      values = range
    } else {
      guard text.firstRange(of: "..") == nil else { throw .noRange(String(text)) }
      var values: [Value] = []
      for part in try Self.parts(of: text) {
        if part.isEmpty { throw .noRange(String(text)) }
        values.append(Value(literal: try Self.literal(part), text: String(part)))
      }
      self.values = values
    }
  }

  /// What stands between commas, those inside brackets aside.
  private static func parts(of text: Substring) throws(VaryingFault) -> [Substring] {
    var parts: [Substring] = []
    var start = text.startIndex
    var depth = 0
    for place in text.indices {
      switch text[place] {
      case "[": depth += 1
      case "]":
        depth -= 1
        if depth < 0 { throw .openBracket(String(text)) }
      case "," where depth == 0:
        parts.append(trimmed(text[start..<place]))
        start = text.index(after: place)
      default: break
      }
    }
    guard depth == 0 else { throw .openBracket(String(text)) }
    return parts + [trimmed(text[start...])]
  }

  private static func trimmed(_ text: Substring) -> Substring {
    let start = text.drop { $0 == " " }
    return start.dropLast(start.reversed().prefix { $0 == " " }.count)
  }

  /// A value as a scenario has it: lists with their elements, texts with quotes.
  private static func literal(_ text: Substring) throws(VaryingFault) -> String {
    guard text.hasPrefix("[") else { return value(String(text)).literal }
    let inside = text.dropFirst().dropLast()
    guard text.hasSuffix("]") else { throw .openBracket(String(text)) }
    if trimmed(inside).isEmpty { return "[]" }
    var elements: [String] = []
    for part in try parts(of: inside) {
      if part.isEmpty { throw .noRange(String(text)) }
      elements.append(try literal(part))
    }
    return "[" + elements.joined(separator: ", ") + "]"
  }

  /// `FROM..TO:STEP`, or `nil` if it is written otherwise.
  private static func range(_ text: Substring) throws(VaryingFault) -> [Value]? {
    guard let dots = text.firstRange(of: ".."), let colon = text.lastIndex(of: ":"),
      colon > dots.upperBound
    else { return nil }
    let ends = [
      text[..<dots.lowerBound], text[dots.upperBound..<colon], text[text.index(after: colon)...],
    ].map(String.init)
    let isFactor = ends[0].hasPrefix("x")
    let plain = isFactor ? ends.map { $0.hasPrefix("x") ? String($0.dropFirst()) : $0 } : ends
    if let numbers = decimals(plain) {
      return try steps(numbers.values).map { step in
        let text = decimal(step, digits: numbers.digits)
        return isFactor
          ? Value(literal: text, text: "x" + text, factor: Double(text)) : value(text)
      }
    }
    let durations = plain.compactMap { DurationNotation.parse($0)?.wholeMilliseconds }
    guard durations.count == 3, !isFactor else {
      throw .noRange(String(text))
    }
    return try steps(durations).map { value(DurationNotation.format(.milliseconds($0))) }
  }

  /// Whole numbers of the smallest decimal place that any of them uses.
  private static func decimals(_ texts: [String]) -> (values: [Int64], digits: Int)? {
    let digits =
      texts.map { text in
        text.firstIndex(of: ".").map { text.distance(from: $0, to: text.endIndex) - 1 } ?? 0
      }.max() ?? 0
    guard digits <= 6 else { return nil }
    var values: [Int64] = []
    for text in texts {
      let parts = text.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty }),
        parts.joined().allSatisfy({ $0.isASCII && $0.isNumber }), parts[0].count <= 9
      else { return nil }
      let fraction = parts.count == 2 ? String(parts[1]) : ""
      let padded =
        String(parts[0]) + fraction
        + String(repeating: "0", count: digits - fraction.count)
      guard let value = Int64(padded) else { return nil }
      values.append(value)
    }
    return (values, digits)
  }

  private static func decimal(_ value: Int64, digits: Int) -> String {
    guard digits > 0 else { return String(value) }
    let text = String(value)
    let padded = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
    return "\(padded.dropLast(digits)).\(padded.suffix(digits))"
  }

  private static func steps(_ ends: [Int64]) throws(VaryingFault) -> [Int64] {
    guard ends[2] > 0, ends[0] <= ends[1] else {
      throw .fallingRange
    }
    guard (ends[1] - ends[0]) / ends[2] < Int64(most) else {
      throw .tooManyValues(most: most)
    }
    return (0...(ends[1] - ends[0]) / ends[2]).map { ends[0] + $0 * ends[2] }
  }

  private static func value(_ text: String) -> Value {
    let isBare = Double(text) != nil || ["true", "false", "null"].contains(text)
    return Value(literal: isBare ? text : JSONValue.text(text).compact, text: text)
  }
}
