import AfterSales
import CallerProfiles
import Diagnostics
import TestOutput
import Testing

/// What somebody who may write the file, but hasn't the key, could change, and how `check` tells it.
@Suite struct TamperingTests {
  let folder: TestFolder
  let store: ProfileStore
  /// The number of a case in which something happened.
  let number: String

  init() throws {
    folder = try TestFolder()
    let store = try folder.create()
    self.store = store
    let caller = try store.addCaller("13800138000", "王小明")
    var order = Order(id: "D1", callerID: caller)
    order.amount = Money(cents: 900_00)
    order.status = .delivered
    order.placedAt = .noon
    _ = try store.save(order, account: nil)
    _ = try store.save(
      Agent(id: "li-na", name: "李娜", level: .frontLine), by: "user:me", at: .noon)
    let authority = RefundAuthority(
      atOnce: Money(cents: 200_00), perCustomerAndDay: Money(cents: 500_00))
    for (request, cents) in [("paid", 100_00), ("asked", 300_00), ("kept", 250_00)]
      as [(String, Int64)]
    {
      _ = try store.refund(
        request: request, order: "D1", amount: Money(cents: cents), by: "li-na",
        authority: authority, at: .noon)
    }
    _ = try store.approveRefund(
      "asked", by: "boss",
      authority: RefundAuthority(
        atOnce: Money(cents: 5_000_00), perCustomerAndDay: Money(cents: 9_000_00)),
      at: .noon)
    var draft = CaseDraft(.orderDelayed)
    draft.order = "D1"
    number = try store.takeUp(
      draft, by: CaseActor(id: "li-na", desk: .frontLine), rules: PriorityRules(base: 1), at: .noon
    ).stored.number
    try store.perform(
      .respond, on: number, by: CaseActor(id: "li-na", desk: .frontLine), at: .noon + .hours(1))
    for (account, uid, agent) in [("lina", 1_001, "li-na"), ("eve", 1_002, "li-na")]
      as [(String, UInt32, String)]
    {
      let binding = AccountBinding(account: account, uid: uid, agent: agent)
      #expect(try store.bind(binding, by: "user:me", at: .noon))
    }
    let number = CallingNumber("13800138000")
    try store.keep(Contact(id: "c-1", at: .noon), from: number, at: .noon)
    var asked = AskedCall(id: "b-c-1", .callback, in: "c-1", from: number, at: .noon)
    asked.skill = "recharge"
    try store.keepOwedCall(asked)
    _ = try store.changeOwedCall("b-c-1", by: "li-na", at: .noon + .hours(1)) { (owed) throws in
      try owed.take(by: "li-na", at: .noon + .hours(1))
    }
  }

  @Test func `a database that the program alone has written is sound`() throws {
    #expect(try store.check().map(\.message.en) == [])
  }

