internal import Diagnostics

extension LintRule {
  static let certainTypeFault = LintRule(
    "certain-type-fault", .error,
    Wording(zh: "每次计算都出错的表达式", en: "An expression that fails each time it is evaluated"),
    advice: Wording(
      zh: """
        每通来电里，它的值类型都不对：`money('abc')`、文字减数字、来电者输入的数字（是文字）用 `<` 和\
        数字比。走到这里的来电都会被甩到 `onError`，或以失败结束。用 `number(…)` 或 `text(…)` 转换。
        """,
      en: """
        Its values are of a wrong kind in every call: `money('abc')`, a text minus a number, digits \
        entered by the caller (a text) compared with `<` to a number. Each caller who comes there is \
        thrown out to `onError`, or the call ends as failed. Convert with `number(…)` or `text(…)`.
        """),
    ofValues: { node, values in
      let spoken = Set(node.prompts.flatMap(\.expressions).map(\.offset))
      let conditions = Set(node.conditions.map(\.offset))
      return node.expressions.compactMap { expression in
        let fault = expression.tree.parts.last { part in
          values.of(part).kinds.isEmpty
            && !part.operands.contains { values.of($0).kinds.isEmpty }
        }
        let whole = values.of(expression.tree).kinds
        let what: Wording
        if fault != nil {
          what = Wording(zh: "每次计算都会出错", en: "fails whenever it is evaluated")
        } else if spoken.contains(expression.offset), whole == .record {
          what = Wording(
            zh: "是记录，念不出来；请写明其中一项", en: "is a record, which can't be spoken; name one of its fields"
          )
        } else if conditions.contains(expression.offset),
          whole.isDisjoint(with: [.boolean, .null])
        {
          what = Wording(
            zh: "是\(whole.phrase.zh)，永远不是 true 或 false",
            en: "is \(whole.phrase.en), never true or false")
        } else if let need = node.need(of: expression), !need.isMet(by: values.of(expression.tree))
        {
          what = Wording(
            zh: "是\(whole.phrase.zh)，当不了\(need.what.zh)",
            en: "is \(whole.phrase.en), \(need.what.en)")
        } else {
          return nil
        }
        return Spot(
          at: expression.offset,
          Wording(
            zh: "\(node.title.zh)：“\(expression.source.prefix(60))”\(what.zh)",
            en: "\(node.title.en): \"\(expression.source.prefix(60))\" \(what.en)"),
          hint: fault.flatMap { part in
            let kinds = part.operands.map { values.of($0).kinds.phrase }
            return kinds.isEmpty
              ? nil
              : Wording(
                zh: "两边分别是" + kinds.map(\.zh).joined(separator: "和"),
                en: "its operands are " + kinds.map(\.en).joined(separator: " and "))
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

/// What the machine makes of an expression's value, and can't of every one.
private enum Need {
  case priority, time

  var what: Wording {
    switch self {
    case .priority: Wording(zh: "优先级", en: "which is no priority")
    case .time: Wording(zh: "时间", en: "which is no time with an offset")
    }
  }

  /// Whether any of the values does.
  func isMet(by values: PossibleValues) -> Bool {
    switch self {
    case .priority: return !values.kinds.isDisjoint(with: [.number, .null])
    case .time:
      guard !values.kinds.isDisjoint(with: [.text, .null]) else { return false }
      if let exact = values.exact {
        return exact.contains { value in
          if case .text(let text) = value {
            text.isEmpty || Instant(text) != nil
          } else {
            value == .null
          }
        }
      }
      return values.kinds.contains(.null) || values.digits == nil
    }
  }
}

extension Node {
  fileprivate func need(of expression: Expression) -> Need? {
    switch kind {
    case .queue(let queue): queue.priority?.offset == expression.offset ? .priority : nil
    case .callback(let callback): callback.at?.offset == expression.offset ? .time : nil
    default: nil
    }
  }
}
