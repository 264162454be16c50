import AfterSales
import CallerProfiles
import Diagnostics
import TestOutput
import Testing

/// What somebody damaged is named and set aside, and all others go on.
@Suite struct SetAsideTests {
  let folder: TestFolder

  /// Two callers with an order, a call and a case each; those of the second are damaged.
  init() throws {
    folder = try TestFolder()
    let store = try folder.create()
    for (number, name, order) in [
      ("13800138000", "王小明", "A1"), ("13900139000", "李雷", "B1"),
    ] {
      let caller = try store.addCaller(number, name)
      _ = try store.connection.write {
        var bought = Order(id: order, callerID: caller)
        bought.placedAt = .noon
        _ = try store.save(bought, account: ClearText("player-\(order)", .account))
        var contact = Contact(id: "K-\(order)", at: .noon)
        contact.entered = ClearText("123", .text)
        return try store.save(contact, of: caller)
      }
      var draft = CaseDraft(.other)
      draft.order = order
      draft.demand = Demand(account: ClearText("wang.pay", .account))
      _ = try store.takeUp(
        draft, by: CaseActor(id: "x", desk: .frontLine), rules: PriorityRules(base: 1), at: .noon)
    }
  }

  /// What is damaged, and what it is called.
  static let damages: [(StaticString, String)] = [
    ("UPDATE subjects SET key_version = 99 WHERE id = 2", "subjects 2: key_version"),
    ("UPDATE subjects SET wrapped_key = NULL WHERE id = 2", "subjects 2: wrapped_key"),
    ("UPDATE callers SET name = x'00' WHERE id = 2", "callers 2: name"),
    ("UPDATE callers SET created_at = 9223372036854775807 WHERE id = 2", "callers 2: created_at"),
  ]

  @Test(arguments: damages)
  func `a caller who can't be read is named, and the export goes on without them`(
    sql: StaticString, name: String
  ) throws {
    try tamper(folder.database, sql)
    let store = try folder.open()
    for kind in [RecordKind.callers, .orders, .contacts] {
      var rows = 0
      let damaged = try store.export(kind, nil) { _ in rows += 1 }
      #expect(rows == 1)
      #expect(damaged.map(\.en).contains { $0.contains(name) })
    }
    #expect(try store.check().contains { $0.message.en.contains("2") })
  }

  @Test(arguments: damages.prefix(3))
  func `a caller who can't be read is erased by their id all the same`(
    sql: StaticString, name: String
  ) throws {
    try tamper(folder.database, sql)
    let store = try folder.open()
    let found = try store.callers(named: "#2")
    #expect(found.map(\.id) == [2])
    try store.erase(2, by: "user:root", reason: "as they wish", at: .noon)
    #expect(try store.caller(2)?.erasedAt == .noon)
    #expect(try store.wrappedKey(of: 2).isEmpty)
    #expect(try !store.check().contains { $0.part == .fields || $0.part == .keys })
  }

  @Test(arguments: [
    (
      "UPDATE orders SET status = 'lost' WHERE id = 'B1'" as StaticString, RecordKind.orders,
      "orders B1: status"
    ),
    ("UPDATE orders SET account = x'00' WHERE id = 'B1'", .orders, "orders B1: account"),
    ("UPDATE contacts SET entered = x'00' WHERE id = 'K-B1'", .contacts, "contacts K-B1: entered"),
    ("UPDATE contacts SET waited = -1 WHERE id = 'K-B1'", .contacts, "contacts K-B1: waited"),
    ("UPDATE cases SET demand_account = x'00' WHERE order_id = 'B1'", .cases, "demand_account"),
    ("UPDATE cases SET channel = 'dove' WHERE order_id = 'B1'", .cases, "channel"),
  ])
  func `a row that can't be read is named, and all others are exported`(
    sql: StaticString, kind: RecordKind, name: String
  ) throws {
    try tamper(folder.database, sql)
    let store = try folder.open()
    var rows = 0
    let damaged = try store.export(kind, nil) { _ in rows += 1 }
    #expect(rows == 1)
    #expect(damaged.count == 1 && damaged[0].en.contains(name))
    #expect(try !store.check().isEmpty)
  }

