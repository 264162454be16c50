import AfterSales
import CallerProfiles
import Diagnostics
import QueueSimulator
import ServiceDesk
import Switchboard
import Testing

/// Emergency plans over a live queue whose clock the test moves.
@Suite struct LivePlanTests {
  private func texts(_ messages: [ServerMessage]) -> [String] {
    messages.compactMap { if case .announcement(let text) = $0 { text } else { nil } }
  }

  private func status(_ queue: LiveQueue) throws -> CentreStatus {
    try queue.say(.status, as: 99)
    for case .status(_, let status) in queue.heard(99) { return status }
    throw NothingTold()
  }

  private struct NothingTold: Error {}

  private func phases(_ queue: LiveQueue) throws -> [String] {
    try #require(try status(queue).plans.first).steps.map { "\($0.id) \($0.phase)" }
  }

  private func order(
    _ queue: LiveQueue, _ order: PlanOrder, _ step: String? = nil
  ) throws -> ServerMessage? {
    try queue.say(.plan(order, plan: "plan", step: step, by: "user:x"), as: 98)
    return queue.heard(98).last
  }

  private func audited(_ queue: LiveQueue) throws -> [String] {
    try queue.store.audit.lines(AuditFilter(), limit: 100).compactMap(\.object)
      .filter { $0.hasPrefix("plan ") }.reversed()
  }

