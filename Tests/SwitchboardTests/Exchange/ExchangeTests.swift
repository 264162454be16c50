import AfterSales
import CallerProfiles
import Diagnostics
import Switchboard
import Testing

@Suite struct `The switchboard` {
  private let queue: LiveQueue

  init() throws { queue = try LiveQueue() }

  @Test func `offers a call to the agent idle longest, and connects who takes it`() throws {
    try queue.agent("a1", as: 1)
    try queue.agent("a2", as: 2)
    try queue.say(LiveQueue.call("c1"), as: 3)
    #expect(queue.heard(1).offeredCall == "c1")
    #expect(queue.heard(2).isEmpty)
    try queue.say(.accept(call: "c1"), as: 1)
    #expect(queue.heard(1) == [.connected(call: "c1"), .done(request: 1)])
    #expect(queue.heard(3).contains(.answered(agent: "a1")))
  }

  @Test func `never gives one call to two agents`() throws {
    try queue.agent("a1", as: 1)
    try queue.agent("a2", as: 2)
    try queue.say(LiveQueue.call("c1"), as: 3)
    try queue.say([(2, .accept(call: "c1")), (1, .accept(call: "c1"))])
    #expect(queue.heard(2) == [.refused(request: 1, .notYours)])
    #expect(queue.heard(1).contains(.connected(call: "c1")))
  }

  /// Whether a call for which nobody may work is told so, with a longest wait in seconds.
  private func isToldNobody(_ scenario: String, maxWait: Int?, after seconds: Double = 0) throws
    -> Bool
  {
    let queue = try LiveQueue(
      scenario: LiveQueue.scenario.replacing("front: { agents: 1,", with: "front: { \(scenario),")
        .replacing("lasts: \"1h\",", with: "lasts: \"1h\", interval: \"30m\","))
    try queue.wait(seconds: seconds)
    var joining = ClientMessage.Joining(call: "c1", number: nil, queue: "recharge")
    joining.asksForNobody = true
    joining.maxWaitMilliseconds = maxWait.map { Int64($0) * 1_000 }
    try queue.say(.join(joining), as: 3)
    return queue.heard(3).contains(.nobody)
  }

  @Test func `tells a call that asks when nobody works for its queue, or will in time`() throws {
    #expect(try isToldNobody("agents: [2, 0]", maxWait: nil, after: 1_801))
    #expect(try !isToldNobody("agents: 1", maxWait: nil))
    // From 30 minutes on there are two: a call that waits 10 minutes doesn't live to see them.
    #expect(try isToldNobody("agents: [0, 2]", maxWait: 600))
    #expect(try !isToldNobody("agents: [0, 2]", maxWait: 1_900))
    #expect(try !isToldNobody("agents: [0, 2]", maxWait: nil))
    #expect(try isToldNobody("agents: [2, 0]", maxWait: 600, after: 1_801))
    // Whoever logs on is there, planned or not.
    let evening = LiveQueue.scenario.replacing(
      "front: { agents: 1,", with: "front: { agents: [1, 0],"
    )
    .replacing("lasts: \"1h\",", with: "lasts: \"1h\", interval: \"30m\",")
    let queue = try LiveQueue(scenario: evening)
    try queue.wait(seconds: 1_801)
    try queue.agent("a1", as: 1)
    var joining = ClientMessage.Joining(call: "c1", number: nil, queue: "recharge")
    joining.asksForNobody = true
    try queue.say(.join(joining), as: 3)
    #expect(queue.heard(1).offeredCall == "c1")
    // Who doesn't ask waits.
    let other = try LiveQueue(scenario: evening)
    try other.wait(seconds: 1_801)
    try other.say(LiveQueue.call("c2"), as: 3)
    #expect(other.heard(3).contains(.waiting(position: 1, expectedSeconds: nil)))
  }

  @Test func `tells a waiting caller the place in the queue`() throws {
    try queue.agent("a1", as: 1)
    for caller in 2...4 { try queue.say(LiveQueue.call("c\(caller)"), as: caller) }
    #expect(queue.heard(3).contains(.waiting(position: 1, expectedSeconds: 120)))
    // One ahead who takes 2 minutes, one agent.
    #expect(queue.heard(4).contains(.waiting(position: 2, expectedSeconds: 240)))
  }

