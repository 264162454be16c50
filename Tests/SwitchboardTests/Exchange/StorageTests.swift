import AfterSales
import CallerProfiles
import Diagnostics
import ServiceDesk
import Switchboard
import Testing

@Suite struct `What is kept of the live queue` {
  @Test func `is all of a step or nothing of it`() throws {
    let queue = try LiveQueue()
    try queue.agent("a1", as: 2)
    let store = try queue.store
    func rows() throws -> [Int64?] {
      [
        try store.connection.integer("SELECT count(*) FROM contacts"),
        try store.connection.integer("SELECT count(*) FROM audit"),
        try store.connection.integer("SELECT count(*) FROM live_calls"),
        try store.connection.integer("SELECT count(*) FROM live_agents WHERE phase = 'idle'"),
      ]
    }
    let before = try rows()
    // The tallies of the day are the last that a step writes.
    try store.connection.execute("ALTER TABLE live_days RENAME TO gone")
    #expect(throws: SQLiteError.self) { try queue.say(LiveQueue.call("c1"), as: 1) }
    #expect(queue.heard(1).isEmpty && queue.heard(2).isEmpty)
    #expect(try rows() == before)

    try store.connection.execute("ALTER TABLE gone RENAME TO live_days")
    try queue.crash()
    try queue.say(LiveQueue.call("c1"), as: 1)
    #expect(queue.heard(1).contains(.done(request: 1)))
    #expect(try rows().prefix(3).map(\.self) == before.prefix(3).map { ($0 ?? 0) + 1 })
  }

  @Test func `has the titles of the queues, for what is read while none runs`() throws {
    let titled = LiveQueue.scenario.replacing(
      "recharge: { pools", with: #"recharge: { title: "充值", pools"#)
    let queue = try LiveQueue(scenario: titled)
    let titles = try queue.store.connection.liveMemory.queueTitles()
    #expect([titles["recharge"], titles["technical"]] == ["充值", "technical"])
    // They are no change of the plan, and written once.
    let audit = try queue.store.connection.integer("SELECT count(*) FROM audit")
    try queue.crash()
    #expect(try queue.store.connection.liveMemory.queueTitles() == titles)
    #expect(try queue.store.connection.integer("SELECT count(*) FROM audit") == audit)
  }

  @Test(
    arguments: [
      ("UPDATE live_calls SET stage = 'parked'", "live_calls", "c1", "stage"),
      ("UPDATE live_calls SET stage = 'talking'", "live_calls", "c1", "agent"),
      ("UPDATE live_agents SET phase = 'asleep'", "live_agents", "a1", "phase"),
      ("UPDATE live_agents SET next = 'beach'", "live_agents", "a1", "next"),
      ("INSERT INTO live_endings VALUES ('c0', 'eaten')", "live_endings", "c0", "ending"),
      ("INSERT INTO live_settings VALUES ('colour', 'red')", "live_settings", "colour", "name"),
      (
        "INSERT INTO live_settings VALUES ('link/front/technical', 'soon')", "live_settings",
        "link/front/technical", "value"
      ),
    ] as [(StaticSQL, String, String, String)])
  func `is named and left out where it is a word that no version wrote, and the rest is taken up`(
    change: StaticSQL, table: String, row: String, column: String
  ) throws {
    let queue = try LiveQueue()
    try queue.say(LiveQueue.call("c1"), as: 1)
    try queue.say(.logOn(agent: "a1", pool: "experts"), as: 2)
    let path = try queue.store.path
    try Connection(path: path).execute(change.text)
    try queue.crash()
    let named = StoreError.damagedRow(path: path, row: "\(table) \(row): \(column)").wording
    #expect(queue.exchange.damaged == [named])
    // Somebody else calls, and an agent is there.
    try queue.say(.logOn(agent: "a2", pool: "front"), as: 4)
    try queue.say(LiveQueue.call("c2"), as: 3)
    let refusals = (queue.heard(4) + queue.heard(3)).filter(\.isRefusal)
    #expect(refusals.isEmpty)
  }

  @Test(
    arguments: [
      "INSERT INTO live_requests VALUES ('x', 1), (x'78', 2)",
      "INSERT INTO live_endings VALUES ('x', 'full'), (x'78', 'full')",
      """
      INSERT INTO live_days VALUES ('2026-11-11', x'7265636861726765', -1, -1, -1, -1, -1, -1, -1)
      """,
      "INSERT INTO live_settings VALUES ('title/x', 'a'), (x'7469746c652f78', 'b')",
      """
      INSERT INTO live_agents VALUES ('a3', 'front', 'talking', NULL, 'c9', 0, 'idle', NULL, 1),
        (x'6133', 'front', 'idle', NULL, NULL, 0, 'idle', NULL, 1)
      """,
    ] as [StaticSQL])
  func `is taken up where two rows read the same, or one means nothing`(change: StaticSQL) throws {
    let queue = try LiveQueue()
    try queue.say(LiveQueue.call("c1"), as: 1)
    try Connection(path: try queue.store.path).execute(change.text)
    try queue.crash()
    try ready("a2", queue, as: 4)
    #expect(queue.heard(4).offeredCall == "c1")
    try queue.say(.status, as: 5)
    #expect(queue.heard(5).contains { if case .status = $0 { true } else { false } })
  }
}

/// Whatever of one person or call somebody made unreadable, the live queue serves the others.
@Suite struct `The live queue with rows that can't be read` {
  private let queue: LiveQueue
  private static let bound = "bin"

