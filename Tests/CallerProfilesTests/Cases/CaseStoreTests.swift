import AfterSales
import CallerProfiles
import Diagnostics
import TestOutput
import Testing

@Suite struct CaseStoreTests {
  let folder: TestFolder
  let store: ProfileStore
  let caller: Int64
  let agent = CaseActor(id: "li-na", desk: .frontLine)

  init() throws {
    folder = try TestFolder()
    store = try folder.create()
    caller = try store.addCaller("13800138000", "王小明")
    var order = Order(id: "202611110001", callerID: caller)
    order.amount = Money(cents: 100_00)
    order.status = .delayed
    order.placedAt = .noon
    order.paidAt = .noon
    let placed = order
    _ = try store.connection.write { try store.save(placed, account: nil) }
  }

  private func takeUp(
    _ kind: IssueKind = .refundDispute, order: String? = "202611110001",
    by actor: CaseActor? = nil, at time: Instant = .noon,
    change: (inout CaseDraft) -> Void = { _ in }
  ) throws -> TakenUp {
    var draft = CaseDraft(kind)
    draft.order = order
    change(&draft)
    return try store.takeUp(draft, by: actor ?? agent, rules: PriorityRules(base: 1), at: time)
  }

  @Test func `what was done to a case is there when it is read again`() throws {
    let number = try takeUp().stored.number
    try store.perform(.respond, on: number, by: agent, at: .noon + .hours(1))
    let resolution = Resolution(
      .refunded, cause: .upstreamDelay, amount: Money(cents: 40_05), dueAt: .noon + .hours(30))
    let done = try store.perform(
      .resolve(resolution), on: number, by: agent, at: .noon + .hours(2))
    try store.perform(.confirm(satisfaction: 4), on: number, by: agent, at: .noon + .hours(3))
    try store.perform(.visit(satisfaction: 5), on: number, by: agent, at: .noon + .hours(4))
    try store.perform(.reopen, on: number, by: agent, at: .noon + .hours(5))

    let read = try #require(try folder.open().complaint(number))
    #expect(done.complaint.resolution == resolution)
    #expect(read.complaint.resolution == resolution)
    #expect(read.complaint.satisfaction == 5)
    #expect(read.complaint.owner == "li-na")
    #expect(read.complaint.stage == .handling)
    #expect(
      read.events.map(\.change.name) == [
        "opened", "responded", "resolved", "confirmed", "visited", "reopened",
      ])
  }

  @Test func `a second complaint about an order joins, whoever it reaches`() throws {
    let first = try takeUp()
    let second = try takeUp(by: CaseActor(id: "zhao-min", desk: .frontLine), at: .noon + .hours(2))
    #expect(second.isJoined)
    #expect(second.stored.number == first.stored.number)
    #expect(second.stored.complaint.complaints == 2)
    #expect(second.stored.complaint.owner == "li-na")
  }

  @Test func `a second complaint fills in what the demand lacked, and changes nothing of the rest`()
    throws
  {
    let first = try takeUp { $0.demand.amount = Money(cents: 50_00) }
    let second = try takeUp(at: .noon + .hours(2)) { draft in
      draft.demand = Demand(
        amount: Money(cents: 70_00), account: ClearText("wang-pay-01", .account),
        deadline: .noon + .hours(30))
      draft.evidence = [.problem]
    }
    #expect(second.stored.demand.amount == Money(cents: 50_00))
    #expect(second.stored.demand.missing.isEmpty)
    #expect(second.stored.complaint.evidence == [.transaction, .conversation, .problem])
    let read = try #require(try folder.open().complaint(first.stored.number))
    #expect(read.demand.account?.masked == "wa****01")
    #expect(read.demand.deadline == .noon + .hours(30))
  }

  @Test func `what a demand has already is refused, and the step with it`() throws {
    let number = try takeUp { $0.demand.amount = Money(cents: 50_00) }.stored.number
    #expect(throws: CaseRefusal.demandThere([.amount])) {
      try store.perform(
        .respond, on: number, by: agent, at: .noon + .hours(1),
        demand: Demand(amount: Money(cents: 70_00)))
    }
    #expect(try store.complaint(number)?.complaint.version == 1)
  }

  @Test
  func `a complaint that comes from the regulator later is as urgent as one that began there`()
    throws
  {
    let rules = try PriorityRules.read(
      SourceText(
        path: "priorities",
        text: """
          { base: 1, tiers: {}, risesEvery: "12h", rules: [
            { rule: "regulator", when: { channels: ["regulator"] }, priority: 4, desk: "complaint" } ] }
          """))
    func join(_ channel: CaseChannel) throws -> StoredCase {
      var draft = CaseDraft(.refundDispute, channel: channel)
      draft.order = "202611110001"
      return try store.takeUp(draft, by: agent, rules: rules, at: .noon).stored
    }
    func level(_ stored: StoredCase) -> Int {
      rules.priority(of: stored.complaint, tier: nil, at: .noon).level
    }
    #expect(level(try join(.phone)) == 1)
    let joined = try join(.regulator)
    #expect(level(joined) == 4)
    #expect(joined.complaint.desk == .complaintDepartment)
  }

  @Test func `a complaint about the order of somebody who was erased is taken up as anybody's`()
    throws
  {
    try store.erase(caller, by: "user:test", reason: nil, at: .noon)
    let taken = try takeUp { $0.text = ClearText("还没到账", .text) }
    #expect(taken.stored.complaint.facts.order == "202611110001")
    #expect(taken.stored.complaint.facts.amount == Money(cents: 100_00))
    #expect(try store.text(of: taken.stored)?.length == 4)
    #expect(taken.stored.subject != caller)
  }

  @Test func `after the case is closed a complaint about the order is a new case`() throws {
    let first = try takeUp().stored.number
    try store.perform(
      .resolve(Resolution(.explained, cause: .other)), on: first, by: agent, at: .noon + .hours(1))
    try store.perform(.confirm(satisfaction: nil), on: first, by: agent, at: .noon + .hours(2))
    let second = try takeUp(at: .noon + .hours(3))
    #expect(!second.isJoined)
    #expect(second.stored.number != first)
  }

  @Test func `acceptance numbers count the day's cases in Chinese time`() throws {
    // 23:59:59 in China is the same day, a second later the next.
    let lastSecond = try #require(Instant("2026-11-11T15:59:59Z"))
    let numbers = try (0..<3).map { second in
      try takeUp(order: nil, at: lastSecond + .seconds(second)).stored.number.dropLast()
    }
    #expect(numbers == ["202611110001", "202611120001", "202611120002"])
  }

  @Test func `the ten thousandth case of a day has thirteen digits too`() throws {
    let number = try takeUp(order: nil).stored.number
    let last = AcceptanceNumber(
      day: try #require(CivilDate(String("\(Instant.noon)".prefix(10)))), serial: 9_999)
    try store.connection.run("UPDATE case_events SET case_id = ?1", .text(number))
    try store.connection.execute("PRAGMA foreign_keys = OFF")
    try store.connection.run("UPDATE cases SET id = ?1", .text(last.digits))
    #expect(try takeUp(order: nil).stored.number.dropLast() == "202631110001")
    #expect(try takeUp(order: nil).stored.number.dropLast() == "202631110002")
  }

  @Test func `a recharge complaint asks at once for the evidence that is missing`() throws {
    let taken = try takeUp(.rechargeMissing)
    // The order proves the transaction, the call with the agent is on record.
    #expect(taken.stored.complaint.owedEvidence == [.problem])
    #expect(taken.stored.complaint.limits(at: .noon + .hours(10)).isPaused)
    let other = try takeUp(.orderDelayed, order: nil)
    #expect(other.stored.complaint.owedEvidence.isEmpty)
  }

  @Test func `what a withheld number dictates is encrypted too, without a profile`() throws {
    let before = try store.connection.integer("SELECT count(*) FROM callers")
    let taken = try takeUp(.poorService, order: nil) { draft in
      draft.text = ClearText("我叫王小明，电话13800138000", .text)
      draft.demand.account = ClearText("wang-xiaoming-pay", .account)
    }
    #expect(try store.connection.integer("SELECT count(*) FROM callers") == before)
    let bytes = try folder.bytes(of: "hotline.db")
    for secret in ["王小明", "13800138000", "wang-xiaoming-pay"] {
      #expect(bytes.firstRange(of: Array(secret.utf8)) == nil)
    }
    #expect(try store.text(of: taken.stored)?.masked == "(19 characters)")
    #expect(taken.stored.demand.account?.masked == "wa****ay")
  }

  @Test func `a refused step changes nothing, not even half of it`() throws {
    let number = try takeUp().stored.number
    let events = try store.connection.integer("SELECT count(*) FROM case_events")
    let audits = try store.connection.integer("SELECT count(*) FROM audit")
    #expect(throws: CaseRefusal.noResultYet(.submitted)) {
      try store.perform(
        .confirm(satisfaction: 5), on: number, by: agent, at: .noon + .hours(1),
        note: ClearText("done", .text))
    }
    #expect(throws: CaseRefusal.demandOfNothing) {
      try takeUp(order: nil) { $0.demand.amount = Money(cents: 0) }
    }
    #expect(try store.connection.integer("SELECT count(*) FROM case_events") == events)
    #expect(try store.connection.integer("SELECT count(*) FROM audit") == audits)
  }

  @Test func `every change of a case is in the audit`() throws {
    let number = try takeUp(.rechargeMissing).stored.number
    try store.perform(
      .addEvidence([.problem]), on: number, by: agent, at: .noon + .hours(1))
    let objects = try store.connection.rows(
      """
      SELECT substr(object, 1, instr(object, ' #') - 1) FROM audit WHERE action = 'change'
      ORDER BY number
      """
    ) { $0.text(0) }
    #expect(
      objects == ["opened", "evidence-requested", "evidence-added"].map { "case \(number) \($0)" })
  }

  @Test(arguments: [
    "'; DROP TABLE cases; --", "100% _wild_ [a-z]*", "\u{202E}右到左\u{200F}", "a\u{0}b\u{7}\n\r\t",
    "\"quoted\" \\ back", "", "👩‍👩‍👧‍👦é́",
  ])
  func `text of any kind comes back as it was given`(_ text: String) throws {
    let taken = try takeUp(order: text) { $0.text = ClearText(text, .text) }
    try store.perform(
      .respond, on: taken.stored.number, by: agent, at: .noon + .hours(1),
      note: ClearText(text, .text))
    let proof = try store.audit.disclose(
      AuditEntry(at: .noon, actor: "test", .reveal, object: text, reason: text))
    let read = try #require(try store.complaint(taken.stored.number))
    #expect(read.complaint.facts.order == text)
    #expect(try store.text(of: read)?.reveal(proof) == text)
    #expect(try store.note(of: read, version: 2)?.reveal(proof) == text)
    #expect(try store.cases(ofOrder: text, limit: 5).map(\.number) == [taken.stored.number])
  }
}
