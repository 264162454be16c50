import AfterSales
import CallerProfiles
import Foundation
import Switchboard
import Testing

/// `hotline agent` at a terminal, and the terminal after it.
@Suite(
  .enabled(
    if: runsTerminalTests && Terminal.tmux != nil, "set HOTLINE_TERMINAL_TESTS=1, needs tmux"))
struct AgentTerminalTests {
  private let screen: LiveScreen

  init() throws {
    screen = try LiveScreen("agent --id a7 --pool front", shows: "a7 is on (front)")
  }

  private func caller(_ call: String, _ number: String) throws -> SwitchboardClient {
    let client = try SwitchboardClient(database: screen.board.database)
    client.send(.join(.init(call: call, number: number, queue: "recharge")))
    return client
  }

  /// A desk with a caller of a number in hand.
  private func talking(to number: String) throws -> (Terminal, SwitchboardClient) {
    let agent = try screen.started()
    try agent.type("ready")
    try agent.wait(for: "│ ready, waiting for a call")
    let caller = try caller("c1", number)
    try agent.wait(for: "take · decline")
    try agent.type("take")
    return (agent, caller)
  }

  @Test func `the caller comes with the call and goes with it, and off leaves`() throws {
    defer { Terminal.endAll(server: screen.server) }
    let agent = try screen.started()
    try agent.type("ready")
    try agent.wait(for: "a7 · front │ ready, waiting for a call")
    let first = try caller("c1", "13800138001")
    try agent.wait(for: "│ recharge · 138****8001 · c1")
    // Completed by Tab, and corrected.
    try agent.type("xta\u{1}\u{1B}[3~\u{5}\t")
    try agent.wait(for: "unknown")
    try agent.wait(for: "finish DISPOSITION · transfer QUEUE NOTE")
    let second = try caller("c2", "13800138002")
    try agent.wait(for: "waiting: recharge 1")
    first.close()
    try agent.wait(for: "│ wrapping up")
    #expect(try agent.screen.contains("unknown"))
    try agent.type("done")
    try agent.wait(for: "│ recharge · 138****8002 · c2")
    // Whoever called before is not to be seen any more.
    #expect(try !agent.screen.contains("unknown"))
    try agent.type("decline")
    try agent.wait(for: "not ready (a call was declined)")
    try agent.type("off")
    try screen.expectRestored(agent, status: 0)
    #expect(try agent.screen.contains("logged off"))
    second.close()
  }

  @Test func `Ctrl-C and Ctrl-Z with a caller on the line ask first`() throws {
    defer { Terminal.endAll(server: screen.server) }
    let (agent, caller) = try talking(to: "13800138001")
    try agent.wait(for: "finish DISPOSITION · transfer QUEUE NOTE")
    for key in ["\u{3}", "\u{1A}"] {
      try agent.press(key)
      try agent.wait(for: "a caller is on the line")
      // The answer of the time before counts no more.
      Thread.sleep(forTimeInterval: 6)
      #expect(try agent.screen.contains("│ talking"))
    }
    try agent.type("finish solved")
    try agent.wait(for: "│ wrapping up")
    // With nobody on the line it leaves at once.
    try agent.press("\u{3}")
    try screen.waitForEnd()
    caller.close()
  }

  @Test func `of several people who share a number the one who calls is chosen`() throws {
    defer { Terminal.endAll(server: screen.server) }
    try screen.board.takeIn(
      "callers",
      """
      {"number": "13911112222", "name": "王丽", "region": "河南"}
      {"number": "13911112222", "name": "李小军", "region": "山东"}
      """)
    let (agent, caller) = try talking(to: "13911112222")
    try agent.wait(for: "ask for the surname, then choose N")
    try agent.type("choose 3")
    try agent.wait(for: "the number has 2 callers")
    try agent.type("choose 2")
    try agent.wait(for: "李**  139****2222")
    #expect(try !agent.screen.contains("王*"))
    let lookUps = try screen.board.store.connection.integer(
      "SELECT count(*) FROM audit WHERE actor = 'owner for a7' AND action = 'look-up'")
    #expect(lookUps == 2)
    caller.close()
  }

