internal import Diagnostics

extension LintRule {
  static let constantComparison = LintRule(
    "constant-comparison", .warning,
    Wording(zh: "永远成立或永远不成立的比较", en: "A comparison that holds always, or never"),
    advice: Wording(
      zh: """
        从两边在所有来电里可能取的值看：来电者输入的数字是文字，所以 `stars == 5` 永远不成立（写成\
        `number(stars) == 5` 或 `stars == '5'`），六位数的输入也永远不会是 `'12345'`。比较永远不成立，后面的内容就永远走不到。
        """,
      en: """
        By what its sides may be, over all calls: digits that a caller enters are a text, so `stars == 5` \
        never holds (write `number(stars) == 5` or `stars == '5'`), and an entry of six digits is never \
        `'12345'`. What comes after a comparison that never holds is dead.
        """),
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
            Wording(
              zh: "\(node.title.zh)：\(part.isWhole(of: expression).zh)永远是 \(truth)",
              en: "\(node.title.en): \(part.isWhole(of: expression).en) is always \(truth)"),
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
  fileprivate func isWhole(of expression: Expression) -> Wording {
    let source = expression.source.prefix(60)
    let comparisons = expression.tree.parts.filter(\.isComparison)
    return comparisons.count == 1
      ? Wording(zh: "“\(source)”", en: "\"\(source)\"")
      : Wording(
        zh: "“\(source)”里的比较（\(sign)）", en: "a comparison (\(sign)) in \"\(source)\"")
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
  fileprivate func whyNeverEqual(_ tree: ExpressionTree) -> Wording? {
    guard case .operation(let symbol, let left, let right) = tree,
      symbol == .equal || symbol == .notEqual
    else { return nil }
    let (a, b) = (of(left), of(right))
    guard a.kinds.isDisjoint(with: b.kinds) else { return nil }
    return Wording(
      zh: "一边是\(a.kinds.phrase.zh)，另一边是\(b.kinds.phrase.zh)",
      en: "one side is \(a.kinds.phrase.en), the other \(b.kinds.phrase.en)")
  }
}

extension PossibleValues.Kinds {
  /// In words: `text or null`.
  var phrase: Wording {
    let names: [(Self, Wording)] = [
      (.text, Wording(zh: "文字", en: "text")), (.number, Wording(zh: "数字", en: "a number")),
      (.boolean, Wording(zh: "真假", en: "true or false")),
      (.list, Wording(zh: "列表", en: "a list")), (.record, Wording(zh: "记录", en: "a record")),
      (.null, Wording("null")),
    ]
    let known = names.filter { contains($0.0) }.map(\.1)
    return Wording(
      zh: known.map(\.zh).joined(separator: "或"), en: known.map(\.en).joined(separator: " or "))
  }
}
