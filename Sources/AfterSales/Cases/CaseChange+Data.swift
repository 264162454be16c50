package import Diagnostics

extension CaseChange {
  /// The name of the change in the database and in JSON.
  package var name: String {
    switch self {
    case .opened: "opened"
    case .joined: "joined"
    case .assigned: "assigned"
    case .responded: "responded"
    case .evidenceRequested: "evidence-requested"
    case .evidenceAdded: "evidence-added"
    case .resolved: "resolved"
    case .confirmed: "confirmed"
    case .dissatisfied: "dissatisfied"
    case .reopened: "reopened"
    case .noted: "noted"
    case .takenOver: "taken-over"
    case .refund: "refund"
    case .classified: "classified"
    case .reclassified: "reclassified"
    case .visited: "visited"
    case .taskOpened: "task-opened"
    case .taskTaken: "task-taken"
    case .taskPassed: "task-passed"
    case .taskAnswered: "task-answered"
    case .passedOn: "passed-on"
    }
  }

  /// What the name doesn't say, as a JSON object without personal data.
  package var data: JSONValue {
    switch self {
    case .opened(let evidence, let desk, let handler):
      .object([
        "evidence": Self.list(evidence), "desk": .text(desk.rawValue),
        "handler": handler.map { .text($0) },
      ])
    case .joined(let channel): .object(["channel": .text(channel.rawValue)])
    case .assigned(let desk, let handler):
      .object(["desk": .text(desk.rawValue), "handler": handler.map { .text($0) }])
    case .evidenceRequested(let kinds), .evidenceAdded(let kinds):
      .object(["evidence": Self.list(kinds)])
    case .resolved(let resolution):
      .object([
        "result": .text(resolution.result.rawValue), "cause": .text(resolution.cause.rawValue),
        "amount": resolution.amount.map { .integer($0.cents) },
        "dueAt": resolution.dueAt.map { .integer($0.milliseconds) },
      ])
    case .confirmed(let satisfaction):
      .object(["satisfaction": satisfaction.map { .integer(Int64($0)) }])
    case .visited(let satisfaction): .object(["satisfaction": .integer(Int64(satisfaction))])
    case .refund(let step, let amount, let request):
      .object([
        "step": .text(step.rawValue), "cents": .integer(amount.cents), "request": .text(request),
      ])
    case .classified(let kind): .object(["kind": .text(kind.rawValue)])
    case .reclassified(let old, let new):
      .object(["from": .text(old.rawValue), "to": .text(new.rawValue)])
    case .takenOver(let stage, let escalations):
      .object(["stage": .text(stage.rawValue), "level": .integer(Int64(escalations))])
    case .taskOpened(let task, let team, let due, let isTold):
      .object([
        "task": .integer(Int64(task)), "team": .text(team.rawValue),
        "dueAt": .integer(due.milliseconds), "told": .integer(isTold ? 1 : 0),
      ])
    case .taskPassed(let task, let from, let to):
      .object([
        "task": .integer(Int64(task)), "from": .text(from.rawValue), "to": .text(to.rawValue),
      ])
    case .passedOn(let terms):
      .object([
        "acceptBy": .integer(terms.acceptBy.milliseconds),
        "replyBy": .integer(terms.replyBy.milliseconds),
        "receivedAt": terms.receivedAt.map { .integer($0.milliseconds) },
      ])
    case .taskTaken(let task), .taskAnswered(let task):
      .object(["task": .integer(Int64(task))])
    case .responded, .noted, .dissatisfied, .reopened: .object([])
    }
  }

  private static func list(_ kinds: Set<EvidenceKind>) -> JSONValue {
    .array(kinds.inOrder.map { .text($0.rawValue) })
  }

