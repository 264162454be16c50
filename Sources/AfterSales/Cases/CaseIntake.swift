package import Diagnostics

/// How complaints are taken up: as a case of their own, or joined to the open case of their order.
///
/// These are the rules for every desk, menu and store; whoever keeps cases looks up what the rules
/// need, and writes the events that they add.
package struct CaseIntake: Sendable {
  package var rules: PriorityRules

  package init(_ rules: PriorityRules) { self.rules = rules }

  /// Who complains, as far as it is known.
  package struct Customer: Sendable {
    /// Whose personal data the case holds.
    package var subject: Int64
    package var region: String?
    package var tier: String?

    package init(subject: Int64, region: String? = nil, tier: String? = nil) {
      self.subject = subject
      self.region = region
      self.tier = tier
    }
  }

  /// A draft as it is filed once the customer's words were understood.
  ///
  /// Words weigh more than a choice in the menu, but never make a complaint less urgent.
  package func filing(_ draft: CaseDraft, heard: IssueKind?) -> CaseDraft {
    guard let heard, heard != .other, heard.family != draft.kind.family,
      urgency(of: heard) >= urgency(of: draft.kind)
    else { return draft }
    var filed = draft
    filed.kind = heard
    filed.classifiedAs = heard
    return filed
  }

  /// Opens a case: with the evidence that is there, at the desk that takes such cases at once; what
  /// is missing is asked for at once where the kind of case wants that.
  ///
  /// - Throws: `CaseRefusal` if the demand can't be meant as it stands.
  package func open(
    _ draft: CaseDraft, as number: AcceptanceNumber, order: Order?, customer: Customer,
    by actor: CaseActor, at now: Instant
  ) throws(CaseRefusal) -> StoredCase {
    if let flaw = draft.demand.flaw(at: now) { throw flaw }
    let amount = draft.demand.amount ?? order?.amount
    let priority = rules.priority(
      kind: draft.kind, channel: draft.channel, amount: amount, tier: customer.tier)
    var evidence = draft.evidence
    // An order of ours is the proof of its transaction.
    if order?.paidAt != nil { evidence.insert(.transaction) }
    // A call with one of our agents is on record.
    if draft.channel == .phone, actor.desk != nil { evidence.insert(.conversation) }
    let desk = priority.desk ?? .frontLine
    let facts = CaseFacts(
      number: number.digits, kind: draft.kind, channel: draft.channel, order: draft.order,
      openedAt: min(now, draft.complainedAt ?? now), amount: amount)
    var stored = StoredCase(
      complaint: ComplaintCase(facts), subject: customer.subject, product: order?.product,
      region: order?.region ?? customer.region, tier: customer.tier, demand: draft.demand,
      events: [])
    let handler = actor.desk == desk ? actor.id : nil
    stored.take(
      CaseEvent(at: now, by: actor.id, .opened(evidence: evidence, desk: desk, handler: handler)))
    if let terms = draft.regulator {
      stored.take(CaseEvent(at: now, by: actor.id, .passedOn(terms)))
    }
    if let guess = draft.classifiedAs {
      stored.take(CaseEvent(at: now, by: CaseEvent.machine, .classified(guess)))
      if guess != draft.kind, actor.desk != nil {
        stored.take(
          CaseEvent(at: now, by: actor.id, .reclassified(from: guess, to: draft.kind)))
      }
    }
    try askForEvidence(&stored, at: now)
    return stored
  }

  /// Adds a complaint to the open case of its order, with everything new that it tells.
  ///
  /// It fills in what the demand lacked and brings its evidence. Filed by an agent under a more
  /// urgent kind, it makes the whole case one of that kind: what began as a late order may be fraud.
  /// The desk that takes such cases at once takes it then. The first event that it adds is the
  /// joining itself.
  /// - Throws: `CaseRefusal` if the demand can't be meant as it stands.
  package func join(
    _ draft: CaseDraft, to stored: inout StoredCase, by actor: CaseActor, at moment: Instant
  ) throws(CaseRefusal) {
    if let flaw = draft.demand.flaw(at: moment) { throw flaw }
    // Several clocks may differ; the order of what happened must not.
    let now = max(moment, stored.complaint.lastEventAt)
    let desk = desk(of: stored, at: now)
    try stored.perform(
      .join(draft.channel), by: actor, at: now, told: draft.demand.filling(stored.demand))
    if let terms = draft.regulator {
      stored.take(CaseEvent(at: now, by: actor.id, .passedOn(terms)))
    }
    let news = draft.evidence.subtracting(stored.complaint.evidence)
    if !news.isEmpty { try stored.perform(.addEvidence(news), by: actor, at: now) }
    // The menu files nothing anew; it can't hand a case over either.
    guard actor.desk != nil else { return }
    if urgency(of: draft.kind) > urgency(of: stored.complaint.facts.kind) {
      try reclassify(&stored, as: draft.kind, by: actor, at: now)
    } else if self.desk(of: stored, at: now) != desk {
      try settle(&stored, by: actor, at: now)
    }
  }

  /// Files a case under another kind: the desk that takes such cases at once takes it, and the
  /// customer is asked for the evidence.
  ///
  /// - Parameter seen: the version the actor has looked at; `nil` if it doesn't matter.
  /// - Throws: `CaseRefusal` if the case doesn't allow it.
  package func reclassify(
    _ stored: inout StoredCase, as kind: IssueKind, by actor: CaseActor, at now: Instant,
    seen: Int? = nil
  ) throws(CaseRefusal) {
    try stored.perform(.reclassify(kind), by: actor, at: now, seen: seen)
    try settle(&stored, by: actor, at: now)
  }

  private func settle(
    _ stored: inout StoredCase, by actor: CaseActor, at now: Instant
  ) throws(CaseRefusal) {
    // With a result given, what is left is the customer's answer.
    guard stored.complaint.stage != .resolved else { return }
    let lowest = CaseDesk.floor(afterEscalations: stored.complaint.escalations)
    if let desk = desk(of: stored, at: now), desk != stored.complaint.desk,
      desk.rank >= lowest.rank
    {
      try stored.perform(.assign(desk: desk, handler: nil), by: actor, at: now)
    }
    if stored.complaint.owedEvidence.isEmpty { try askForEvidence(&stored, at: now) }
  }

  private func askForEvidence(
    _ stored: inout StoredCase, at now: Instant
  ) throws(CaseRefusal) {
    guard stored.complaint.facts.kind.asksForEvidence,
      !stored.complaint.missingEvidence.isEmpty
    else { return }
    try stored.perform(.requestEvidence([]), by: .machine, at: now)
  }

  private func desk(of stored: StoredCase, at now: Instant) -> CaseDesk? {
    rules.priority(of: stored.complaint, tier: stored.tier, at: now).desk
  }

  private func urgency(of kind: IssueKind) -> Int {
    rules.priority(kind: kind, channel: .phone, amount: nil, tier: nil).level
  }
}
