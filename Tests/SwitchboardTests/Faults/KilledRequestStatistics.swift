import AfterSales
import CallerProfiles
import Foundation
import TestOutput
import Testing

/// What people at terminals ask for while the switchboard is killed.
@Suite(.enabled(if: runsSlowTests, "set HOTLINE_SLOW_TESTS=1"), .serialized)
struct KilledRequestStatistics {
  private static let order = """
    { flow: "order", title: "热线", language: "en", start: "menu", variables: {},
      nodes: {
        menu: { type: "menu", prompt: "Press 1 for a callback, 2 for an agent.", timeout: "30s",
          exhausted: "bye", choices: [
            { key: "1", label: "callback", next: "callback" },
            { key: "2", label: "agent", next: "queue" }] },
        callback: { type: "callback", skill: "recharge", prompt: "We call back.", next: "bye" },
        queue: { type: "queue", skill: "nowhere", prompt: "Please hold.", next: "bye",
          closed: "bye" },
        bye: { type: "hangup", prompt: "Thank you." } } }
    """
  private static let flow = """
    { flow: "line", title: "热线", language: "en", start: "queue", variables: {},
      nodes: {
        queue: { type: "queue", skill: "recharge", prompt: { text: "Please hold.", seconds: 0.1 },
          next: "bye" },
        bye: { type: "hangup", prompt: "Thank you." } } }
    """

  private let board: SwitchboardProcess

  init() throws {
    board = try SwitchboardProcess()
    try board.add(flow: "line", Self.flow)
    try board.add(flow: "order", Self.order)
  }

  /// - Parameter digit: the last one of the number.
  private func caller(
    _ name: String, of flow: String = "line", digit: Int = 0
  ) throws -> HotlineProcess {
    try board.hotline(
      name, "call", flow, "--live", "--call", name, "--from", "1380013800\(digit)")
  }

  @Test func `a caller who hears of a callback has it, whenever the switchboard is killed`() throws
  {
    var numbers = EvenNumbers(seed: 20_261_122)
    let store = try board.store
    var registered: Int64 = 0
    try board.startAndWait()
    for round in 0..<30 {
      let callers = try (0..<6).map { try caller("c\(round)-\($0)") }
      for caller in callers { try caller.wait(for: "To be called back, press 1.") }
      for caller in callers {
        try caller.type("1")
        Thread.sleep(forTimeInterval: Double(numbers.next(below: 4)) / 1_000)
      }
      Thread.sleep(forTimeInterval: Double(numbers.next(below: 12)) / 1_000)
      board.kill()
      // Whoever was told so already must be right, with nobody there to mend it.
      for (index, caller) in callers.enumerated()
      where caller.text.contains("(a callback is registered)") {
        #expect(try callbacks(of: "c\(round)-\(index)", store) == 1)
      }
      try board.startAndWait()
      for (index, caller) in callers.enumerated() {
        try caller.wait(for: "(a callback is registered)")
        #expect(try callbacks(of: "c\(round)-\(index)", store) == 1)
      }
      registered += Int64(callers.count)
      #expect(
        try store.connection.integer("SELECT sum(callbacks) FROM live_days") == registered)
    }
    #expect(try store.check().isEmpty)
  }

  private func callbacks(of call: String, _ store: ProfileStore) throws -> Int64? {
    try store.connection.integer(
      "SELECT count(*) FROM live_calls WHERE id = ?1 AND is_callback = 1", .text(call))
  }

  @Test func `a flow that orders a callback says so when it is kept`() throws {
    try board.startAndWait()
    let callers = try ["c1", "c2", "c3"].map { try caller($0, of: "order") }
    for caller in callers { try caller.wait(for: "Press 1") }
    board.kill()
    for caller in callers.prefix(2) { try caller.type("1") }
    // The third hangs up in the middle of it; the callback is wanted all the same.
    try callers[2].type("1")
    try callers[2].type("/hangup")
    Thread.sleep(forTimeInterval: 0.5)
    for caller in callers { #expect(!caller.text.contains("callback is registered")) }
    try board.startAndWait()
    let store = try board.store
    for (caller, call) in zip(callers, ["c1", "c2", "c3"]) {
      try caller.wait(for: "(a callback is registered)")
      #expect(try callbacks(of: call, store) == 1)
      try caller.wait(for: "the call is kept")
    }
    #expect(callers[0].text.contains("We call back."))
    #expect(try store.connection.integer("SELECT sum(callbacks) FROM live_days") == 3)
  }

  @Test func `a queue that the switchboard lacks is named to who comes to it`() throws {
    try board.startAndWait()
    let caller = try caller("c1", of: "order")
    try caller.wait(for: "Press 1")
    try caller.type("2")
    try caller.wait(for: "(the switchboard has no queue nowhere)")
    try caller.wait(for: "Thank you.")
  }

  @Test func `what an agent types while the switchboard is gone is done when it is back`() throws {
    try board.startAndWait()
    let agent = try HotlineProcess(
      ["agent", "--id", "a7", "--pool", "front", "--db", board.database], name: "a7",
      folder: board.folder)
    try agent.type("ready")
    try agent.wait(for: "ready, waiting for a call")
    let store = try board.store
    for round in 0..<10 {
      let call = "c\(round)"
      let caller = try caller(call, digit: round)
      try agent.wait(for: "call for recharge  138****800\(round)")
      try agent.type("take")
      try agent.wait(for: "connected, call \(call)")
      board.kill()
      try agent.type("finish solved-\(round)")
      try agent.type("done")
      try board.startAndWait()
      try caller.wait(for: "Thank you.")
      let limit = Date().addingTimeInterval(20)
      while try store.contact(call)?.contact.disposition != "solved-\(round)", Date() < limit {
        Thread.sleep(forTimeInterval: 0.01)
      }
      #expect(try store.contact(call)?.contact.disposition == "solved-\(round)")
    }
    #expect(!agent.text.contains("this can't be done now"))
  }

  @Test func `an agent's terminal that slept logs on again when it wakes`() throws {
    try board.startAndWait()
    let agent = try HotlineProcess(
      ["agent", "--id", "a7", "--pool", "front", "--db", board.database], name: "sleeper",
      folder: board.folder)
    try agent.type("ready")
    try agent.wait(for: "ready, waiting for a call")
    agent.signal(SIGSTOP)
    let store = try board.store
    // Silent for six seconds, and away for five more.
    let limit = Date().addingTimeInterval(30)
    while try store.connection.integer("SELECT count(*) FROM live_agents") != 0, Date() < limit {
      Thread.sleep(forTimeInterval: 0.1)
    }
    agent.signal(SIGCONT)
    try agent.wait(for: "the switchboard is gone")
    try agent.type("ready")
    let caller = try caller("c1")
    try agent.wait(for: "call for recharge")
    try agent.type("take")
    try caller.wait(for: "(an agent answers)")
  }
}
