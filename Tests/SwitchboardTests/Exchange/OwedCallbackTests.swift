import AfterSales
import CallerProfiles
import Diagnostics
import ServiceDesk
import Switchboard
import Testing

/// Callbacks that were asked for while no switchboard ran, as at night.
@Suite struct OwedCallbackTests {
  /// The clock stands at noon in China.
  private let queue: LiveQueue

  init() throws { queue = try LiveQueue() }

  /// A callback is asked for, so long before now.
  private func ask(
    _ call: String, _ skill: String = "recharge", hoursAgo: Int = 14,
    number: String = "13800138000", wanted: Instant? = nil
  ) throws {
    let moment = queue.now + .seconds(-hoursAgo * 3_600)
    let from = CallingNumber(number)
    var contact = Contact(id: call, at: moment)
    contact.path = ["night", "back"]
    try queue.store.keep(contact, from: from, at: moment)
    var asked = AskedCall(id: "b-\(call)", .callback, in: call, from: from, at: moment)
    asked.skill = skill
    asked.wanted = wanted
    try queue.store.keepOwedCall(asked)
  }

  private func owed(_ id: String) throws -> OwedCall { try #require(try queue.store.owedCall(id)) }

  @Test func `are offered to agents in their order when the switchboard opens`() throws {
    try ask("n2", hoursAgo: 13, number: "13800138001")
    try ask("n1", hoursAgo: 14)
    try queue.crash()
    #expect(try owed("b-n1").state == .queued)
    try queue.agent("a1", as: 2)
    try queue.say(.accept(call: "n1"), as: 2)
    let rings = queue.heard(2)
    #expect(rings.contains(.ringing(call: "n1")))
    try queue.say(.reached, as: 2)
    try queue.say(.finish(disposition: "solved"), as: 2)
    #expect(try owed("b-n1").state == .done)
    #expect(try owed("b-n1").agent == "a1")
    #expect(try owed("b-n2").state == .queued)
    // Nobody waited in line for them, so they say nothing of the service.
    try queue.say(.status, as: 9)
    let status = try #require(
      queue.heard(9).compactMap { message in
        if case .status(_, let status) = message { status } else { nil }
      }.first)
    let today = try #require(status.queues.queues.first { $0.id == "recharge" }?.today)
    #expect([today.callbacks, today.offered, today.answered] == [2, 0, 0])
    #expect(today.serviceLevel == nil)
    try queue.say(.done, as: 2)
    #expect(queue.heard(2).offeredCall == "n2")
    // The agent sees the way that the caller went at night.
    let contact = try #require(try queue.store.contact("n1")?.contact)
    #expect(contact.path == ["night", "back"])
    #expect(contact.agent == "a1")
    #expect(try queue.store.check().map(\.message.en) == [])
  }

  @Test func `come within a minute where one is asked for without the queue while it runs`() throws
  {
    try queue.agent("a1", as: 2)
    try ask("n1", hoursAgo: 0)
    try queue.stayThere(for: 61, as: 2)
    #expect(queue.heard(2).offeredCall == "n1")
  }

  @Test func `wait for the hours in which customers are rung, and for when they want it`() throws {
    // Noon and twelve hours more is midnight.
    try queue.wait(seconds: 12 * 3_600)
    try ask("n1", hoursAgo: 1)
    try ask("n2", hoursAgo: 1, number: "13800138001", wanted: queue.now + .seconds(15 * 3_600))
    try queue.crash()
    try queue.agent("a1", as: 2)
    try queue.agent("a2", as: 3)
    try queue.wait(seconds: 9 * 3_600 - 1, alive: [2, 3])
    #expect(queue.heard(2).offeredCall == nil)
    try queue.wait(seconds: 2, alive: [2, 3])
    #expect(queue.heard(2).offeredCall == "n1")
    #expect(queue.heard(3).offeredCall == nil)
  }

  @Test func `are given up after the tries of both, and told so in the list`() throws {
    try ask("n1")
    // Rung once from the list already; the queue's plan allows two.
    _ = try queue.store.changeOwedCall("b-n1", by: "a9", at: queue.now) { $0.tries = 1 }
    try queue.crash()
    try queue.agent("a1", as: 2)
    try queue.say(.accept(call: "n1"), as: 2)
    try queue.say(.notReached, as: 2)
    #expect(try owed("b-n1").state == .givenUp)
    #expect(try owed("b-n1").tries == 2)
  }

  @Test func `keep their tries and places when the process is killed`() throws {
    try ask("n1")
    try queue.crash()
    try queue.agent("a1", as: 2)
    try queue.say(.accept(call: "n1"), as: 2)
    try queue.say(.notReached, as: 2)
    #expect(try owed("b-n1").state == .queued)
    #expect(try owed("b-n1").tries == 1)
    try queue.crash()
    try queue.wait(seconds: 1_801)
    try queue.agent("a1", as: 2)
    try queue.say(.accept(call: "n1"), as: 2)
    try queue.say(.reached, as: 2)
    try queue.say(.finish(disposition: nil), as: 2)
    #expect(try owed("b-n1").state == .done)
  }

  @Test func `that were handed over by a process that was killed at once come again`() throws {
    try ask("n1")
    #expect(try queue.store.queueOwedCalls(of: ["recharge"], limit: 9, at: queue.now).count == 1)
    #expect(try queue.store.queueOwedCalls(of: ["recharge"], limit: 9, at: queue.now).count == 1)
    try queue.crash()
    try queue.agent("a1", as: 2)
    try queue.say(.accept(call: "n1"), as: 2)
    #expect(queue.heard(2).contains(.ringing(call: "n1")))
    #expect(try queue.store.queueOwedCalls(of: ["recharge"], limit: 9, at: queue.now).isEmpty)
  }

  @Test func `of queues that are closed or unknown, and those that an agent has, stay in the list`()
    throws
  {
    try ask("n1", "wine")
    try ask("n2", "technical")
    try ask("n3")
    _ = try queue.store.changeOwedCall("b-n3", by: "a9", at: queue.now) { (owed) throws in
      try owed.take(by: "a9", at: queue.now)
    }
    try queue.say(.close(queue: "technical", by: "boss"), as: 1)
    try queue.crash()
    #expect(try owed("b-n1").state == .open)
    #expect(try owed("b-n2").state == .open)
    #expect(try owed("b-n3").state == .taken)
  }

  @Test func `in the queue are taken by nobody from the list`() throws {
    try ask("n1")
    try queue.crash()
    var owed = try owed("b-n1")
    #expect(throws: OwedCallRefusal.inQueue) { try owed.take(by: "a9", at: queue.now) }
    #expect(throws: OwedCallRefusal.inQueue) { try owed.finish(by: "a9") }
    #expect(owed.state == .queued)
  }
}
