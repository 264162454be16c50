package import AfterSales
package import Diagnostics

extension ProfileStore {
  /// So much of the hours in which customers are rung passes at most until somebody who is due is rung.
  private static let rungWithin = Duration.seconds(2 * 3_600)

  /// Puts those on the lists whom the failure has hit since, takes those off who needn't be told any more,
  /// and owes a call to whom a time was missed.
  ///
  /// A list is of the failure, not of the moment at which it was begun: whoever orders later, or whose order gets into trouble
  /// later, is told too, after those who stand there already, so many an hour as ever. Taken off are those whose order is right again, who came by
  /// themselves, who were erased or want to be left alone; owed is a callback to those who were told a
  /// time that has passed, while their order still is in trouble; each once.
  ///
  /// - Throws: `SQLiteError`, `StoreError` or `CryptoError`.
  package func followOutreaches(at now: Instant) throws {
    let running = try connection.outreaches.list(showsEnded: false).filter { $0.runs(at: now) }
    guard !running.isEmpty else { return }
    for outreach in running {
      try join(outreach, at: now)
      let targets = try connection.outreaches.targets(of: outreach.id)
      let settled = try targets.compactMap { target in
        try target.state == .waiting
          ? reason(toDrop: target, of: outreach).map { (target, $0) } : nil
      }
      let missed = outreach.isLate(at: now) ? try targets.filter { try isMissed($0, at: now) } : []
      let late = try missed.filter { try !connection.owedCalls.has($0.missedID) }
      let isOwed = Set(missed.map(\.subject))
      let over = try targets.filter { target in
        try !isOwed.contains(target.subject)
          && unlessDamaged { try connection.owedCalls.find(target.missedID)?.owed.state } == .open
      }
      guard !settled.isEmpty || !late.isEmpty || !over.isEmpty else { continue }
      try connection.write {
        for (target, state) in settled {
          try settle(target, as: state, by: CaseEvent.machine, at: now)
        }
        for target in late {
          let from = max(outreach.promisedAt ?? now, target.changedAt)
          try owe(
            target.missedID, .outreachMissed, to: target.subject,
            from: CallBackHours.first(from: from),
            at: now)
        }
        for target in over { try dropCall(target.missedID, by: CaseEvent.machine, at: now) }
      }
    }
  }

  /// Puts those on the list whom the failure has hit since.
  private func join(_ outreach: Outreach, at now: Instant) throws {
    let targets = try connection.outreaches.targets(of: outreach.id)
    let known = Set(targets.map(\.subject))
    func news() throws -> [HitCustomer] {
      try hit(by: outreach.scope, since: outreach.since, at: now).filter {
        !known.contains($0.subject)
      }
    }
    guard try !news().isEmpty else { return }
    try connection.write {
      // Whoever else looked meanwhile may have put some of them there.
      let joining = try news().filter {
        try connection.outreaches.target(outreach.id, $0.subject) == nil
      }
      let last = targets.filter { $0.state == .waiting }.map(\.dueAt).max()
      for (rank, customer) in joining.enumerated() {
        let due =
          if let last, last >= now {
            outreach.due(rank: rank + 1, from: last)
          } else {
            outreach.due(rank: rank, from: now)
          }
        try add(customer, to: outreach, due: due, at: now)
      }
      guard !joining.isEmpty else { return }
      try audit.append(
        AuditEntry(
          at: now, actor: CaseEvent.machine, .change, object: "outreach \(outreach.id) joined",
          found: joining.count))
    }
  }

  /// Puts somebody on the list; if agents ring, they are owed a callback.
  func add(
    _ customer: HitCustomer, to outreach: Outreach, due: Instant, at now: Instant
  ) throws {
    let target = OutreachTarget(
      outreach: outreach.id, subject: customer.subject, order: customer.orders[0].id,
      harm: customer.harm.points, dueAt: due, changedAt: now)
    try connection.outreaches.write(target)
    guard outreach.way == .callback else { return }
    try owe(target.callbackID, .outreach, to: customer.subject, from: due, at: now)
  }

  /// The outreaches whose time has passed while orders of those who were told it still aren't right.
  ///
  /// - Throws: `SQLiteError` or `StoreError`.
  package func lateOutreaches(at now: Instant) throws -> [LateOutreach] {
    try connection.outreaches.list(showsEnded: false).filter { $0.isLate(at: now) }
      .compactMap { outreach in
        let missed = try connection.outreaches.targets(of: outreach.id).filter {
          try isMissed($0, at: now)
        }
        return missed.isEmpty ? nil : LateOutreach(outreach, customers: missed.count)
      }
  }

  /// Why somebody who waits needn't be told; `nil` if they are to be.
  private func reason(
    toDrop target: OutreachTarget, of outreach: Outreach
  ) throws -> OutreachTarget.State? {
    guard let row = try connection.callers.find(target.subject), row.erasedAt == nil else {
      return .erased
    }
    if try connection.outreaches.isLeftAlone(target.subject) { return .leftAlone }
    switch try order(target.order)?.status {
    case .delivered, .refunded, .unpaid, nil: return .solved
    case .paid, .processing, .delayed, .failed, .refunding: break
    }
    return try connection.outreaches.hasCome(target.subject, after: outreach.startedAt)
      ? .called : nil
  }

  /// Whether somebody was told a time that their order missed.
  private func isMissed(_ target: OutreachTarget, at now: Instant) throws -> Bool {
    guard target.state == .told, let row = try connection.callers.find(target.subject),
      row.erasedAt == nil,
      try !connection.outreaches.isLeftAlone(target.subject),
      let order = try order(target.order)
    else { return false }
    return order.isInTrouble(at: now)
  }

  /// Owes somebody a callback; nothing if their number isn't known.
  func owe(
    _ id: String, _ cause: OwedCall.Cause, to subject: Int64, from moment: Instant, at now: Instant
  ) throws {
    guard let caller = try caller(subject), let number = caller.number else { return }
    var owed = OwedCall(
      id: id, .callback, of: caller.id, call: id, askedAt: now,
      dueAt: CallBackHours.moment(Self.rungWithin, after: moment), notBefore: moment)
    owed.cause = cause
    try keep(owed, of: caller, number: number, at: now)
  }

  /// Whether a customer doesn't want to be told anything unasked.
  ///
  /// - Throws: `SQLiteError`.
  package func isLeftAlone(_ subject: Int64) throws -> Bool {
    try connection.outreaches.isLeftAlone(subject)
  }

  /// Leaves a customer alone from now on, or no longer; what is owed them unasked is dropped.
  ///
  /// - Throws: `SQLiteError` or `StoreError`.
  package func setLeftAlone(
    _ subject: Int64, _ isLeftAlone: Bool, reason: String?, by actor: String, at now: Instant
  ) throws {
    try connection.write {
      if isLeftAlone {
        try connection.outreaches.setLeftAlone(subject, by: actor, at: now)
      } else {
        try connection.outreaches.endLeftAlone(subject)
      }
      try audit.append(
        AuditEntry(
          at: now, actor: actor, .change, subject: try auditSubject(of: subject),
          object: isLeftAlone ? "leave alone" : "leave alone no longer", reason: reason))
      if isLeftAlone {
        for target in try connection.outreaches.targets(ofSubject: subject) {
          if target.state == .waiting {
            try settle(target, as: .leftAlone, by: actor, at: now)
          }
          try dropCall(target.missedID, by: actor, at: now)
        }
      }
    }
  }
}
