package import AfterSales
package import Diagnostics

// Like profiles, what is told to whom is read without an audit row: whoever shows it writes it first.
extension ProfileStore {
  /// Whom a failure hits who hasn't called, isn't left alone and wasn't erased, the worst hit first.
  ///
  /// - Throws: `SQLiteError`, or `StoreError` if somebody can't be read.
  package func hit(by scope: OutreachScope, since: Instant, at now: Instant) throws -> [HitCustomer]
  {
    guard since < now else { return [] }
    return try connection.read {
      let probe = Outreach(
        id: "", scope, since: since, told: "", promisedAt: nil, startedAt: since)
      let hits = try connection.outreaches.unfinished(since..<now).filter {
        probe.concerns($0.order, of: $0.region, at: now)
      }
      return try Dictionary(grouping: hits, by: \.order.callerID).compactMap { subject, hits in
        guard let caller = try caller(subject) else { return nil }
        return HitCustomer(
          caller, orders: hits.map(\.order), contacts: hits[0].contacts, at: now)
      }.sorted(by: HitCustomer.isBefore)
    }
  }

  /// Begins to tell those whom a failure hits; if agents ring, each is owed a callback.
  ///
  /// - Throws: `OutreachRefusal` if there is nobody to tell, or somebody tells of it already;
  ///   `SQLiteError`, `StoreError` or `CryptoError`.
  package func startOutreach(
    _ draft: OutreachDraft, reason: String, by actor: String, at now: Instant
  ) throws -> Outreach {
    try connection.write {
      if let running = try connection.outreaches.list(showsEnded: false).first(where: {
        $0.scope == draft.scope
      }) {
        throw OutreachRefusal.runs(id: running.id)
      }
      let hit = try hit(by: draft.scope, since: draft.since, at: now)
      guard !hit.isEmpty else { throw OutreachRefusal.nobody }
      let day = now.dayInChina.description.filter { $0 != "-" }
      let number = try connection.outreaches.count(idsFrom: "o-\(day)-") + 1
      var outreach = Outreach(
        id: "o-\(day)-\(number)", draft.scope, since: draft.since, told: draft.told,
        promisedAt: draft.promisedAt, startedAt: now)
      (outreach.way, outreach.perHour, outreach.startedBy) = (draft.way, draft.perHour, actor)
      try connection.outreaches.add(outreach)
      for (rank, customer) in hit.enumerated() {
        try add(customer, to: outreach, due: outreach.due(rank: rank), at: now)
      }
      try audit.append(
        AuditEntry(
          at: now, actor: actor, .change, object: "outreach \(outreach.id) started",
          reason: reason, found: hit.count))
      return outreach
    }
  }

  /// One by its id; `nil` if there is none.
  ///
  /// - Throws: `SQLiteError`, or `StoreError.damagedRow`.
  package func outreach(_ id: String) throws -> Outreach? { try connection.outreaches.find(id) }

  /// Those that run, or all, the one begun last first; damaged ones are set aside.
  ///
  /// - Throws: `SQLiteError`.
  package func outreaches(showsEnded: Bool) throws -> ReadRows<Outreach> {
    try connection.outreaches.list(showsEnded: showsEnded)
  }

  /// Who is to be told by one, who is due first first; damaged ones are set aside.
  ///
  /// - Throws: `SQLiteError`.
  package func targets(ofOutreach id: String) throws -> ReadRows<OutreachTarget> {
    try connection.outreaches.targets(of: id)
  }

  /// Everything that somebody was told unasked, or is to be told.
  ///
  /// - Throws: `SQLiteError`, or `StoreError.damagedRow`.
  package func outreachWords(of subject: Int64) throws -> [OutreachWord] {
    try connection.read {
      try connection.outreaches.targets(ofSubject: subject).compactMap { target in
        try connection.outreaches.find(target.outreach).map { OutreachWord($0, target) }
      }
    }
  }

