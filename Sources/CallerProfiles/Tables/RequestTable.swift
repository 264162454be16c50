internal import AfterSales
internal import Diagnostics

/// What was asked to be done, once for one id: refunds, and what the menu did and answered.
struct RequestTable {
  let database: Connection

  // MARK: Refunds

  func refund(_ id: String) throws -> Refund? {
    try database.first(
      """
      SELECT id, order_id, subject_id, amount, outcome, actor, at, approver, decided_at, case_id
      FROM requests WHERE id = ?1 AND service = 'refund.request'
      """, .text(id), read: readRefund)
  }

  /// The newest first.
  func refunds(isWaiting: Bool, limit: Int) throws -> ReadRows<Refund> {
    try database.readable(
      """
      SELECT id, order_id, subject_id, amount, outcome, actor, at, approver, decided_at, case_id
      FROM requests WHERE service = 'refund.request' AND (?1 = 0 OR outcome = 'needsApproval')
      ORDER BY at DESC, id LIMIT ?2
      """, .flag(isWaiting), .integer(limit), read: readRefund)
  }

  /// The refunds of a customer that wait for somebody to agree, the oldest first; damaged ones are set
  /// aside.
  func waitingRefunds(of subject: Int64) throws -> ReadRows<Refund> {
    try database.readable(
      """
      SELECT id, order_id, subject_id, amount, outcome, actor, at, approver, decided_at, case_id
      FROM requests
      WHERE subject_id = ?1 AND service = 'refund.request' AND outcome = 'needsApproval'
      ORDER BY at, id
      """, .integer(subject), read: readRefund)
  }

  /// All of a customer's, in any order; damaged ones are set aside.
  func refunds(of subject: Int64) throws -> ReadRows<Refund> {
    try database.readable(
      """
      SELECT id, order_id, subject_id, amount, outcome, actor, at, approver, decided_at, case_id
      FROM requests WHERE subject_id = ?1 AND service = 'refund.request'
      """, .integer(subject), read: readRefund)
  }

  private func readRefund(_ columns: borrowing Statement) throws -> Refund {
    guard let amount = try columns.optionalMoney(3, of: "requests") else {
      throw columns.damaged(3, of: "requests")
    }
    return Refund(
      id: columns.text(0), order: columns.text(1), subject: columns.integer(2), amount: amount,
      outcome: try columns.word(4, of: "requests"), agent: columns.text(5),
      requestedAt: try columns.instant(6, of: "requests"), approver: columns.optionalText(7),
      decidedAt: try columns.optionalInstant(8, of: "requests"),
      caseNumber: columns.optionalText(9))
  }

  /// What a customer got back in a span of time, in yuan.
  ///
  /// - Throws: `StoreError.damagedRow` for an amount that nobody could have entered: it would make room
  ///   under a limit.
  func refunded(to subject: Int64, in span: Range<Instant>) throws -> Money {
    let sums = try database.first(
      """
      SELECT sum(amount) FILTER (WHERE amount BETWEEN 0 AND ?4),
        max(id) FILTER (WHERE typeof(amount) <> 'integer' OR amount NOT BETWEEN 0 AND ?4)
      FROM requests
      WHERE subject_id = ?1 AND service = 'refund.request' AND outcome = 'done'
        AND decided_at >= ?2 AND decided_at < ?3
      """, .integer(subject), .instant(span.lowerBound), .instant(span.upperBound),
      .integer(Money.maximumCents)
    ) { (sum: $0.optionalInteger(0), damaged: $0.optionalText(1)) }
    if let id = sums?.damaged { throw damagedAmount(of: id) }
    return Money(cents: sums?.sum ?? 0)
  }

  /// What of an order is paid back, and what agents have asked for; what the menu asked for isn't
  /// counted.
  ///
  /// - Throws: `StoreError.damagedRow` for an amount that nobody could have entered.
  func refunds(ofOrder order: String) throws -> (returned: Money, waiting: Money) {
    let sums = try database.first(
      """
      SELECT sum(amount) FILTER (WHERE outcome = 'done' AND amount BETWEEN 0 AND ?3),
        sum(amount) FILTER (
          WHERE outcome = 'needsApproval' AND actor <> ?2 AND amount BETWEEN 0 AND ?3),
        max(id) FILTER (WHERE typeof(amount) <> 'integer' OR amount NOT BETWEEN 0 AND ?3)
      FROM requests WHERE order_id = ?1 AND service = 'refund.request'
      """, .text(order), .text(CaseEvent.machine), .integer(Money.maximumCents)
    ) {
      (
        returned: $0.optionalInteger(0), waiting: $0.optionalInteger(1), damaged: $0.optionalText(2)
      )
    }
    if let id = sums?.damaged { throw damagedAmount(of: id) }
    return (Money(cents: sums?.returned ?? 0), Money(cents: sums?.waiting ?? 0))
  }

