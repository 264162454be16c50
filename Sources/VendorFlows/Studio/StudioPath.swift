internal import Diagnostics
internal import FlowInterpreter

extension FlowBuilder {
  /// What a path of Studio's data (https://www.twilio.com/docs/studio/user-guide/liquid-template-language)
  /// leads to.
  mutating func studioValue(_ path: LiquidPath, at offset: Int) -> ExpressionTree {
    let parts = path.parts
    switch (parts[0], parts.count > 1 ? parts[1] : nil) {
    case ("trigger", "call"?), ("trigger", "message"?), ("trigger", "conversation"?):
      if parts.count == 3, parts[2] == "From" || parts[2] == "Caller" {
        return .field(.given(.caller), "number")
      }
      if parts.last == "CallSid" || parts.last == "MessageSid" {
        return .field(.given(.call), "id")
      }
      return studioGiven(parts, at: offset)
    case ("contact", _):
      if parts.last == "address" { return .field(.given(.caller), "number") }
      return studioGiven(parts, at: offset)
    case ("flow", "variables"?) where parts.count > 2:
      return Self.parts(
        parts.dropFirst(3),
        of: .variable(slot: variable(parts[2], isGiven: true, at: offset).slot))
    case ("widgets", let name?): return widgetValue(name, parts.dropFirst(2), at: offset)
    default: return studioGiven(parts, at: offset)
    }
  }

  private mutating func studioGiven(_ parts: [String], at offset: Int) -> ExpressionTree {
    .variable(
      slot: variable(parts.joined(separator: "."), isGiven: true, at: offset).slot)
  }

  /// What widgets keep each by itself; everything else of one lies in one record.
  private static let leaves: Set = [
    "Digits", "SpeechResult", "inbound", "RecordingUrl", "RecordingDuration", "DialCallStatus",
  ]

  private mutating func widgetValue(
    _ name: String, _ rest: ArraySlice<String>, at offset: Int
  ) -> ExpressionTree {
    guard let first = rest.first else {
      return .variable(slot: variable("widgets.\(name)", at: offset).slot)
    }
    let key = "widgets.\(name).\(first)"
    switch first {
    case "inbound":
      // Of a reply only the text is known.
      return .variable(slot: variable("widgets.\(name).inbound.Body", at: offset).slot)
    case _ where Self.leaves.contains(first):
      return .variable(slot: variable(key, at: offset).slot)
    case _ where blocks.contains(where: { $0.id == name && $0.type == "run-subflow" }):
      // What the other flow has set: https://www.twilio.com/docs/studio/widget-library/run-subflow
      return Self.parts(rest.dropFirst(), of: .variable(slot: variable(key, at: offset).slot))
    case "parsed":
      return Self.parts(rest.dropFirst(), of: .variable(slot: variable(key, at: offset).slot))
    case "body":
      return ExpressionTree.variable(slot: variable("widgets.\(name).parsed", at: offset).slot)
        .asText
    case "status_code":
      return .conditional(
        .call(
          .exists, [.variable(slot: variable("widgets.\(name).parsed", at: offset).slot)]),
        .literal(.text("200")), .literal(.text("")))
    default:
      return Self.parts(rest, of: .variable(slot: variable("widgets.\(name)", at: offset).slot))
    }
  }

  /// Fields, and where a part is no name of a field, elements of lists.
  static func parts(_ names: ArraySlice<String>, of tree: ExpressionTree) -> ExpressionTree {
    names.reduce(tree) { tree, name in
      name.first?.isNumber == true || name == "first" || name == "last" || name == "size"
        ? .foreign(
          ForeignFunction(name) { values throws(Fault) in (values.first ?? .null).part(name) },
          [tree])
        : tree.member(name)
    }
  }

  // MARK: Templates

  /// A template as a value; one that can't be read is what it is as it stands, and reported.
  mutating func liquid(_ source: String, of block: VendorBlock, key: String, at offset: Int)
    -> Expression
  {
    let parsed: (pieces: [LiquidPiece], paths: [LiquidPath])
    do throws(LiquidProblem) {
      parsed = try LiquidParser.parse(source)
    } catch {
      warn(
        "bad-template", at: offset, block, error.message.at(key),
        hint: Wording(
          zh: "文字照原样念；改好里面的 Liquid", en: "the text is taken as it stands; mend the Liquid in it"))
      return ExpressionTree.literal(.text(source)).expression(source, at: offset)
    }
    return tree(parsed, source: source, at: offset).expression(source, at: offset)
  }

  private mutating func tree(
    _ parsed: (pieces: [LiquidPiece], paths: [LiquidPath]), source: String, at offset: Int
  ) -> ExpressionTree {
    let (pieces, paths) = parsed
    // One value, or a text as it stands, needs no template.
    if pieces.isEmpty { return .literal(.text("")) }
    if pieces.count == 1 {
      switch pieces[0] {
      case .text(let text): return .literal(.text(text))
      case .output(let expression):
        if let simple = simple(expression, at: offset) { return simple }
      case .assign, .capture, .choice, .loop, .leave, .count, .cycle: break
      }
    }
    let operands =
      [ExpressionTree.field(.given(.call), "at")] + paths.map { studioValue($0, at: offset) }
    return .foreign(
      ForeignFunction("Liquid") { values throws(Fault) in
        .text(
          try LiquidRendering.text(
            of: pieces, values: Array(values.dropFirst()), now: (values.first ?? .null).asText))
      }, operands)
  }

  /// A path with no filter, or with one that the language of flows has.
  private mutating func simple(
    _ expression: LiquidExpression, at offset: Int
  ) -> ExpressionTree? {
    guard case .path(_, let path) = expression.operand else { return nil }
    let value = studioValue(path, at: offset)
    switch expression.filters.map(\.name) {
    case []: return value
    case ["downcase"]: return .call(.lower, [value.asText])
    case ["strip"]: return .foreign(.trimmed, [value])
    default: return nil
    }
  }

  /// What a prompt says: its texts, and between them what is looked up.
  mutating func liquidTemplate(
    _ source: String, of block: VendorBlock, key: String, at offset: Int
  ) -> Template {
    guard let parsed = try? LiquidParser.parse(source),
      parsed.pieces.allSatisfy({ piece in
        switch piece {
        case .text: true
        case .output(let expression): expression.isPlain
        case .assign, .capture, .choice, .loop, .leave, .count, .cycle: false
        }
      })
    else {
      return Template(
        parts: [.expression(liquid(source, of: block, key: key, at: offset))], source: source)
    }
    var parts: [Template.Part] = []
    for piece in parsed.pieces {
      switch piece {
      case .text(let text): parts.append(.literal(text))
      case .output(let expression):
        guard let value = simple(expression, at: offset) else {
          if case .value(let value) = expression.operand { parts.append(.literal(value.asText)) }
          continue
        }
        let name = if case .path(_, let path) = expression.operand { path.source } else { source }
        parts.append(.expression(value.asText.expression("{{\(name)}}", at: offset)))
      case .assign, .capture, .choice, .loop, .leave, .count, .cycle: continue
      }
    }
    return Template(parts: parts.isEmpty ? [.literal("")] : parts, source: source)
  }
}

extension ForeignFunction {
  /// Text without space at its ends.
  static let trimmed = ForeignFunction("trim", isConversion: true) { values throws(Fault) in
    .text((values.first ?? .null).asText.trimmingSpaces)
  }
}
