package import Diagnostics

/// Reads a plan file, reporting every problem it has with its place.
package struct PlanReader {
  let reader: DocumentReader

  /// - Throws: `InvalidInput` with everything found, if something makes it unusable.
  package static func read(_ source: SourceText) throws(InvalidInput) -> EmergencyPlan {
    let log = DiagnosticLog()
    let root = try JSON5Parser.parse(source)
    let plan = PlanReader(reader: DocumentReader(source, log: log)).plan(root)
    try log.throwIfErrors()
    guard let plan else {
      preconditionFailure("PlanReader must report why there is no plan (it did not)")
    }
    return plan
  }

  // MARK: The file

  private func plan(_ root: LocatedValue) -> EmergencyPlan? {
    guard let object = reader.object(root, path: "") else { return nil }
    let id = object.required("plan").flatMap { reader.id($0, path: "plan") }
    let title = object.required("title").flatMap { wording($0, path: "title") }
    var plan = EmergencyPlan(id: id ?? "", title: title ?? .empty)
    if let id, object.reader.source.path.split(separator: "/").last != "\(id).json5" {
      reader.error(
        "id-not-as-file", at: object.keyOffset("plan"),
        Wording(zh: "plan：“\(id)”与文件名不同", en: "plan: \"\(id)\" is not the name of its file"),
        hint: Wording(zh: "把文件命名为 \(id).json5", en: "name the file \(id).json5"))
    }
    var triggers: [LocatedValue] = []
    if let value = object.required("triggers") {
      triggers = reader.list(value, path: "triggers")
      if triggers.isEmpty, case .array = value.content {
        reader.error(
          "empty", at: value.offset,
          Wording(zh: "triggers：至少要有一个", en: "triggers: there must be at least one"),
          hint: Wording(
            zh: "由人启动的预案写 [\"byHand\"]", en: "a plan that people begin has [\"byHand\"]"))
      }
    }
    for (index, value) in triggers.enumerated() {
      guard let condition = trigger(value, path: "triggers[\(index)]") else { continue }
      plan.triggers.append(condition)
    }
    plan.carriedOut = object.oneOf(EmergencyPlan.CarryingOut.self, "carriedOut") ?? .proposed
    if let rest = object.optional("rest").flatMap({ reader.seconds($0, path: "rest", least: 60) }) {
      plan.restSeconds = rest
    }
    plan.steps = steps(object, of: plan)
    if let value = object.required("ends") { plan.ends = ending(value, of: plan) }
    object.finish()
    return plan
  }

  private func steps(_ object: ObjectReader, of plan: EmergencyPlan) -> [EmergencyPlan.Step] {
    guard let value = object.required("steps") else { return [] }
    let list = reader.list(value, path: "steps")
    if list.isEmpty, case .array = value.content {
      reader.error(
        "empty", at: value.offset,
        Wording(zh: "steps：至少要有一步", en: "steps: there must be at least one"))
    }
    var steps: [EmergencyPlan.Step] = []
    for (index, element) in list.enumerated() {
      guard let step = step(element, path: "steps[\(index)]", of: plan) else { continue }
      if steps.contains(where: { $0.id == step.id }) {
        reader.error(
          "duplicate", at: element.offset,
          Wording(
            zh: "steps[\(index)]：已有步骤“\(step.id)”",
            en: "steps[\(index)]: there is a step \"\(step.id)\" already")
        )
      }
      steps.append(step)
    }
    return steps
  }

  private func step(
    _ value: LocatedValue, path: String, of plan: EmergencyPlan
  ) -> EmergencyPlan.Step? {
    guard let object = reader.object(value, path: path) else { return nil }
    defer { object.finish() }
    let id = object.required("id").flatMap { reader.id($0, path: object.path(of: "id")) }
    let after = object.optional("after").flatMap {
      reader.seconds($0, path: object.path(of: "after"))
    }
    let who = object.optional("who").flatMap { wording($0, path: object.path(of: "who")) }
    let carriedOut = object.oneOf(EmergencyPlan.CarryingOut.self, "carriedOut")
    if carriedOut == .byItself, plan.carriedOut == .proposed {
      reader.error(
        "step-before-plan", at: object.keyOffset("carriedOut"),
        Wording(zh: "预案本身就是建议执行的", en: "the plan itself is proposed").at(
          object.path(of: "carriedOut")),
        hint: Wording(
          zh: "同意预案之后，各步自动执行；去掉它",
          en: "once somebody agreed to the plan its steps are done by themselves; leave it out"))
    }
    let cost = object.number("cost", in: 0...1_000_000_000)
    guard let action = action(in: object), let id else { return nil }
    var step = EmergencyPlan.Step(
      id: id, afterSeconds: after ?? 0, who: who ?? .empty, action: action)
    step.isProposed = carriedOut == .proposed && plan.carriedOut == .byItself
    step.cost = cost ?? 0
    return step
  }

  // MARK: Values

  /// A text for people, in both languages or the same for both.
  func wording(_ value: LocatedValue, path: String) -> Wording? {
    guard case .object = value.content else {
      guard let text = text(value, path: path) else { return nil }
      return Wording(text)
    }
    guard let object = reader.object(value, path: path) else { return nil }
    defer { object.finish() }
    let zh = object.required("zh").flatMap { text($0, path: object.path(of: "zh")) }
    let en = object.required("en").flatMap { text($0, path: object.path(of: "en")) }
    guard let zh, let en else { return nil }
    return Wording(zh: zh, en: en)
  }

  /// The most characters that a text of a plan has.
  private static let longestText = 500

  /// A text that isn't empty.
  func text(_ value: LocatedValue, path: String) -> String? {
    guard let text = reader.text(value, path: path) else { return nil }
    guard (1...Self.longestText).contains(text.unicodeScalars.count) else {
      reader.error(
        "out-of-range", at: value.offset,
        Wording(
          zh: "应有 1…\(Self.longestText) 个字，实际是 \(text.unicodeScalars.count) 个",
          en: "must have 1…\(Self.longestText) characters, and has \(text.unicodeScalars.count)"
        ).at(path))
      return nil
    }
    return text
  }

  func requiredSeconds(_ object: ObjectReader, _ key: String) -> Double? {
    object.required(key).flatMap { reader.seconds($0, path: object.path(of: key)) }
  }

  func optionalSeconds(_ object: ObjectReader, _ key: String) -> Double? {
    object.optional(key).flatMap { reader.seconds($0, path: object.path(of: key)) }
  }

  func requiredID(_ object: ObjectReader, _ key: String) -> String? {
    object.required(key).flatMap { reader.id($0, path: object.path(of: key)) }
  }
}
