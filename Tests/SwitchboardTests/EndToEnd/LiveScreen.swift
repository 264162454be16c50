import Foundation
import Switchboard
import TestOutput
import Testing

/// A program that takes a terminal over while a switchboard runs, and the terminal after it.
struct LiveScreen {
  let board: SwitchboardProcess
  let server = "hotline-\(UUID())"
  /// The command's words, without the database.
  let words: String
  /// What stands on the screen as soon as it is up.
  let sign: String

  init(_ words: String, shows sign: String) throws {
    self.words = words
    self.sign = sign
    board = try SwitchboardProcess()
    try board.startAndWait()
  }

  /// Starts the program, and waits until its screen is there.
  func started() throws -> Terminal {
    let terminal = try Terminal(
      "screen", server: server, folder: board.folder,
      command: """
        sh -c 'stty -g > before; sh -c "echo \\$\\$ > process; exec \(SwitchboardProcess.program.path) \
        \(words) --db \(board.database)"; echo status $?; stty -g > after; echo left'
        """)
    try terminal.wait(for: sign)
    return terminal
  }

  /// Says that somebody is on the screen in clear, after an audited reveal or because it was typed.
  func declareClear() throws { try board.files.declareClear(Terminal.record(of: "screen")) }

  func terminate() throws {
    let id = try file("process").trimmingCharacters(in: .newlines)
    kill(try #require(pid_t(id)), SIGTERM)
  }

  /// The program is over.
  ///
  /// A signal from the keyboard ends the shell around it, too, so that nothing is left to be seen.
  func waitForEnd() throws {
    let id = try #require(
      pid_t(try file("process").trimmingCharacters(in: .newlines)))
    for _ in 0..<1_000 where kill(id, 0) == 0 { Thread.sleep(forTimeInterval: 0.01) }
    #expect(kill(id, 0) != 0, "the program goes on")
  }

  /// The program is over, its screen is gone, and the terminal's settings are what they were.
  func expectRestored(_ terminal: Terminal, status: Int) throws {
    try terminal.wait(for: "left")
    let screen = try terminal.screen
    #expect(screen.contains("status \(status)") && !screen.contains(sign))
    #expect(try file("before") == file("after"))
  }

  private func file(_ name: String) throws -> String {
    try String(contentsOfFile: board.folder + "/" + name, encoding: .utf8)
  }
}
