internal import Diagnostics
internal import FlowInterpreter

extension LiquidParser {
  mutating func tag(
    _ word: String, _ tokens: ArraySlice<LiquidScanner.Token>
  ) throws(LiquidProblem) -> LiquidPiece? {
    var tokens = tokens
    switch word {
    case "assign":
      guard case .word(let name)? = tokens.popFirst(), tokens.popFirst() == .sign("=") else {
        throw LiquidProblem(
          message: Wording(zh: "写作 {% assign 名字 = 值 %}", en: "write {% assign name = value %}"))
      }
      return .assign(name, try expression(&tokens))
    case "capture":
      let name: String
      switch tokens.popFirst() {
      case .word(let given)?, .text(let given)?: name = given
      default:
        throw LiquidProblem(
          message: Wording(zh: "写作 {% capture 名字 %}", en: "write {% capture name %}"))
      }
      let (inside, end) = try pieces(until: ["endcapture"])
      guard end != nil else { throw Self.missing("endcapture") }
      return .capture(name, inside)
    case "echo":
      return tokens.isEmpty ? nil : .output(try expression(&tokens))
    case "cycle": return try cycle(&tokens)
    case "if", "unless":
      let first = try condition(&tokens)
      return try choice(first: word == "if" ? first : .not(first), end: "end" + word)
    case "case": return try cases(try operand(&tokens))
    case "for": return try loop(&tokens)
    case "break", "continue": return .leave(isLoop: word == "break")
    case "increment", "decrement":
      guard case .word(let name)? = tokens.popFirst() else {
        throw LiquidProblem(
          message: Wording(zh: "写作 {% \(word) 名字 %}", en: "write {% \(word) name %}"))
      }
      return .count(name, by: word == "increment" ? 1 : -1)
    default:
      throw LiquidProblem(
        message: Wording(
          zh: "这里没有标签 '\(word.prefix(40))'", en: "there is no tag '\(word.prefix(40))' here"))
    }
  }

  private mutating func choice(
    first: LiquidCondition, end: String
  ) throws(LiquidProblem) -> LiquidPiece {
    var ways: [(condition: LiquidCondition, pieces: [LiquidPiece])] = []
    var condition = first
    while true {
      let (inside, found) = try pieces(until: ["elsif", "else", end])
      ways.append((condition, inside))
      guard var found else {
        throw Self.missing(end)
      }
      if found.word == end { return .choice(ways, otherwise: []) }
      if found.word == "else" {
        let (otherwise, last) = try pieces(until: [end])
        guard last != nil else {
          throw Self.missing(end)
        }
        return .choice(ways, otherwise: otherwise)
      }
      condition = try self.condition(&found.tokens)
    }
  }

  private mutating func cases(_ subject: LiquidOperand) throws(LiquidProblem) -> LiquidPiece {
    var ways: [(condition: LiquidCondition, pieces: [LiquidPiece])] = []
    // What stands before the first `when` is never said.
    var (_, found) = try pieces(until: ["when", "else", "endcase"])
    while var end = found {
      switch end.word {
      case "when":
        var condition: LiquidCondition?
        repeat {
          let one = LiquidCondition.compare(subject, "==", try operand(&end.tokens))
          condition = condition.map { .or($0, one) } ?? one
          guard end.tokens.first == .sign(",") || end.tokens.first == .word("or") else { break }
          end.tokens.removeFirst()
        } while true
        let (inside, next) = try pieces(until: ["when", "else", "endcase"])
        if let condition { ways.append((condition, inside)) }
        found = next
      case "else":
        let (otherwise, last) = try pieces(until: ["endcase"])
        guard last != nil else {
          throw Self.missing("endcase")
        }
        return .choice(ways, otherwise: otherwise)
      default: return .choice(ways, otherwise: [])
      }
    }
    throw Self.missing("endcase")
  }

