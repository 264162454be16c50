import Foundation
import Testing

/// The wallboard on a real terminal, and the terminal after it.
@Suite(
  .serialized,
  .enabled(
    if: ProcessInfo.processInfo.environment["HOTLINE_TERMINAL_TESTS"] == "1",
    "set HOTLINE_TERMINAL_TESTS=1"))
struct WatchTerminalTests {
  private static let scenario = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/Scenarios/ordinary-day.json5").path

  private static let alternateScreen = "\u{1B}[?1049h"
  private static let ownScreen = "\u{1B}[?1049l"

  private static func started() async throws -> TerminalProcess {
    let terminal = try TerminalProcess(["watch", scenario, "--speed", "600"])
    try await terminal.wait(for: "q leaves")
    #expect(terminal.text.contains(alternateScreen))
    return terminal
  }

  /// Whether the terminal is as it was: settings, screen and cursor.
  private static func expectRestored(_ terminal: TerminalProcess, status: String) async throws {
    try await terminal.wait(for: "\n", after: "\nafter ")
    #expect(terminal.value(after: "status") == status)
    let before = terminal.value(after: "before")
    #expect(before != nil && terminal.value(after: "after") == before)
    let left = terminal.text.range(of: ownScreen, options: .backwards)
    let entered = terminal.text.range(of: alternateScreen, options: .backwards)
    #expect(try #require(left).lowerBound > #require(entered).lowerBound)
    #expect(terminal.text.contains("\u{1B}[?25h"))
  }

  @Test func `keys work, and q leaves the terminal as it was`() async throws {
    let terminal = try await Self.started()
    try terminal.press("+")
    try await terminal.wait(for: "same callers, no change")
    try terminal.press(" ")
    try await terminal.wait(for: "paused")
    try terminal.press("q")
    try await Self.expectRestored(terminal, status: "0")
  }

  @Test(arguments: [(SIGTERM, "143"), (SIGHUP, "129")])
  func `a signal ends it, and the terminal is as it was`(
    number: Int32, status: String
  ) async throws {
    let terminal = try await Self.started()
    try terminal.send(number)
    try await Self.expectRestored(terminal, status: status)
  }

  @Test func `Ctrl-C ends it, and the terminal is as it was`() async throws {
    let terminal = try await Self.started()
    try terminal.press("\u{3}")
    try await terminal.wait(for: Self.ownScreen)
  }

  @Test func `stopped, it gives the terminal back; continued, it takes it again`() async throws {
    let terminal = try await Self.started()
    try terminal.send(SIGTSTP)
    try await terminal.wait(for: Self.ownScreen)
    try terminal.send(SIGCONT)
    try await terminal.wait(for: "q leaves", after: Self.ownScreen)
    try terminal.press("q")
    try await Self.expectRestored(terminal, status: "0")
  }

  @Test func `without a terminal it says what to use instead`() throws {
    let process = Process()
    let errors = Pipe()
    process.executableURL = TerminalProcess.program
    process.arguments = ["watch", Self.scenario]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = errors
    try process.run()
    let text = String(
      decoding: try errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 2)
    #expect(text.contains("needs a terminal") && text.contains("--replication 1"))
  }
}
