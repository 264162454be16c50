internal import AfterSales
internal import ArgumentParsing
internal import BuiltInFiles
internal import CallerProfiles
internal import Diagnostics

extension Hotline {
  static let pop = Command(
    "pop", summary: "Show who calls: profile, cases, orders, script, and what the agent may do",
    discussion: """
      Everything personal is masked. --reveal shows one field in clear to an agent whose level
      allows it; the reason is kept. The look-up stands in the audit before anything is shown.
        hotline pop 13800138000 --agent li-na --call c-1007
        hotline pop 13800138000 --agent zhang-wei --reveal name --reason "核对收款人"
      """,
    arguments: [
      Argument("NUMBER", help: "the calling number, or anonymous", completion: .none)
    ],
    options: DeskSession.options + [
      .value("call", "ID", help: "this call, for the way through the menu"),
      .value("choose", "N", help: "which of several people who share the number"),
      .value(
        "reveal", "FIELD", help: "show name, number or account in clear",
        completion: .choices(ClearField.allCases.map(\.rawValue))),
      .value("reason", "TEXT", help: "why it must be seen in clear"), .houseFiles,
    ]
  ) { invocation, console in
    let session = try DeskSession(invocation, console)
    let number = CallingNumber(invocation.arguments[0])
    let field = try invocation.word(ClearField.self, "reveal")
    let reason = invocation.value("reason") ?? ""
    if field != nil, reason.isEmpty {
      throw UsageError.noReason
    }
    let data = try PopData(invocation, session)
    let choice = try invocation.integer("choose", in: 1...1_000)
    let view = try session.store.popView(
      of: number, call: invocation.value("call"), choice: choice, at: session.now)
    if let field, !session.mayReveal(field) {
      try session.auditRefusal(of: field, number, reason)
      console.writeError("hotline: \(console.text(field.refusal))\n")
      return .checkFailed
    }
    try session.auditLookUp(number, view)
    if let choice, choice > view.people.count {
      let count = view.people.count
      throw UsageError(
        zh: "--choose：这个号码有\(count)位客户，没有第\(choice)位",
        en: "--choose: the number has \(count) callers, not \(choice)")
    }
    let revealed = try field.flatMap { try session.reveal($0, of: view, number, reason) }
    let pop = PopScreen(view: view, data: data, session: session, revealed: revealed)
    if session.writesJSON {
      session.write(pop.json)
    } else {
      console.write(pop.text)
    }
    return .success
  }
}

/// The house's rules and scripts that a pop shows.
struct PopData {
  let rules: PriorityRules
  let scripts: CallScripts

  init(_ invocation: Invocation, _ session: DeskSession) throws {
    let folder = invocation.value("data")
    rules = try PriorityRules.ofHouse(in: folder, session.console)
    scripts = try CallScripts.read(HouseFile.scripts.source(in: folder, session.console))
  }
}

/// A field in clear, after its disclosure stands in the audit.
struct RevealedField {
  let field: ClearField
  let text: String
}

extension ClearField {
  /// What whoever may not see it is told.
  var refusal: Wording {
    Wording(
      zh: "您的级别不能查看\(wording.zh)明文（已记录）",
      en: "your level may not see the \(wording.en) in clear (this is recorded)")
  }
}

extension CallingNumber {
  fileprivate var auditSubject: AuditSubject? {
    guard case .number(let number) = self else { return nil }
    return .number(number)
  }
}

extension DeskSession {
  func mayReveal(_ field: ClearField) -> Bool {
    agent?.level.reveals.contains(field) ?? false
  }

  /// Keeps that a field was asked for in clear by somebody who may not see it.
  func auditRefusal(of field: ClearField, _ number: CallingNumber, _ reason: String) throws {
    try store.auditRefusal(
      by: actor, "reveal \(field.rawValue)", subject: number.auditSubject, reason: reason, at: now)
  }

  /// Keeps that somebody looked a caller up, before anything is shown.
  func auditLookUp(_ number: CallingNumber, _ view: PopView) throws {
    try store.appendAudit([
      AuditEntry(
        at: now, actor: actor, .lookUp, subject: number.auditSubject,
        object: "pop \(view.match.name)", found: view.people.count)
    ])
  }

  /// A field in clear, its disclosure kept; `nil` if it is not known.
  func reveal(
    _ field: ClearField, of view: PopView, _ number: CallingNumber, _ reason: String
  ) throws -> RevealedField? {
    let text =
      switch field {
      case .name: view.caller?.name
      case .number: view.caller?.number
      case .account: view.caller?.account
      }
    guard let text else { return nil }
    let proof = try store.disclose(
      AuditEntry(
        at: now, actor: actor, .reveal, subject: number.auditSubject, object: field.rawValue,
        reason: reason, found: 1))
    return RevealedField(field: field, text: text.reveal(proof))
  }

  /// What the agent may pay back by themselves; `nil` for whoever is no known agent.
  var refundAuthority: RefundAuthority? {
    agent.map { agent in
      let atOnce = agent.refundLimit ?? agent.level.refundLimit
      return RefundAuthority(
        atOnce: atOnce, perCustomerAndDay: max(atOnce, agent.level.dailyLimitPerCustomer))
    }
  }
}
