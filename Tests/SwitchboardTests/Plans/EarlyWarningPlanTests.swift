import AfterSales
import CallerProfiles
import Diagnostics
import Switchboard
import Testing

/// Plans that an early warning begins: complaints on the telephone about a product, far more than in the
/// same hour of the week in the weeks before.
@Suite struct EarlyWarningPlanTests {
  private static func plan(_ carriedOut: String) -> String {
    """
    { plan: "plan", title: "supplier outage", carriedOut: "\(carriedOut)",
      triggers: [{ warning: { product: "点券" } }],
      steps: [{ id: "tell", who: "boss", announce: "recharges are late" }], ends: "byHand" }
    """
  }

  /// Callers complain about orders of a product, a minute after each other, until a moment.
  private func complain(
    _ product: String, times: Int, until moment: Instant, in store: ProfileStore
  ) throws {
    for number in 0..<times {
      let at = moment + .seconds(-60 * (number + 1))
      let name = "\(product)-\(at.milliseconds)"
      let caller = try store.connection.write {
        let digits = String(100_000_000 + at.milliseconds / 1_000 % 100_000_000).suffix(8)
        let facts = CallerFacts(number: PhoneNumber("138\(digits)"))
        let caller = try store.save(facts, at: at).caller
        var order = Order(id: name, callerID: caller)
        (order.product, order.status, order.paidAt, order.placedAt) = (product, .delayed, at, at)
        _ = try store.save(order, account: nil)
        return caller
      }
      var draft = CaseDraft(.rechargeMissing)
      (draft.order, draft.caller) = (name, caller)
      _ = try store.takeUp(draft, by: .machine, rules: PriorityRules(base: 1), at: at)
    }
  }

  private func status(_ queue: LiveQueue) throws -> CentreStatus {
    try queue.say(.status, as: 99)
    return try #require(
      queue.heard(99).compactMap { message in
        if case .status(_, let status) = message { status } else { nil }
      }.first)
  }

  /// A queue before which eight complaints of a product came in the last hour, and so many in the same hour of
  /// each of the eight weeks before.
  private func queue(_ carriedOut: String, usually: Int) throws -> LiveQueue {
    let queue = try LiveQueue(plans: [Self.plan(carriedOut)])
    let store = try queue.store
    for week in 1...8 {
      let then = queue.now + .seconds(-week * 7 * 86_400)
      try complain("点券", times: usually, until: then, in: store)
      // What is usual at another hour says nothing of this one.
      try complain("点券", times: 1, until: then + .seconds(-5 * 3_600), in: store)
    }
    try complain("点券", times: 8, until: queue.now, in: store)
    try queue.wait(seconds: 1)
    return queue
  }

  @Test func `it begins by itself, and callers hear it`() throws {
    let queue = try queue("byItself", usually: 1)
    #expect(try status(queue).plans.map(\.phase) == [.running])
    #expect(try status(queue).announcement == "recharges are late")
    let told = try queue.store.audit.lines(AuditFilter(), limit: 9).compactMap(\.object)
    #expect(told.contains("plan plan begun") && told.contains("plan plan: tell done"))
  }

  @Test func `it is proposed, and begins when a supervisor agrees`() throws {
    let queue = try queue("proposed", usually: 1)
    #expect(try status(queue).plans.map(\.phase) == [.proposed])
    #expect(try status(queue).announcement == "")
    try queue.say(.plan(.accept, plan: "plan", step: nil, by: "user:x"), as: 98)
    #expect(try status(queue).plans.map(\.phase) == [.running])
    #expect(try status(queue).announcement == "recharges are late")
  }

  @Test func `what is usual at this hour of the week begins nothing`() throws {
    let queue = try queue("byItself", usually: 8)
    #expect(try status(queue).plans.map(\.phase) == [.resting])
    #expect(try status(queue).announcement == "")
  }
}
