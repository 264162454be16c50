internal import AfterSales
internal import Diagnostics

/// What the house tells those whom a failure hits, and who they are.
struct OutreachTable {
  let database: Connection

  // MARK: Outreaches

  func find(_ id: String) throws -> Outreach? {
    try database.first(
      """
      SELECT id, subject, name, since, told, promised_at, way, per_hour, started_at,
        started_by, ended_at
      FROM outreaches WHERE id = ?1
      """, .text(id), read: read)
  }

  /// Those that run, or all, the one begun last first; damaged ones are set aside.
  func list(showsEnded: Bool) throws -> ReadRows<Outreach> {
    try database.readable(
      """
      SELECT id, subject, name, since, told, promised_at, way, per_hour, started_at,
        started_by, ended_at
      FROM outreaches WHERE ?1 OR ended_at IS NULL ORDER BY started_at DESC, id DESC
      """, .flag(showsEnded), read: read)
  }

  /// How many have been begun whose id begins so.
  func count(idsFrom prefix: String) throws -> Int {
    let count = try database.integer(
      "SELECT count(*) FROM outreaches WHERE substr(id, 1, ?2) = ?1", .text(prefix),
      .integer(prefix.count))
    return Int(count ?? 0)
  }

  private func read(_ columns: borrowing Statement) throws -> Outreach {
    var outreach = Outreach(
      id: columns.text(0),
      OutreachScope(try columns.word(1, of: "outreaches"), columns.text(2)),
      since: try columns.instant(3, of: "outreaches"), told: columns.text(4),
      promisedAt: try columns.optionalInstant(5, of: "outreaches"),
      startedAt: try columns.instant(8, of: "outreaches"))
    outreach.way = try columns.word(6, of: "outreaches")
    outreach.perHour = max(1, columns.count(7))
    outreach.startedBy = columns.text(9)
    outreach.endedAt = try columns.optionalInstant(10, of: "outreaches")
    return outreach
  }

  func add(_ outreach: Outreach) throws {
    try database.run(
      """
      INSERT INTO outreaches (id, subject, name, since, told, promised_at, way, per_hour,
        started_at, started_by, ended_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
      """,
      .text(outreach.id), .text(outreach.scope.subject.rawValue), .text(outreach.scope.name),
      .instant(outreach.since), .text(outreach.told), .instant(outreach.promisedAt),
      .text(outreach.way.rawValue), .integer(outreach.perHour),
      .instant(outreach.startedAt), .text(outreach.startedBy), .instant(outreach.endedAt))
  }

  func end(_ id: String, at now: Instant) throws {
    try database.run(
      "UPDATE outreaches SET ended_at = ?2 WHERE id = ?1", .text(id), .instant(now))
  }

  // MARK: Targets

  func target(_ outreach: String, _ subject: Int64) throws -> OutreachTarget? {
    try database.first(
      """
      SELECT outreach_id, subject_id, order_id, harm, due_at, state, way, agent, changed_at
      FROM outreach_targets WHERE outreach_id = ?1 AND subject_id = ?2
      """, .text(outreach), .integer(subject), read: readTarget)
  }

  /// Those of an outreach, who is due first first; damaged ones are set aside.
  func targets(of outreach: String) throws -> ReadRows<OutreachTarget> {
    try database.readable(
      """
      SELECT outreach_id, subject_id, order_id, harm, due_at, state, way, agent, changed_at
      FROM outreach_targets WHERE outreach_id = ?1 ORDER BY due_at, harm DESC, subject_id
      """, .text(outreach), read: readTarget)
  }

  /// What somebody was told, or is to be told.
  func targets(ofSubject subject: Int64) throws -> [OutreachTarget] {
    try database.rows(
      """
      SELECT outreach_id, subject_id, order_id, harm, due_at, state, way, agent, changed_at
      FROM outreach_targets WHERE subject_id = ?1 ORDER BY changed_at, outreach_id
      """, .integer(subject), read: readTarget)
  }

  private func readTarget(_ columns: borrowing Statement) throws -> OutreachTarget {
    var target = OutreachTarget(
      outreach: columns.text(0), subject: columns.integer(1), order: columns.text(2),
      harm: columns.real(3), dueAt: try columns.instant(4, of: "outreach_targets"),
      changedAt: try columns.instant(8, of: "outreach_targets"))
    target.state = try columns.word(5, of: "outreach_targets")
    if !columns.isNull(6) { target.way = try columns.word(6, of: "outreach_targets") }
    target.agent = columns.optionalText(7)
    return target
  }

