internal import AfterSales
internal import ArgumentParsing
internal import CallerProfiles
internal import Diagnostics

extension Hotline {
  static let caseShow = Command(
    "show", summary: "Show a case with its history",
    discussion: """
      What was said stays hidden; --reveal with a --reason shows it, and the audit remembers who
      read it and why.
      """,
    arguments: [caseArgument],
    options: DeskSession.options + [
      .flag("reveal", help: "show in clear what was said"),
      .value("reason", "TEXT", help: "why it must be read"), .houseFiles,
    ]
  ) { invocation, console in
    let session = try DeskSession(invocation, console)
    let rules = try session.priorityRules(invocation)
    let number = try invocation.acceptanceNumber()
    return try session.attempt("case \(number) show") {
      guard let stored = try session.store.complaint(number) else { throw CaseRefusal.unknown }
      let proof = try session.discloseHistory(of: stored, invocation)
      let texts = try session.texts(of: stored)
      func said(_ text: ClearText?) -> String? {
        text.map { text in proof.map { text.reveal($0) } ?? session.hidden(text) }
      }
      if session.writesJSON {
        session.write(
          session.json(
            stored, rules, text: said(texts.opening), notes: texts.notes.map(said)))
      } else {
        var text = stored.summary(rules, at: session.now, console)
        if let opening = said(texts.opening) {
          text += console.text(zh: "客户陈述：", en: "the customer said: ") + opening + "\n"
        }
        for (event, note) in zip(stored.events, texts.notes) {
          text += session.line(event, said(note))
        }
        console.write(text)
      }
    }
  }
}

extension DeskSession {
  /// Audits that a case is read; with `--reveal`, the proof that what was said may be shown.
  fileprivate func discloseHistory(
    of stored: StoredCase, _ invocation: Invocation
  ) throws -> Disclosure? {
    let subject = try store.auditSubject(of: stored.subject)
    let object = "case \(stored.number)"
    guard invocation.flag("reveal") else {
      try store.appendAudit([
        AuditEntry(at: now, actor: actor, .lookUp, subject: subject, object: object, found: 1)
      ])
      return nil
    }
    let reason = invocation.value("reason") ?? ""
    guard !reason.isEmpty else {
      throw UsageError.noReason
    }
    return try store.disclose(
      AuditEntry(
        at: now, actor: actor, .reveal, subject: subject, object: object + " text",
        reason: reason, found: 1))
  }

  fileprivate func texts(of stored: StoredCase) throws -> (opening: ClearText?, notes: [ClearText?])
  {
    let notes = try stored.events.indices.map { try store.note(of: stored, version: $0 + 1) }
    return (try store.text(of: stored), notes)
  }

  /// What stands in place of something said: for people in their language.
  fileprivate func hidden(_ text: ClearText) -> String {
    writesJSON ? text.masked : console.text(zh: "（\(text.length)字）", en: text.masked)
  }

  fileprivate func line(_ event: CaseEvent, _ note: String?) -> String {
    let when = console.moment(event.at, now: now)
    let what = console.text(event.change.wording)
    let detail = event.change.detail(console).map { " " + $0 } ?? ""
    let said = note.map { "  “\($0)”" } ?? ""
    return console.styled("  \(when)  ", .dim) + DisplayWidth.pad(event.actor, to: 10)
      + " \(what)\(detail)\(said)\n"
  }

  fileprivate func json(
    _ stored: StoredCase, _ rules: PriorityRules, text: String?, notes: [String?]
  ) -> JSONValue {
    guard case .object(var members) = stored.json(rules, at: now, console) else { return .null }
    members.append(.init("text", text.map { .text($0) } ?? .null))
    members.append(
      .init(
        "events",
        .array(
          zip(stored.events, notes).map { event, note in
            .object([
              "at": .text(event.at.description), "actor": .text(event.actor),
              "event": .text(event.change.name), "data": event.change.data,
              "note": note.map { .text($0) },
            ])
          })))
    return .object(members)
  }
}

extension CaseChange {
  /// What the wording of the change leaves open, in a few words.
  func detail(_ console: Console) -> String? {
    switch self {
    case .opened(_, let desk, let handler), .assigned(let desk, let handler):
      console.text(desk.wording) + (handler.map { " \($0)" } ?? "")
    case .joined(let channel): console.text(channel.wording)
    case .evidenceRequested(let kinds), .evidenceAdded(let kinds): console.list(kinds.inOrder)
    case .resolved(let resolution):
      console.text(resolution.result.wording) + (resolution.amount.map { " ¥\($0)" } ?? "")
    case .confirmed(let satisfaction):
      satisfaction.map { console.text(zh: "满意度 \($0)", en: "satisfaction \($0)") }
    case .visited(let satisfaction):
      console.text(zh: "满意度 \(satisfaction)", en: "satisfaction \(satisfaction)")
    case .takenOver(let stage, _): console.text(stage.wording)
    case .refund(_, let amount, let request): "¥\(amount) (\(request))"
    case .classified(let kind): console.text(kind.wording)
    case .reclassified(let old, let new):
      console.text(old.wording) + " → " + console.text(new.wording)
    case .responded, .noted, .dissatisfied, .reopened: nil
    }
  }
}