  /// The change of a stored name and its data; `nil` if this program can't have written it.
  package init?(name: String, data: String) {
    // Most events carry nothing, and parsing is what reading them costs.
    let value =
      data == "{}"
      ? nil : try? JSON5Parser.parse(SourceText(path: "case_events.data", text: data))
    func text(_ key: String) -> String? {
      guard case .text(let text)? = value?[key]?.content else { return nil }
      return text
    }
    func integer(_ key: String) -> Int64? {
      guard case .number(_, let literal)? = value?[key]?.content else { return nil }
      return Int64(literal)
    }
    var evidence: Set<EvidenceKind>? {
      guard case .array(let elements)? = value?["evidence"]?.content else { return [] }
      let kinds = elements.compactMap { element in
        if case .text(let text) = element.content { EvidenceKind(rawValue: text) } else { nil }
      }
      return kinds.count == elements.count ? Set(kinds) : nil
    }
    let desk = text("desk").flatMap { CaseDesk(rawValue: $0) }
    func team(_ key: String) -> CaseTeam? { text(key).flatMap { CaseTeam(rawValue: $0) } }
    let task = integer("task").map { Int(clamping: $0) }
    let satisfaction = integer("satisfaction").map { Int(clamping: $0) }
    switch name {
    case "opened":
      guard let desk, let evidence else { return nil }
      self = .opened(evidence: evidence, desk: desk, handler: text("handler"))
    case "joined":
      guard let channel = text("channel").flatMap({ CaseChannel(rawValue: $0) }) else { return nil }
      self = .joined(channel)
    case "assigned":
      guard let desk else { return nil }
      self = .assigned(desk: desk, handler: text("handler"))
    case "responded": self = .responded
    case "evidence-requested", "evidence-added":
      guard let evidence else { return nil }
      self = name == "evidence-added" ? .evidenceAdded(evidence) : .evidenceRequested(evidence)
    case "resolved":
      guard let result = text("result").flatMap({ CaseResult(rawValue: $0) }),
        let cause = text("cause").flatMap({ CaseCause(rawValue: $0) })
      else { return nil }
      self = .resolved(
        Resolution(
          result, cause: cause, amount: integer("amount").map { Money(cents: $0) },
          dueAt: integer("dueAt").map { Instant(milliseconds: $0, offset: 28_800) }))
    case "confirmed": self = .confirmed(satisfaction: satisfaction)
    case "dissatisfied": self = .dissatisfied
    case "reopened": self = .reopened
    case "noted": self = .noted
    case "taken-over":
      guard let stage = text("stage").flatMap({ CaseStage(rawValue: $0) }),
        let level = integer("level")
      else { return nil }
      self = .takenOver(stage: stage, escalations: Int(clamping: level))
    case "refund":
      guard let step = text("step").flatMap({ RefundStep(rawValue: $0) }),
        let cents = integer("cents"), let request = text("request")
      else { return nil }
      self = .refund(step, Money(cents: cents), request: request)
    case "classified":
      guard let kind = text("kind") else { return nil }
      self = .classified(IssueKind(rawValue: kind))
    case "reclassified":
      guard let old = text("from"), let new = text("to") else { return nil }
      self = .reclassified(from: IssueKind(rawValue: old), to: IssueKind(rawValue: new))
    case "visited":
      guard let satisfaction else { return nil }
      self = .visited(satisfaction: satisfaction)
    case "task-opened":
      guard let task, let team = team("team"), let due = integer("dueAt"),
        let told = integer("told")
      else { return nil }
      self = .taskOpened(
        task, team, dueAt: Instant(milliseconds: due, offset: 28_800), isTold: told != 0)
    case "passed-on":
      guard let accept = integer("acceptBy"), let reply = integer("replyBy") else { return nil }
      self = .passedOn(
        RegulatorTerms(
          acceptBy: Instant(stored: accept), replyBy: Instant(stored: reply),
          receivedAt: integer("receivedAt").map { Instant(stored: $0) }))
    case "task-passed":
      guard let task, let from = team("from"), let to = team("to") else { return nil }
      self = .taskPassed(task, from: from, to: to)
    case "task-taken", "task-answered":
      guard let task else { return nil }
      self = name == "task-taken" ? .taskTaken(task) : .taskAnswered(task)
    default: return nil
    }
  }
}