  @Test func `takes no more calls and callbacks than it has room for, and again when one is gone`()
    throws
  {
    let queue = try LiveQueue(calls: 2)
    for caller in 1...2 { try queue.say(LiveQueue.call("c\(caller)"), as: caller) }
    try queue.say(LiveQueue.call("c3"), as: 3)
    #expect(queue.heard(3) == [.queueFull, .done(request: 1)])
    let joining = ClientMessage.Joining(call: "c4", number: "13800138000", queue: "recharge")
    try queue.say(.bookCallback(joining, dueMilliseconds: nil), as: 4)
    #expect(queue.heard(4) == [.refused(request: 1, .queueFull)])
    #expect(try queue.store.contact("c3") == nil)
    try queue.say(.hangUp, as: 1)
    try queue.say(.bookCallback(joining, dueMilliseconds: nil), as: 4)
    #expect(queue.heard(4) == [.done(request: 1)])
  }

  @Test func `refuses and doesn't cut what an agent or a supervisor says at too great a length`()
    throws
  {
    try queue.agent("a1", as: 1)
    let long = String(repeating: "好", count: 2_001)
    for message in [
      ClientMessage.notReady(reason: long), .finish(disposition: long),
      .transfer(queue: "technical", note: long), .announce(text: long, by: "user:me"),
    ] {
      try queue.say(message, as: 1)
      #expect(queue.heard(1) == [.misread(request: 1, code: "too-long")])
    }
    try queue.say(.announce(text: String(long.dropLast()), by: "user:me"), as: 1)
    #expect(queue.heard(1) == [.done(request: 1)])
  }

  @Test func `gives a call that is not answered to the next agent, before all others`() throws {
    try queue.agent("a1", as: 1)
    try queue.say(LiveQueue.call("c1"), as: 2)
    try queue.say(LiveQueue.call("c2"), as: 3)
    try queue.wait(seconds: 20, alive: [1])
    #expect(queue.heard(1).contains(.withdrawn(call: "c1", why: .notAnswered)))
    try queue.agent("a2", as: 4)
    try queue.say(.accept(call: "c1"), as: 4)
    #expect(queue.heard(4).contains(.connected(call: "c1")))
  }

  @Test func `lets a vanished agent's ringing call go to the next at once`() throws {
    try queue.agent("a1", as: 1)
    try queue.agent("a2", as: 2)
    try queue.say(LiveQueue.call("c1"), as: 3)
    #expect(queue.heard(1).offeredCall == "c1")
    try queue.hangUpLine(of: 1)
    #expect(queue.heard(2).offeredCall == "c1")
  }

  @Test func `gives the caller of a vanished agent to the next within seconds, at the front`()
    throws
  {
    try queue.agent("a1", as: 1)
    try queue.say(LiveQueue.call("c1"), as: 3)
    try queue.say(.accept(call: "c1"), as: 1)
    try queue.say(LiveQueue.call("c2"), as: 4)
    try queue.hangUpLine(of: 1)
    try queue.wait(seconds: 5)
    try queue.agent("a2", as: 2)
    try queue.say(.accept(call: "c1"), as: 2)
    #expect(queue.heard(2).contains(.connected(call: "c1")))
  }

  @Test func `takes a silent agent for gone`() throws {
    try queue.agent("a1", as: 1)
    try queue.agent("a2", as: 2)
    try queue.say(LiveQueue.call("c1"), as: 3)
    _ = queue.heard(1)
    try queue.wait(seconds: 6, alive: [2])
    #expect(queue.heard(2).offeredCall == "c1")
  }

