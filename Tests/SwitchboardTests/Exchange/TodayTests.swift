import AfterSales
import CallerProfiles
import Diagnostics
import Switchboard
import Testing

/// The figures of the day by queue: every visit of a call to a queue counts there, once.
@Suite struct TodayTests {
  private let queue: LiveQueue

  init() throws {
    queue = try LiveQueue(
      scenario: """
        { scenario: "small", lasts: "1h",
          callTypes: { a: { arrivals: { perHour: 1 }, queue: "recharge", handling: "2m" } },
          queues: {
            recharge: { pools: ["front"], within: "20s", maxWait: { after: "1m", to: "technical" } },
            technical: { pools: ["experts"], within: "30s" } },
          pools: { front: { agents: 1, skills: ["recharge"] },
            experts: { agents: 1, skills: ["technical"] } } }
        """)
  }

  /// What a queue counted today: each figure that isn't 0.
  private func today(_ name: String) throws -> [String: Double] {
    try queue.say(.status, as: 99)
    guard case .status(_, let status)? = queue.heard(99).last else { return [:] }
    let today = try #require(status.queues.queues.first { $0.id == name }).today
    let figures = [
      "offered": Double(today.offered), "answered": Double(today.answered),
      "abandoned": Double(today.abandoned), "callbacks": Double(today.callbacks),
      "refused": Double(today.refused), "serviceLevel": today.serviceLevel ?? 0,
      "asa": today.meanWait ?? 0,
    ]
    return figures.filter { $0.value != 0 }
  }

  @Test func `a call that is handed on counts in both queues, with its wait in each`() throws {
    try queue.agent("a1", as: 1)
    try queue.agent("e1", pool: "experts", as: 2)
    try queue.say(LiveQueue.call("c1"), as: 3)
    try queue.wait(seconds: 4)
    try queue.say(.accept(call: "c1"), as: 1)
    try queue.say(.transfer(queue: "technical", note: ""), as: 1)
    try queue.say(.accept(call: "c1"), as: 2)
    #expect(try today("recharge") == ["offered": 1, "answered": 1, "asa": 4, "serviceLevel": 1])
    #expect(try today("technical") == ["offered": 1, "answered": 1, "serviceLevel": 1])
  }

  @Test func `a call that an agent lost counts as answered, even if its caller gives up then`()
    throws
  {
    try queue.agent("a1", as: 1)
    try queue.say(LiveQueue.call("c1"), as: 3)
    try queue.say(.accept(call: "c1"), as: 1)
    try queue.hangUpLine(of: 1)
    try queue.wait(seconds: 6)
    try queue.crash()
    try queue.say(.resume(call: "c1"), as: 13)
    try queue.say(.hangUp, as: 13)
    #expect(try today("recharge") == ["offered": 1, "answered": 1, "serviceLevel": 1])
  }

  @Test func `a call that is lost and answered again counts as answered once`() throws {
    try queue.agent("a1", as: 1)
    try queue.say(LiveQueue.call("c1"), as: 3)
    try queue.say(.accept(call: "c1"), as: 1)
    try queue.hangUpLine(of: 1)
    try queue.wait(seconds: 6)
    try queue.agent("a2", as: 2)
    try queue.say(.accept(call: "c1"), as: 2)
    #expect(try today("recharge") == ["offered": 1, "answered": 1, "serviceLevel": 1])
  }

  @Test func `a call that goes on to another queue after the longest wait is given up there`()
    throws
  {
    try queue.say(LiveQueue.call("c1"), as: 3)
    try queue.wait(seconds: 70)
    #expect(queue.heard(3).contains(.movedOn(queue: "technical")))
    try queue.say(.hangUp, as: 3)
    #expect(try today("recharge") == ["offered": 1])
    #expect(try today("technical") == ["offered": 1, "abandoned": 1])
    #expect(try queue.store.contact("c1")?.contact.skill == "technical")
  }

  /// The queue's time is 20 s.
  @Test func `a call that may still be answered in time is neither a hit nor a miss`() throws {
    func serviceLevel() throws -> Double? {
      try queue.say(.status, as: 99)
      guard case .status(_, let status)? = queue.heard(99).last else { return nil }
      return status.queues.queues.first { $0.id == "recharge" }?.today.serviceLevel
    }
    try queue.say(LiveQueue.call("c1"), as: 3)
    try queue.wait(seconds: 19)
    #expect(try serviceLevel() == nil)
    try queue.agent("a1", as: 1)
    try queue.say(.accept(call: "c1"), as: 1)
    try queue.say(LiveQueue.call("c2"), as: 4)
    try queue.wait(seconds: 19)
    #expect(try serviceLevel() == 1)
    try queue.wait(seconds: 2)
    #expect(try serviceLevel() == 0.5)
    // Who gives up has been decided, however short the wait.
    try queue.say(LiveQueue.call("c3"), as: 5)
    try queue.say(.hangUp, as: 5)
    #expect(try serviceLevel() == 1.0 / 3)
  }
}
