internal import Diagnostics

extension LintRule {
  static let callbackWithoutNumber = LintRule(
    "callback-without-number", .warning,
    Wording(zh: "回拨来电号码，而号码可能不显示", en: "A callback to the calling number, which may be withheld"),
    advice: Wording(
      zh: """
        来电隐藏号码时，没有号码可以回拨。`caller.number` 为 `null` 时先请来电者输入号码，\
        再用 `number` 传进去。
        """,
      en: """
        For a withheld caller there is nobody to call back. Ask for a number where `caller.number` is \
        `null`, and pass it as `number`.
        """),
    acrossFlows: { graph in
      let unasked = graph.reached(
        from: graph.entryPlaces,
        stopping: { place in
          guard case .branch(let branch) = graph.node(place).kind else { return false }
          return branch.cases.contains { $0.when.tree.asksForNumber }
        })
      return graph.findings { place, node in
        guard case .callback(let callback) = node.kind, unasked[place.flow][place.node],
          callback.number?.tree.isCallingNumber ?? true
        else { return nil }
        return Spot(
          at: node.offset,
          Wording(
            zh: "\(node.title.zh)回拨的号码可能不显示",
            en: "\(node.title.en) calls back a number that may be withheld"),
          hint: Wording(
            zh: "先用 branch 判断 caller.number != null",
            en: "branch on caller.number != null before it"))
      }
    })
}

extension ExpressionTree {
  fileprivate var isCallingNumber: Bool {
    if case .field(.given(.caller), "number") = self { true } else { false }
  }

  /// Whether it looks at whether there is a calling number.
  fileprivate var asksForNumber: Bool {
    var waiting = [self]
    while let tree = waiting.popLast() {
      if case .field(.given(.caller), let name) = tree,
        ["number", "known", "withheld"].contains(name)
      {
        return true
      }
      waiting += tree.operands
    }
    return false
  }
}
