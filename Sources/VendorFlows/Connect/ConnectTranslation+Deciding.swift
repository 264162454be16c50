internal import Diagnostics
internal import FlowInterpreter

/// What decides by what is known.
extension ConnectTranslation {
  mutating func compare(_ index: Int, _ fault: NodeReference?) {
    let block = file.blocks[index]
    let source = block.text("ComparisonValue") ?? ""
    let offset = block["ComparisonValue"]?.offset ?? block.offset
    if ConnectPath(source) == nil {
      builder.warn(
        "bad-path", at: offset, block,
        Wording(
          zh: "ComparisonValue：“\(source.prefix(60))”不是 JSONPath，应如 $.Attributes.language",
          en:
            "ComparisonValue: \"\(source.prefix(60))\" is no JSONPath such as $.Attributes.language"
        ),
        hint: Wording(
          zh: "要比的是联系里的值；固定的文字永远不变",
          en: "compare a value of the contact; a text as it stands never changes"))
    }
    let value = builder.value(source, at: offset).tree
    let cases = cases(index, of: value)
    let otherwise = way(index, block.error("NoMatchingCondition", "NoMatchingError"))
    missingErrors(["NoMatchingCondition"], of: block)
    builder.set(
      index, .branch(Branch(cases: cases, otherwise: otherwise)), onFault: fault)
  }

  /// The conditions of a block on a value.
  private mutating func cases(_ index: Int, of value: ExpressionTree) -> [Branch.Case] {
    let block = file.blocks[index]
    return block.conditions.map { condition in
      let operands = condition.operands
      if operands.contains("") {
        builder.warn(
          "empty-text", at: condition.offset, block,
          Wording(zh: "条件在和空文字比较", en: "a condition compares with an empty text"),
          hint: Wording(
            zh: "平台不收空的操作数；交给 NoMatchingCondition",
            en: "the service doesn't take empty operands; leave the case to NoMatchingCondition"))
      }
      var when: ExpressionTree?
      for operand in operands.isEmpty ? [""] : operands {
        let other = builder.value(operand, at: condition.offset).tree
        let one = test(condition, value, other, of: block)
        when = when.map { .or($0, one) } ?? one
      }
      return Branch.Case(
        when: (when ?? .literal(.boolean(false))).expression(
          "\(condition.test) \(operands.joined(separator: ", "))", at: condition.offset),
        next: way(index, condition.target))
    }
  }

  func test(
    _ condition: VendorBlock.Condition, _ value: ExpressionTree, _ operand: ExpressionTree,
    of block: VendorBlock
  ) -> ExpressionTree {
    let (text, other) = (value.asText, operand.asText)
    func numbers(_ comparison: Operator) -> ExpressionTree {
      let number: ExpressionTree =
        if case .literal(.text(let digits)) = other {
          .literal(Number(digits).map(Value.number) ?? .null)
        } else { .call(.number, [other]) }
      return .operation(comparison, .call(.number, [text]), number)
    }
    switch condition.test {
    case "Equals", "NumberEquals": return .operation(.equal, text, other)
    case "NotEquals": return .operation(.notEqual, text, other)
    case "TextStartsWith", "StartsWith": return .call(.startsWith, [text, other])
    case "TextEndsWith", "EndsWith": return .call(.endsWith, [text, other])
    case "TextContains", "Contains": return .call(.contains, [text, other])
    case "NumberGreaterThan", "GreaterThan": return numbers(.greater)
    case "NumberGreaterOrEqualTo", "GreaterThanOrEqualTo": return numbers(.greaterOrEqual)
    case "NumberLessThan", "LessThan": return numbers(.less)
    case "NumberLessOrEqualTo", "LessThanOrEqualTo": return numbers(.lessOrEqual)
    case "KeyExists", "Exists": return .not(.operation(.equal, text, .literal(.text(""))))
    default:
      builder.warn(
        "unknown-operator", at: condition.offset, block,
        Wording(
          zh: "Operator：条件没有运算符“\(condition.test.prefix(40))”",
          en: "Operator: \"\(condition.test.prefix(40))\" is no operator of conditions"),
        hint: Wording(
          zh:
            "有 Equals、TextStartsWith、TextEndsWith、TextContains、NumberGreaterThan、NumberGreaterOrEqualTo、NumberLessThan、NumberLessOrEqualTo 和 KeyExists",
          en: "there are Equals, TextStartsWith, TextEndsWith, TextContains, NumberGreaterThan, "
            + "NumberGreaterOrEqualTo, NumberLessThan, NumberLessOrEqualTo and KeyExists"))
      return .literal(.boolean(false))
    }
  }

