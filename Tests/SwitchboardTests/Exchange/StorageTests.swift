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
    try store.connection.execute(
      """
      CREATE TRIGGER full BEFORE INSERT ON live_days BEGIN SELECT RAISE(ABORT, 'full'); END
      """)
    #expect(throws: SQLiteError.self) { try queue.say(LiveQueue.call("c1"), as: 1) }
    #expect(queue.heard(1).isEmpty && queue.heard(2).isEmpty)
    #expect(try rows() == before)

    try store.connection.execute("DROP TRIGGER full")
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
  func `is told with its row where it is a word that no version wrote`(
    change: StaticSQL, table: String, row: String, column: String
  ) throws {
    let queue = try LiveQueue()
    try queue.say(LiveQueue.call("c1"), as: 1)
    try queue.say(.logOn(agent: "a1", pool: "experts"), as: 2)
    let path = try queue.store.path
    try Connection(path: path).execute(change.text)
    #expect(throws: StoreError.damagedRow(path: path, row: "\(table) \(row): \(column)")) {
      try queue.crash()
    }
  }
}

/// SQL as an argument of a test.
struct StaticSQL: ExpressibleByStringLiteral, Sendable {
  let text: StaticString
  init(stringLiteral text: StaticString) { self.text = text }
}
