import Foundation
import Switchboard
import Testing

/// `hotline queue` at a terminal, and the terminal after it.
@Suite(
  .enabled(
    if: runsTerminalTests && Terminal.tmux != nil, "set HOTLINE_TERMINAL_TESTS=1, needs tmux"))
struct QueueBoardTerminalTests {
  private let screen: LiveScreen

  init() throws {
    screen = try LiveScreen("queue", shows: "nobody is here")
  }

  @Test func `it shows who comes, outlives the switchboard, and q leaves it`() throws {
    defer { Terminal.endAll(server: screen.server) }
    let terminal = try screen.started()
    let caller = try SwitchboardClient(database: screen.board.database)
    caller.send(.join(.init(call: "c1", number: "13800138001", queue: "recharge")))
    try terminal.wait(for: "138****8001")
    try terminal.wait(for: "1 waiting")
    screen.board.kill()
    try terminal.wait(for: "the switchboard is gone; looking for it")
    try terminal.wait(for: "138****8001")
    try screen.board.start()
    try terminal.waitUntilGone("looking for it")
    // Whoever does not come back has hung up.
    try terminal.wait(for: "nobody is here")
    try terminal.type("q")
    try screen.expectRestored(terminal, status: 0)
  }

  @Test func `SIGTERM ends it, and the terminal is as it was`() throws {
    defer { Terminal.endAll(server: screen.server) }
    let terminal = try screen.started()
    try screen.terminate()
    try screen.expectRestored(terminal, status: 143)
  }

  @Test func `Ctrl-C ends it`() throws {
    defer { Terminal.endAll(server: screen.server) }
    let terminal = try screen.started()
    try terminal.type("\u{3}")
    try terminal.waitUntilGone("nobody is here")
  }
}