  /// Adds somebody who is to be told, or writes what has become of it.
  func write(_ target: OutreachTarget) throws {
    try database.run(
      """
      INSERT INTO outreach_targets (outreach_id, subject_id, order_id, harm, due_at, state, way,
        agent, changed_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
      ON CONFLICT (outreach_id, subject_id) DO UPDATE SET state = excluded.state,
        way = excluded.way, agent = excluded.agent, changed_at = excluded.changed_at
      """,
      .text(target.outreach), .integer(target.subject), .text(target.order), .real(target.harm),
      .instant(target.dueAt), .text(target.state.rawValue), .text(target.way?.rawValue),
      .text(target.agent), .instant(target.changedAt))
  }

  // MARK: Whom it hits

  /// An order that may be in trouble, of somebody who may be told.
  struct Hit {
    let order: Order
    /// Where the customer lives.
    let region: String?
    /// Calls and complaints of the customer in the 30 days before.
    let contacts: Int
  }

  /// The unfinished orders placed in a span of time whose customers have neither called nor complained
  /// since, are not left alone and not erased.
  func unfinished(_ span: Range<Instant>) throws -> [Hit] {
    try database.rows(
      """
      SELECT o.id, o.product, o.kind, o.amount, o.status, o.placed_at, o.paid_at, o.delivered_at,
        o.channel, o.region, o.caller_id, c.region, (
          SELECT count(*) FROM contacts k
          WHERE k.subject_id = o.caller_id AND k.at > ?2 - 2592000000 AND k.at <= ?2) + (
          SELECT count(*) FROM cases s
          WHERE s.subject_id = o.caller_id AND s.opened_at > ?2 - 2592000000
            AND s.opened_at <= ?2)
      FROM orders o JOIN callers c ON c.id = o.caller_id
      WHERE o.status IN ('paid', 'processing', 'delayed', 'failed', 'refunding')
        AND o.placed_at >= ?1 AND o.placed_at < ?2
        AND c.erased_at IS NULL AND c.number IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM left_alone l WHERE l.subject_id = o.caller_id)
        AND NOT EXISTS (SELECT 1 FROM contacts k
          WHERE k.subject_id = o.caller_id AND k.at >= o.placed_at)
        AND NOT EXISTS (SELECT 1 FROM cases s
          WHERE s.order_id = o.id OR s.subject_id = o.caller_id AND s.opened_at >= o.placed_at)
      ORDER BY o.placed_at, o.id
      """, .instant(span.lowerBound), .instant(span.upperBound)
    ) { columns in
      var order = Order(id: columns.text(0), callerID: columns.integer(10))
      order.product = columns.optionalText(1)
      order.kind = columns.optionalText(2)
      order.amount = try columns.optionalMoney(3, of: "orders")
      order.status = try columns.word(4, of: "orders")
      order.placedAt = try columns.instant(5, of: "orders")
      order.paidAt = try columns.optionalInstant(6, of: "orders")
      order.deliveredAt = try columns.optionalInstant(7, of: "orders")
      order.channel = columns.optionalText(8)
      order.region = columns.optionalText(9)
      return Hit(
        order: order, region: columns.optionalText(11), contacts: columns.count(12))
    }
  }

  /// Whether somebody called or complained after a moment.
  func hasCome(_ subject: Int64, after moment: Instant) throws -> Bool {
    try database.integer(
      """
      SELECT EXISTS (SELECT 1 FROM contacts WHERE subject_id = ?1 AND at > ?2)
        OR EXISTS (SELECT 1 FROM cases WHERE subject_id = ?1 AND opened_at > ?2)
      """, .integer(subject), .instant(moment)) == 1
  }

  // MARK: Left alone

  func isLeftAlone(_ subject: Int64) throws -> Bool {
    try database.integer("SELECT 1 FROM left_alone WHERE subject_id = ?1", .integer(subject))
      != nil
  }

  func setLeftAlone(_ subject: Int64, by actor: String, at now: Instant) throws {
    try database.run(
      """
      INSERT INTO left_alone (subject_id, at, set_by) VALUES (?1, ?2, ?3)
      ON CONFLICT (subject_id) DO NOTHING
      """, .integer(subject), .instant(now), .text(actor))
  }

  func endLeftAlone(_ subject: Int64) throws {
    try database.run("DELETE FROM left_alone WHERE subject_id = ?1", .integer(subject))
  }
}

extension Connection {
  var outreaches: OutreachTable { OutreachTable(database: self) }
}