  /// A change, the part that tells it, and what it must name.
  static let changes: [(StaticString, CheckFinding.Part, String)] = [
    ("UPDATE agents SET level = 'supervisor'", .records, "li-na"),
    ("UPDATE agents SET refund_limit = 5000000", .records, "li-na"),
    (
      "INSERT INTO agents VALUES ('eve', 'Eve', 'supervisor', '', NULL)", .records, "eve"
    ),
    ("DELETE FROM agents", .records, "li-na"),
    ("UPDATE account_bindings SET agent = 'boss'", .rows, "account_bindings 1001: mac"),
    ("UPDATE account_bindings SET uid = 0 WHERE uid = 1001", .rows, "account_bindings 0: mac"),
    (
      "INSERT INTO account_bindings SELECT 7, 'mallory', agent, mac FROM account_bindings LIMIT 1",
      .rows, "account_bindings 7: mac"
    ),
    ("DELETE FROM account_bindings WHERE uid = 1001", .records, "lina/1001"),
    ("DELETE FROM requests WHERE id = 'paid'", .records, "paid"),
    ("UPDATE requests SET amount = 100 WHERE id = 'paid'", .records, "paid"),
    ("UPDATE requests SET actor = 'boss' WHERE id = 'paid'", .records, "paid"),
    ("UPDATE requests SET approver = 'li-na' WHERE id = 'asked'", .records, "asked"),
    ("UPDATE requests SET outcome = 'declined' WHERE id = 'asked'", .records, "asked"),
    ("UPDATE requests SET outcome = 'done' WHERE id = 'kept'", .records, "kept"),
    (
      """
      INSERT INTO requests (id, subject_id, service, order_id, amount, outcome, actor, at)
      SELECT 'more', subject_id, service, order_id, amount, outcome, actor, at FROM requests
      WHERE id = 'paid'
      """, .records, "more"
    ),
    ("UPDATE cases SET stage = 'confirmed'", .records, "case"),
    ("UPDATE cases SET closed_at = 1", .records, "case"),
    ("DELETE FROM case_events; DELETE FROM cases", .records, "case"),
    ("DELETE FROM case_events WHERE kind = 'responded'", .records, "case"),
    ("UPDATE case_events SET actor = 'boss' WHERE kind = 'responded'", .records, "case"),
    ("UPDATE case_events SET at = at + 1 WHERE kind = 'responded'", .records, "case"),
    ("UPDATE requests SET at = at - 86400000 WHERE id = 'paid'", .records, "paid"),
    ("UPDATE requests SET at = 'x' WHERE id = 'paid'", .records, "paid"),
    ("UPDATE requests SET decided_at = 1 WHERE id = 'asked'", .records, "asked"),
    ("UPDATE requests SET case_id = 'other' WHERE id = 'paid'", .records, "paid"),
    ("UPDATE cases SET opened_at = opened_at - 1", .records, "case"),
    ("UPDATE cases SET opened_at = 'x'", .records, "case"),
    ("UPDATE cases SET order_id = 'D2'", .records, "case"),
    ("UPDATE cases SET kind = 'fraud'", .records, "case"),
    ("UPDATE cases SET demand_amount = 1", .records, "case"),
    ("UPDATE cases SET demand_deadline = 1", .records, "case"),
    ("UPDATE cases SET product = 'x'", .records, "case"),
    ("UPDATE case_events SET data = '{\"amount\": 1}' WHERE kind = 'responded'", .records, "case"),
    ("UPDATE case_events SET text = x'00' WHERE kind = 'responded'", .records, "case"),
    ("DELETE FROM contacts", .records, "c-1"),
    ("UPDATE contacts SET agent = 'boss'", .records, "c-1"),
    ("UPDATE contacts SET at = at + 1", .records, "c-1"),
    ("UPDATE contacts SET path = 'x'", .records, "c-1"),
    (
      "INSERT INTO live_settings VALUES ('planned/refundLimit', '9000000')", .records,
      "the limit of the menu's refunds is 9000000, the audit tells of none"
    ),
    ("DELETE FROM owed_calls", .records, "b-c-1"),
    ("UPDATE owed_calls SET state = 'done'", .records, "b-c-1"),
    ("UPDATE owed_calls SET due_at = due_at + 86400000", .records, "b-c-1"),
    ("UPDATE owed_calls SET number = NULL", .records, "b-c-1"),
    ("UPDATE owed_calls SET agent = 'boss'", .records, "b-c-1"),
    (
      "INSERT INTO asked_rights VALUES ('eve', 'Eve', 'supervisor', '', NULL, 'user:me', 1)",
      .records, "eve"
    ),
    (
      "INSERT INTO asked_rights VALUES ('eve', 'Eve', 'emperor', '', NULL, 'user:me', 1)",
      .rows, "asked_rights eve: level"
    ),
    ("UPDATE subjects SET wrapped_key = NULL", .keys, "no key"),
    ("UPDATE orders SET placed_at = 9223372036854775807", .rows, "orders D1: placed_at"),
    ("UPDATE orders SET placed_at = -9223372036854775808", .rows, "orders D1: placed_at"),
    ("UPDATE orders SET amount = 9223372036854775807", .rows, "orders D1: amount"),
    ("UPDATE orders SET status = 'eaten'", .rows, "orders D1: status"),
    ("UPDATE callers SET created_at = 9223372036854775807", .rows, "callers 1: created_at"),
    ("UPDATE contacts SET at = 9223372036854775807", .rows, "contacts c-1: at"),
    ("UPDATE contacts SET waited = -9223372036854775808", .rows, "contacts c-1: waited"),
    ("UPDATE requests SET decided_at = -9223372036854775808", .rows, "decided_at"),
    ("UPDATE cases SET opened_at = 9223372036854775807", .rows, "opened_at"),
    ("UPDATE cases SET channel = 'pigeon'", .rows, "channel"),
    ("UPDATE case_events SET kind = 'eaten'", .rows, "kind"),
    ("UPDATE agents SET level = 'emperor'", .rows, "agents li-na: level"),
    ("CREATE TRIGGER t AFTER INSERT ON audit BEGIN SELECT 1; END", .layout, "trigger t"),
    ("DROP VIEW case_facts; CREATE VIEW case_facts AS SELECT 1", .layout, "view case_facts"),
    ("DROP INDEX callers_by_person", .layout, "index callers_by_person"),
    ("CREATE TABLE more (x)", .layout, "table more"),
    ("ALTER TABLE agents ADD COLUMN more", .layout, "table agents"),
    // SQLite's own commands make nothing of these.
    (
      """
      CREATE TRIGGER t AFTER INSERT ON audit BEGIN SELECT 1; END; PRAGMA writable_schema = ON;
      UPDATE sqlite_schema SET name = 'sqlite_t', sql = replace(sql, ' t ', ' sqlite_t ')
      WHERE name = 't'
      """, .layout, "trigger sqlite_t"
    ),
    (
      """
      PRAGMA writable_schema = ON;
      INSERT INTO sqlite_schema SELECT type, name, tbl_name, rootpage, NULL FROM sqlite_schema
      WHERE name = 'callers_by_person'
      """, .layout, "index callers_by_person"
    ),
    (
      """
      PRAGMA writable_schema = ON;
      INSERT INTO sqlite_schema SELECT NULL, name, tbl_name, rootpage, NULL FROM sqlite_schema
      WHERE name = 'callers_by_person'
      """, .layout, " callers_by_person"
    ),
    ("ANALYZE", .layout, "table sqlite_stat1"),
  ]

