internal import Diagnostics

extension LintRule {
  static let constantComparison = LintRule(
    "constant-comparison", .warning, "A comparison that holds always, or never",
    advice: """
      By what its sides may be, over all calls: digits that a caller enters are a text, so `stars == 5` \
      never holds (write `number(stars) == 5` or `stars == '5'`), and an entry of six digits is never \
      `'12345'`. What comes after a comparison that never holds is dead.
      """,
    ofValues: { node, values in
      let check = node.entryCheck.flatMap { values.of($0.tree).truths.contains(true) ? $0 : nil }
      let others = node.expressions.filter { $0.offset != node.entryCheck?.offset }
      return (others + [check].compactMap(\.self)).flatMap { expression in
        expression.tree.parts.filter { $0.isComparison && $0.constant == nil }.compactMap { part in
          guard values.foreignWord(in: part) == nil,
            case .boolean(let truth) = values.of(part).only
          else { return nil }
          return Spot(
            at: expression.offset,
            "\(node.title): \(part.isWhole(of: expression)) is always \(truth)",
            hint: values.whyNeverEqual(part))
        }
      }
    })
}

extension Node {
  /// What an entry must fulfil.
  var entryCheck: Expression? {
    if case .collect(let collect) = kind { collect.check } else { nil }
  }
}

extension ExpressionTree {
  /// The tree and all those in it, each before its operands.
  var parts: [ExpressionTree] { [self] + operands.flatMap(\.parts) }

  /// Whether it asks how values are to each other, or what a text is like.
  fileprivate var isComparison: Bool {
    switch self {
    case .operation(let symbol, _, _):
      [.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .contained]
        .contains(symbol)
    case .matches: true
    case .call(let function, _):
      [.contains, .startsWith, .endsWith, .matches].contains(function)
    case .literal, .variable, .given, .field, .list, .not, .negate, .and, .or, .conditional,
      .foreign:
      false
    }
  }

  /// The comparison in words: as it is written if it is all that is written.
  fileprivate func isWhole(of expression: Expression) -> String {
    let source = "\"\(expression.source.prefix(60))\""
    let comparisons = expression.tree.parts.filter(\.isComparison)
    return comparisons.count == 1 ? source : "a comparison (\(sign)) in \(source)"
  }

  private var sign: String {
    switch self {
    case .operation(let symbol, _, _): symbol.rawValue
    case .call(let function, _): function.rawValue
    default: "matches"
    }
  }
}

extension ValuesAtNode {
  /// The kinds of both sides of an equation where they have none in common.
  fileprivate func whyNeverEqual(_ tree: ExpressionTree) -> String? {
    guard case .operation(let symbol, let left, let right) = tree,
      symbol == .equal || symbol == .notEqual
    else { return nil }
    let (a, b) = (of(left), of(right))
    guard a.kinds.isDisjoint(with: b.kinds) else { return nil }
    return "one side is \(a.kinds.phrase), the other \(b.kinds.phrase)"
  }
}

extension PossibleValues.Kinds {
  /// In words: `text or null`.
  var phrase: String {
    let names: [(Self, String)] = [
      (.text, "text"), (.number, "a number"), (.boolean, "true or false"), (.list, "a list"),
      (.record, "a record"), (.null, "null"),
    ]
    return names.filter { contains($0.0) }.map(\.1).joined(separator: " or ")
  }
}
