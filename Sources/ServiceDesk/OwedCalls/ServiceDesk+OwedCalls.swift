package import AfterSales
package import Diagnostics

extension OwedCallRefusal: Refusal {}

/// A message or callback as it may be shown; what is personal is masked, but for what was disclosed.
package struct OwedCallView: Codable {
  package let owed: OwedCall
  /// The number to ring for this one call, in clear.
  package internal(set) var numberToRing: String?
  /// What was said, in clear.
  package internal(set) var words: String?
  /// What the customer is to be told of a failure; `nil` of what has nothing to do with one.
  package internal(set) var outreach: Outreach?
  /// The moment it is seen from.
  package let at: Instant

  init(_ owed: OwedCall, at now: Instant) {
    self.owed = owed
    at = now
  }

  package var isLate: Bool { owed.isLate(at: at) }
}

/// A callback of the live queue.
package struct LiveCallback: Codable, Hashable, Sendable {
  package let call: String
  package let queue: String
  /// How often the customer was rung in vain.
  package let tries: Int
  /// When it comes to its queue; `nil` if it is there.
  package let dueAt: Instant?
  /// Whether it still waited when the hours ended in which customers are rung.
  package let isHeld: Bool

  init(_ kept: KeptCall) {
    (call, queue, tries) = (kept.call.id, kept.queue, kept.call.tries)
    isHeld = kept.call.isHeld
    dueAt =
      if case .booked(let due) = kept.call.stage {
        Instant(stored: LiveTime.milliseconds(due))
      } else {
        nil
      }
  }
}

/// A case that was opened for a message or callback, or joined by it.
package struct CaseOfOwedCall: Codable {
  package let taken: TakenUpCase
  package let owed: OwedCallView
}

/// What is owed of one kind.
package struct OwedCallListing: Codable {
  package let rows: [OwedCallView]
  /// Callbacks that were asked for in the live queue, which agents are offered like calls.
  package let live: [LiveCallback]
  package let damaged: [Wording]
}

extension ServiceDesk {
  /// Messages or callbacks, the next one to be taken first.
  ///
  /// - Throws: what the store throws.
  package func owedCalls(
    _ kind: OwedCall.Kind, showsDone: Bool, limit: Int, by actor: DeskActor
  ) throws -> Audited<OwedCallListing> {
    let now = now
    try store.oweTaskNews(at: now)
    try store.followOutreaches(at: now)
    let found = try store.owedCalls(kind, showsDone: showsDone, limit: limit)
    let listed = Set(found.filter { $0.state == .queued }.map(\.call))
    let live =
      kind == .callback
      ? try store.liveCallbacks().filter { !listed.contains($0.call.id) }.map { LiveCallback($0) }
      : []
    return try shown(
      OwedCallListing(
        rows: found.map { OwedCallView($0, at: now) }, live: live, damaged: found.damaged),
      AuditEntry(
        at: now, actor: actor.id, .lookUp, object: "\(kind.rawValue) list",
        found: found.count + live.count))
  }

  /// Takes the next one that is due, or that of an id, with the number to ring for this one call.
  ///
  /// - Throws: `OwedCallRefusal`, or `DeskRefusal.noAgent` for whoever is no known agent.
  package func takeOwedCall(
    _ kind: OwedCall.Kind, id: String?, by actor: DeskActor
  ) throws -> Audited<OwedCallView> {
    let now = now
    let who = try knownAgent(actor, "\(kind.rawValue) take", at: now)
    try store.oweTaskNews(at: now)
    try store.followOutreaches(at: now)
    let taken: OwedCall = try attempt("\(kind.rawValue) take", by: actor, at: now) {
      if let id {
        guard
          let taken = try changing(
            id, kind, by: actor, at: now,
            { (owed) throws(OwedCallRefusal) in try owed.take(by: who, at: now) })
        else { throw OwedCallRefusal.unknown }
        return taken
      }
      // Somebody else may be quicker: then it is the next one's turn.
      for owed in try store.owedCalls(kind, showsDone: false, limit: 1_000)
      where owed.isDue(at: now) {
        do {
          if let taken = try changing(
            owed.id, kind, by: actor, at: now,
            { (next) throws(OwedCallRefusal) in
              guard next.isDue(at: now) else { throw .taken(by: next.agent ?? "") }
              try next.take(by: who, at: now)
            })
          {
            return taken
          }
        } catch OwedCallRefusal.taken {
          continue
        }
      }
      throw OwedCallRefusal.nothingToTake
    }
    return try withNumber(taken, by: actor, at: now)
  }

