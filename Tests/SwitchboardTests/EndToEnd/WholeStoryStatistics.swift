import AfterSales
import CallerProfiles
import Diagnostics
import Foundation
import Switchboard
import TestOutput
import Testing

/// Callers, agents and the switchboard as processes at terminals.
@Suite(
  .enabled(
    if: runsTerminalTests && Terminal.tmux != nil, "set HOTLINE_TERMINAL_TESTS=1, needs tmux"))
struct WholeStoryStatistics {
  private static let flow = """
    { flow: "line", title: "热线", language: "en", start: "queue", variables: {},
      nodes: {
        queue: { type: "queue", skill: "recharge", prompt: "Please hold.", estimate: true,
          next: "survey" },
        survey: { type: "menu", prompt: "Was it solved? Press 1 for yes.", exhausted: "bye",
          choices: [{ key: "1", label: "yes", next: "bye" }] },
        bye: { type: "hangup", prompt: "Thank you." } } }
    """

  private let board: SwitchboardProcess
  private let server = "hotline-\(UUID())"

  init() throws {
    board = try SwitchboardProcess()
    try board.add(flow: "line", Self.flow)
  }

  private func terminal(_ name: String, _ words: String) throws -> Terminal {
    try Terminal(
      name, server: server, folder: board.folder,
      command: "\(SwitchboardProcess.program.path) \(words) --db \(board.database)")
  }

  private func caller(_ name: String, _ number: String) throws -> Terminal {
    try terminal(name, "call line --live --call \(name) --from \(number)")
  }

  // At night nobody is rung, and its callback would wait for the morning.
  @Test(
    .disabled(
      if: CallBackHours.end(
        from: Instant(stored: Int64(Date().timeIntervalSince1970 * 1_000) + 300_000)) == nil,
      "customers are rung from 9 to 21 o'clock in China"))
  func `three callers, two agents, a transfer, a callback, a hang-up and a crash`() throws {
    defer { Terminal.endAll(server: server) }
    try board.startAndWait()
    // The desk shows whoever is called back the number to ring, and that is on record.
    try board.files.declareClear(Terminal.record(of: "a7"))
    let first = try terminal("a7", "agent --id a7 --pool front")
    let expert = try terminal("e1", "agent --id e1 --pool experts")
    for agent in [first, expert] {
      try agent.wait(for: "is on")
      try agent.type("ready")
      try agent.wait(for: "ready, waiting for a call")
    }

    let one = try caller("c1", "13800138001")
    try first.wait(for: "call for recharge  138****8001")
    try first.type("take")
    try first.wait(for: "connected, call c1")
    try one.wait(for: "(an agent answers)")
    let two = try caller("c2", "13800138002")
    try two.wait(for: "you are number 1 in the queue")
    // Two minutes are expected, and the plan calls back beyond ninety seconds.
    let three = try caller("c3", "13800138003")
    try three.wait(for: "you are number 2 in the queue")
    try three.wait(for: "To be called back, press 1.")
    try three.type("1")
    try three.wait(for: "(a callback is registered)")

    board.kill()
    try first.wait(for: "the switchboard is gone")
    try board.startAndWait()
    try first.wait(for: "a7 is on (front): talking")
    try two.type("/hangup")
    try two.wait(for: "the call is over")

    try first.type("transfer technical \"checked the order\"")
    try first.wait(for: "the talk is over")
    try one.wait(for: "you are put through to technical")
    try expert.wait(for: "call for technical  138****8001")
    try expert.type("take")
    try expert.wait(for: "handed on  a7: checked the order")

    try first.type("done")
    try first.wait(for: "callback for recharge  138****8003")
    try first.type("take")
    try first.wait(for: "ringing the customer")
    try first.type("reached")
    try first.wait(for: "connected, call c3")
    try first.type("finish solved")
    try expert.type("finish solved")
    try one.wait(for: "Press 1 for yes.")
    try one.type("1")
    try one.wait(for: "the call is kept")
    for agent in [first, expert] {
      try agent.type("off")
      try agent.wait(for: "logged off")
    }

    let store = try board.store
    func kept(_ call: String) throws -> Contact {
      try #require(try store.contact(call)?.contact)
    }
    let (call1, call2, call3) = (try kept("c1"), try kept("c2"), try kept("c3"))
    #expect(call1.path == ["queue", "a7 → technical", "survey", "bye"])
    #expect([call1.agent, call1.disposition] == ["e1", "solved"])
    #expect([call2.agent, call2.disposition] == [nil, "abandoned"])
    #expect([call3.agent, call3.disposition] == ["a7", "solved"])
    #expect(try store.connection.integer("SELECT count(*) FROM live_calls") == 0)
    #expect(try store.connection.integer("SELECT count(*) FROM live_agents") == 0)
    let lookUps = try store.connection.rows(
      "SELECT actor || ' ' || object FROM audit WHERE object LIKE 'pop of%' ORDER BY number"
    ) { $0.text(0) }
    #expect(
      lookUps
        == ["a7 pop of call c1", "e1 pop of call c1", "a7 pop of call c3"].map {
          "owner for " + $0
        })
    #expect(try store.check().isEmpty)
    for screen in [first, expert, one, two, three] {
      #expect(try !screen.screen.contains("1380013800"))
    }
  }
}
