import Diagnostics
import EmergencyPlans

extension ScenarioReader {
  /// The emergency plans that are tried, each an id, a path, or an object with what a plan can't know.
  func readPlans(_ root: ObjectReader) -> [Scenario.Plan] {
    guard let list = root.optional("plans") else { return [] }
    var plans: [Scenario.Plan] = []
    for (index, value) in reader.list(list, path: "plans").enumerated() {
      guard let plan = plan(value, path: "plans[\(index)]") else { continue }
      if plans.contains(where: { $0.plan.id == plan.plan.id }) {
        reader.error(
          "duplicate", at: value.offset,
          Wording(
            zh: "plans[\(index)]：“\(plan.plan.id)”列了两次",
            en: "plans[\(index)]: \"\(plan.plan.id)\" is listed twice"))
      }
      plans.append(plan)
    }
    return plans
  }

  private func plan(_ value: LocatedValue, path: String) -> Scenario.Plan? {
    guard case .object = value.content else {
      return file(value, path: path).map { Scenario.Plan($0) }
    }
    guard let object = reader.object(value, path: path) else { return nil }
    defer { object.finish() }
    let plan = object.required("plan").flatMap { file($0, path: object.path(of: "plan")) }
    var setting = Scenario.Plan(plan ?? EmergencyPlan(id: "", title: .empty))
    setting.warnings = object.list("warnings").enumerated().compactMap { index, value in
      warning(value, path: "\(object.path(of: "warnings"))[\(index)]")
    }
    setting.falseAlarms = object.list("falseAlarms").compactMap {
      moment($0, path: object.path(of: "falseAlarms"))
    }.sorted()
    setting.lateSeconds = optionalSeconds(object, "late") ?? 0
    setting.acceptAfterSeconds =
      optionalSeconds(object, "acceptAfter") ?? Scenario.Plan.usualAcceptance
    if let shares = object.optional("hangUp") {
      for member in reader.members(shares, path: object.path(of: "hangUp")) {
        guard let type = callType(member, path: object.path(of: "hangUp")),
          let share = reader.number(
            member.value, path: "\(object.path(of: "hangUp")): \(member.key.prefix(40))", in: 0...1)
        else { continue }
        setting.hangUp[type] = share
      }
    }
    if let items = object.optional("items") {
      for member in reader.members(items, path: object.path(of: "items")) {
        let path = "\(object.path(of: "items")): \(member.key.prefix(40))"
        setting.items[member.key] = reader.list(member.value, path: path).compactMap {
          reference($0, path: path, in: callTypes, noun: "call-type")
        }
      }
    }
    return plan == nil ? nil : setting
  }

  private func callType(_ member: LocatedValue.Member, path: String) -> Int? {
    if let index = callTypes.firstIndex(of: member.key) { return index }
    reader.error(
      "unknown-call-type", at: member.keyOffset,
      Wording(
        zh: "没有呼叫类型“\(member.key.prefix(40))”",
        en: "there is no call type \"\(member.key.prefix(40))\""
      ).at(path)
        + Suggestion.guess(at: member.key, in: callTypes))
    return nil
  }

  private func optionalSeconds(_ object: ObjectReader, _ key: String) -> Double? {
    object.optional(key).flatMap { reader.seconds($0, path: object.path(of: key)) }
  }

  /// How long an early warning stands that says only when it began: as long as it looks back.
  private static let warningLasts = 3_600.0

  /// When an early warning stands.
  private func warning(_ value: LocatedValue, path: String) -> Range<Double>? {
    guard case .object = value.content else {
      return moment(value, path: path).map { $0..<$0 + Self.warningLasts }
    }
    guard let object = reader.object(value, path: path) else { return nil }
    defer { object.finish() }
    let from = object.required("from").flatMap { moment($0, path: object.path(of: "from")) }
    let until = object.required("until").flatMap { moment($0, path: object.path(of: "until")) }
    guard let from, let until else { return nil }
    guard from <= until else {
      reader.error(
        "out-of-range", at: value.offset,
        Wording(zh: "结束早于开始", en: "ends before it begins").at(path))
      return nil
    }
    return from..<until
  }

  // MARK: Files

  /// The plan of a file, all of whose queues and pools the scenario has.
  private func file(_ value: LocatedValue, path: String) -> EmergencyPlan? {
    guard let name = reader.text(value, path: path) else { return nil }
    let places =
      Identifier.isID(name) ? ["\(name).json5", "../Plans/\(name).json5"] : [name]
    guard
      let (place, bytes) = places.lazy.compactMap({ place in
        contents(place).map { (place, $0) }
      }).first
    else {
      reader.error(
        "unreadable-file", at: value.offset,
        Wording(
          zh: "读不了预案“\(name.prefix(200))”", en: "the plan \"\(name.prefix(200))\" can't be read"
        ).at(path),
        hint: Wording(
          zh: "id 在情景旁边和 ../Plans 里找，路径从情景算起",
          en: "an id is looked for beside the scenario and in ../Plans, a path from the scenario"))
      return nil
    }
    let source = SourceText(path: shown(place), bytes: bytes)
    let plan: EmergencyPlan
    do {
      plan = try PlanReader.read(source)
    } catch {
      reader.log.add(contentsOf: error.diagnostics)
      return nil
    }
    let unknown = plan.unknownParts(queues: queues, pools: pools)
    for part in unknown {
      reader.error(
        part.isPool ? "unknown-pool" : "unknown-queue", at: value.offset,
        Wording(
          zh: "预案“\(plan.id)”不合适：\(part.wording.zh)",
          en: "the plan \"\(plan.id)\" doesn't fit: \(part.wording.en)"
        ).at(path))
    }
    return unknown.isEmpty ? plan : nil
  }

  /// A path for messages: as the scenario's own was given.
  private func shown(_ name: String) -> String {
    let own = reader.source.path
    guard !name.hasPrefix("/"), let slash = own.lastIndex(of: "/") else { return name }
    return String(own[...slash]) + name
  }
}
