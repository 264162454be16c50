import AfterSales
import CallerProfiles
import Diagnostics
import TestOutput
import Testing

@Suite struct AuditTests {
  let folder: TestFolder
  let store: ProfileStore

  init() throws {
    folder = try TestFolder()
    store = try folder.create()
    for number in 1...5 {
      try store.audit.append(
        AuditEntry(
          at: .noon + .seconds(number), actor: "agent-\(number % 2)", .lookUp,
          subject: .number(try phone("1380013800\(number)")), object: "profile",
          reason: "call \(number)", found: 1))
    }
  }

  @Test func `an untouched audit is sound`() throws {
    let verdict = try store.audit.verify(against: try store.audit.anchor())
    #expect(verdict.findings.isEmpty && verdict.clockSteps.isEmpty)
    #expect(verdict.rows == 5)
  }

  /// What somebody with the database but without the key could do, and what is found.
  static let tamperings: [(StaticString, [AuditFinding])] = [
    ("UPDATE audit SET actor = 'x' WHERE number = 3", [.altered(3...3)]),
    ("UPDATE audit SET at = at + 1 WHERE number = 1", [.altered(1...1)]),
    ("UPDATE audit SET found = NULL WHERE number = 5", [.altered(5...5)]),
    ("UPDATE audit SET reason = x'00' WHERE number = 2", [.altered(2...2)]),
    ("DELETE FROM audit WHERE number = 3", [.missing(3...3)]),
    ("DELETE FROM audit WHERE number IN (2, 3)", [.missing(2...3)]),
    ("DELETE FROM audit WHERE number = 1", [.missing(1...1)]),
    ("DELETE FROM audit WHERE number > 3", [.cutOff(4...5)]),
    ("DELETE FROM audit", [.cutOff(1...5)]),
    (
      """
      INSERT INTO audit SELECT 6, at, actor, action, NULL, NULL, NULL, NULL, mac FROM audit
      WHERE number = 5
      """, [.inserted(6...6)]
    ),
    (
      """
      INSERT INTO audit SELECT -3, at, actor, action, NULL, NULL, NULL, NULL, mac FROM audit
      WHERE number = 5
      """, [.altered((-3)...(-3))]
    ),
    (
      """
      INSERT INTO audit SELECT -9223372036854775808, at, actor, action, NULL, NULL, NULL, NULL, mac
      FROM audit WHERE number = 5; UPDATE audit SET actor = 'x' WHERE number = 1
      """, [.altered(Int64.min...Int64.min), .altered(1...1)]
    ),
    // Two rows change places: both, and the one after them, stand behind another row now.
    (
      """
      UPDATE audit SET number = -2 WHERE number = 2; UPDATE audit SET number = 2 WHERE number = 3;
      UPDATE audit SET number = 3 WHERE number = -2
      """,
      [.altered(2...4)]
    ),
    ("DELETE FROM meta WHERE name = 'audit-head'", [.headAltered]),
    ("UPDATE meta SET value = zeroblob(72) WHERE name = 'audit-head'", [.headAltered]),
  ]

  @Test(arguments: tamperings)
  func `tampering is found`(_ sql: StaticString, _ findings: [AuditFinding]) throws {
    try tamper(folder.database, sql)
    let opened = try ProfileStore(
      path: folder.database, keyFile: folder.keyFile, toleratesBrokenAudit: true)
    #expect(try opened.audit.verify().findings == findings)
  }

  @Test func `rows cut off together with their head are found by an anchor kept outside`() throws {
    let early = try folder.bytes(of: "hotline.db")
    try store.audit.append(AuditEntry(at: .noon, actor: "agent-1", .reveal))
    let anchor = try store.audit.anchor()
    try folder.write(early, to: "hotline.db")
    let old = try folder.open()
    #expect(try old.audit.verify().findings.isEmpty)
    #expect(try old.audit.verify(against: anchor).findings == [.anchorUnmet(6)])
  }

  @Test func `a clock that was set back is told with the row that came next`() throws {
    for seconds in [0, 3_600, 3_541, 0, 3_599] {
      try store.audit.append(AuditEntry(at: .noon + .seconds(seconds), actor: "x", .backup))
    }
    let verdict = try store.audit.verify()
    #expect(verdict.findings.isEmpty)
    #expect(verdict.clockSteps.map(\.rows) == [9...9])
  }

  @Test func `a clock that was ahead for a while is told once, whatever came before it was right`()
    throws
  {
    for seconds in [86_400, 0, 60, 120, 86_401] {
      try store.audit.append(AuditEntry(at: .noon + .seconds(seconds), actor: "x", .backup))
    }
    let steps = try store.audit.verify().clockSteps
    #expect(steps.map(\.rows) == [7...9])
    #expect(
      steps.map(\.wording.en) == [
        "rows 7 to 9 are earlier than one before them: the clock was set back"
      ])
  }

  @Test func `a row whose time was altered tells nothing of the clock`() throws {
    try tamper(folder.database, "UPDATE audit SET at = 9223372036854775807 WHERE number = 2")
    let verdict = try folder.open().audit.verify()
    #expect(verdict.findings == [.altered(2...2)])
    #expect(verdict.clockSteps.isEmpty)
  }

  @Test func `an anchor survives being written down`() throws {
    let anchor = try store.audit.anchor()
    #expect(AuditAnchor(anchor.description) == anchor)
    for text in ["", "5", "5-", "5-zz", "-5-00", anchor.description + "0"] {
      #expect(AuditAnchor(text) == nil)
    }
  }

  @Test func `rows are listed newest first, by what is asked for`() throws {
    var filter = AuditFilter()
    #expect(try store.audit.lines(filter, limit: 3).map(\.number) == [5, 4, 3])
    filter.actor = "agent-1"
    #expect(try store.audit.lines(filter, limit: 9).map(\.number) == [5, 3, 1])
    filter.since = .noon + .seconds(2)
    filter.until = .noon + .seconds(4)
    #expect(try store.audit.lines(filter, limit: 9).map(\.number) == [3])
    filter = AuditFilter()
    filter.subject = .number(try phone("+86 13800138002"))
    #expect(try store.audit.lines(filter, limit: 9).map(\.number) == [2])
    filter = AuditFilter()
    filter.action = .reveal
    #expect(try store.audit.lines(filter, limit: 9).isEmpty)
  }

  @Test func `a reason is kept encrypted and comes back whole`() throws {
    let proof = try store.audit.disclose(AuditEntry(at: .noon, actor: "boss", .reveal))
    let row = try #require(try store.audit.lines(AuditFilter(), limit: 2).last)
    #expect(row.reason?.reveal(proof) == "call 5")
    #expect(try folder.bytes(of: "hotline.db").firstRange(of: Array("call 5".utf8)) == nil)
  }

  @Test func `rows of a transaction that fails are not written`() throws {
    struct Failure: Error {}
    #expect(throws: Failure.self) {
      try store.connection.write {
        try store.audit.append(AuditEntry(at: .noon, actor: "x", .change))
        throw Failure()
      }
    }
    #expect(try store.audit.verify().rows == 5)
    #expect(try store.audit.verify().findings.isEmpty)
  }
}