  @Test func `keeps everybody's place over a crash`() throws {
    try queue.agent("a1", as: 1)
    try queue.say(LiveQueue.call("c1"), as: 2)
    try queue.say(.accept(call: "c1"), as: 1)
    try queue.say(LiveQueue.call("c2"), as: 3)
    try queue.say(LiveQueue.call("c3"), as: 4)
    try queue.crash()
    try queue.say(.logOn(agent: "a1", pool: nil), as: 11)
    #expect(
      queue.heard(11) == [.desk(request: 1, pool: "front", phase: .talking(call: "c1"))])
    for (client, call) in [(12, "c1"), (13, "c2"), (14, "c3")] {
      try queue.say(.resume(call: call), as: client)
    }
    #expect(queue.heard(12) == [.line(request: 1, state: .talking)])
    #expect(
      queue.heard(13)
        == [.waiting(position: 1, expectedSeconds: 120), .line(request: 1, state: .waiting)])
    try queue.say(.finish(disposition: "solved"), as: 11)
    #expect(queue.heard(12).contains(.agentLeft))
    try queue.say(.done, as: 11)
    #expect(queue.heard(11).offeredCall == "c2")
  }

  @Test func `hangs up on callers and agents who don't come back after a crash`() throws {
    try queue.agent("a1", as: 1)
    try queue.say(LiveQueue.call("c1"), as: 2)
    try queue.say(LiveQueue.call("c2"), as: 3)
    try queue.crash()
    try queue.say(.resume(call: "c1"), as: 12)
    try queue.wait(seconds: 6)
    try queue.agent("a2", as: 14)
    try queue.say(.accept(call: "c1"), as: 14)
    #expect(queue.heard(14).contains(.connected(call: "c1")))
    #expect(try queue.store.contact("c2")?.contact.disposition == "abandoned")
  }

  @Test func `keeps how long a caller waited who was not answered, menu and talks left out`() throws
  {
    var joining = ClientMessage.Joining(call: "c1", number: "13800138000", queue: "technical")
    joining.path = ["welcome"]
    joining.beganMilliseconds = queue.now.milliseconds - 40_000
    try queue.say(.join(joining), as: 2)
    joining.call = "c2"
    try queue.say(.join(joining), as: 3)
    try queue.wait(seconds: 30)
    try queue.agent("e1", pool: "experts", as: 1)
    try queue.say(.accept(call: "c1"), as: 1)
    try queue.wait(seconds: 5, alive: [1])
    try queue.say(.transfer(queue: "recharge", note: ""), as: 1)
    try queue.wait(seconds: 7)
    try queue.say(.hangUp, as: 2)
    try queue.wait(seconds: 558)
    #expect(queue.heard(3).contains(.timedOut(toVoicemail: true)))
    #expect(try queue.store.contact("c1")?.contact.waited == .seconds(37))
    #expect(try queue.store.contact("c2")?.contact.waited == .seconds(600))
  }

  @Test func `hands a call on with its note and its whole way`() throws {
    try queue.agent("a1", as: 1)
    try queue.agent("e1", pool: "experts", as: 2)
    try queue.say(LiveQueue.call("c1"), as: 3)
    try queue.say(.accept(call: "c1"), as: 1)
    try queue.wait(seconds: 5, alive: [1, 2])
    try queue.say(.transfer(queue: "technical", note: "已核对订单"), as: 1)
    #expect(queue.heard(3).contains(.transferred(queue: "technical")))
    #expect(queue.heard(2).offeredCall == "c1")
    try queue.say(.accept(call: "c1"), as: 2)
    try queue.wait(seconds: 3)
    try queue.say(.finish(disposition: "solved"), as: 2)
    let contact = try #require(try queue.store.contact("c1")?.contact)
    #expect(contact.path == ["welcome", "to-agent", "a1 → technical"])
    #expect(contact.agent == "e1")
    #expect(contact.talked == .seconds(3))
    #expect(contact.disposition == "solved")
    #expect(contact.note != nil)
  }

  @Test func `each agent's part of a call is their own, wrap-up and words too`() throws {
    try queue.agent("a1", as: 1)
    try queue.agent("e1", pool: "experts", as: 2)
    try queue.say(LiveQueue.call("c1"), as: 3)
    try queue.say(.accept(call: "c1"), as: 1)
    try queue.wait(seconds: 5, alive: [1, 2])
    try queue.say(.transfer(queue: "technical", note: ""), as: 1)
    try queue.wait(seconds: 2, alive: [1, 2])
    try queue.say(.finish(disposition: "handed-on"), as: 1)
    try queue.say(.done, as: 1)
    try queue.say(.accept(call: "c1"), as: 2)
    try queue.wait(seconds: 3)
    try queue.say(.finish(disposition: "solved"), as: 2)
    try queue.wait(seconds: 4, alive: [1, 2])
    try queue.say(.logOff, as: 2)
    let talks = try queue.store.connection.talks.of("c1")
    #expect(talks.map(\.agent) == ["a1", "e1"])
    #expect(talks.map(\.queue) == ["recharge", "technical"])
    #expect(talks.map(\.waited) == [.zero, .seconds(2)])
    #expect(talks.map(\.talked) == [.seconds(5), .seconds(3)])
    #expect(talks.map(\.wrappedUp) == [.seconds(2), .seconds(4)])
    #expect(talks.map(\.disposition) == ["handed-on", "solved"])
  }

  @Test func `calls back who would rather not wait, and tries again`() throws {
    try queue.agent("a1", as: 1)
    try queue.say(LiveQueue.call("c1"), as: 2)
    try queue.say(.accept(call: "c1"), as: 1)
    try queue.say(LiveQueue.call("c2"), as: 3)
    #expect(!queue.heard(3).contains(.callbackOffered))
    // 2 minutes are expected, which is more than 90 seconds.
    try queue.say(LiveQueue.call("c3"), as: 4)
    #expect(queue.heard(4).contains(.callbackOffered))
    try queue.say(.takeCallback, as: 4)
    #expect(queue.heard(4).contains(.callbackKept))
    try queue.hangUpLine(of: 4)
    try queue.say(.hangUp, as: 3)
    _ = queue.heard(1)
    try queue.say([(1, .finish(disposition: nil)), (1, .done)])
    #expect(queue.heard(1).offeredCall == "c3")
    try queue.say(.accept(call: "c3"), as: 1)
    #expect(queue.heard(1).contains(.ringing(call: "c3")))
    try queue.say(.notReached, as: 1)
    // The second of two tries is half an hour later.
    _ = queue.heard(1)
    try queue.stayThere(for: 1_799, as: 1)
    #expect(queue.heard(1).offeredCall == nil)
    try queue.stayThere(for: 2, as: 1)
    #expect(queue.heard(1).offeredCall == "c3")
    try queue.say(.accept(call: "c3"), as: 1)
    try queue.say(.reached, as: 1)
    #expect(queue.heard(1).contains(.connected(call: "c3")))
  }

  @Test func `a supervisor has agents take calls, rest and go home, on record`() throws {
    try queue.agent("a1", as: 1)
    try queue.agent("e1", pool: "experts", as: 2)
    try queue.say(LiveQueue.call("c1"), as: 3)
    try queue.say(LiveQueue.call("c2"), as: 4)
    #expect(queue.heard(1).offeredCall == "c1")
    // The expert doesn't serve that queue, and takes the call all the same.
    try queue.say(.order(.take(call: "c2"), agent: "e1", by: "huang-bo"), as: 9)
    #expect(queue.heard(2).offeredCall == "c2")
    // Who rings already can't be given another.
    try queue.say(LiveQueue.call("c3"), as: 5)
    try queue.say(.order(.take(call: "c3"), agent: "a1", by: "huang-bo"), as: 9)
    #expect(queue.heard(9).contains(.refused(request: 1, .notNow)))
    try queue.say(.accept(call: "c1"), as: 1)
    try queue.say(.order(.rest(reason: "培训"), agent: "a1", by: "huang-bo"), as: 9)
    try queue.say([(1, .finish(disposition: nil)), (1, .done)])
    #expect(queue.heard(1).contains(.phase(.notReady(.own("培训")))))
    try queue.say(.order(.ready, agent: "a1", by: "huang-bo"), as: 9)
    #expect(queue.heard(1).offeredCall == "c3")
    try queue.say(.order(.home, agent: "nobody", by: "huang-bo"), as: 9)
    #expect(queue.heard(9).contains(.refused(request: 1, .notLoggedOn)))
    let rows = try queue.store.connection.rows(
      "SELECT object FROM audit WHERE actor = 'owner for huang-bo' ORDER BY number"
    ) { $0.text(0) }
    #expect(
      rows == [
        "switchboard: agent e1 take c2", "switchboard: agent a1 rest",
        "switchboard: agent a1 ready",
      ])
  }

  @Test func `what queues and agents did is kept by half hour, and adds up to the day`() throws {
    // Noon; a call answered after 5 s, one given up after 25 s.
    try queue.agent("a1", as: 1)
    try queue.say(LiveQueue.call("c1"), as: 3)
    try queue.wait(seconds: 5, alive: [1])
    try queue.say(.accept(call: "c1"), as: 1)
    try queue.say(LiveQueue.call("c2"), as: 4)
    try queue.stayThere(for: 25, as: 1)
    try queue.say(.hangUp, as: 4)
    try queue.say([(1, .finish(disposition: "solved")), (1, .done)])
    // After half past twelve one more, answered at once.
    try queue.stayThere(for: 1_800, as: 1)
    try queue.say(LiveQueue.call("c4"), as: 5)
    try queue.say(.accept(call: "c4"), as: 1)
    try queue.stayThere(for: 60, as: 1)
    try queue.say([(1, .finish(disposition: "solved")), (1, .done)])
    let begin = Instant(milliseconds: 1_794_369_600_000, offset: 28_800)
    let report = try queue.store.liveReport(begin..<begin + .seconds(7_200))
    let halves = report.halfHours.map {
      [$0.tally.offered, $0.tally.answered, $0.tally.inTime, $0.tally.abandoned]
    }
    #expect(halves == [[2, 1, 1, 1], [1, 1, 1, 0]])
    #expect(report.halfHours.map(\.begins) == [begin, begin + .seconds(1_800)])
    #expect(report.queues.map(\.tally.offered) == [3])
    #expect(report.queues.map(\.tally.meanWait) == [2.5])
    let agent = try #require(report.agents.first)
    #expect(agent.talks == 2)
    #expect(agent.talked == .seconds(85))
    #expect(agent.meanHandling == .milliseconds(42_500))
  }

  @Test func `changes the plan while it runs, on record`() throws {
    try queue.agent("e1", pool: "experts", as: 1)
    try queue.say(LiveQueue.call("c1"), as: 2)
    try queue.say(
      .addPool(pool: "experts", queue: "recharge", afterMilliseconds: 0, by: "user:x"), as: 9)
    #expect(queue.heard(1).offeredCall == "c1")
    try queue.say(.close(queue: "recharge", by: "user:x"), as: 9)
    try queue.say(.announce(text: "渠道故障", by: "user:x"), as: 9)
    try queue.crash()
    try queue.say(LiveQueue.call("c2"), as: 3)
    #expect(queue.heard(3).contains(.queueClosed))
    try queue.say(.open(queue: "recharge", by: "user:x"), as: 9)
    try queue.say(LiveQueue.call("c3"), as: 4)
    #expect(queue.heard(4).contains(.announcement(text: "渠道故障")))
    let rows = try queue.store.connection.rows(
      "SELECT object FROM audit WHERE actor LIKE 'user:%' ORDER BY number"
    ) { $0.text(0) }
    #expect(
      rows == [
        "switchboard: pool experts serves recharge", "switchboard: queue recharge closed",
        "switchboard: announcement", "switchboard: queue recharge opened",
      ])
    #expect(try queue.store.check().isEmpty)
  }

  @Test func `tells who waits in the queues alone, and which pools serve them`() throws {
    try queue.say(LiveQueue.call("c1"), as: 2)
    try queue.say(LiveQueue.call("c2", "technical"), as: 3)
    try queue.wait(seconds: 5)
    try queue.say(.queues, as: 9)
    guard case .queues(_, let status)? = queue.heard(9).first else {
      Issue.record("no answer")
      return
    }
    #expect(status.queues.map(\.id) == ["recharge", "technical"])
    #expect(status.queues.map(\.waiting) == [1, 1])
    #expect(status.queues.map(\.longestWait) == [5, 5])
    #expect(status.queues.map(\.pools) == [["front"], ["experts"]])
  }

  @Test func `shows masked numbers only`() throws {
    try queue.agent("a1", as: 1)
    try queue.say(LiveQueue.call("c1"), as: 2)
    try queue.say(.status, as: 9)
    let said = (queue.heard(1) + queue.heard(2) + queue.heard(9)).map(\.line).joined()
    #expect(said.contains("138****8000"))
    #expect(!said.contains("13800138000"))
  }
}
