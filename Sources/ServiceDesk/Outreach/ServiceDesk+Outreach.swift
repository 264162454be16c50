package import AfterSales
package import Diagnostics

extension OutreachRefusal: Refusal {}

/// Word to those whom a failure hits, before they call.
extension ServiceDesk {
  /// What fails far above its usual with how many it hits, and what is being told.
  ///
  /// - Throws: what the store throws.
  package func outreaches(
    showsEnded: Bool, by actor: DeskActor
  ) throws -> Audited<OutreachListing> {
    let now = now
    try store.followOutreaches(at: now)
    let found = try store.outreaches(showsEnded: showsEnded)
    let warnings = try store.earlyWarnings(at: now) + store.earlyWarningsOfKinds(at: now)
    let running = found.filter { $0.runs(at: now) }
    let warned = try warnings.map { warning in
      let scope = OutreachScope(warning.subject, warning.name)
      return WarnedOf(
        warning: warning, scope: scope,
        hit: scope.concernsOrders
          ? try store.hit(by: scope, since: usualBeginning(at: now), at: now).count : nil,
        outreach: running.first { $0.scope == scope }?.id)
    }
    return try shown(
      OutreachListing(
        warnings: warned, outreaches: try found.map { try view($0, at: now) },
        damaged: found.damaged),
      AuditEntry(at: now, actor: actor.id, .lookUp, object: "outreach list", found: found.count))
  }

  /// Whom a failure hits who hasn't called, the worst hit first.
  ///
  /// - Parameter since: orders placed from then on; `nil` looks back as far as is usual.
  /// - Throws: `OutreachRefusal.tellsNoOrders`, or what the store throws.
  package func hit(
    by scope: OutreachScope, since: Instant?, limit: Int, by actor: DeskActor
  ) throws -> Audited<HitListing> {
    let now = now
    try attempt("outreach whom", by: actor, at: now) { try requireOrders(scope) }
    let since = since ?? usualBeginning(at: now)
    let customers = try store.hit(by: scope, since: since, at: now)
    return try shown(
      HitListing(
        scope: scope, since: since, customers: Array(customers.prefix(limit)),
        total: customers.count, at: now),
      AuditEntry(
        at: now, actor: actor.id, .lookUp, object: "outreach whom", found: customers.count))
  }

  /// Begins to tell those whom a failure hits; for supervisors.
  ///
  /// - Throws: `DeskRefusal.supervisorOnly`, `DeskRefusal.noReason`, `OutreachRefusal`.
  package func startOutreach(
    _ scope: OutreachScope, since: Instant?, told: String, promisedAt: Instant?,
    way: Outreach.Way, perHour: Int, reason: String, by actor: DeskActor
  ) throws -> OutreachView {
    let now = now
    try requireSupervisor("outreach start", actor)
    try check(told, .reason)
    try check(reason, .reason)
    guard Reason.isGiven(reason) else { throw DeskRefusal.noReason }
    let started = try attempt("outreach start", by: actor, at: now) {
      try requireOrders(scope)
      guard !told.allSatisfy(\.isWhitespace) else { throw OutreachRefusal.noWords }
      guard promisedAt.map({ $0 > now }) ?? true else { throw OutreachRefusal.timeHasPassed }
      return try store.startOutreach(
        OutreachDraft(
          scope, since: since ?? usualBeginning(at: now), told: told, promisedAt: promisedAt,
          way: way, perHour: perHour), reason: reason, by: actor.id, at: now)
    }
    return try view(started, at: now)
  }

  /// An outreach with everybody who is told by it.
  ///
  /// - Throws: `OutreachRefusal.unknown`, or what the store throws.
  package func outreach(_ id: String, by actor: DeskActor) throws -> Audited<OutreachDetail> {
    let now = now
    try store.followOutreaches(at: now)
    let found = try attempt("outreach show", by: actor, at: now) { try known(id) }
    let targets = try store.targets(ofOutreach: id)
    return try shown(
      OutreachDetail(
        view: OutreachView(found, targets, at: now), targets: targets.rows,
        damaged: targets.damaged),
      AuditEntry(
        at: now, actor: actor.id, .lookUp, object: "outreach \(id)", found: targets.count))
  }