  private func damagedAmount(of id: String) -> StoreError {
    .damagedRow(path: database.path, row: "requests \(id): amount")
  }

  func isAskedForByMenu(_ order: String) throws -> Bool {
    try database.integer(
      """
      SELECT 1 FROM requests WHERE order_id = ?1 AND service = 'refund.request'
        AND outcome = 'needsApproval' AND actor = ?2 LIMIT 1
      """, .text(order), .text(CaseEvent.machine)) != nil
  }

  func add(_ refund: Refund) throws {
    try database.run(
      """
      INSERT INTO requests
        (id, subject_id, service, order_id, amount, outcome, actor, at, decided_at, case_id)
      VALUES (?1, ?2, 'refund.request', ?3, ?4, ?5, ?6, ?7, ?8, ?9)
      """,
      .text(refund.id), .integer(refund.subject), .text(refund.order), .money(refund.amount),
      .text(refund.outcome.rawValue), .text(refund.agent), .instant(refund.requestedAt),
      .instant(refund.decidedAt), .text(refund.caseNumber))
  }

  /// Keeps what was decided about a refund, by whom and when.
  func decide(_ refund: Refund) throws {
    try database.run(
      "UPDATE requests SET outcome = ?2, approver = ?3, decided_at = ?4 WHERE id = ?1",
      .text(refund.id), .text(refund.outcome.rawValue), .text(refund.approver),
      .instant(refund.decidedAt))
  }

  // MARK: The menu

  /// The answer to a request of the menu.
  struct Answer {
    let subject: Int64
    /// An envelope.
    let details: [UInt8]?
  }

  func answer(to id: String) throws -> Answer? {
    try database.first("SELECT subject_id, details FROM requests WHERE id = ?1", .text(id)) {
      Answer(subject: $0.integer(0), details: $0.optionalBlob(1))
    }
  }

  func add(_ answer: Answer, to id: String, service: String, at now: Instant) throws {
    try database.run(
      """
      INSERT INTO requests (id, subject_id, service, outcome, actor, at, details)
      VALUES (?1, ?2, ?3, 'answered', ?4, ?5, ?6)
      """,
      .text(id), .integer(answer.subject), .text("menu:" + service), .text(CaseEvent.machine),
      .instant(now), .blob(answer.details))
  }

  /// - Parameter details: an envelope.
  func add(_ action: MenuAction, as id: String, of subject: Int64, details: [UInt8]?) throws {
    try database.run(
      """
      INSERT INTO requests
        (id, subject_id, service, order_id, amount, outcome, actor, at, decided_at, details)
      VALUES (?1, ?2, ?3, ?4, ?5, 'done', ?6, ?7, ?7, ?8)
      """,
      .text(id), .integer(subject), .text(action.service), .text(action.order),
      .money(action.amount), .text(CaseEvent.machine), .instant(action.at), .blob(details))
  }

  /// When the menu last did something for a caller; `nil` if it never did.
  func lastTime(_ service: String, for subject: Int64) throws -> Instant? {
    try database.first(
      """
      SELECT id, at FROM requests
      WHERE subject_id = ?1 AND service = ?2 AND actor = ?3 AND outcome = 'done'
      ORDER BY at DESC LIMIT 1
      """, .integer(subject), .text(service), .text(CaseEvent.machine)
    ) { try $0.instant(1, of: "requests") }
  }

  func hasDone(_ service: String, order: String) throws -> Bool {
    try database.integer(
      "SELECT 1 FROM requests WHERE order_id = ?1 AND service = ?2 AND outcome = 'done' LIMIT 1",
      .text(order), .text(service)) != nil
  }

  static let envelopes: [EncryptedColumn] = [
    .init(
      table: "requests", column: "details", kind: .text,
      select: "SELECT id, details FROM requests WHERE subject_id = ?1 AND details IS NOT NULL",
      update: "UPDATE requests SET details = ?3 WHERE subject_id = ?1 AND id = ?2")
  ]
}

extension Connection {
  var requests: RequestTable { RequestTable(database: self) }
}
