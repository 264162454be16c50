import Foundation
import Switchboard
import Testing

/// `hotline queue` at a terminal, and the terminal after it.
@Suite(
  .enabled(
    if: runsTerminalTests && Terminal.tmux != nil, "set HOTLINE_TERMINAL_TESTS=1, needs tmux"))
struct QueueBoardTerminalTests {
  private let board: SwitchboardProcess
  private let server = "hotline-\(UUID())"

  init() throws {
    board = try SwitchboardProcess()
    try board.startAndWait()
  }

  private func started() throws -> Terminal {
    let terminal = try Terminal(
      "queue", server: server, folder: board.folder,
      command: """
        sh -c 'stty -g > before; sh -c "echo \\$\\$ > process; exec \(SwitchboardProcess.program.path) \
        queue --db \(board.database)"; echo status $?; stty -g > after; echo left'
        """)
    try terminal.wait(for: "nobody is here")
    return terminal
  }

  private func file(_ name: String) throws -> String {
    try String(contentsOfFile: board.folder + "/" + name, encoding: .utf8)
  }

  private func expectRestored(_ terminal: Terminal, status: Int) throws {
    try terminal.wait(for: "left")
    let screen = try terminal.screen
    #expect(screen.contains("status \(status)") && !screen.contains("nobody is here"))
    #expect(try file("before") == file("after"))
  }

  @Test func `it shows who comes, outlives the switchboard, and q leaves it`() throws {
    defer { Terminal.endAll(server: server) }
    let terminal = try started()
    let caller = try SwitchboardClient(database: board.database)
    caller.send(.join(.init(call: "c1", number: "13800138001", queue: "recharge")))
    try terminal.wait(for: "138****8001")
    try terminal.wait(for: "1 waiting")
    board.kill()
    try terminal.wait(for: "the switchboard is gone; looking for it")
    try terminal.wait(for: "138****8001")
    try board.start()
    try terminal.waitUntilGone("looking for it")
    // Whoever does not come back has hung up.
    try terminal.wait(for: "nobody is here")
    try terminal.type("q")
    try expectRestored(terminal, status: 0)
  }

  @Test func `SIGTERM ends it, and the terminal is as it was`() throws {
    defer { Terminal.endAll(server: server) }
    let terminal = try started()
    let id = try file("process").trimmingCharacters(in: .newlines)
    kill(try #require(pid_t(id)), SIGTERM)
    try expectRestored(terminal, status: 143)
  }

  @Test func `Ctrl-C ends it`() throws {
    defer { Terminal.endAll(server: server) }
    let terminal = try started()
    try terminal.type("\u{3}")
    try terminal.waitUntilGone("nobody is here")
  }
}