  /// Tells nobody any more; for supervisors.
  ///
  /// - Throws: `DeskRefusal.supervisorOnly`, `OutreachRefusal`.
  package func endOutreach(_ id: String, by actor: DeskActor) throws -> OutreachView {
    let now = now
    try requireSupervisor("outreach end", actor)
    let ended = try attempt("outreach end", by: actor, at: now) {
      try store.endOutreach(id, by: actor.id, at: now)
    }
    return try view(ended, at: now)
  }

  /// The messages that are due, with the numbers in clear for the gateway; for supervisors.
  ///
  /// Nobody counts as told until `keepSent`.
  ///
  /// - Throws: `DeskRefusal.supervisorOnly`, `OutreachRefusal`.
  package func messages(
    ofOutreach id: String, limit: Int, by actor: DeskActor
  ) throws -> Audited<OutreachMessages> {
    let now = now
    try requireSupervisor("outreach messages \(id)", actor)
    try store.followOutreaches(at: now)
    let outreach = try attempt("outreach messages \(id)", by: actor, at: now) {
      let outreach = try known(id)
      guard outreach.way == .message else { throw OutreachRefusal.isRung }
      guard outreach.runs(at: now) else { throw OutreachRefusal.over }
      return outreach
    }
    let waiting = try store.targets(ofOutreach: id).filter { $0.state == .waiting }
    let due =
      CallBackHours.first(from: now) == now
      ? waiting.filter { $0.dueAt <= now }.prefix(limit) : []
    let proof = try store.disclose(
      AuditEntry(
        at: now, actor: actor.id, .reveal, object: "numbers for the messages of outreach \(id)",
        reason: "telling customers of \(outreach.scope.subject.rawValue) trouble", found: due.count)
    )
    let messages = try due.compactMap { target -> OutreachMessages.Message? in
      guard let number = try store.caller(target.subject)?.number?.reveal(proof) else { return nil }
      return OutreachMessages.Message(
        subject: target.subject, reference: target.callbackID, number: number,
        text: outreach.message(at: now))
    }
    return Audited(
      OutreachMessages(messages: messages, left: waiting.count - messages.count), proof)
  }

  /// Keeps that the messages of customers were given to the gateway; for supervisors.
  ///
  /// - Throws: `DeskRefusal.supervisorOnly`, `OutreachRefusal.unknown`.
  package func keepSent(
    _ subjects: [Int64], ofOutreach id: String, by actor: DeskActor
  ) throws {
    let now = now
    try requireSupervisor("outreach messages \(id)", actor)
    try attempt("outreach messages \(id)", by: actor, at: now) { _ = try known(id) }
    try store.recordTold(subjects, byOutreach: id, .message, by: actor.id, at: now)
  }

  /// Leaves a customer alone as they wish, or no longer.
  ///
  /// - Parameter who: an order of theirs, or what tells them: a number, the shop's id, or `#` and the
  ///   store's own.
  /// - Throws: `OutreachRefusal.noCustomer`, `DeskRefusal.noAgent`, `DeskRefusal.noReason`.
  package func leaveAlone(
    _ who: String, _ isLeftAlone: Bool, reason: String?, by actor: DeskActor
  ) throws -> LeftAlone {
    let now = now
    try check(who, .id)
    try check(reason, .reason)
    if case .user = actor, !store.isOwnersHand {
      try refuse("leave alone", by: actor.id, at: now)
      throw DeskRefusal.noAgent
    }
    let caller = try attempt("leave alone", by: actor, at: now) {
      let people =
        try store.order(who).map { try store.caller($0.callerID).map { [$0] } ?? [] }
        ?? store.callers(named: who)
      guard people.count == 1 else { throw OutreachRefusal.noCustomer(people: people.count) }
      return people[0]
    }
    try store.setLeftAlone(caller.id, isLeftAlone, reason: reason, by: actor.id, at: now)
    return LeftAlone(subject: caller.id, name: caller.name, isLeftAlone: isLeftAlone)
  }

  private func usualBeginning(at now: Instant) -> Instant {
    now + (.zero - OutreachDraft.usualSpan)
  }

  private func requireOrders(_ scope: OutreachScope) throws {
    guard scope.concernsOrders else { throw OutreachRefusal.tellsNoOrders }
  }

  private func known(_ id: String) throws -> Outreach {
    guard let found = try store.outreach(id) else { throw OutreachRefusal.unknown }
    return found
  }

  private func view(_ outreach: Outreach, at now: Instant) throws -> OutreachView {
    OutreachView(outreach, try store.targets(ofOutreach: outreach.id), at: now)
  }
}
