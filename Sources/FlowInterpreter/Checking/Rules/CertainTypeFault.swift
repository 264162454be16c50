internal import Diagnostics

extension LintRule {
  static let certainTypeFault = LintRule(
    "certain-type-fault", .error, "An expression that fails each time it is evaluated",
    advice: """
      Its values are of a wrong kind in every call: `money('abc')`, a text minus a number, digits \
      entered by the caller (a text) compared with `<` to a number. Each caller who comes there is \
      thrown out to `onError`, or the call ends as failed. Convert with `number(…)` or `text(…)`.
      """,
    ofValues: { node, values in
      let spoken = Set(node.prompts.flatMap(\.expressions).map(\.offset))
      let conditions = Set(node.conditions.map(\.offset))
      return node.expressions.compactMap { expression in
        let fault = expression.tree.parts.last { part in
          values.of(part).kinds.isEmpty
            && !part.operands.contains { values.of($0).kinds.isEmpty }
        }
        let whole = values.of(expression.tree).kinds
        let what: String
        if fault != nil {
          what = "fails whenever it is evaluated"
        } else if spoken.contains(expression.offset), whole == .record {
          what = "is a record, which can't be spoken; name one of its fields"
        } else if conditions.contains(expression.offset),
          whole.isDisjoint(with: [.boolean, .null])
        {
          what = "is \(whole.phrase), never true or false"
        } else {
          return nil
        }
        return Spot(
          at: expression.offset, "\(node.title): \"\(expression.source.prefix(60))\" \(what)",
          hint: fault.flatMap { part in
            part.operands.isEmpty
              ? nil
              : "its operands are "
                + part.operands.map { values.of($0).kinds.phrase }.joined(separator: " and ")
          })
      }
    })
}

extension Node {
  /// The expressions that must be true or false.
  fileprivate var conditions: [Expression] {
    switch kind {
    case .branch(let branch): branch.cases.map(\.when)
    case .collect(let collect): [collect.check].compactMap(\.self)
    case .say, .menu, .listen, .set, .hours, .service, .queue, .callback, .voicemail, .flow,
      .return, .hangUp:
      []
    }
  }
}
