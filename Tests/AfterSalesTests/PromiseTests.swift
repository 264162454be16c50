import AfterSales
import Diagnostics
import Testing

@Suite struct PromiseTests {
  private let hundred = Money(cents: 100_00)

  /// A case with ¥100 promised for hour 34, told in hour 10.
  private func promised(_ result: CaseResult = .refunded) throws -> CaseUnderTest {
    var test = CaseUnderTest()
    try test.do(
      .resolve(Resolution(result, cause: .badStock, amount: hundred, dueAt: test.at(34))),
      after: 10)
    return test
  }

  private func refund(
    _ cents: Int64, _ step: RefundStep, after hours: Double, in test: inout CaseUnderTest
  ) {
    test.take(
      CaseEvent(
        at: test.at(hours), by: "li-na", .refund(step, Money(cents: cents), request: "r-1")))
  }

  @Test func `a promise that nobody paid is overdue when its day is over`() throws {
    var test = try promised()
    try test.do(.respond, after: 30)
    #expect(test.limits(after: 34).promise?.left == .zero)
    #expect(!test.limits(after: 34).isOverdue(at: test.at(34)))
    #expect(test.limits(after: 36).promise?.left == .hours(-2))
    #expect(test.limits(after: 36).isOverdue(at: test.at(36)))
  }

  @Test func `a promise is kept when all of it is paid, not when a part is or somebody asked`()
    throws
  {
    var test = try promised()
    try test.do(.respond, after: 30)
    refund(100_00, .asked, after: 31, in: &test)
    refund(60_00, .paid, after: 32, in: &test)
    #expect(test.limits(after: 36).promise?.doneAt == nil)
    refund(40_00, .approved, after: 36, in: &test)
    let limits = test.limits(after: 40)
    #expect(limits.promise?.doneAt == test.at(36))
    #expect(limits.promise?.left == .hours(-2))
    #expect(!limits.isOverdue(at: test.at(40)))
  }

  @Test func `what was paid before the result was told is kept at once`() throws {
    var test = CaseUnderTest()
    refund(100_00, .paid, after: 5, in: &test)
    try test.do(
      .resolve(Resolution(.refunded, cause: .badStock, amount: hundred, dueAt: test.at(34))),
      after: 10)
    #expect(test.limits(after: 40).promise?.doneAt == test.at(10))
  }

  @Test func `the customer's word keeps a promise, and a refused result promises nothing`() throws {
    var kept = try promised(.reissued)
    #expect(kept.limits(after: 35).isOverdue(at: kept.at(35)))
    try kept.do(.confirm(satisfaction: 5), after: 35)
    #expect(!kept.limits(after: 99).isOverdue(at: kept.at(99)))
    var refused = try promised()
    try refused.do(.dissatisfied, after: 20)
    #expect(refused.limits(after: 35).promise == nil)
  }

  @Test func `nobody promises more than was paid, or than they may pay back`() {
    let authority = RefundAuthority(
      atOnce: Money(cents: 200_00), perCustomerAndDay: Money(cents: 500_00))
    func obstacle(
      _ cents: Int64, returned: Int64 = 0, today: Int64 = 0, _ result: CaseResult = .refunded
    ) -> RefundRefusal? {
      Resolution(result, cause: .badStock, amount: Money(cents: cents)).obstacle(
        paid: Money(cents: 300_00), returned: Money(cents: returned), authority: authority,
        today: Money(cents: today))
    }
    #expect(obstacle(200_00) == nil)
    #expect(obstacle(200_01) == .beyondAuthority(limit: Money(cents: 200_00)))
    #expect(obstacle(300_01) == .moreThanPaid(left: Money(cents: 300_00)))
    // A second person agreed to ¥150 already, so ¥150 are left to promise.
    #expect(obstacle(300_00, returned: 150_00) == nil)
    #expect(obstacle(100_00, today: 450_00) == .beyondDailyAuthority(left: Money(cents: 50_00)))
    #expect(obstacle(200_01, .compensated) == .beyondAuthority(limit: Money(cents: 200_00)))
  }
}
