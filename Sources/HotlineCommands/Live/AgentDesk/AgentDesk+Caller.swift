internal import AfterSales
internal import ArgumentParsing
internal import CallerProfiles
internal import Diagnostics
internal import ServiceDesk
internal import Switchboard

extension AgentDesk {
  /// Whom the desk shows, beside what the database knows of them.
  struct ShownCaller {
    let call: String
    /// Which of several people who share the number.
    var choice: Int?
    var revealed: RevealedField?
    /// What the agent wrote who handed the call on.
    var handedOn: [String]
  }

  /// Shows who calls; the switchboard has put the look-up into the audit before it said so.
  mutating func pop(_ id: String) throws {
    guard let number = try LiveQueueStore(store).number(ofCall: id) else { return }
    shown = ShownCaller(call: id, handedOn: try handedOn(id))
    let session = try session()
    try show(try view(of: number, session), session)
  }

  private func handedOn(_ id: String) throws -> [String] {
    guard let note = try store.contact(id)?.contact.note else { return [] }
    let proof = try store.disclose(
      AuditEntry(
        at: .now, actor: self.id, .reveal, object: "note of call \(id)",
        reason: "the call was handed on"))
    return note.reveal(proof).split(separator: "\n").map { line in
      console.text(zh: "转接说明  ", en: "handed on  ") + DisplayWidth.printable(String(line))
    }
  }

  private func session() throws -> DeskSession {
    try DeskSession(store, agent: id, at: .now, console)
  }

  private func view(of number: CallingNumber, _ session: DeskSession) throws -> PopView {
    try store.popView(of: number, call: shown?.call, choice: shown?.choice, at: session.now)
  }

  private mutating func show(
    _ view: PopView, _ session: DeskSession, isUpdate: Bool = false
  ) throws {
    let screen = PopScreen(
      view: view, data: try PopData(invocation, session), session: session,
      revealed: shown?.revealed, choosing: "choose N")
    news.append(.pop(screen, handedOn: shown?.handedOn ?? [], isUpdate: isUpdate))
  }

  /// The number of the caller who is shown, if the call is still in hand.
  private func numberInHand() throws -> CallingNumber? {
    guard let call = shown?.call, call == state.call?.id else { return nil }
    return try LiveQueueStore(store).number(ofCall: call)
  }

  // MARK: Looking closer

  /// Shows one of several people who share the number of the call in hand.
  mutating func choose(_ typed: String) throws {
    guard let number = try numberInHand() else { return sayThereIsNoCall() }
    let session = try session()
    let people = try view(of: number, session).people.count
    guard let choice = Int(typed), choice >= 1, choice <= people else {
      return say(
        zh: "  该号码有 \(people) 位客户：choose 1 起",
        en: "  the number has \(people) callers, counted from 1")
    }
    shown?.choice = choice
    shown?.revealed = nil
    let view = try view(of: number, session)
    try session.auditLookUp(number, view)
    try show(view, session)
  }

  /// Shows a field of the caller in hand in clear, for a reason that is kept.
  mutating func reveal(_ words: ArraySlice<String>) throws {
    let reason = words.dropFirst().joined(separator: " ")
    guard let field = words.first.flatMap({ ClearField(rawValue: $0) }), !reason.isEmpty else {
      return say(
        zh: "  reveal name|number|account 原因", en: "  reveal name|number|account REASON")
    }
    guard let number = try numberInHand() else { return sayThereIsNoCall() }
    let session = try session()
    guard session.mayReveal(field) else {
      try session.auditRefusal(of: field, number, reason)
      return say(zh: "  " + field.refusal.zh, en: "  " + field.refusal.en)
    }
    let view = try view(of: number, session)
    try session.auditLookUp(number, view)
    guard let revealed = try session.reveal(field, of: view, number, reason) else {
      return say(
        zh: "  没有\(field.wording.zh)", en: "  the \(field.wording.en) is not known")
    }
    shown?.revealed = revealed
    try show(view, session)
  }

  /// Looks the caller in hand up once more, after something may have been changed.
  mutating func lookUpAgain() throws {
    guard let number = try numberInHand() else { return }
    let session = try session()
    let view = try view(of: number, session)
    try session.auditLookUp(number, view)
    try show(view, session, isUpdate: true)
  }
}
