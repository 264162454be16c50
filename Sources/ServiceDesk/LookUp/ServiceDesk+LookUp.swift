package import AfterSales
internal import Diagnostics

/// Whom to look up.
package struct PopRequest: Hashable, Sendable {
  package var number: CallingNumber
  /// This call, to show the way through the menu; else one that seems to be going on.
  package var call: String?
  /// Which of several people who share the number it is, counted from 1.
  package var choice: Int?

  package init(_ number: CallingNumber, call: String? = nil, choice: Int? = nil) {
    self.number = number
    self.call = call
    self.choice = choice
  }

  fileprivate var subject: AuditSubject? {
    guard case .number(let number) = number else { return nil }
    return .number(number)
  }
}

extension ServiceDesk {
  /// Who calls, and what the agent may do.
  ///
  /// - Parameter revealed: a field that was revealed before in this call, and stays in clear.
  /// - Throws: `DeskRefusal.noSuchPerson` for a choice beyond those who share the number.
  package func pop(
    _ request: PopRequest, keeping revealed: Pop.RevealedField? = nil, by actor: DeskActor
  ) throws -> Audited<Pop> {
    var (pop, proof) = try lookUp(request, by: actor, at: now)
    pop.revealed = revealed
    return Audited(pop, proof)
  }

  /// Who calls, with a field in clear; as without it if the field is not known.
  ///
  /// - Throws: `DeskRefusal` without a reason, or if the actor's level doesn't allow it.
  package func reveal(
    _ field: ClearField, of request: PopRequest, reason: String, by actor: DeskActor
  ) throws -> Audited<Pop> {
    guard Reason.isGiven(reason) else { throw DeskRefusal.noReason }
    try check(reason, .reason)
    guard actor.mayReveal(field) else {
      try refuse(
        "reveal \(field.rawValue)", subject: request.subject, reason: reason, by: actor.id, at: now)
      throw DeskRefusal.mayNotReveal(field)
    }
    let now = now
    var (pop, proof) = try lookUp(request, by: actor, at: now)
    if let text = pop.view.caller?.text(of: field) {
      proof = try store.disclose(
        AuditEntry(
          at: now, actor: actor.id, .reveal, subject: request.subject, object: field.rawValue,
          reason: reason, found: 1))
      pop.revealed = Pop.RevealedField(field: field, text: text.reveal(proof))
    }
    return Audited(pop, proof)
  }

  /// Whom the switchboard has put through, whose look-up it wrote to the audit when it did.
  ///
  /// - Throws: what `pop` throws.
  package func popOfCall(
    _ id: String, _ request: PopRequest, by actor: DeskActor
  ) throws -> Audited<Pop> {
    guard let proof = try store.lookUp("pop of call \(id)", by: actor.id) else {
      return try pop(request, by: actor)
    }
    let now = now
    return Audited(try pop(try view(request, at: now), by: actor, at: now), proof)
  }

  /// What the agent wrote who handed a call on; `nil` if that was nothing.
  ///
  /// - Throws: what the store throws; nothing is disclosed then.
  package func noteOfCall(
    _ id: String, by actor: DeskActor, reason: String = "the call was handed on"
  ) throws -> String? {
    guard let note = try store.contact(id)?.contact.note else { return nil }
    let proof = try store.disclose(
      AuditEntry(
        at: now, actor: actor.id, .reveal, object: "note of call \(id)",
        reason: reason))
    return note.reveal(proof)
  }

  private func view(_ request: PopRequest, at now: Instant) throws -> PopView {
    try store.popView(of: request.number, call: request.call, choice: request.choice, at: now)
  }

  /// A pop is read while somebody waits: no rules are read for titles that it can do without.
  private func pop(_ view: PopView, by actor: DeskActor, at now: Instant) throws -> Pop {
    try Pop(view, actor, house, try store.queueTitles(), at: now)
  }

  private func lookUp(
    _ request: PopRequest, by actor: DeskActor, at now: Instant
  ) throws -> (Pop, Disclosure) {
    let view = try view(request, at: now)
    let pop = try pop(view, by: actor, at: now)
    let people = view.people.count
    let proof = try store.disclose(
      AuditEntry(
        at: now, actor: actor.id, .lookUp, subject: request.subject,
        object: "pop \(view.match.rawValue)", found: people))
    if let choice = request.choice, choice < 1 || choice > people {
      throw DeskRefusal.noSuchPerson(choice: choice, people: people)
    }
    return (pop, proof)
  }
}

extension Caller {
  fileprivate func text(of field: ClearField) -> ClearText? {
    switch field {
    case .name: name
    case .number: number
    case .account: account
    }
  }
}
