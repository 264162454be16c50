package import AfterSales
package import Diagnostics
internal import Digests

extension ProfileStore {
  /// Pays money back, or lets the request wait for a second person.
  ///
  /// One transaction with its audit. The same request again answers the same and pays nothing.
  /// - Parameter number: the case it is asked for in; by default the open case of the order.
  /// - Throws: `RefundRefusal` if it can't be paid back whoever agrees.
  package func refund(
    request id: String, order: String, amount: Money?, by agent: String,
    authority: RefundAuthority, case number: String? = nil, at now: Instant
  ) throws -> Refund {
    try connection.write {
      if let known = try connection.requests.refund(id) {
        guard known.order == order, known.agent == agent, amount == nil || amount == known.amount
        else { throw RefundRefusal.requestIsAnother(id: id) }
        return known.repeated
      }
      guard let placed = try self.order(order) else { throw RefundRefusal.unknownOrder }
      let amount = try account(ofRefundsOf: placed).check(amount)
      let today = try refunded(to: placed.callerID, onDayOf: now)
      let isCovered = authority.obstacle(to: amount, today: today) == nil
      let refund = Refund(
        id: id, order: order, subject: placed.callerID, amount: amount,
        outcome: isCovered ? .done : .needsApproval, agent: agent, requestedAt: now,
        approver: nil, decidedAt: isCovered ? now : nil,
        caseNumber: try caseNumber(number, ofOrder: order))
      try add(refund)
      return refund
    }
  }

  /// Agrees to a refund that waits, as another person with the authority for it.
  ///
  /// - Throws: `RefundRefusal` unless it waits and they may agree; nothing is changed then.
  package func approveRefund(
    _ id: String, by approver: String, authority: RefundAuthority, at now: Instant
  ) throws -> Refund {
    try connection.write {
      guard var refund = try connection.requests.refund(id) else {
        throw RefundRefusal.unknownRequest
      }
      if refund.agent == approver { throw RefundRefusal.samePerson }
      if refund.outcome == .done, refund.approver == approver { return refund.repeated }
      guard refund.outcome == .needsApproval else { throw RefundRefusal.alreadyDecided }
      let today = try refunded(to: refund.subject, onDayOf: now)
      if let obstacle = authority.obstacle(to: refund.amount, today: today) { throw obstacle }
      try requireCover(of: refund)
      try decide(&refund, .done, by: approver, at: now)
      try closeIfPaidBack(refund.order)
      return refund
    }
  }

  /// Turns a refund down that waits: the one who asked for it, or somebody with the authority.
  ///
  /// - Throws: `RefundRefusal` unless it waits and is theirs to turn down; nothing is changed then.
  package func declineRefund(
    _ id: String, by approver: String, authority: RefundAuthority, at now: Instant
  ) throws -> Refund {
    try connection.write {
      guard var refund = try connection.requests.refund(id) else {
        throw RefundRefusal.unknownRequest
      }
      if refund.outcome == .declined, refund.approver == approver { return refund.repeated }
      guard refund.outcome == .needsApproval else { throw RefundRefusal.alreadyDecided }
      if refund.agent != approver, refund.amount > authority.atOnce {
        throw RefundRefusal.beyondAuthority(limit: authority.atOnce)
      }
      try decide(&refund, .declined, by: approver, at: now)
      return refund
    }
  }

  /// Refunds, the newest first; damaged ones are set aside.
  ///
  /// - Throws: `SQLiteError`.
  package func refunds(isWaiting: Bool, limit: Int) throws -> ReadRows<Refund> {
    try connection.requests.refunds(isWaiting: isWaiting, limit: limit)
  }

  /// What a customer got back on the day of a moment, by the calendar of China, in yuan.
  ///
  /// - Throws: `SQLiteError`, or `StoreError.damagedRow` if an amount can't be read.
  package func refunded(to subject: Int64, onDayOf moment: Instant) throws -> Money {
    let local = Instant(stored: moment.milliseconds)
    let midnight = local + .milliseconds(-local.civil.millisecondOfDay)
    return try connection.requests.refunded(
      to: subject, in: midnight..<midnight + .seconds(86_400))
  }