  /// Every third in the quick suite, which goes through every column besides (`EveryColumnTests`).
  @Test(
    arguments: runsSlowTests
      ? changes : stride(from: 0, to: changes.count, by: 3).map { changes[$0] })
  func `a change behind the program is found and named`(
    _ sql: StaticString, _ part: CheckFinding.Part, _ words: String
  ) throws {
    try tamper(folder.database, sql)
    let opened = try ProfileStore(
      path: folder.database, keyFile: folder.keyFile, toleratesBrokenAudit: true)
    let found = try opened.check().filter { $0.part == part }.map(\.message.en)
    #expect(found.contains { $0.contains(words) }, "\(found)")
  }

  @Test func `a trigger that was there for a while has changed nothing`() throws {
    try tamper(
      folder.database,
      "CREATE TRIGGER t AFTER INSERT ON audit BEGIN UPDATE orders SET amount = 1; END")
    try folder.open().audit.append(AuditEntry(at: .noon, actor: "li-na", .lookUp))
    try tamper(folder.database, "DROP TRIGGER t")
    let opened = try folder.open()
    #expect(try opened.order("D1")?.amount == Money(cents: 900_00))
    #expect(try opened.check().isEmpty)
  }

  @Test func `what the action of a foreign key did that was there for a while is found`() throws {
    // The account has the name of the order, which goes with it.
    let binding = AccountBinding(account: "D1", uid: 1_003, agent: "li-na")
    #expect(try store.bind(binding, by: "user:me", at: .noon))
    try tamper(
      folder.database,
      """
      PRAGMA writable_schema = ON;
      UPDATE sqlite_schema SET sql = replace(sql, ' id TEXT NOT NULL,',
        ' id TEXT NOT NULL REFERENCES account_bindings (account) ON DELETE CASCADE,')
      WHERE name = 'orders'
      """)
    #expect(try folder.open().unbind(account: "D1", by: "user:me", at: .noon) != nil)
    try tamper(
      folder.database,
      """
      PRAGMA writable_schema = ON;
      UPDATE sqlite_schema
      SET sql = replace(sql, ' REFERENCES account_bindings (account) ON DELETE CASCADE', '')
      WHERE name = 'orders'
      """)
    let opened = try folder.open()
    #expect(try opened.order("D1") == nil)
    #expect(
      try opened.check().map(\.message.en) == [
        "the table orders was changed behind the program: it has 0 rows, not 1"
      ])
  }

  @Test func `a binding that was taken away and is brought back behind the program is found`()
    throws
  {
    try tamper(folder.database, "CREATE TABLE kept AS SELECT * FROM account_bindings")
    #expect(try store.unbind(account: "eve", by: "user:me", at: .noon) != nil)
    try tamper(
      folder.database,
      "INSERT INTO account_bindings SELECT * FROM kept WHERE account = 'eve'; DROP TABLE kept")
    let found = try folder.open().check().map(\.message.en)
    #expect(
      found == [
        "account eve/1002 is bound to li-na, the audit tells of none",
        "the table account_bindings was changed behind the program: it has 2 rows, not 1",
      ])
  }

  @Test func `an account that somebody else bound is nobody's`() throws {
    try tamper(folder.database, "UPDATE account_bindings SET agent = 'boss' WHERE uid = 1001")
    #expect(throws: StoreError.self) { try store.binding(ofAccount: 1_001) }
    #expect(try store.binding(ofAccount: 1_002)?.agent == "li-na")
    #expect(try store.bindings().map(\.account) == ["eve"])
    // Binding it anew to whom it seems to be bound to makes it good.
    let binding = AccountBinding(account: "lina", uid: 1_001, agent: "boss")
    #expect(try store.bind(binding, by: "user:me", at: .noon))
    #expect(try store.binding(ofAccount: 1_001) == binding)
  }

  @Test func `rights taken over again from the table are found`() throws {
    try tamper(
      folder.database,
      "DELETE FROM meta WHERE name = 'rights-recorded'; UPDATE agents SET level = 'supervisor'")
    let found = try folder.open().check().filter { $0.part == .records }.map(\.message.en)
    #expect(found.first == "the rights of agent li-na were taken over again")
  }

  @Test func `the audit tells who changed an agent's rights, before and after`() throws {
    _ = try store.save(
      Agent(id: "li-na", name: "李娜", level: .senior, refundLimit: Money(cents: 1_500_00)),
      by: "user:root", at: .noon + .hours(2))
    let row = try #require(try store.audit.lines(AuditFilter(), limit: 1).first)
    #expect(row.actor == "user:root")
    #expect(row.object == "agent li-na: front-line - → senior 1500.00")
    #expect(try store.check().isEmpty)
  }

  @Test func `a damaged case is set aside and named, and the others are listed`() throws {
    let other = try store.takeUp(
      CaseDraft(.fraud), by: CaseActor(id: "li-na", desk: .frontLine),
      rules: PriorityRules(base: 1), at: .noon
    ).stored.number
    try tamper(
      folder.database, "UPDATE cases SET opened_at = 9223372036854775807 WHERE order_id = 'D1'")
    for found in [try store.openCases(), try store.cases(ofOrder: nil, limit: 9)] {
      #expect(found.map(\.number) == [other])
      #expect(found.damaged.count == 1)
      #expect(found.damaged.first?.en.contains("cases \(number): opened_at") == true)
    }
    try tamper(
      folder.database, "UPDATE case_events SET data = 'x' WHERE kind = 'opened' AND case_id <> ''")
    #expect(try store.openCases().isEmpty)
  }

  @Test func `a damaged refund is set aside and named, and the others are listed`() throws {
    try tamper(folder.database, "UPDATE requests SET outcome = 'eaten' WHERE id = 'paid'")
    let found = try store.refunds(isWaiting: false, limit: 9)
    #expect(Set(found.map(\.id)) == ["asked", "kept"])
    #expect(found.damaged.map(\.en).allSatisfy { $0.contains("requests paid: outcome") })
    #expect(found.damaged.count == 1)
  }
}

