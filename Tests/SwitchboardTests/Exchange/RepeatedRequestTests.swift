import AfterSales
import CallerProfiles
import Switchboard
import Testing

/// What a client says again after a crash, because it never heard the answer.
@Suite struct `A request that is said again after a crash` {
  private static let joining: ClientMessage.Joining = {
    var joining = ClientMessage.Joining(call: "c1", number: "13800138000", queue: "recharge")
    joining.path = ["welcome"]
    return joining
  }()

  /// The requests that would do harm if they were done twice, or be refused.
  private static let requests: [ClientMessage] = [
    .hangUp, .leave, .takeCallback, .bookCallback(joining, dueMilliseconds: nil),
    .decline(call: "c1"), .reached, .notReached,
    .transfer(queue: "technical", note: "已核对订单"), .finish(disposition: "solved"), .done,
    .announce(text: "渠道故障", by: "user:x"), .open(queue: "recharge", by: "user:x"),
    .close(queue: "recharge", by: "user:x"),
    .addPool(pool: "experts", queue: "recharge", afterMilliseconds: 0, by: "user:x"),
  ]
  private static let (agent, caller) = (1, 2)

  @Test(arguments: requests)
  func `is done once and answered twice`(request: ClientMessage) throws {
    let queue = try LiveQueue()
    let asker = try prepare(request, queue)
    try queue.say(request.line(number: 7, session: "s1"), as: asker)
    #expect(queue.heard(asker).last == .done(request: 7))
    try queue.crash()
    try queue.say(.logOn(agent: "a1", pool: nil), as: 11)
    try queue.say(.resume(call: "c1"), as: 12)
    let before = try everything(queue)
    try queue.say(request.line(number: 7, session: "s1"), as: asker + 10)
    #expect(queue.heard(asker + 10).last == .done(request: 7))
    #expect(try everything(queue) == before)
  }

  @Test func `is done if it was not done before`() throws {
    let queue = try LiveQueue()
    try queue.say(LiveQueue.call("c1").line(number: 1, session: "s1"), as: 2)
    try queue.crash()
    try queue.say(.resume(call: "c1"), as: 12)
    try queue.say(ClientMessage.takeCallback.line(number: 2, session: "s1"), as: 12)
    #expect(queue.heard(12).suffix(2) == [.callbackKept, .done(request: 2)])
  }

  @Test func `is another one under the number of another session`() throws {
    let queue = try LiveQueue()
    try queue.say(LiveQueue.call("c1"), as: 2)
    try queue.say(LiveQueue.call("c2"), as: 3)
    for (caller, session) in [(2, "s2"), (3, "s3")] {
      try queue.say(ClientMessage.takeCallback.line(number: 2, session: session), as: caller)
      #expect(queue.heard(caller).contains(.callbackKept))
    }
  }

  @Test func `is known for a minute after its client left, and no longer`() throws {
    let queue = try LiveQueue()
    try queue.say(LiveQueue.call("c1"), as: 2)
    try queue.say(ClientMessage.takeCallback.line(number: 2, session: "s1"), as: 2)
    try queue.hangUpLine(of: 2)
    func known() throws -> Int64? {
      try queue.store.connection.integer("SELECT count(*) FROM live_requests")
    }
    try queue.wait(seconds: 59)
    #expect(try known() == 1)
    // Who comes back in time is known for as long as the connection lasts, and a minute more.
    try queue.say(ClientMessage.takeCallback.line(number: 2, session: "s1"), as: 3)
    #expect(queue.heard(3) == [.done(request: 2)])
    try queue.wait(seconds: 600)
    #expect(try known() == 1)
    try queue.hangUpLine(of: 3)
    try queue.wait(seconds: 60)
    #expect(try known() == 0)
  }

  @Test func `tells a caller who comes back what may not have been heard`() throws {
    let queue = try LiveQueue()
    try queue.agent("a1", as: 1)
    for (caller, call) in [(2, "c1"), (3, "c2"), (4, "c3")] {
      try queue.say(LiveQueue.call(call), as: caller)
    }
    try queue.crash()
    try queue.say(.logOn(agent: "a1", pool: nil), as: 11)
    try queue.say(.accept(call: "c1"), as: 11)
    for (caller, call) in [(12, "c1"), (13, "c2"), (14, "c3")] {
      try queue.say(.resume(call: call), as: caller)
    }
    #expect(queue.heard(12) == [.line(request: 1, state: .talking)])
    #expect(
      queue.heard(13)
        == [.waiting(position: 1, expectedSeconds: 120), .line(request: 1, state: .waiting)])
    // One ahead who takes 2 minutes, and callbacks are offered beyond 90 seconds.
    #expect(
      queue.heard(14) == [
        .waiting(position: 2, expectedSeconds: 240), .callbackOffered,
        .line(request: 1, state: .waiting),
      ])
    try queue.say(.takeCallback, as: 14)
    try queue.say(.resume(call: "c3"), as: 15)
    #expect(queue.heard(15) == [.line(request: 1, state: .callback)])
  }

  // MARK: Scenes

  /// Brings a call to where a request can be made of it.
  /// - Returns: who makes it.
  private func prepare(_ request: ClientMessage, _ queue: LiveQueue) throws -> Int {
    switch request {
    case .hangUp, .leave, .takeCallback:
      try queue.say(LiveQueue.call("c1"), as: Self.caller)
      return Self.caller
    case .decline, .transfer, .finish, .done:
      try queue.agent("a1", as: Self.agent)
      try queue.say(LiveQueue.call("c1"), as: Self.caller)
      if case .decline = request { return Self.agent }
      try queue.say(.accept(call: "c1"), as: Self.agent)
      if case .done = request { try queue.say(.finish(disposition: nil), as: Self.agent) }
      return Self.agent
    case .reached, .notReached:
      try queue.say(LiveQueue.call("c1"), as: Self.caller)
      try queue.say(.takeCallback, as: Self.caller)
      try queue.agent("a1", as: Self.agent)
      try queue.say(.accept(call: "c1"), as: Self.agent)
      return Self.agent
    default: return Self.caller
    }
  }

  /// All that is known of calls, agents and figures, and what stands in the audit.
  private func everything(_ queue: LiveQueue) throws -> [String] {
    try queue.say(.status, as: 99)
    let store = try queue.store
    let contact = try store.contact("c1")?.contact
    return queue.heard(99).map(\.line) + [
      "\(contact?.path ?? []) \(contact?.disposition ?? "") \(contact?.agent ?? "")",
      contact?.note?.masked ?? "",
      "\(try store.connection.integer("SELECT count(*) FROM audit") ?? 0)",
    ]
  }
}