  // MARK: Loops

  mutating func loop(_ index: Int) {
    let block = file.blocks[index]
    let counter = builder.variable(
      "\(builder.ids[index]) rounds", initial: .number(Number(0)), at: block.offset)
    let count = ExpressionTree.variable(slot: counter.slot)
    let limit = block.text("LoopCount") ?? "1"
    let most: ExpressionTree =
      Number(limit).map { .literal(.number($0)) }
      ?? .call(.number, [builder.value(limit, at: block.offset).tree.asText])
    func assign(_ tree: ExpressionTree, _ source: String) -> [Assignment] {
      [Assignment(variable: counter, value: tree.expression(source, at: block.offset))]
    }
    let again = way(index, block.condition("ContinueLooping"))
    let done = way(index, block.condition("DoneLooping") ?? block.next)
    let counts = builder.add(
      "again", of: index,
      .set(
        SetVariables(
          assignments: assign(
            .operation(.add, count, .literal(.number(Number(1)))), "rounds + 1"), next: again)))
    let resets = builder.add(
      "done", of: index,
      .set(SetVariables(assignments: assign(.literal(.number(Number(0))), "0"), next: done)))
    builder.set(
      index,
      .branch(
        Branch(
          cases: [
            Branch.Case(
              when: ExpressionTree.operation(.less, count, most).expression(
                "fewer than \(limit) rounds", at: block.offset), next: counts)
          ], otherwise: resets)))
  }

  mutating func wait(_ index: Int, _ fault: NodeReference?) {
    let block = file.blocks[index]
    let completed = way(index, block.condition("WaitCompleted") ?? block.next)
    let others = block.conditions.filter { $0.operands.first != "WaitCompleted" }
    let seconds = min(max(block.integer("TimeLimitSeconds") ?? 60, 0), 86_400)
    let silence = Prompt(
      text: Template(parts: [.literal("")], source: ""), length: .seconds(seconds),
      offset: block.offset)
    let say = NodeKind.say(
      Say(prompt: PromptSeries([silence]), bargeIn: false, next: completed))
    guard !others.isEmpty else { return builder.set(index, say, onFault: fault) }
    // What else may end the wait comes from outside; by itself nothing does.
    let passes = builder.add("passes", of: index, say, onFault: fault)
    var service = service(
      ConnectName(block.name, others: [block.type]), index, failed: nil, next: passes)
    service.outcomes += others.compactMap { condition in
      guard let event = condition.operands.first else { return nil }
      return ServiceCall.OutcomeWay(outcome: event, next: way(index, condition.target))
    }
    service.unanswered = .outcome("WaitCompleted")
    service.isAnsweredByPeople = true
    service.failed = fault ?? passes
    builder.set(index, .service(service))
  }

  /// Chances, which a fixture may decide.
  mutating func distribute(_ index: Int) {
    let block = file.blocks[index]
    let rest = way(index, block.error("NoMatchingCondition", "NoMatchingError"))
    var service = service(
      ConnectName(block.name, others: [block.type]), index, failed: rest, next: rest)
    var shares: [(outcome: String, share: Double)] = []
    var before = 1.0
    for condition in block.conditions {
      guard let operand = condition.operands.first, let limit = Double(operand) else { continue }
      let share = condition.test.contains("LessThan") ? limit - before : limit
      if condition.test.contains("LessThan") { before = limit }
      shares.append((operand, max(share, 0)))
      service.outcomes.append(
        ServiceCall.OutcomeWay(outcome: operand, next: way(index, condition.target)))
    }
    let used = shares.reduce(0) { $0 + $1.share }
    shares.append(("rest", max(100 - used, 0)))
    service.unanswered = .drawn(shares)
    builder.set(index, .service(service))
  }
}
