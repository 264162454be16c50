import AfterSales
import CallerProfiles
import Diagnostics
import ServiceDesk
import Testing

@Suite struct LookUpTests {
  let under: DeskUnderTest
  private var desk: ServiceDesk { under.desk }

  init() throws { under = try DeskUnderTest() }

  @Test func `an agent who is not in the list is refused, and the audit knows it`() throws {
    #expect(throws: DeskRefusal.unknownAgent("nobody")) { try under.actor("nobody") }
    #expect(try under.audit() == ["nobody refusal unknown agent"])
  }

  @Test func `without a list of agents everybody is who they say, with no agent's rights`() throws {
    let unlisted = try DeskUnderTest(listsAgents: false)
    let actor = try unlisted.actor("front")
    #expect(actor == .unlisted(id: "front"))
    #expect(throws: DeskRefusal.mayNotReveal(.number)) {
      try unlisted.desk.reveal(
        .number, of: PopRequest(DeskUnderTest.known), reason: "why", by: actor)
    }
  }

  @Test func `whoever names no agent is the user of the computer`() throws {
    #expect(try under.actor("").id == "user:me")
  }

  @Test func `who was looked up stands in the audit before the view is there`() throws {
    let pop = try desk.pop(PopRequest(DeskUnderTest.known), by: try under.actor("front"))
    #expect(pop.view.match == .exact)
    #expect(pop.verification == .somethingKnown)
    // The level's limit, ¥200, as nothing was paid back today.
    #expect(pop.refundLeft == Money(cents: 200_00))
    #expect(try under.audit() == ["front look-up pop exact"])
  }

  @Test func `with an audit that can't be written nothing is shown`() throws {
    let actor = try under.actor("boss")
    try under.store.connection.run("ALTER TABLE audit RENAME TO audit_elsewhere")
    let request = PopRequest(DeskUnderTest.known)
    #expect(throws: SQLiteError.self) { try desk.pop(request, by: actor) }
    #expect(throws: SQLiteError.self) {
      try desk.reveal(.name, of: request, reason: "why", by: actor)
    }
    #expect(throws: SQLiteError.self) { try desk.cases(CaseFilter(), by: actor) }
    #expect(throws: SQLiteError.self) { try desk.refunds(isWaiting: false, limit: 1, by: actor) }
  }

  @Test func `a field is shown in clear to a level that may see it, for a reason`() throws {
    let request = PopRequest(DeskUnderTest.known)
    let pop = try desk.reveal(.name, of: request, reason: "payee", by: try under.actor("old"))
    #expect(pop.revealed?.field == .name)
    #expect(pop.revealed?.text.count == 3)
    #expect(try under.audit() == ["old look-up pop exact", "old reveal name"])
  }

  @Test func `a level that may not see a field is refused, and the audit knows it`() throws {
    let request = PopRequest(DeskUnderTest.known)
    let front = try under.actor("front")
    #expect(throws: DeskRefusal.mayNotReveal(.name)) {
      try desk.reveal(.name, of: request, reason: "curious", by: front)
    }
    #expect(throws: DeskRefusal.noReason) {
      try desk.reveal(.number, of: request, reason: "", by: front)
    }
    #expect(try under.audit() == ["front refusal reveal name"])
  }

  @Test func `one of several people has to be chosen, and only one who is there`() throws {
    let front = try under.actor("front")
    let all = try desk.pop(PopRequest(DeskUnderTest.shared), by: front)
    #expect(all.verification == .surname(people: 2))
    let one = try desk.pop(PopRequest(DeskUnderTest.shared, choice: 2), by: front)
    #expect(one.verification == .surnameAndOrder(people: 2))
    for choice in [0, 3] {
      #expect(throws: DeskRefusal.noSuchPerson(choice: choice, people: 2)) {
        try desk.pop(PopRequest(DeskUnderTest.shared, choice: choice), by: front)
      }
    }
  }

  @Test func `a call that the switchboard put through is in the audit once`() throws {
    let front = try under.actor("front")
    let request = PopRequest(DeskUnderTest.known)
    try under.store.audit.append(
      AuditEntry(at: DeskUnderTest.noon, actor: "front", .lookUp, object: "pop of call c-1"))
    _ = try desk.popOfCall("c-1", request, by: front)
    #expect(try under.audit() == ["front look-up pop of call c-1"])
    // Nobody has put this one through to them, so it is a look-up of their own.
    _ = try desk.popOfCall("c-2", request, by: front)
    #expect(try under.audit().last == "front look-up pop exact")
  }
}
