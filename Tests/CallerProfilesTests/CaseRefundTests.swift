import AfterSales
import CallerProfiles
import Diagnostics
import TestOutput
import Testing

/// Refunds that belong to a case.
@Suite struct CaseRefundTests {
  let folder: TestFolder
  let store: ProfileStore
  let agent = CaseActor(id: "li-na", desk: .frontLine)

  init() throws {
    folder = try TestFolder()
    store = try folder.create()
    let caller = try store.addCaller("13800138000", "王小明")
    try store.connection.write {
      for id in ["one", "two"] {
        var order = Order(id: id, callerID: caller)
        order.amount = Money(cents: 300_00)
        order.status = .delayed
        _ = try store.save(order, account: nil)
      }
    }
  }

  private func openCase(_ order: String?) throws -> String {
    var draft = CaseDraft(.refundDispute)
    draft.order = order
    return try store.takeUp(draft, by: agent, rules: PriorityRules(base: 1), at: .noon).stored
      .number
  }

  private func refund(
    _ request: String, _ order: String, _ cents: Int64, case number: String? = nil
  ) throws -> Refund {
    try store.refund(
      request: request, order: order, amount: Money(cents: cents), by: "li-na",
      authority: RefundTests.frontLine, case: number, at: .noon + .hours(1))
  }

  private func steps(_ number: String) throws -> [CaseChange] {
    try #require(try store.complaint(number)).events.map(\.change).filter {
      if case .refund = $0 { true } else { false }
    }
  }

  @Test func `a refund of an order with an open case stands in its history`() throws {
    let number = try openCase("one")
    #expect(try refund("r1", "one", 50_00).caseNumber == number)
    #expect(try steps(number) == [.refund(.paid, Money(cents: 50_00), request: "r1")])
    #expect(try store.complaint(number)?.complaint.refunded == Money(cents: 50_00))
    #expect(try refund("r2", "two", 50_00).caseNumber == nil)
    #expect(try steps(number).count == 1)
  }

  @Test func `the same request again adds nothing to the history`() throws {
    let number = try openCase("one")
    _ = try refund("r1", "one", 50_00)
    _ = try refund("r1", "one", 50_00)
    #expect(try steps(number).count == 1)
  }

  @Test func `what waits is told, and what became of it`() throws {
    let number = try openCase("one")
    _ = try refund("r1", "one", 210_00)
    _ = try refund("r2", "one", 89_99)
    #expect(try store.complaint(number)?.complaint.refundsWaiting == Money(cents: 210_00))
    _ = try store.approveRefund(
      "r1", by: "sun-yan", authority: RefundTests.senior, at: .noon + .hours(2))
    let complaint = try #require(try store.complaint(number)).complaint
    #expect(complaint.refundsWaiting == Money(cents: 0))
    #expect(complaint.refunded == Money(cents: 210_00 + 89_99))
    #expect(try steps(number).last == .refund(.approved, Money(cents: 210_00), request: "r1"))
  }

  @Test func `a refund that was turned down is no longer waited for`() throws {
    let number = try openCase("one")
    _ = try refund("r1", "one", 210_00)
    _ = try store.declineRefund(
      "r1", by: "sun-yan", authority: RefundTests.senior, at: .noon + .hours(2))
    let complaint = try #require(try store.complaint(number)).complaint
    #expect(complaint.refundsWaiting == Money(cents: 0))
    #expect(complaint.refunded == Money(cents: 0))
  }

  @Test func `a case can be named, of the same order or of none`() throws {
    let (about, other) = (try openCase("one"), try openCase(nil))
    #expect(try refund("r1", "two", 10_00, case: other).caseNumber == other)
    #expect(throws: RefundRefusal.caseOfAnotherOrder) {
      try refund("r2", "two", 10_00, case: about)
    }
    #expect(throws: RefundRefusal.unknownCase) { try refund("r3", "two", 10_00, case: "20261111") }
    #expect(try !store.refunds(isWaiting: false, limit: 9).map(\.id).contains("r2"))
  }

  @Test func `the menu asks once, promises nothing, and never gets more than was paid`() throws {
    let number = try openCase("one")
    for cents in [200_00, 300_00] as [Int64] {
      try store.connection.write {
        try store.recordMenuRefund(
          of: "one", Money(cents: cents), isPaid: false, at: .noon + .hours(1))
      }
    }
    let asked = try #require(try store.refunds(isWaiting: true, limit: 10).first)
    #expect(try store.refunds(isWaiting: true, limit: 10).count == 1)
    #expect(asked.amount == Money(cents: 200_00))
    #expect(asked.agent == CaseEvent.machine)
    #expect(try store.complaint(number)?.complaint.refundsWaiting == Money(cents: 200_00))
    // An agent isn't held up by it, and who agrees to it later is told that it was paid.
    _ = try refund("r1", "one", 150_00)
    #expect(throws: RefundRefusal.moreThanPaid(left: Money(cents: 150_00))) {
      try store.approveRefund(
        asked.id, by: "sun-yan", authority: RefundTests.senior, at: .noon + .hours(2))
    }
    #expect(try store.audit.verify().findings.isEmpty)
  }
}