  private mutating func loop(
    _ tokens: inout ArraySlice<LiquidScanner.Token>
  ) throws(LiquidProblem) -> LiquidPiece {
    guard case .word(let name)? = tokens.popFirst(), tokens.popFirst() == .word("in") else {
      throw LiquidProblem(
        message: Wording(zh: "写作 {% for 名字 in 列表 %}", en: "write {% for name in list %}"))
    }
    var loop = LiquidLoop(variable: name, over: .value(.null))
    loop.over = try operand(&tokens)
    while case .word(let word)? = tokens.popFirst() {
      if word == "reversed" {
        loop.isReversed = true
        continue
      }
      guard ["limit", "offset"].contains(word), tokens.popFirst() == .sign(":") else {
        throw LiquidProblem(
          message: Wording(
            zh: "这里不该有 '\(word.prefix(40))'", en: "'\(word.prefix(40))' is not expected here"))
      }
      if word == "limit" {
        loop.limit = try operand(&tokens)
      } else {
        loop.offset = try operand(&tokens)
      }
    }
    var (inside, end) = try pieces(until: ["else", "endfor"])
    var otherwise: [LiquidPiece] = []
    if end?.word == "else" { (otherwise, end) = try pieces(until: ["endfor"]) }
    guard end != nil else {
      throw Self.missing("endfor")
    }
    return .loop(loop, inside, otherwise: otherwise)
  }

  /// What is not read as Liquid: comments, and what stands as it is; `nil` for other tags.
  ///
  /// A tag `liquid` has a tag in each line.
  mutating func verbatim(_ tag: Substring) throws(LiquidProblem) -> [LiquidPiece]? {
    let tag = String(tag).trimmingSpaces
    switch tag.prefix(while: { !$0.isWhitespace }) {
    case "comment":
      var open = 1
      while open > 0 {
        guard let next = skipToTag(["comment", "endcomment"]) else {
          throw Self.missing("endcomment")
        }
        open += next.name == "comment" ? 1 : -1
      }
      return []
    case "raw":
      guard let end = skipToTag(["endraw"]) else { throw Self.missing("endraw") }
      return end.before.isEmpty ? [] : [.text(end.before)]
    case "liquid":
      let lines = tag.dropFirst("liquid".count).split(whereSeparator: \.isNewline)
        .map { String($0).trimmingSpaces }.filter { !$0.isEmpty }
      guard !lines.contains(where: { $0.hasPrefix("liquid") || $0.contains("%}") }) else {
        return nil
      }
      rest = Substring(lines.map { "{% \($0) %}" }.joined() + rest)
      return []
    case let word: return word.hasPrefix("#") ? [] : nil
    }
  }

  /// Goes behind the next tag of one of these names; with what stands before it.
  private mutating func skipToTag(_ names: [String]) -> (name: String, before: String)? {
    var position = rest.startIndex
    while let close = rest[position...].firstRange(of: "%}") {
      defer { position = close.upperBound }
      guard let open = rest[position..<close.lowerBound].ranges(of: "{%").last else { continue }
      var inside = rest[open.upperBound..<close.lowerBound]
      let isTrimmedBefore = inside.first == "-"
      if isTrimmedBefore { inside.removeFirst() }
      let isTrimmedAfter = inside.last == "-"
      if isTrimmedAfter { inside.removeLast() }
      guard let name = names.first(where: { $0 == String(inside).trimmingSpaces }) else { continue }
      let before = String(rest[..<open.lowerBound])
      rest = rest[close.upperBound...]
      if isTrimmedAfter { rest = rest.drop(while: \.isWhitespace) }
      return (name, isTrimmedBefore ? before.droppingSpacesAtEnd : before)
    }
    return nil
  }

  static func missing(_ end: String) -> LiquidProblem {
    LiquidProblem(message: Wording(zh: "缺少 \(end)", en: "\(end) is missing"))
  }

  /// `{% cycle 'a', 'b' %}`, or with a group's name before: `{% cycle 'rows': 'a', 'b' %}`.
  private mutating func cycle(
    _ tokens: inout ArraySlice<LiquidScanner.Token>
  ) throws(LiquidProblem) -> LiquidPiece {
    let written = tokens.map(\.shown).joined(separator: " ")
    var values = [try operand(&tokens)]
    var group = written
    if tokens.first == .sign(":") {
      tokens.removeFirst()
      group = String(written.prefix { $0 != ":" })
      values = [try operand(&tokens)]
    }
    while tokens.first == .sign(",") {
      tokens.removeFirst()
      values.append(try operand(&tokens))
    }
    if let more = tokens.first { throw Self.unexpected(more) }
    return .cycle(group: group, values)
  }
}