/// What a run that was killed before the database was made leaves behind.
@Suite struct InterruptedMakingTests {
  let folder: TestFolder

  init() throws { folder = try TestFolder() }

  @Test func `an empty key file is no obstacle`() throws {
    try folder.write([], to: "hotline.db.key")
    let store = try folder.create()
    #expect(try store.check().isEmpty)
    #expect(try !folder.bytes(of: "hotline.db.key").isEmpty)
  }

  @Test func `a key file with keys is never replaced`() throws {
    _ = try folder.create()
    let key = try folder.bytes(of: "hotline.db.key")
    #expect(throws: StoreError.self) { try folder.create() }
    #expect(try folder.bytes(of: "hotline.db.key") == key)
  }

  @Test func `a database whose first transaction was cut off is made anew`() throws {
    let half = try Connection(path: folder.file("half.db"), .create)
    // So few pages fit in memory that the file is written before the transaction ends.
    try half.execute(
      """
      PRAGMA cache_size = 1; BEGIN; CREATE TABLE t (x);
      INSERT INTO t SELECT zeroblob(9000) FROM (VALUES (1), (2), (3), (4), (5), (6), (7), (8));
      """)
    try #require(try !folder.bytes(of: "half.db").isEmpty)
    try folder.write(try folder.bytes(of: "half.db"), to: "hotline.db")
    try folder.write(try folder.bytes(of: "half.db-journal"), to: "hotline.db-journal")
    let store = try folder.create()
    #expect(try store.check().isEmpty)
  }
}