  /// What was paid for an order and what of it is paid back or promised; what the menu only asked
  /// for promises nothing.
  ///
  /// - Throws: `SQLiteError`, or `StoreError.damagedRow` if an amount can't be read.
  package func account(ofRefundsOf order: Order) throws -> RefundAccount {
    let (returned, waiting) = try connection.requests.refunds(ofOrder: order.id)
    return RefundAccount(
      paid: order.amount, status: order.status, returned: returned, waiting: waiting)
  }

  /// Refuses what the menu asked for if it was paid back in another way since.
  private func requireCover(of refund: Refund) throws {
    guard refund.agent == CaseEvent.machine else { return }
    guard let placed = try order(refund.order) else { throw RefundRefusal.unknownOrder }
    _ = try account(ofRefundsOf: placed).check(refund.amount)
  }

  private func decide(
    _ refund: inout Refund, _ outcome: Refund.Outcome, by approver: String, at now: Instant
  ) throws {
    refund.outcome = outcome
    refund.approver = approver
    refund.decidedAt = now
    try connection.requests.decide(refund)
    try tell(refund, outcome == .done ? .approved : .declined, by: approver, at: now)
  }

  private func caseNumber(_ number: String?, ofOrder order: String) throws -> String? {
    guard let number else { return try openCase(ofOrder: order)?.number }
    guard let stored = try complaint(number) else { throw RefundRefusal.unknownCase }
    guard [nil, order].contains(stored.complaint.facts.order) else {
      throw RefundRefusal.caseOfAnotherOrder
    }
    return number
  }

  /// Writes a refund that is new, with what follows from it.
  private func add(_ refund: Refund) throws {
    try connection.requests.add(refund)
    let isPaid = refund.outcome == .done
    if isPaid { try closeIfPaidBack(refund.order) }
    try tell(refund, isPaid ? .paid : .asked, by: refund.agent, at: refund.requestedAt)
  }

  /// Notes that an order is refunded, once its whole amount was paid back.
  private func closeIfPaidBack(_ id: String) throws {
    guard let paid = try order(id)?.amount,
      paid <= (try connection.requests.refunds(ofOrder: id).returned)
    else { return }
    try connection.orders.setStatus(.refunded, of: id)
  }

  /// Writes how far a refund has come to the audit and, if it was asked for in one, to its case.
  private func tell(
    _ refund: Refund, _ step: RefundStep, by actor: String, at now: Instant
  ) throws {
    try audit.append(
      AuditEntry(
        at: now, actor: actor, .change, subject: try auditSubject(of: refund.subject),
        object: try told(
          "refund \(refund.id) order \(refund.order) \(refund.amount) \(step.rawValue)",
          of: .refund, refund.id)))
    guard let number = refund.caseNumber else { return }
    try note(step, of: refund.amount, request: refund.id, in: number, by: actor, at: now)
  }

  /// Remembers a refund that the menu paid, or that it asks for since it may not pay it itself; to
  /// be called inside `once`.
  ///
  /// While one that the menu asked for waits, it doesn't ask for another of the same order.
  /// - Throws: `RefundRefusal.unknownOrder`, and what the store throws.
  package func recordMenuRefund(
    of order: String, _ amount: Money, isPaid: Bool, at now: Instant
  ) throws {
    guard let placed = try self.order(order) else { throw RefundRefusal.unknownOrder }
    if !isPaid, try connection.requests.isAskedForByMenu(order) { return }
    try add(
      Refund(
        id: "menu/" + Hexadecimal.encode(try SecureRandom.bytes(8)), order: order,
        subject: placed.callerID, amount: amount, outcome: isPaid ? .done : .needsApproval,
        agent: CaseEvent.machine, requestedAt: now, approver: nil, decidedAt: isPaid ? now : nil,
        caseNumber: try caseNumber(nil, ofOrder: order)))
  }
}