  /// What was said in a message, in clear, for who has it and for supervisors.
  ///
  /// - Throws: `OwedCallRefusal`.
  package func hear(_ id: String, by actor: DeskActor) throws -> Audited<OwedCallView> {
    let now = now
    let owed = try attempt("message \(id) hear", by: actor, at: now) {
      guard let owed = try store.owedCall(id), owed.kind == .message else {
        throw OwedCallRefusal.unknown
      }
      guard owed.agent == actor.id || actor.agent?.level == .supervisor else {
        throw OwedCallRefusal.notYours(taker: owed.agent)
      }
      guard owed.words != nil else { throw OwedCallRefusal.noWords }
      return owed
    }
    let proof = try store.disclose(
      AuditEntry(
        at: now, actor: actor.id, .reveal, subject: try store.auditSubject(of: owed.subject),
        object: "message \(id) words", reason: "working off the message", found: 1))
    var view = OwedCallView(owed, at: now)
    view.words = owed.words?.reveal(proof)
    return Audited(view, proof)
  }

  /// What becomes of one that the actor has.
  ///
  /// - Throws: `OwedCallRefusal`.
  package func settleOwedCall(
    _ id: String, _ kind: OwedCall.Kind, as end: OwedCallEnd, by actor: DeskActor
  ) throws -> OwedCallView {
    let now = now
    let owed = try attempt("\(kind.rawValue) \(id) \(end.rawValue)", by: actor, at: now) {
      try changing(id, kind, by: actor, at: now) { (owed) throws(OwedCallRefusal) in
        switch end {
        case .done: try owed.finish(by: actor.id)
        case .missed: try owed.miss(by: actor.id, at: now)
        case .givenBack: try owed.giveBack(by: actor.id)
        }
      }
    }
    guard let owed else { throw OwedCallRefusal.unknown }
    return OwedCallView(owed, at: now)
  }

  /// Opens a case for a message or callback that the actor has, or lets it join the open case of the
  /// order; the words of a message are the complaint's.
  ///
  /// - Parameters:
  ///   - issue: `nil` lets the words tell it.
  ///   - order: `nil` if none is known.
  /// - Throws: `OwedCallRefusal`, `DeskRefusal.noKind`, `CaseRefusal`.
  package func openCase(
    forOwedCall id: String, _ kind: OwedCall.Kind, issue: IssueKind?, order: String?,
    by actor: DeskActor
  ) throws -> CaseOfOwedCall {
    let now = now
    let what = "\(kind.rawValue) \(id) case"
    let owed = try attempt(what, by: actor, at: now) {
      guard let owed = try store.owedCall(id), owed.kind == kind else {
        throw OwedCallRefusal.unknown
      }
      guard owed.state == .taken else { throw owed.state.isOver ? OwedCallRefusal.over : .notTaken }
      guard owed.agent == actor.id else { throw OwedCallRefusal.taken(by: owed.agent ?? "") }
      return owed
    }
    let taken = try open(owed, as: issue, order: order, by: actor)
    let changed = try store.changeOwedCall(id, by: actor.id, at: now) {
      $0.caseNumber = taken.view.number
    }
    return CaseOfOwedCall(taken: taken, owed: OwedCallView(changed ?? owed, at: now))
  }

  /// The number of a customer whom an agent rings back, in clear for this one call.
  ///
  /// - Throws: what the store throws; nothing is shown then.
  package func numberToRing(
    ofCall id: String, _ number: CallingNumber, by actor: DeskActor
  ) throws -> String? {
    guard case .number(let phone) = number else { return nil }
    let proof = try store.disclose(
      AuditEntry(
        at: now, actor: actor.id, .reveal, subject: .number(phone),
        object: "number to ring for call \(id)", reason: "callback", found: 1))
    return phone.clear.reveal(proof)
  }

  private func withNumber(
    _ owed: OwedCall, by actor: DeskActor, at now: Instant
  ) throws -> Audited<OwedCallView> {
    var view = OwedCallView(owed, at: now)
    view.outreach = try store.outreachWords(of: owed.subject).first {
      [$0.target.callbackID, $0.target.missedID].contains(owed.id)
    }?.outreach
    let proof = try store.disclose(
      AuditEntry(
        at: now, actor: actor.id, owed.number == nil ? .lookUp : .reveal,
        subject: try store.auditSubject(of: owed.subject),
        object: "number to ring for \(owed.kind.rawValue) \(owed.id)", reason: "callback",
        found: owed.number == nil ? 0 : 1))
    view.numberToRing = owed.number?.reveal(proof)
    return Audited(view, proof)
  }

  private func changing(
    _ id: String, _ kind: OwedCall.Kind, by actor: DeskActor, at now: Instant,
    _ change: (inout OwedCall) throws(OwedCallRefusal) -> Void
  ) throws -> OwedCall? {
    try store.changeOwedCall(id, by: actor.id, at: now) { owed in
      guard owed.kind == kind else { throw OwedCallRefusal.unknown }
      try change(&owed)
    }
  }

  private func knownAgent(_ actor: DeskActor, _ what: String, at now: Instant) throws -> String {
    if case .user = actor {
      try refuse(what, by: actor.id, at: now)
      throw DeskRefusal.noAgent
    }
    return actor.id
  }
}

/// What becomes of a message or callback that an agent has.
package enum OwedCallEnd: String, Hashable, Sendable, CaseIterable, Codable {
  case done, missed
  case givenBack = "return"
}
