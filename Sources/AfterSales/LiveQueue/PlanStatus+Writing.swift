package import Diagnostics

extension PlanStatus {
  package var json: JSONValue {
    .object([
      "plan": .text(id), "title": title.json, "phase": .text(phase.rawValue),
      "since": since.map { .number($0) }, "trigger": trigger?.json, "by": by.map { .text($0) },
      "steps": .array(steps.map(\.json)),
    ])
  }
}

extension PlanStatus.Step {
  fileprivate var json: JSONValue {
    .object([
      "step": .text(id), "what": what.json, "who": who == Wording("") ? nil : who.json,
      "phase": .text(phase.rawValue), "dueIn": dueIn.map { .number($0) },
      "by": by.map { .text($0) },
    ])
  }
}

extension Wording {
  fileprivate var json: JSONValue { .object(["zh": .text(zh), "en": .text(en)]) }
}