  init() throws {
    queue = try LiveQueue()
    let store = try queue.store
    for id in ["a1", "a2"] {
      _ = try store.save(
        Agent(id: id, name: id, level: .frontLine, skills: ["recharge"]), by: "test", at: queue.now)
    }
    let uid = try #require(HostAccount.named(Self.bound)).uid
    _ = try store.bind(
      AccountBinding(account: Self.bound, uid: uid, agent: "a1"), by: "test", at: queue.now)
    _ = try store.connection.write {
      guard case .number(let number) = CallingNumber("13800138000") else { return }
      _ = try store.save(
        CallerFacts(number: number, name: ClearText("王小明", .name)), at: queue.now)
    }
  }

  private func damage(_ sql: StaticString) throws {
    try Connection(path: try queue.store.path).execute(sql)
  }

  @Test func `has an agent who can't be read for nobody`() throws {
    try damage("UPDATE agents SET level = 'emperor' WHERE id = 'a1'")
    try queue.say(.logOn(agent: "a1", pool: "front"), as: 1)
    #expect(queue.heard(1) == [.refused(request: 1, .unknownAgent)])
    try ready("a2", queue, as: 2)
    let refusals = queue.heard(2).filter(\.isRefusal)
    #expect(refusals.isEmpty)
  }

  @Test func `has an account whose binding was changed for nobody's`() throws {
    try damage("UPDATE account_bindings SET mac = x'00'")
    queue.account = try #require(HostAccount.named(Self.bound)).uid
    for message in [ClientMessage.queues, .logOn(agent: "a1", pool: "front")] {
      try queue.say(message, as: 1)
      #expect(queue.heard(1) == [.refused(request: 1, .unboundAccount)])
    }
  }

  @Test(
    arguments: [
      "UPDATE callers SET name = x'00'", "UPDATE callers SET created_at = 9223372036854775807",
      "UPDATE subjects SET wrapped_key = x'00'", "UPDATE subjects SET key_version = 99",
    ] as [StaticSQL])
  func `serves a caller who can't be read, before and during the call`(change: StaticSQL) throws {
    try queue.agent("a2", pool: "front", as: 2)
    try queue.say(LiveQueue.call("c1"), as: 1)
    try damage(change.text)
    try queue.say(.accept(call: "c1"), as: 2)
    try queue.say(.finish(disposition: "helped"), as: 2)
    try queue.say(.done, as: 2)
    try queue.say(.logOff, as: 2)
    try queue.crash()
    try ready("a2", queue, as: 4)
    try queue.say(LiveQueue.call("c2"), as: 3)
    #expect(queue.heard(4).offeredCall == "c2")
  }

  @Test(
    arguments: [
      "UPDATE contacts SET waited = -1", "UPDATE contacts SET entered = x'00'",
      "UPDATE live_calls SET number = x'00'", "DELETE FROM contacts",
    ] as [StaticSQL])
  func `goes on with a call whose record can't be read`(change: StaticSQL) throws {
    try queue.say(LiveQueue.call("c1"), as: 1)
    try damage(change.text)
    try ready("a2", queue, as: 2)
    #expect(queue.heard(2).offeredCall == "c1")
    try queue.say(.accept(call: "c1"), as: 2)
    try queue.say(.finish(disposition: "helped"), as: 2)
    #expect(queue.heard(2).last == .done(request: 1))
    try queue.crash()
  }
}

/// An agent comes, whom the test hears.
private func ready(_ agent: String, _ queue: LiveQueue, as client: Int) throws {
  try queue.say(.logOn(agent: agent, pool: "front"), as: client)
  try queue.say(.ready, as: client)
}

/// SQL as an argument of a test.
struct StaticSQL: ExpressibleByStringLiteral, Sendable {
  let text: StaticString
  init(stringLiteral text: StaticString) { self.text = text }
}
