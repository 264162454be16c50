import AfterSales
import CallerProfiles
import Diagnostics
import TestOutput
import Testing

@Suite struct RefundTests {
  let folder: TestFolder
  let store: ProfileStore

  init() throws {
    folder = try TestFolder()
    store = try folder.create()
    let caller = try store.addCaller("13800138000", "王小明")
    let orders =
      [
        ("small", 100_00, OrderStatus.delayed), ("large", 900_00, .delivered),
        ("unpaid", 50_00, .unpaid),
        ("gone", 50_00, .refunded), ("going", 50_00, .refunding),
      ].map { id, cents, status in
        var order = Order(id: id, callerID: caller)
        order.amount = Money(cents: Int64(cents))
        order.status = status
        return order
      } + [Order(id: "unknown-amount", callerID: caller)]
    try store.connection.write {
      for order in orders { _ = try store.save(order, account: nil) }
    }
  }

  static let frontLine = RefundAuthority(
    atOnce: Money(cents: 200_00), perCustomerAndDay: Money(cents: 250_00))
  static let senior = RefundAuthority(
    atOnce: Money(cents: 1_000_00), perCustomerAndDay: Money(cents: 2_000_00))

  private func refund(
    _ request: String, _ order: String, _ cents: Int64?, by agent: String = "li-na",
    at time: Instant = .noon
  ) throws -> Refund {
    try store.refund(
      request: request, order: order, amount: cents.map { Money(cents: $0) }, by: agent,
      authority: Self.frontLine, at: time)
  }

  @Test func `a small refund is done at once, to the cent`() throws {
    let refund = try refund("r1", "small", 33_33)
    #expect(refund.outcome == .done)
    #expect(try store.refunded(to: refund.subject, onDayOf: .noon) == Money(cents: 33_33))
    #expect(try store.order("small")?.status == .delayed)
  }

  @Test func `an order whose whole amount is paid back is refunded`() throws {
    _ = try refund("r1", "small", 33_33)
    _ = try refund("r2", "small", 66_67)
    #expect(try store.order("small")?.status == .refunded)
  }

  @Test(
    arguments: [
      ("small", nil, RefundRefusal.amountMissing),
      ("small", 0, .amountNotPositive), ("small", -1, .amountNotPositive),
      ("small", 100_01, .moreThanPaid(left: Money(cents: 100_00))),
      ("nowhere", 1, .unknownOrder), ("unpaid", 1, .notPaid), ("gone", 1, .alreadyRefunded),
      ("going", 1, .alreadyRefunding), ("unknown-amount", 1, .amountUnknown),
    ] as [(String, Int64?, RefundRefusal)])
  func `what can't be paid back is refused`(
    _ order: String, _ cents: Int64?, _ refusal: RefundRefusal
  ) throws {
    #expect(throws: refusal) { try refund("r1", order, cents) }
    #expect(try store.refunds(isWaiting: false, limit: 10).isEmpty)
  }

  @Test func `never more than was paid, what waits for approval counted in`() throws {
    #expect(try refund("r1", "large", 600_00).outcome == .needsApproval)
    #expect(throws: RefundRefusal.moreThanPaid(left: Money(cents: 300_00))) {
      try refund("r2", "large", 300_01)
    }
  }

  @Test func `the same request again answers the same and pays nothing`() throws {
    let first = try refund("r1", "small", 60_00)
    let again = try refund("r1", "small", 60_00, at: .noon + .hours(5))
    #expect(!first.isRepeated)
    #expect(again == first.repeated)
    #expect(try store.refunded(to: first.subject, onDayOf: .noon) == Money(cents: 60_00))
  }

  @Test func `a request's id can't be taken for another refund`() throws {
    _ = try refund("r1", "small", 60_00)
    for (order, cents, agent) in [
      ("small", 59_99, "li-na"), ("large", 60_00, "li-na"), ("small", 60_00, "zhao-min"),
    ] as [(String, Int64, String)] {
      #expect(throws: RefundRefusal.requestIsAnother(id: "r1")) {
        try refund("r1", order, cents, by: agent)
      }
    }
  }

  @Test func `above the limit at once, or of the day, a second person must agree`() throws {
    #expect(try refund("r1", "large", 200_01).outcome == .needsApproval)
    #expect(try refund("r2", "large", 200_00).outcome == .done)
    // 50.00 of the day's 250.00 are left.
    #expect(try refund("r3", "small", 50_01).outcome == .needsApproval)
    #expect(try refund("r4", "large", 50_00).outcome == .done)
    // The next day by the calendar of China begins 12 hours after noon.
    #expect(try refund("r5", "large", 60_00, at: .noon + .hours(11.9)).outcome == .needsApproval)
    #expect(try refund("r6", "large", 60_00, at: .noon + .hours(12)).outcome == .done)
  }

  @Test func `who asked never approves, and who approves needs the authority`() throws {
    _ = try refund("r1", "large", 900_00)
    #expect(throws: RefundRefusal.samePerson) {
      try store.approveRefund("r1", by: "li-na", authority: Self.senior, at: .noon)
    }
    #expect(throws: RefundRefusal.beyondAuthority(limit: Money(cents: 200_00))) {
      try store.approveRefund("r1", by: "zhao-min", authority: Self.frontLine, at: .noon)
    }
    let done = try store.approveRefund("r1", by: "zhang-wei", authority: Self.senior, at: .noon)
    #expect(done.outcome == .done)
    #expect(try store.order("large")?.status == .refunded)
    // Approving again is the same; another can't decide it once more.
    #expect(
      try store.approveRefund("r1", by: "zhang-wei", authority: Self.senior, at: .noon)
        == done.repeated)
    #expect(throws: RefundRefusal.alreadyDecided) {
      try store.declineRefund("r1", by: "huang-bo", authority: Self.senior, at: .noon)
    }
  }

  @Test func `a declined refund leaves the money to be asked for again`() throws {
    _ = try refund("r1", "large", 900_00)
    #expect(
      try store.declineRefund("r1", by: "zhang-wei", authority: Self.senior, at: .noon).outcome
        == .declined)
    #expect(try refund("r2", "large", 900_00).outcome == .needsApproval)
  }
}