  @Test func `a long note of a call that was handed on can be read whole`() throws {
    defer { Terminal.endAll(server: screen.server) }
    let agent = try screen.started()
    try agent.type("ready")
    try agent.wait(for: "│ ready, waiting for a call")
    let expert = try SwitchboardClient(database: screen.board.database)
    expert.send(.logOn(agent: "e1", pool: "experts"))
    expert.send(.ready)
    let caller = try SwitchboardClient(database: screen.board.database)
    caller.send(.join(.init(call: "c1", number: "13800138001", queue: "technical")))
    while let message = try expert.next() {
      if case .offer = message { expert.send(.accept(call: "c1")) }
      if case .connected = message { break }
    }
    let note = (1...60).map { "word\($0)" }.joined(separator: " ") + " \u{1B}[31mend"
    expert.send(.transfer(queue: "recharge", note: note))
    try agent.wait(for: "take · decline")
    try agent.type("take")
    try agent.wait(for: "handed on  e1: word1 word2")
    // Wrapped, to its end, and without what would steer the terminal.
    try agent.wait(for: "word60 ·[31mend")
    expert.close()
    caller.close()
  }

  @Test(arguments: ["senior", "front-line"])
  func `a field is shown in clear to whose level allows it, until the call is over`(
    level: String
  ) throws {
    defer { Terminal.endAll(server: screen.server) }
    let shown = level == "senior" ? "赵大海" : "your level may not see the name"
    if level == "senior" { try screen.declareClear() }
    try screen.board.takeIn("callers", #"{"number": "13922223333", "name": "赵大海"}"#)
    try screen.board.takeIn("agents", #"{"id": "a7", "name": "李娜", "level": "\#(level)"}"#)
    let (agent, caller) = try talking(to: "13922223333")
    try agent.wait(for: "赵**")
    try agent.type("reveal name")
    try agent.wait(for: "reveal name|number|account REASON")
    try agent.type("reveal name \"pays back\"")
    try agent.wait(for: shown)
    let reasons = try screen.board.store.connection.rows(
      "SELECT action FROM audit WHERE actor = 'owner for a7' AND reason IS NOT NULL"
    ) { $0.text(0) }
    #expect(reasons == [level == "senior" ? "reveal" : "refusal"])
    try agent.type("finish solved")
    try agent.wait(for: "│ wrapping up")
    try agent.type("done")
    try agent.wait(for: "│ ready, waiting for a call")
    #expect(try !agent.screen.contains("赵"))
    caller.close()
  }

  @Test func `what is changed at the desk shows at once`() throws {
    defer { Terminal.endAll(server: screen.server) }
    // The agent types the number, and sees what is typed.
    try screen.declareClear()
    try screen.board.takeIn("callers", #"{"number": "13922223333", "name": "赵大海"}"#)
    let (agent, caller) = try talking(to: "13922223333")
    try agent.wait(for: "赵**")
    #expect(try !agent.screen.contains("owner a7"))
    try agent.type("case open --kind poor\t--caller 13922223333")
    try agent.wait(for: "poor service")
    try agent.type("\u{1B}")
    try agent.wait(for: "owner a7")
    caller.close()
  }

  @Test func `it goes on after a restart of the switchboard, and Ctrl-D leaves`() throws {
    defer { Terminal.endAll(server: screen.server) }
    let agent = try screen.started()
    screen.board.kill()
    try agent.wait(for: "the switchboard is gone; looking for it")
    try screen.board.start()
    try agent.wait(for: "nobody waits in your queues")
    try agent.type("unfinished\u{15}ready")
    try agent.wait(for: "│ ready, waiting for a call")
    try agent.type("\u{4}")
    try screen.expectRestored(agent, status: 0)
  }

  @Test func `an agent whom the pool doesn't know is told why`() throws {
    defer { Terminal.endAll(server: screen.server) }
    let terminal = try Terminal(
      "agent", server: screen.server, folder: screen.board.folder,
      command: """
        sh -c '\(SwitchboardProcess.program.path) agent --id a7 --pool nobody \
        --db \(screen.board.database); echo status $?'
        """)
    try terminal.wait(for: "status 2")
    #expect(try terminal.screen.contains("no pool \"nobody\"; there are: experts, front"))
  }

  @Test func `SIGTERM ends it, and the terminal is as it was`() throws {
    defer { Terminal.endAll(server: screen.server) }
    let agent = try screen.started()
    try screen.terminate()
    try screen.expectRestored(agent, status: 143)
  }
}