  @Test(arguments: [
    "UPDATE case_events SET data = 'x' WHERE case_id = (SELECT id FROM cases WHERE order_id = 'B1')"
      as StaticString,
    """
    UPDATE case_events SET data = x'00', at = 9223372036854775807
    WHERE case_id = (SELECT id FROM cases WHERE order_id = 'B1')
    """,
    "UPDATE cases SET opened_at = 'noon' WHERE order_id = 'B1'",
    "UPDATE cases SET closed_at = -9223372036854775808 WHERE order_id = 'B1'",
    "UPDATE cases SET policy = 9 WHERE order_id = 'B1'",
  ])
  func `figures are worked out without the case that can't be read, which is named`(
    sql: StaticString
  ) throws {
    let before = try folder.open()
    let span = Instant.noon + .hours(-1)..<(Instant.noon + .hours(1))
    let whole = try before.caseStatistics(span, at: .noon)
    #expect(whole.sums.all.opened == 2)
    #expect(whole.damaged.isEmpty)
    try tamper(folder.database, sql)
    let store = try folder.open()
    let rest = try store.caseStatistics(span, at: .noon)
    #expect(rest.sums.all.opened == 1)
    let published = try store.publishedFigures(span, at: .noon)
    for leftOut in [rest.damaged, published.damaged] {
      #expect(leftOut.count == 1 && leftOut[0].en.contains("cases "))
    }
  }

  @Test func `figures of the queues don't overflow, whatever somebody counted`() throws {
    try tamper(
      folder.database,
      """
      INSERT INTO live_intervals
      SELECT 1794369600000 + column1, 'recharge', column2, column2, column2, column2, column2, column2,
        column2
      FROM (VALUES (0, 9223372036854775807), (1, 9223372036854775807), (2, -9223372036854775808),
        (3, -9223372036854775808), (4, 'many'));
      INSERT INTO talks
      SELECT 'c' || column1, 1, 'li-na', 'recharge', 1794369600000, 1, column2, column2, 0, NULL
      FROM (VALUES (0, 9223372036854775807), (1, 9223372036854775807), (2, NULL));
      """)
    let store = try folder.open()
    let span = Instant.noon + .hours(-1)..<(Instant.noon + .hours(1))
    let report = try store.liveReport(span)
    #expect(report.queues.map(\.queue) == ["recharge"])
    #expect(report.agents.map(\.talks) == [3])
  }

  @Test func `a damaged demand takes its case alone out of lists`() throws {
    try tamper(
      folder.database, "UPDATE cases SET demand_account = x'00' WHERE order_id = 'B1'")
    let open = try folder.open().openCases()
    #expect(open.map(\.complaint.facts.order) == ["A1"])
    #expect(open.damaged.count == 1)
  }

  @Test func `a caller is shown without the order, call and case that can't be read`() throws {
    try tamper(
      folder.database,
      """
      UPDATE orders SET amount = 9223372036854775807 WHERE id = 'B1';
      UPDATE contacts SET entered = x'00' WHERE id = 'K-B1';
      UPDATE cases SET opened_at = -9223372036854775808 WHERE order_id = 'B1';
      """)
    let store = try folder.open()
    let view = try store.popView(of: CallingNumber("13900139000"), at: .noon)
    #expect(view.caller?.id == 2)
    #expect(view.orders.isEmpty && view.contacts.isEmpty && view.cases.isEmpty)
    #expect(view.damaged.count == 3)
    let story = try store.story(of: 2)
    #expect(story.isEmpty && story.damaged.count == 3)
    // By what is damaged, too, its customer is found.
    #expect(try store.subjects(of: .order("B1")) == [2])
    let number = try #require(try store.connection.integer("SELECT max(id) FROM cases"))
    #expect(try store.subjects(of: .complaint("\(number)")) == [2])
    #expect(try store.popView(of: CallingNumber("13800138000"), at: .noon).damaged.isEmpty)
  }

