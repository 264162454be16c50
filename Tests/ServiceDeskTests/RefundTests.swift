import AfterSales
import Diagnostics
import ServiceDesk
import Testing

@Suite struct RefundTests {
  let under: DeskUnderTest
  private var desk: ServiceDesk { under.desk }

  init() throws { under = try DeskUnderTest() }

  private func wish(yuan: Int) -> RefundWish {
    RefundWish(order: "202611110001", amount: Money(cents: Int64(yuan) * 100))
  }

  @Test func `whoever is no agent pays nothing back, and the audit knows it`() throws {
    #expect(throws: DeskRefusal.noAgent) {
      try desk.refund(wish(yuan: 1), by: try under.actor(""))
    }
    #expect(try under.audit() == ["user:me refusal refund without an agent"])
  }

  @Test func `the same amount of an order by an agent on one day is one refund`() throws {
    let front = try under.actor("front")
    let first = try desk.refund(wish(yuan: 12), by: front)
    #expect(first.outcome == .done)
    #expect(try desk.refund(wish(yuan: 12), by: front) == first.repeated)
    #expect(try desk.refunds(isWaiting: false, limit: 9, by: front).count == 1)
  }

  @Test func `above a level's limit another person decides`() throws {
    // A front-line agent pays ¥200 at once.
    let waiting = try desk.refund(wish(yuan: 250), by: try under.actor("front"))
    #expect(waiting.outcome == .needsApproval)
    #expect(throws: RefundRefusal.samePerson) {
      try desk.decide(.approve, on: waiting.id, by: try under.actor("front"))
    }
    #expect(try under.audit().last == "front refusal refund approve \(waiting.id)")
    let boss = try under.actor("boss")
    #expect(try desk.decide(.approve, on: waiting.id, by: boss).outcome == .done)
    #expect(throws: RefundRefusal.alreadyDecided) {
      try desk.decide(.decline, on: waiting.id, by: boss)
    }
  }

  private func wish(on line: DeskLine, because reason: String? = nil) -> RefundWish {
    var wish = wish(yuan: 12)
    (wish.line, wish.otherCustomer) = (line, reason)
    return wish
  }

  @Test func `at a live desk the money of the caller in hand is paid`() throws {
    let line = DeskLine.caller(DeskUnderTest.known, choice: nil)
    #expect(try desk.refund(wish(on: line), by: try under.actor("front")).outcome == .done)
  }

  @Test(arguments: [
    DeskLine.nobody, .caller(DeskUnderTest.shared, choice: nil), .caller(.withheld, choice: nil),
    .caller(DeskUnderTest.known, choice: 2),
  ])
  func `money of anybody else is paid for a reason alone, which is kept before`(
    _ line: DeskLine
  ) throws {
    let front = try under.actor("front")
    for empty in [nil, ""] {
      #expect(
        throws: DeskRefusal.orderOfAnotherCustomer(isAnybodyThere: line != .nobody)
      ) { try desk.refund(wish(on: line, because: empty), by: front) }
    }
    #expect(try under.audit().last == "front refusal refund 202611110001 of another customer")
    #expect(try desk.refunds(isWaiting: false, limit: 9, by: front).isEmpty)
    let paid = try desk.refund(wish(on: line, because: "calls for her mother"), by: front)
    #expect(paid.outcome == .done)
    #expect(try under.audit().contains("front change another customer's order 202611110001"))
  }
}
