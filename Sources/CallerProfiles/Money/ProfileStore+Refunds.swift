package import AfterSales
package import Diagnostics

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
      if let known = try refund(id) {
        guard known.order == order, known.agent == agent, amount == nil || amount == known.amount
        else { throw RefundRefusal.requestIsAnother(id: id) }
        return known
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
      try insert(refund)
      if isCovered { try closeIfPaidBack(order) }
      try tell(refund, isCovered ? .paid : .asked, by: agent, at: now)
      return refund
    }
  }

  /// Agrees to a refund that waits, as another person with the authority for it.
  package func approveRefund(
    _ id: String, by approver: String, authority: RefundAuthority, at now: Instant
  ) throws -> Refund {
    try connection.write {
      guard var refund = try refund(id) else { throw RefundRefusal.unknownRequest }
      if refund.agent == approver { throw RefundRefusal.samePerson }
      if refund.outcome == .done, refund.approver == approver { return refund }
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
  package func declineRefund(
    _ id: String, by approver: String, authority: RefundAuthority, at now: Instant
  ) throws -> Refund {
    try connection.write {
      guard var refund = try refund(id) else { throw RefundRefusal.unknownRequest }
      if refund.outcome == .declined, refund.approver == approver { return refund }
      guard refund.outcome == .needsApproval else { throw RefundRefusal.alreadyDecided }
      if refund.agent != approver, refund.amount > authority.atOnce {
        throw RefundRefusal.beyondAuthority(limit: authority.atOnce)
      }
      try decide(&refund, .declined, by: approver, at: now)
      return refund
    }
  }

  /// A refund by the id of its request; `nil` if there is none.
  package func refund(_ id: String) throws -> Refund? {
    try connection.first(
      """
      SELECT id, order_id, subject_id, amount, outcome, actor, at, approver, decided_at, case_id
      FROM requests WHERE id = ?1 AND service = 'refund.request'
      """, .text(id), read: readRefund)
  }

  /// Refunds, the newest first.
  package func refunds(isWaiting: Bool, limit: Int) throws -> [Refund] {
    try connection.rows(
      """
      SELECT id, order_id, subject_id, amount, outcome, actor, at, approver, decided_at, case_id
      FROM requests WHERE service = 'refund.request' AND (?1 = 0 OR outcome = 'needsApproval')
      ORDER BY at DESC, id LIMIT ?2
      """, .integer(isWaiting ? 1 : 0), .integer(limit), read: readRefund)
  }

  /// The refunds of a customer that wait for somebody to agree, the oldest first.
  package func waitingRefunds(of subject: Int64) throws -> [Refund] {
    try connection.rows(
      """
      SELECT id, order_id, subject_id, amount, outcome, actor, at, approver, decided_at, case_id
      FROM requests
      WHERE subject_id = ?1 AND service = 'refund.request' AND outcome = 'needsApproval'
      ORDER BY at, id
      """, .integer(subject), read: readRefund)
  }

  /// What a customer got back on the day of a moment, by the calendar of China.
  package func refunded(to subject: Int64, onDayOf moment: Instant) throws -> Money {
    let local = Instant(stored: moment.milliseconds)
    let midnight = local.milliseconds - local.civil.millisecondOfDay
    let cents = try connection.integer(
      """
      SELECT sum(amount) FROM requests
      WHERE subject_id = ?1 AND service = 'refund.request' AND outcome = 'done'
        AND decided_at >= ?2 AND decided_at < ?3
      """, .integer(subject), .integer(midnight), .integer(midnight + 86_400_000))
    return Money(cents: cents ?? 0)
  }

  /// What was paid for an order and what of it is paid back or promised; what the menu only asked
  /// for promises nothing.
  package func account(ofRefundsOf order: Order) throws -> RefundAccount {
    let (returned, waiting) =
      try connection.first(
        """
        SELECT sum(amount) FILTER (WHERE outcome = 'done'),
          sum(amount) FILTER (WHERE outcome = 'needsApproval' AND actor <> ?2)
        FROM requests WHERE order_id = ?1 AND service = 'refund.request'
        """, .text(order.id), .text(CaseEvent.machine)
      ) { ($0.optionalInteger(0) ?? 0, $0.optionalInteger(1) ?? 0) } ?? (0, 0)
    return RefundAccount(
      paid: order.amount, status: order.status, returned: Money(cents: returned),
      waiting: Money(cents: waiting))
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
    try connection.run(
      "UPDATE requests SET outcome = ?2, approver = ?3, decided_at = ?4 WHERE id = ?1",
      .text(refund.id), .text(outcome.rawValue), .text(approver), .integer(now.milliseconds))
    try tell(refund, outcome == .done ? .approved : .declined, by: approver, at: now)
  }

  func caseNumber(_ number: String?, ofOrder order: String) throws -> String? {
    guard let number else { return try openCase(ofOrder: order)?.number }
    guard let stored = try complaint(number) else { throw RefundRefusal.unknownCase }
    guard [nil, order].contains(stored.complaint.facts.order) else {
      throw RefundRefusal.caseOfAnotherOrder
    }
    return number
  }

  func insert(_ refund: Refund) throws {
    try connection.run(
      """
      INSERT INTO requests
        (id, subject_id, service, order_id, amount, outcome, actor, at, decided_at, case_id)
      VALUES (?1, ?2, 'refund.request', ?3, ?4, ?5, ?6, ?7, ?8, ?9)
      """,
      .text(refund.id), .integer(refund.subject), .text(refund.order),
      .integer(refund.amount.cents), .text(refund.outcome.rawValue), .text(refund.agent),
      .integer(refund.requestedAt.milliseconds), .integer(refund.decidedAt?.milliseconds),
      .text(refund.caseNumber))
  }

  /// Notes that an order is refunded, once its whole amount was paid back.
  package func closeIfPaidBack(_ order: String) throws {
    try connection.run(
      """
      UPDATE orders SET status = 'refunded' WHERE id = ?1 AND amount <= (
        SELECT sum(amount) FROM requests
        WHERE order_id = ?1 AND service = 'refund.request' AND outcome = 'done')
      """, .text(order))
  }

  /// Writes how far a refund has come to the audit and, if it was asked for in one, to its case.
  func tell(
    _ refund: Refund, _ step: RefundStep, by actor: String, at now: Instant
  ) throws {
    try appendAudit([
      AuditEntry(
        at: now, actor: actor, .change, subject: try auditSubject(of: refund.subject),
        object: "refund \(refund.id) order \(refund.order) \(refund.amount) \(step.rawValue)")
    ])
    guard let number = refund.caseNumber else { return }
    try note(step, of: refund.amount, request: refund.id, in: number, by: actor, at: now)
  }

  private func readRefund(_ row: borrowing Statement) throws -> Refund {
    guard let outcome = Refund.Outcome(rawValue: row.text(4)) else {
      throw StoreError.unknownWord(path: path, row: "requests \(row.text(0)): outcome")
    }
    return Refund(
      id: row.text(0), order: row.text(1), subject: row.integer(2),
      amount: Money(cents: row.integer(3)), outcome: outcome, agent: row.text(5),
      requestedAt: Instant(stored: row.integer(6)), approver: row.optionalText(7),
      decidedAt: row.optionalInteger(8).map { Instant(stored: $0) },
      caseNumber: row.optionalText(9))
  }
}
