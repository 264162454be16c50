import AfterSales
import Switchboard
import Testing

@Suite struct `A caller who waits` {
  private let queue: LiveQueue

  /// An agent talks with c1; c2, c3 and c4 wait.
  init() throws {
    queue = try LiveQueue()
    try queue.agent("a1", as: 1)
    for caller in 1...4 { try queue.say(LiveQueue.call("c\(caller)"), as: 10 + caller) }
    try queue.say(.accept(call: "c1"), as: 1)
    for caller in 11...14 { _ = queue.heard(caller) }
  }

  private func places(_ caller: Int) -> [ServerMessage] {
    queue.heard(10 + caller).filter { if case .waiting = $0 { true } else { false } }
  }

  @Test func `hears the new place when somebody ahead is gone, half a minute after the last`()
    throws
  {
    try queue.wait(seconds: 10, alive: [1])
    try queue.say(.hangUp, as: 12)
    try queue.wait(seconds: 19, alive: [1])
    #expect(places(3).isEmpty)
    try queue.wait(seconds: 1, alive: [1])
    // c3 is the next; c4 has one ahead, who takes 2 minutes of the one agent.
    #expect(places(3) == [.waiting(position: 1, expectedSeconds: 120)])
    #expect(places(4) == [.waiting(position: 2, expectedSeconds: 240)])
    // Within the next half minute: nothing. Then all that happened, at once.
    try queue.say(.hangUp, as: 13)
    try queue.wait(seconds: 29, alive: [1])
    #expect(places(4).isEmpty)
    try queue.wait(seconds: 1, alive: [1])
    #expect(places(4) == [.waiting(position: 1, expectedSeconds: 120)])
  }

  @Test func `hears of a place that changes late within seconds, and nothing of one that stays`()
    throws
  {
    try queue.wait(seconds: 61, alive: [1])
    #expect(places(2).isEmpty && places(3).isEmpty && places(4).isEmpty)
    try queue.say(.takeCallback, as: 13)
    try queue.wait(seconds: 5, alive: [1])
    #expect(places(2).isEmpty)
    #expect(places(4) == [.waiting(position: 2, expectedSeconds: 240)])
  }
}