  @Test(arguments: [
    "UPDATE requests SET amount = -9223372036854775808" as StaticString,
    "UPDATE requests SET amount = 9223372036854775807", "UPDATE requests SET amount = -100",
    "UPDATE requests SET amount = 'much'",
  ])
  func `an amount paid back that nobody can have entered makes no room for another`(
    _ sql: StaticString
  ) throws {
    try tamper(
      folder.database,
      """
      INSERT INTO requests
        (id, subject_id, service, order_id, amount, outcome, actor, at, decided_at)
      VALUES
        ('r1', 2, 'refund.request', 'B1', 100, 'done', 'x', 1794369600000, 1794369600000),
        ('r2', 2, 'refund.request', 'B1', 100, 'done', 'x', 1794369600000, 1794369600000)
      """)
    let store = try folder.open()
    let number = CallingNumber("13900139000")
    #expect(try store.popView(of: number, at: .noon).refundedToday == Money(cents: 200))
    try tamper(folder.database, sql)
    let changed = try folder.open()
    let view = try changed.popView(of: number, at: .noon)
    #expect(view.refundedToday == Money(cents: Money.maximumCents))
    #expect(view.damaged.contains { $0.en.contains("requests r2: amount") })
    let order = try #require(try changed.order("B1"))
    #expect(throws: StoreError.self) { try changed.account(ofRefundsOf: order) }
  }

  @Test func `bindings and wishes for rights that can't be read are named among the others`()
    throws
  {
    let store = try folder.open()
    for (account, uid) in [("ann", 1_001), ("bob", 1_002)] as [(String, UInt32)] {
      _ = try store.bind(
        AccountBinding(account: account, uid: uid, agent: "li-na"), by: "user:root", at: .noon)
    }
    try tamper(
      folder.database,
      """
      UPDATE account_bindings SET uid = -1 WHERE uid = 1002;
      INSERT INTO asked_rights (id, name, level, skills, asked_by, asked_at)
      VALUES ('eve', 'Eve', 'emperor', '', 'eve', 0);
      """)
    let changed = try folder.open()
    #expect(try changed.bindings().map(\.account) == ["ann"])
    #expect(try changed.askedRights().damaged.count == 1)
    let found = try changed.check().map(\.message.en)
    #expect(found.contains { $0.contains("account_bindings -1: uid") })
    #expect(found.contains { $0.contains("asked_rights eve: level") })
  }

  // MARK: The audit

  @Test func `a column of the audit that holds the same value as another type was altered`() throws
  {
    let store = try folder.open()
    let number = try store.audit.append(
      AuditEntry(at: .noon, actor: "li-na", .lookUp, object: "pop", found: 0))[0]
    #expect(try store.audit.verify().findings.isEmpty)
    try tamper(folder.database, "UPDATE audit SET found = 'none' WHERE found = 0")
    #expect(try folder.open().audit.verify().findings == [.altered(number...number)])
  }

  @Test func `a reason that was changed is left out of the audit's list, and said to be damaged`()
    throws
  {
    let store = try folder.open()
    try store.audit.append(
      AuditEntry(at: .noon, actor: "li-na", .lookUp, object: "pop", reason: "asked"))
    try tamper(folder.database, "UPDATE audit SET reason = x'00' WHERE reason IS NOT NULL")
    let lines = try folder.open().audit.lines(AuditFilter(), limit: 100)
    #expect(lines.filter(\.isReasonDamaged).map(\.object) == ["pop"])
    #expect(lines.count > 1)
  }

  @Test func `a row behind the end of the audit is told as such by whatever would be written`()
    throws
  {
    try tamper(
      folder.database,
      "UPDATE audit SET number = number + 1 WHERE number = (SELECT max(number) FROM audit)")
    let error = #expect(throws: StoreError.self) {
      try folder.open().audit.append(AuditEntry(at: .noon, actor: "li-na", .lookUp))
    }
    #expect(error?.wording.en.contains("behind its end") == true)
  }
}
