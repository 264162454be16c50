package import AfterSales
internal import Diagnostics

extension ProfileStore {
  /// Takes a case over as it stands; one that is known already stays as it is.
  ///
  /// To be called inside `connection.write`.
  package func takeOver(_ takeover: CaseTakeover) throws -> Saved {
    guard try complaint(takeover.number) == nil else { return .unchanged }
    let order = try takeover.order.flatMap { try self.order($0) }
    let key =
      try (takeover.caller ?? order?.callerID).map { try self.key(of: $0) } ?? makeSubject()
    let caller = try self.caller(key.subject)
    let facts = CaseFacts(
      number: takeover.number, kind: takeover.kind, channel: takeover.channel,
      order: takeover.order, openedAt: takeover.openedAt, amount: order?.amount)
    let changes: [CaseChange] = [
      .opened(evidence: [], desk: .frontLine, handler: nil),
      .takenOver(stage: takeover.stage, escalations: takeover.escalations),
    ]
    var stored = StoredCase(
      complaint: ComplaintCase(facts), subject: key.subject, product: order?.product,
      region: order?.region ?? caller?.region, tier: caller?.tier, demand: Demand(), events: [])
    try insert(stored, text: takeover.text, key: key)
    for change in changes {
      try append(
        CaseEvent(at: takeover.openedAt, by: CaseEvent.machine, change), to: &stored, note: nil)
    }
    return .added
  }
}
