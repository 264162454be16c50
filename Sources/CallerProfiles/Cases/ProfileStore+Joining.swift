internal import AfterSales
internal import Diagnostics

extension ProfileStore {
  /// Adds a complaint to the open case of its order, with everything new that it tells; to be called
  /// inside `connection.write`.
  ///
  /// It fills in what the demand lacked and brings its evidence. Filed by an agent under a more
  /// urgent kind, it makes the whole case one of that kind: what began as a late order may be fraud.
  /// The desk that takes such cases at once takes it then.
  func join(
    _ draft: CaseDraft, to open: StoredCase, by actor: CaseActor, rules: PriorityRules,
    at now: Instant
  ) throws -> StoredCase {
    var stored = try perform(
      .join(draft.channel), on: open.number, by: actor, at: now, note: draft.text,
      demand: draft.demand.filling(open.demand))
    let news = draft.evidence.subtracting(stored.complaint.evidence)
    if !news.isEmpty {
      stored = try perform(.addEvidence(news), on: open.number, by: actor, at: now)
    }
    // The menu files nothing anew; it can't hand a case over either.
    guard actor.desk != nil else { return stored }
    func urgency(_ kind: IssueKind) -> Int {
      rules.priority(kind: kind, channel: .phone, amount: nil, tier: nil).level
    }
    if urgency(draft.kind) > urgency(stored.complaint.facts.kind) {
      return try reclassify(open.number, as: draft.kind, by: actor, rules: rules, at: now)
    }
    func desk(_ stored: StoredCase) -> CaseDesk? {
      rules.priority(of: stored.complaint, tier: stored.tier, at: now).desk
    }
    return desk(stored) == desk(open)
      ? stored : try settle(stored, by: actor, rules: rules, at: now)
  }

  /// Fills in what the demand of a case lacks; to be called inside `connection.write`.
  func complete(_ stored: StoredCase, with demand: Demand) throws -> StoredCase {
    let account = try demand.account.map { account in
      try seal(
        account, "cases", "demand_account", stored.number, try key(of: stored.subject))
    }
    try connection.run(
      """
      UPDATE cases SET demand_amount = coalesce(demand_amount, ?2),
        demand_account = coalesce(demand_account, ?3),
        demand_deadline = coalesce(demand_deadline, ?4)
      WHERE id = ?1
      """,
      .text(stored.number), .integer(demand.amount?.cents), .blob(account ?? nil),
      .integer(demand.deadline?.milliseconds))
    // What is at stake follows from the demand, so the case is read anew.
    guard let completed = try complaint(stored.number) else { throw CaseRefusal.unknown }
    return completed
  }
}
