internal import Diagnostics
internal import FlowInterpreter

/// What decides by what is known.
extension StudioTranslation {
  mutating func split(_ index: Int) {
    let block = file.blocks[index]
    let friendly = block.transitions.flatMap(\.conditions).compactMap {
      $0["friendly_name"]?.scalar
    }
    /// What people call a condition, if they call no other one so.
    func name(of condition: LocatedValue) -> String {
      if let name = condition["friendly_name"]?.scalar, friendly.count(where: { $0 == name }) == 1 {
        return name
      }
      return "\(condition["type"]?.scalar ?? "") \(condition["value"]?.scalar ?? "")"
    }
    var cases: [Branch.Case] = []
    for transition in block.transitions where transition.event == "match" {
      var when: ExpressionTree?
      var names: [String] = []
      for condition in transition.conditions {
        let one = test(condition, of: index)
        when = when.map { .and($0, one) } ?? one
        names.append(name(of: condition))
      }
      let target =
        builder.reference(transition.target, from: block)
        ?? builder.end("ends", of: index, offset: transition.offset)
      cases.append(
        Branch.Case(
          when: (when ?? .literal(.boolean(false))).expression(
            names.joined(separator: " and "), at: transition.offset), next: target))
    }
    let otherwise = way(index, "noMatch")
    if reference(index, "noMatch") == nil {
      builder.warn(
        "split-without-no-match", at: block.offset, block,
        Wording(zh: "transitions：noMatch 没有去处", en: "transitions: noMatch leads nowhere"),
        hint: Wording(
          zh: "接上去处；条件都不成立的来电者会被一声不响地挂断",
          en: "lead on; a caller for whom no condition holds is hung up on without a word"))
    }
    builder.set(index, .branch(Branch(cases: cases, otherwise: otherwise)))
  }

  /// Conditions know no case and no space at the ends.
  private mutating func test(_ condition: LocatedValue, of index: Int) -> ExpressionTree {
    let block = file.blocks[index]
    let subject =
      condition["arguments"]?.elements.first?.scalar ?? property(index, "input")?.text ?? ""
    let value = builder.liquid(subject, of: block, key: "input", at: condition.offset).tree
    let given = condition["value"]?.scalar ?? ""
    let other = builder.liquid(
      given, of: block, key: "value", at: condition["value"]?.offset ?? condition.offset
    ).tree
    let (left, right) = (Self.folded(value), Self.folded(other))
    let list = ExpressionTree.list(
      given.split(separator: ",").map { .literal(.text($0.lowercased().trimmingSpaces)) })
    switch condition["type"]?.scalar {
    case "equal_to": return .operation(.equal, left, right)
    case "not_equal_to": return .operation(.notEqual, left, right)
    case "matches_any_of": return .operation(.contained, left, list)
    case "does_not_match_any_of": return .not(.operation(.contained, left, list))
    case "is_blank": return .operation(.equal, left, .literal(.text("")))
    case "is_not_blank": return .operation(.notEqual, left, .literal(.text("")))
    case "contains": return .call(.contains, [left, right])
    case "does_not_contain": return .not(.call(.contains, [left, right]))
    case "starts_with": return .call(.startsWith, [left, right])
    case "does_not_start_with": return .not(.call(.startsWith, [left, right]))
    case "ends_with": return .call(.endsWith, [left, right])
    case "less_than": return .operation(.less, Self.number(value), Self.number(other))
    case "greater_than": return .operation(.greater, Self.number(value), Self.number(other))
    case "is_before_date", "is_before_time": return .operation(.less, left, right)
    case "is_after_date", "is_after_time": return .operation(.greater, left, right)
    case "regex":
      do throws(PatternError) {
        return .matches(value.asText, try Pattern(given))
      } catch {
        builder.warn(
          "bad-pattern", at: condition["value"]?.offset ?? condition.offset, block,
          error.message.at("regex"),
          hint: Wording(zh: "这里的条件永远不成立", en: "the condition never holds here"))
        return .literal(.boolean(false))
      }
    case let type:
      builder.warn(
        "unknown-operator", at: condition.offset, block,
        Wording(
          zh: "type：split 没有条件“\((type ?? "").prefix(40))”",
          en: "type: \"\((type ?? "").prefix(40))\" is no condition of a split"),
        hint: Wording(zh: "这里的条件永远不成立", en: "the condition never holds here"))
      return .literal(.boolean(false))
    }
  }

  private static func folded(_ tree: ExpressionTree) -> ExpressionTree {
    if case .literal(let value) = tree {
      return .literal(.text(value.asText.lowercased().trimmingSpaces))
    }
    return .call(.lower, [.foreign(.trimmed, [tree])])
  }

  private static func number(_ tree: ExpressionTree) -> ExpressionTree {
    if case .literal(let value) = tree {
      return .literal(Number(value.asText.trimmingSpaces).map(Value.number) ?? .null)
    }
    return .call(.number, [.foreign(.trimmed, [tree])])
  }

  // MARK: Variables

  mutating func setVariables(_ index: Int) {
    let block = file.blocks[index]
    var assignments: [Assignment] = []
    for element in block["variables"]?.elements ?? [] {
      guard let key = element["key"]?.scalar, !key.isEmpty else { continue }
      let value = element["value"]
      let offset = value?.offset ?? element.offset
      let expression = builder.liquid(value?.scalar ?? "", of: block, key: key, at: offset)
      assignments.append(
        Assignment(
          variable: builder.variable(key, isGiven: true, at: element.offset), value: expression))
    }
    let next = way(index, "next")
    builder.set(index, .set(SetVariables(assignments: assignments, next: next)))
  }
}