  @Test func `it begins with the second who waits, and each step comes when it is due`() throws {
    let queue = try LiveQueue(plans: [LiveQueue.rush])
    try queue.agent("e1", pool: "experts", as: 5)
    try queue.say(LiveQueue.call("c1", number: "13800138001"), as: 1)
    #expect(try status(queue).plans.map(\.phase) == [.resting])
    try queue.say(LiveQueue.call("c2", number: "13800138002"), as: 2)
    // Both who wait hear it at once.
    #expect(texts(queue.heard(1)) == ["many are calling"])
    #expect(texts(queue.heard(2)) == ["many are calling"])
    #expect(queue.heard(5).offeredCall == nil)
    try queue.wait(seconds: 0.999)
    #expect(queue.heard(5).offeredCall == nil)
    try queue.wait(seconds: 0.001)
    #expect(queue.heard(5).offeredCall == "c1")
    try queue.wait(seconds: 2)
    #expect(try phases(queue) == ["tell done", "help done", "close done", "pay done"])
    let store = try queue.store
    #expect(try store.connection.liveMemory.planned(.closed) == "refund")
    #expect(try store.connection.liveMemory.planned(.refundLimit) == "8000")
    #expect(try store.connection.liveMemory.announcement() == "many are calling")
    #expect(
      try audited(queue) == [
        "plan plan begun", "plan plan: tell done", "plan plan: help done", "plan plan: close done",
        "plan plan: pay done",
      ])
  }

  @Test func `everything is undone at the end, and who comes then meets the queue as it was`()
    throws
  {
    let queue = try LiveQueue(plans: [LiveQueue.rush])
    #expect(try order(queue, .start) == .done(request: 1))
    try queue.wait(seconds: 3)
    #expect(try status(queue).queues.queues[0].pools == ["front", "experts"])
    #expect(try status(queue).announcement == "many are calling")
    #expect(try order(queue, .end) == .done(request: 1))
    let after = try status(queue)
    #expect(after.queues.queues[0].pools == ["front"] && after.announcement == "")
    #expect(after.plans.map(\.phase) == [.resting])
    #expect(
      try queue.store.connection.liveMemory.settings().allSatisfy {
        if case .plan = $0 { true } else { false }
      })
    try queue.agent("e1", pool: "experts", as: 5)
    try queue.say(LiveQueue.call("c1"), as: 1)
    #expect(queue.heard(5).offeredCall == nil && texts(queue.heard(1)).isEmpty)
  }

  @Test func `a step is undone while the plan goes on, and wanted again`() throws {
    let queue = try LiveQueue(plans: [LiveQueue.rush])
    _ = try order(queue, .start)
    try queue.wait(seconds: 1)
    #expect(try order(queue, .undo, "help") == .done(request: 1))
    #expect(try status(queue).queues.queues[0].pools == ["front"])
    try queue.wait(seconds: 10)
    #expect(try phases(queue) == ["tell done", "help undone", "close done", "pay done"])
    #expect(try order(queue, .accept, "help") == .done(request: 1))
    #expect(try status(queue).queues.queues[0].pools == ["front", "experts"])
  }

  @Test(arguments: [
    (PlanOrder.accept, nil as String?, LiveRefusal.planNotNow), (.decline, nil, .planNotNow),
    (.end, nil, .planNotNow), (.undo, "tell", .planNotNow), (.undo, "tall", .unknownStep),
  ])
  func `what can't be done with a plan that rests is refused`(
    order: PlanOrder, step: String?, why: LiveRefusal
  ) throws {
    let queue = try LiveQueue(plans: [LiveQueue.rush])
    #expect(try self.order(queue, order, step) == .refused(request: 1, why))
    try queue.say(.plan(order, plan: "plain", step: nil, by: "user:x"), as: 98)
    #expect(queue.heard(98).last == .refused(request: 1, .unknownPlan))
  }

  @Test func `a proposal is shown, and carried out when somebody agrees`() throws {
    let queue = try LiveQueue(
      plans: [LiveQueue.rush.replacing("\"byItself\"", with: "\"proposed\"")])
    try queue.say(LiveQueue.call("c1", number: "13800138001"), as: 1)
    try queue.say(LiveQueue.call("c2", number: "13800138002"), as: 2)
    let proposed = try #require(try status(queue).plans.first)
    #expect(proposed.phase == .proposed)
    #expect(proposed.trigger?.en == "more than 1 waiting in recharge")
    try queue.wait(seconds: 2)
    #expect(try status(queue).announcement == "")
    #expect(try order(queue, .accept) == .done(request: 1))
    #expect(try status(queue).announcement == "many are calling")
    // The account is told by the operating system, whatever was said.
    #expect(try status(queue).plans.first?.by?.hasPrefix("user:") == true)
    #expect(try status(queue).plans.first?.by != "user:x")
  }

  @Test func `a switchboard that was dead does what was due meanwhile, once, or says it is missed`()
    throws
  {
    let queue = try LiveQueue(plans: [LiveQueue.rush])
    _ = try order(queue, .start)
    try queue.crash(clockSetBy: .seconds(2))
    try queue.wait(seconds: 0)
    #expect(try phases(queue) == ["tell done", "help done", "close done", "pay planned"])
    #expect(try status(queue).queues.queues[0].pools == ["front", "experts"])
    try queue.crash(clockSetBy: .seconds(700))
    try queue.wait(seconds: 0)
    #expect(try phases(queue) == ["tell done", "help done", "close done", "pay missed"])
    #expect(
      try audited(queue) == [
        "plan plan begun", "plan plan: tell done", "plan plan: help done", "plan plan: close done",
        "plan plan: pay missed",
      ])
    #expect(try queue.store.audit.verify().findings.isEmpty)
  }

  @Test func `raised calls go first, and callbacks are offered to those who wait`() throws {
    let scenario = LiveQueue.scenario
      .replacing("technical: { pools: [\"experts\"]", with: "technical: { pools: [\"front\"]")
      .replacing(
        "callback: { whenWaitExceeds: \"150s\", accepted: 1, ring: \"15s\", reached: 1, tries: 2 }",
        with: "callback: { whenWaitExceeds: \"1h\", accepted: 1, tries: 2 }"
      )
      .replacing("skills: [\"recharge\"]", with: "skills: [\"recharge\", \"technical\"]")
    let plan = """
      { plan: "plan", title: "P", triggers: ["byHand"], ends: "byHand", steps: [
        { id: "raise", priority: { queue: "technical", by: 1 } },
        { id: "offer", after: "1s", offerCallback: { queue: "recharge" } } ] }
      """
    let queue = try LiveQueue(scenario: scenario, plans: [plan])
    try queue.say(LiveQueue.call("c1", number: "13800138001"), as: 1)
    try queue.say(LiveQueue.call("c2", "technical", number: "13800138002"), as: 2)
    _ = try order(queue, .start)
    _ = queue.heard(1)
    try queue.wait(seconds: 1)
    #expect(queue.heard(1).contains(.callbackOffered))
    try queue.say(.logOn(agent: "a1", pool: "front"), as: 5)
    try queue.say(.ready, as: 5)
    #expect(queue.heard(5).offeredCall == "c2")
  }

  @Test func `a night without agents and callers is no emergency, the first who waits is one`()
    throws
  {
    let plan = LiveQueue.rush.replacing(
      "queueLonger: { queue: \"recharge\", than: 1 }",
      with: "expectedWait: { queue: \"recharge\", above: \"5m\", for: \"1m\" }")
    let queue = try LiveQueue(plans: [plan])
    try queue.wait(seconds: 600)
    #expect(try status(queue).plans.map(\.phase) == [.resting])
    try queue.say(LiveQueue.call("c1"), as: 1)
    try queue.wait(seconds: 59)
    #expect(try status(queue).plans.map(\.phase) == [.resting])
    try queue.wait(seconds: 1)
    #expect(try status(queue).plans.map(\.phase) == [.running])
  }

  @Test func `agents and menu may pay back more while the plan says so`() throws {
    let queue = try LiveQueue(plans: [LiveQueue.rush])
    let store = try queue.store
    _ = try store.save(
      Agent(id: "a1", name: "a1", level: .frontLine, skills: [], refundLimit: Money(cents: 50_00)),
      by: "test", at: queue.now)
    let menu = StoreDirectory(store, rules: PriorityRules(base: 1), callingNumber: nil) {
      queue.now
    }
    #expect(try menu.smallRefundLimit() == Money(cents: 50_00))
    _ = try order(queue, .start)
    try queue.wait(seconds: 3)
    #expect(try store.connection.liveMemory.planned(.refundLimit) == "8000")
    #expect(try menu.smallRefundLimit() == Money(cents: 80_00))
    _ = try order(queue, .end)
    #expect(try store.connection.liveMemory.planned(.refundLimit) == nil)
    #expect(try menu.smallRefundLimit() == Money(cents: 50_00))
  }
}
