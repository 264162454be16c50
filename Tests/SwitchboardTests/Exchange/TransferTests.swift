import AfterSales
import Switchboard
import Testing

/// Handing a caller on to a queue that can't take them.
@Suite struct TransferTests {
  private let queue: LiveQueue

  init() throws {
    queue = try LiveQueue(
      scenario: """
        { scenario: "small", lasts: "1h",
          callTypes: { a: { arrivals: { perHour: 1 }, queue: "recharge", handling: "2m" } },
          queues: { recharge: { pools: ["front"], within: "20s" },
            technical: { title: "技术", pools: ["experts"], within: "30s", capacity: 1 },
            risk: { title: "其他", pools: ["front"] }, vip: { title: "其他", pools: ["front"] } },
          pools: { front: { agents: 1, skills: ["recharge", "risk", "vip"] },
            experts: { agents: 1, skills: ["technical"] } } }
        """)
    try queue.agent("a1", as: 1)
    try queue.say(LiveQueue.call("c1"), as: 3)
    try queue.say(.accept(call: "c1"), as: 1)
    _ = queue.heard(1)
  }

  private func expectRefusal(_ refusal: LiveRefusal, by name: String) throws {
    try queue.say(.transfer(queue: name, note: ""), as: 1)
    #expect(queue.heard(1) == [.refused(request: 1, refusal)])
    // The agent still has the caller, and can end the talk.
    try queue.say(.finish(disposition: nil), as: 1)
    #expect(queue.heard(3).contains(.agentLeft))
  }

  @Test func `a queue that isn't there is unknown`() throws {
    try expectRefusal(.unknownQueue, by: "nowhere")
  }

  @Test func `a queue goes by its title too, as agents see it, where only one has it`() throws {
    try queue.say(.transfer(queue: "其他", note: ""), as: 1)
    #expect(queue.heard(1) == [.refused(request: 1, .unknownQueue)])
    try queue.say(.transfer(queue: "技术", note: ""), as: 1)
    #expect(queue.heard(1).contains(.done(request: 1)))
    // Callers hear the title.
    #expect(queue.heard(3).contains(.transferred(queue: "技术")))
  }

  @Test func `a queue that was closed takes nobody`() throws {
    try queue.say(.close(queue: "technical", by: "s"), as: 9)
    try expectRefusal(.queueClosed, by: "technical")
  }

  @Test func `a queue that was closed by its title stays closed after a crash`() throws {
    try queue.say(.close(queue: "技术", by: "s"), as: 9)
    try queue.crash()
    try queue.say(LiveQueue.call("c9", "technical"), as: 5)
    #expect(queue.heard(5).contains(.queueClosed))
  }

  @Test func `a queue that is full takes nobody`() throws {
    try queue.say(LiveQueue.call("c2", "technical"), as: 4)
    try expectRefusal(.queueFull, by: "technical")
  }
}
