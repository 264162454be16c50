import Diagnostics

extension ScenarioReader {
  /// More priorities than these in one menu are refused: each is a waiting list of its own.
  private static let mostPriorities = 64

  /// Reads a menu that is sampled from its flow, and has it sampled.
  /// - Parameter priority: added to what the flow gives.
  func sampledMenu(_ object: ObjectReader, priority: Int) -> Scenario.SampledMenu? {
    let flow = name(object, "flow")
    let population = name(object, "population")
    let behaviour = object.optional("behaviour")
    let goals = object.list("goals").compactMap { value in
      reader.text(value, path: object.path(of: "goals")).map {
        FlowMenuRequest.Name(text: $0, offset: value.offset)
      }
    }
    let skills = skillNames(object)
    let sample = object.object("sample")
    let calls = sample?.integer("calls", in: 100...1_000_000) ?? FlowMenuRequest.usualCalls
    let seed = UInt64(sample?.integer("seed", in: 0...(1 << 53)) ?? 1)
    sample?.finish()
    object.finish()
    guard let flow, let population else { return nil }
    let request = FlowMenuRequest(
      flow: flow, population: population, behaviour: behaviour, goals: goals, calls: calls,
      seed: seed, begins: begins, lastsSeconds: lasts, intervalSeconds: intervalSeconds,
      intervalCount: intervalCount, staffed: staffed(skills), path: object.path, reader: reader)
    guard let menus else {
      reader.error(
        "no-flows", at: flow.offset,
        Wording(zh: "这里不能播放流程", en: "flows can't be sampled here").at(object.path(of: "flow")))
      return nil
    }
    guard let played = menus(request) else { return nil }
    return menu(of: played, skills: skills, priority: priority, request)
  }

  private func name(_ object: ObjectReader, _ key: String) -> FlowMenuRequest.Name? {
    object.required(key).flatMap { value in
      reader.text(value, path: object.path(of: key)).map { .init(text: $0, offset: value.offset) }
    }
  }

  /// When somebody works for each queue, by its own name and by those the flow has for it.
  private func staffed(_ skills: [String: Int]) -> [String: [Range<Double>]] {
    var staffed: [String: [Range<Double>]] = [:]
    for (index, queue) in queues.enumerated() where staffedTimes.indices.contains(index) {
      staffed[queue] = staffedTimes[index]
    }
    for (skill, index) in skills where staffedTimes.indices.contains(index) {
      staffed[skill] = staffedTimes[index]
    }
    return staffed
  }

  /// The queues of skills that have other names in the flow.
  private func skillNames(_ object: ObjectReader) -> [String: Int] {
    guard let value = object.optional("skills") else { return [:] }
    let path = object.path(of: "skills")
    var result: [String: Int] = [:]
    for member in reader.members(value, path: path) {
      result[member.key] = reference(
        member.value, path: "\(path): \(member.key.prefix(40))", in: queues, noun: "queue")
    }
    return result
  }

  private func menu(
    of played: FlowMenuSample, skills named: [String: Int], priority: Int,
    _ request: FlowMenuRequest
  ) -> Scenario.SampledMenu? {
    let queueOf = played.skills.map { named[$0] ?? queues.firstIndex(of: $0) }
    let used = Set(played.rows.lazy.filter { $0.outcome == .queued }.map(\.skill))
    var isWhole = true
    for (skill, queue) in queueOf.enumerated() where queue == nil && used.contains(skill) {
      isWhole = false
      reader.error(
        "unknown-queue", at: request.flow.offset,
        Wording(
          zh: "\(request.path)：flow：来电按技能“\(played.skills[skill])”排队，但没有这个队列",
          en:
            "\(request.path): flow: calls are queued for the skill \"\(played.skills[skill])\", and "
            + "there is no such queue") + Suggestion.guess(at: played.skills[skill], in: queues),
        hint: Wording(
          zh:
            "加上这个队列，或指明一个：skills: { \"\(played.skills[skill])\": \"\(queues.first ?? "QUEUE")\" }",
          en: "add the queue, or name one: skills: { \"\(played.skills[skill])\": "
            + "\"\(queues.first ?? "QUEUE")\" }"))
    }
    guard isWhole else { return nil }
    let rows = played.rows.map { row in
      let sum = row.priority.addingReportingOverflow(priority)
      let range = Self.priorities
      return Scenario.SampledMenu.Row(
        seconds: row.seconds, outcome: row.outcome,
        queue: row.outcome == .queued && row.skill >= 0 ? queueOf[row.skill] ?? 0 : 0,
        priority: sum.overflow
          ? row.priority.signum() * range.upperBound
          : min(max(sum.partialValue, range.lowerBound), range.upperBound),
        opensCase: row.opensCase)
    }
    let priorities = Set(rows.map(\.priority)).count
    guard priorities <= Self.mostPriorities else {
      reader.error(
        "too-many-priorities", at: request.flow.offset,
        Wording(
          zh: "\(request.path)：flow：给出了 \(priorities) 种优先级，最多模拟 \(Self.mostPriorities) 种",
          en: "\(request.path): flow: it gives \(priorities) different priorities, at most "
            + "\(Self.mostPriorities) are simulated"))
      return nil
    }
    return Scenario.SampledMenu(
      rows: rows, rowsPerTable: played.rowsPerTable, tableOfInterval: played.tableOfInterval,
      flow: played.flow, population: played.population, seed: request.seed)
  }
}