  /// Nobody is told any more; callbacks that nobody has taken are dropped.
  ///
  /// - Throws: `OutreachRefusal`, `SQLiteError` or `StoreError`.
  package func endOutreach(_ id: String, by actor: String, at now: Instant) throws -> Outreach {
    try connection.write {
      guard let outreach = try connection.outreaches.find(id) else {
        throw OutreachRefusal.unknown
      }
      guard outreach.endedAt == nil else { throw OutreachRefusal.over }
      try connection.outreaches.end(id, at: now)
      for target in try connection.outreaches.targets(of: id) where target.state == .waiting {
        try settle(target, as: .ended, by: actor, at: now)
      }
      for target in try connection.outreaches.targets(of: id) {
        try dropCall(target.missedID, by: actor, at: now)
      }
      try audit.append(
        AuditEntry(at: now, actor: actor, .change, object: "outreach \(id) ended"))
      return try connection.outreaches.find(id) ?? outreach
    }
  }

  // MARK: What becomes of it

  /// Keeps that some of those who were due were told.
  ///
  /// - Throws: `SQLiteError` or `StoreError`.
  package func recordTold(
    _ subjects: [Int64], byOutreach id: String, _ way: Outreach.Way, by actor: String,
    at now: Instant
  ) throws {
    try connection.write {
      for subject in subjects {
        guard let target = try connection.outreaches.target(id, subject),
          target.state == .waiting
        else { continue }
        try settle(target, as: .told, way: way, by: actor, at: now)
      }
    }
  }

  /// Keeps that the customer of an order called and heard it; an agent needn't ring any more.
  ///
  /// - Throws: `SQLiteError` or `StoreError`.
  package func recordHeard(outreach id: String, order: String, at now: Instant) throws {
    try connection.write {
      guard try connection.outreaches.find(id) != nil,
        let order = try connection.orders.find(order)?.order
      else { return }
      let target =
        try connection.outreaches.target(id, order.callerID)
        ?? OutreachTarget(
          outreach: id, subject: order.callerID, order: order.id, harm: 0, dueAt: now,
          changedAt: now)
      guard target.state != .told else { return }
      try settle(target, as: .told, way: .menu, by: CaseEvent.machine, at: now)
    }
  }

  /// Keeps what became of the callback of an outreach.
  func settleTarget(of owed: OwedCall, by actor: String, at now: Instant) throws {
    guard owed.cause == .outreach, owed.state.isOver,
      let target = try connection.outreaches.targets(ofSubject: owed.subject).first(where: {
        $0.callbackID == owed.id && $0.state == .waiting
      })
    else { return }
    let isReached = owed.state == .done
    try write(
      target, as: isReached ? .told : .unreachable, way: .callback, by: actor, at: now)
  }

  /// What becomes of a target, and of the callback that nobody has taken.
  func settle(
    _ target: OutreachTarget, as state: OutreachTarget.State, way: Outreach.Way? = nil,
    by actor: String, at now: Instant
  ) throws {
    try write(target, as: state, way: way, by: actor, at: now)
    try dropCall(target.callbackID, by: actor, at: now)
  }

  private func write(
    _ target: OutreachTarget, as state: OutreachTarget.State, way: Outreach.Way?,
    by actor: String, at now: Instant
  ) throws {
    var changed = target
    (changed.state, changed.way, changed.changedAt) = (state, way, now)
    changed.agent = actor == CaseEvent.machine ? nil : actor
    try connection.outreaches.write(changed)
    try audit.append(
      AuditEntry(
        at: now, actor: actor, .change, subject: try auditSubject(of: target.subject),
        object:
          "outreach \(target.outreach) \(([state.rawValue, way?.rawValue]).compactMap(\.self).joined(separator: " "))"
      ))
  }

  /// A callback that needn't be made any more; who has it already finishes it.
  func dropCall(_ id: String, by actor: String, at now: Instant) throws {
    guard let owed = try connection.owedCalls.find(id)?.owed, owed.state == .open else { return }
    _ = try changeOwedCall(id, by: actor, at: now) { $0.state = .done }
  }
}
