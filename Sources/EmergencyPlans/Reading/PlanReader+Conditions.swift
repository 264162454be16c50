import Diagnostics

extension PlanReader {
  private static let triggerKeys = ["queueLonger", "expectedWait", "linesInUse", "warning"]
  private static let calmKeys = ["queueShorter", "expectedWait", "linesInUse", "noWarning"]

  /// A trigger; `nil` for one by hand, which nothing has to be looked at for.
  func trigger(_ value: LocatedValue, path: String) -> PlanCondition? {
    if case .text("byHand") = value.content { return nil }
    return condition(
      value, path: path, keys: Self.triggerKeys,
      orElse: Wording(zh: " 或 \"byHand\"", en: " or \"byHand\""))
  }

  /// When the plan is over.
  func ending(_ value: LocatedValue, of plan: EmergencyPlan) -> EmergencyPlan.Ending {
    var ending = EmergencyPlan.Ending()
    if case .text("byHand") = value.content { return ending }
    guard let object = reader.object(value, path: "ends") else { return ending }
    for (index, element) in object.list("calm").enumerated() {
      let path = "ends: calm[\(index)]"
      guard let calm = condition(element, path: path, keys: Self.calmKeys, orElse: .empty) else {
        continue
      }
      checkApart(calm, from: plan.triggers, at: element.offset, path: path)
      ending.calm.append(calm)
    }
    ending.forSeconds = optionalSeconds(object, "for") ?? 0
    ending.afterSeconds = object.optional("after").flatMap {
      reader.seconds($0, path: "ends: after", least: 1)
    }
    if !object.has("calm"), !object.has("after") {
      reader.error(
        "missing-key", at: value.offset,
        Wording(zh: "ends：缺少键“calm”或“after”", en: "ends: missing key \"calm\" or \"after\""),
        hint: Wording(zh: "由人结束的预案写 \"byHand\"", en: "a plan that people end has \"byHand\""))
    }
    object.finish()
    return ending
  }

  /// A plan that may end while its trigger holds would come and go.
  private func checkApart(
    _ calm: PlanCondition, from triggers: [PlanCondition], at offset: Int, path: String
  ) {
    guard
      let trigger = triggers.first(where: {
        $0.measure == calm.measure && $0.isAbove && !calm.isAbove && calm.limit > $0.limit
      })
    else { return }
    reader.error(
      "ends-while-triggered", at: offset,
      Wording(zh: "触发条件还成立，预案就会结束", en: "the plan would end while its trigger holds").at(path),
      hint: Wording(
        zh: "让它低于触发时的 \(Self.plain(trigger.limit)) 再结束",
        en: "let it end below \(Self.plain(trigger.limit)), where it begins"))
  }

  private static func plain(_ number: Double) -> String {
    Int(exactly: number).map { String($0) } ?? String(number)
  }

  private func condition(
    _ value: LocatedValue, path: String, keys: [String], orElse: Wording
  ) -> PlanCondition? {
    let members = reader.members(value, path: path)
    guard case .object = value.content else { return nil }
    guard members.count == 1, let member = members.first else {
      reader.error(
        "bad-condition", at: value.offset,
        Wording(
          zh: "应为一个条件，实际有 \(members.count) 个键",
          en: "expected one condition, found \(members.count) keys"
        ).at(path),
        hint: Wording(zh: "可用 ", en: "one of ") + .list(keys) + orElse)
      return nil
    }
    guard keys.contains(member.key) else {
      reader.error(
        "unknown-condition", at: member.keyOffset,
        Wording(
          zh: "“\(member.key.prefix(40))”不是条件", en: "\"\(member.key.prefix(40))\" is no condition"
        ).at(path)
          + Suggestion.guess(at: member.key, in: keys),
        hint: Wording(zh: "这里可用：", en: "known here: ") + .list(keys) + orElse)
      return nil
    }
    let isTrigger = keys == Self.triggerKeys
    guard let object = reader.object(member.value, path: "\(path): \(member.key)") else {
      return nil
    }
    defer { object.finish() }
    let forSeconds = isTrigger ? optionalSeconds(object, "for") ?? 0 : 0
    func made(_ measure: PlanCondition.Measure?, _ limit: Double?) -> PlanCondition? {
      guard let measure, let limit else { return nil }
      return PlanCondition(measure, isAbove: isTrigger, limit: limit, forSeconds: forSeconds)
    }
    switch member.key {
    case "queueLonger", "queueShorter":
      let queue = requiredID(object, "queue")
      let limit = object.required("than").flatMap {
        reader.integer($0, path: object.path(of: "than"), in: isTrigger ? 0...100_000 : 1...100_000)
      }
      return made(queue.map { .waiting($0) }, limit.map { Double($0) })
    case "expectedWait":
      let queue = requiredID(object, "queue")
      let limit = requiredSeconds(object, isTrigger ? "above" : "below")
      return made(queue.map { .expectedWait($0) }, limit)
    case "linesInUse":
      let key = isTrigger ? "above" : "below"
      let limit = object.required(key).flatMap {
        reader.number($0, path: object.path(of: key), in: 0...1)
      }
      return made(.lines, limit)
    default: return warning(object, isTrigger: isTrigger, forSeconds: forSeconds)
    }
  }

  /// An early warning: 1 while there is one, else 0.
  private func warning(
    _ object: ObjectReader, isTrigger: Bool, forSeconds: Double
  ) -> PlanCondition? {
    let named = PlanWarning.Subject.allCases.filter { object.has($0.rawValue) }
    guard named.count == 1, let subject = named.first else {
      // The keys are known, though there are too many or none of them.
      for subject in PlanWarning.Subject.allCases { _ = object.optional(subject.rawValue) }
      reader.error(
        "bad-condition", at: object.value.offset,
        Wording(
          zh: "product、region、kind 应只写一个，实际是 \(named.count) 个",
          en: "expected one of product, region and kind, found \(named.count) of them"
        ).at(object.path),
        hint: Wording(zh: "\"*\" 表示任意：{ product: \"*\" }", en: "\"*\" is any: { product: \"*\" }"))
      return nil
    }
    let name = object.optional(subject.rawValue).flatMap {
      text($0, path: object.path(of: subject.rawValue))
    }
    return name.map {
      PlanCondition(
        .warning(PlanWarning(subject, $0)), isAbove: isTrigger, limit: 0.5, forSeconds: forSeconds)
    }
  }
}
