package import Diagnostics

/// A case with what the store knows around it.
package struct StoredCase: Sendable, Codable {
  package private(set) var complaint: ComplaintCase
  /// Whose personal data it holds: a caller, or the case itself when the number was withheld.
  package let subject: Int64
  package let product: String?
  package let region: String?
  /// The caller's tier, for the head start.
  package let tier: String?
  package private(set) var demand: Demand
  package private(set) var events: [CaseEvent]

  package init(
    complaint: ComplaintCase, subject: Int64, product: String?, region: String?, tier: String?,
    demand: Demand, events: [CaseEvent]
  ) {
    self.complaint = complaint
    self.subject = subject
    self.product = product
    self.region = region
    self.tier = tier
    self.demand = demand
    self.events = events
  }

  package var number: String { complaint.facts.number }

  /// Takes up an event that was allowed when it happened.
  package mutating func take(_ event: CaseEvent) {
    complaint.apply(event)
    events.append(event)
  }

  /// Does something with the case.
  ///
  /// - Parameters:
  ///   - seen: the version the actor has looked at; `nil` if it doesn't matter.
  ///   - told: what the case's demand lacked, as the customer tells it now.
  /// - Throws: `CaseRefusal`; the case stays as it is.
  package mutating func perform(
    _ command: CaseCommand, by actor: CaseActor, at now: Instant, seen: Int? = nil,
    told: Demand = Demand()
  ) throws(CaseRefusal) {
    if let flaw = told.flaw(at: now) { throw flaw }
    let event = try complaint.event(for: command, by: actor, at: now, seen: seen)
    let there = told.parts.filter { !demand.missing.contains($0) }
    guard there.isEmpty else { throw .demandThere(there) }
    take(event)
    guard !told.parts.isEmpty else { return }
    demand = Demand(
      amount: demand.amount ?? told.amount, account: demand.account ?? told.account,
      deadline: demand.deadline ?? told.deadline)
    if let amount = demand.amount { complaint.setAmount(amount) }
  }
}

extension StoredCase {
  /// A case as another system kept it.
  ///
  /// - Parameter order: the order that it names, if that is known.
  package init(_ takeover: CaseTakeover, customer: CaseIntake.Customer, order: Order?) {
    let facts = CaseFacts(
      number: takeover.number, kind: takeover.kind, channel: takeover.channel,
      order: takeover.order, openedAt: takeover.openedAt, amount: order?.amount)
    self.init(
      complaint: ComplaintCase(facts), subject: customer.subject, product: order?.product,
      region: order?.region ?? customer.region, tier: customer.tier, demand: Demand(), events: [])
    let task = takeover.task.map {
      CaseChange.taskOpened(1, $0.team, dueAt: $0.dueAt, isTold: true)
    }
    let changes: [CaseChange?] = [
      .opened(evidence: [], desk: .frontLine, handler: nil), task,
      .takenOver(stage: takeover.stage, escalations: takeover.escalations),
    ]
    for case let change? in changes {
      take(CaseEvent(at: takeover.openedAt, by: CaseEvent.machine, change))
    }
  }
}
