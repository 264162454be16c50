internal import Diagnostics

extension FlowReader {
  // MARK: Nodes

  /// The node that a key names; `nil` also if the key isn't there.
  func reference(_ key: String, of object: ObjectReader) -> NodeReference? {
    object.optional(key).flatMap { reference($0, path: object.path(of: key)) }
  }

  /// The node that a key names, reported if it is missing.
  func requiredReference(_ key: String, of object: ObjectReader) -> NodeReference? {
    object.required(key).flatMap { reference($0, path: object.path(of: key)) }
  }

  func reference(_ value: LocatedValue, path: String) -> NodeReference? {
    guard let name = reader.text(value, path: path) else { return nil }
    guard let index = nodes[name] else {
      if reader.log.isFull { return nil }
      reader.error(
        "unknown-node", at: value.offset,
        Wording(
          zh: "\(path)：没有节点“\(name.prefix(40))”", en: "\(path) names no node \"\(name.prefix(40))\""
        ) + Suggestion.guess(at: name, in: nodeIDs))
      return nil
    }
    return NodeReference(id: name, index: index, offset: value.offset)
  }

  // MARK: Variables

  /// The variable that a key names.
  func variable(_ value: LocatedValue, path: String) -> VariableReference? {
    guard let name = reader.text(value, path: path) else { return nil }
    return variable(named: name, at: value.offset, path: path)
  }

  func variable(named name: String, at offset: Int, path: String) -> VariableReference? {
    guard let slot = names.slots[name] else {
      reader.error(
        "unknown-variable", at: offset,
        Wording(
          zh: "\(path)：没有变量“\(name.prefix(40))”",
          en: "\(path) names no variable \"\(name.prefix(40))\"")
          + Suggestion.guess(at: name, in: names.names),
        hint: Wording(
          zh: "在 variables 里声明，写上初值", en: "declare it in variables, with its first value"))
      return nil
    }
    return VariableReference(name: name, slot: slot, offset: offset)
  }

  // MARK: Expressions

  /// The expression that a key gives: a text to be read, or a number, true, false or null.
  func expression(_ key: String, of object: ObjectReader) -> Expression? {
    object.optional(key).flatMap { expression($0, path: object.path(of: key)) }
  }

  func expression(_ value: LocatedValue, path: String) -> Expression? {
    switch value.content {
    case .text(let source):
      return expression(source, in: value, at: 0, path: path)
    case .number, .boolean, .null:
      return reader.value(value, path: path).map { constant in
        let bytes = reader.source.bytes[value.offset..<value.end]
        return Expression(
          tree: .literal(constant), source: String(decoding: bytes, as: UTF8.self),
          offset: value.offset)
      }
    case .array, .object:
      reader.mismatch(value, expected: Wording(zh: "表达式", en: "an expression"), path: path)
      return nil
    }
  }

  /// Reads an expression that begins a number of bytes into a text.
  func expression(
    _ source: String, in value: LocatedValue, at start: Int, path: String
  ) -> Expression? {
    let (tree, problems) = ExpressionParser.parse(source, names: names)
    for problem in problems {
      let offset = reader.source.offset(inLiteralAt: value.offset, at: start + problem.offset)
      reader.error(problem.code, at: offset, problem.message.at(path), hint: problem.hint)
    }
    return tree.map {
      Expression(
        tree: $0, source: source, offset: reader.source.offset(inLiteralAt: value.offset, at: start)
      )
    }
  }

  /// The members of an object that gives expressions by name.
  func expressions(
    _ value: LocatedValue, path: String
  ) -> [(member: LocatedValue.Member, expression: Expression)] {
    reader.members(value, path: path).compactMap { member in
      expression(member.value, path: "\(path).\(member.key.prefix(40))").map { (member, $0) }
    }
  }

  // MARK: Patterns

  func pattern(_ key: String, of object: ObjectReader) -> Pattern? {
    guard let value = object.optional(key),
      let source = reader.text(value, path: object.path(of: key))
    else { return nil }
    do throws(PatternError) {
      return try Pattern(source)
    } catch {
      let bytes = source.unicodeScalars.prefix(error.offset).reduce(0) { $0 + UTF8.width($1) }
      reader.error(
        "bad-pattern", at: reader.source.offset(inLiteralAt: value.offset, at: bytes),
        error.message.at(object.path(of: key)))
      return nil
    }
  }
}
