import AfterSales
import CallerProfiles
import Diagnostics
import ServiceDesk
import Switchboard
import Testing

/// Callbacks that were asked for in the queue by day and still wait when customers aren't rung any more.
@Suite struct HeldCallbackTests {
  /// The clock stands at noon in China.
  private let queue: LiveQueue

  init() throws { queue = try LiveQueue() }

  /// Somebody waits, and takes a callback.
  private func take(_ call: String, as client: Int, number: String) throws {
    try queue.say(LiveQueue.call(call, number: number), as: client)
    try queue.say(.takeCallback, as: client)
    #expect(queue.heard(client).contains(.callbackKept))
  }

  private func status() throws -> CentreStatus {
    try queue.say(.status, as: 90)
    return try #require(
      queue.heard(90).compactMap { message in
        if case .status(_, let status) = message { status } else { nil }
      }.first)
  }

  /// An agent takes the call that rings, reaches the customer and is ready again.
  private func serve(_ client: Int, _ call: String) throws {
    try queue.say(.accept(call: call), as: client)
    for message in [ClientMessage.reached, .finish(disposition: nil), .done] {
      try queue.say(message, as: client)
    }
  }

  @Test func `wait for the morning and come first, each once, whatever was booked before`() throws {
    var joining = ClientMessage.Joining(call: "booked", number: "13800138009", queue: "recharge")
    joining.flow = "hotline"
    let nine = queue.now + .seconds(21 * 3_600)
    try queue.say(.bookCallback(joining, dueMilliseconds: nine.milliseconds), as: 9)
    try queue.wait(seconds: 8 * 3_600 + 3_000)
    try take("c1", as: 11, number: "13800138001")
    try take("c2", as: 12, number: "13800138002")
    // Before nine in the evening they wait in line; then they are held.
    #expect(try status().calls.map(\.stage) == [.booked, .callback, .callback])
    try queue.wait(seconds: 601)
    #expect(try status().calls.map(\.stage) == [.booked, .booked, .booked])
    #expect(try status().queues.queues[0].callbacks == 3)
    try queue.agent("a1", as: 2)
    try queue.say(.alive, as: 2)
    #expect(queue.heard(2).offeredCall == nil)
    // Who takes one at night waits for the morning too.
    try queue.say(.logOff, as: 2)
    try take("c3", as: 13, number: "13800138003")
    try queue.crash()
    #expect(try queue.store.liveCallbacks().map(\.call.isHeld) == [false, true, true, true])
    #expect(
      try queue.store.liveCallbacks().map(\.call.stage)
        == Array(repeating: .booked(due: Double(nine.milliseconds) / 1_000), count: 4))

    let left = nine - queue.now
    try queue.wait(seconds: left.inSeconds - 2)
    try queue.agent("a1", as: 2)
    try queue.agent("a2", as: 3)
    try queue.wait(seconds: 1, alive: [2, 3])
    #expect(queue.heard(2).offeredCall == nil)
    try queue.wait(seconds: 1, alive: [2, 3])
    #expect(queue.heard(2).offeredCall == "c1")
    #expect(queue.heard(3).offeredCall == "c2")
    // On the board the longest wait stands first.
    #expect(try status().calls.map(\.id) == ["c1", "c2", "c3", "booked"])
    #expect(try queue.store.liveCallbacks().map(\.call.id) == ["c1", "c2", "c3", "booked"])
    try serve(2, "c1")
    #expect(queue.heard(2).offeredCall == "c3")
    try serve(3, "c2")
    #expect(queue.heard(3).offeredCall == "booked")
    try serve(2, "c3")
    try serve(3, "booked")
    #expect(try status().calls.isEmpty)
    // They count as callbacks once, on the day they were asked for.
    #expect(
      try queue.store.connection.integer("SELECT sum(callbacks) FROM live_days") == 4)
    try queue.wait(seconds: 86_400)
    #expect(queue.heard(2).offeredCall == nil && queue.heard(3).offeredCall == nil)
    #expect(try queue.store.check().map(\.message.en) == [])
  }

  @Test func `ring at a desk when the hours end, and are held if nobody answers`() throws {
    try queue.wait(seconds: 9 * 3_600 - 10)
    try queue.agent("a1", as: 2)
    try queue.say(LiveQueue.call("c0", number: "13800138000"), as: 10)
    try queue.say(.accept(call: "c0"), as: 2)
    try take("c1", as: 11, number: "13800138001")
    try queue.say(.finish(disposition: nil), as: 2)
    _ = queue.heard(2)
    try queue.say(.done, as: 2)
    #expect(queue.heard(2).offeredCall == "c1")
    try queue.wait(seconds: 25, alive: [2])
    #expect(try queue.store.liveCallbacks().map(\.call.isHeld) == [true])
  }

  @Test func `are held by the clock on the wall, when that is set`() throws {
    try take("c1", as: 11, number: "13800138001")
    try queue.setClock(by: .seconds(10 * 3_600))
    try queue.wait(seconds: 1)
    #expect(try queue.store.liveCallbacks().map(\.call.isHeld) == [true])
    try queue.setClock(by: .seconds(-10 * 3_600))
    // It was promised for the morning, and the clock says nothing else.
    #expect(try queue.store.liveCallbacks().map(\.call.isHeld) == [true])
  }
}
