import Foundation
import TestOutput
import Testing

/// A terminal with a program in it, on a pseudo-terminal of tmux, as people see it.
final class Terminal {
  private let server: String
  private let name: String

  static let tmux: String? = ["/usr/bin/tmux", "/usr/local/bin/tmux"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// - Parameters:
  ///   - server: names the tmux server of one test, so that tests don't meet.
  ///   - command: a line for a shell.
  init(_ name: String, server: String, folder: String, command: String) throws {
    self.server = server
    self.name = name
    try Self.run(
      ["-L", server, "-f", "/dev/null", "new-session", "-d", "-s", name, "-x", "120", "-y", "50"]
        + ["-c", folder, "env LANG=en_US.UTF-8 NO_COLOR=1 \(command); sleep 60"]
        // All that is ever written on it, for a run that is kept.
        + (KeptRun.folder == nil
          ? [] : [";", "pipe-pane", "-t", name, "cat > '\(folder)/\(Self.record(of: name))'"]))
  }

  /// Ends all terminals of a server, and what runs in them; the server ends with the last.
  ///
  /// A server that was started by a thread of Dispatch has SIGTERM blocked, by which
  /// `kill-server` would end it.
  static func endAll(server: String) {
    _ = try? run(["-L", server, "kill-session", "-a"])
    _ = try? run(["-L", server, "kill-session"])
  }

  /// The file in the folder with all that was written on a terminal.
  static func record(of name: String) -> String { name + ".terminal" }

  func type(_ line: String) throws {
    try Self.run(["-L", server, "send-keys", "-t", name, "-l", line + "\r"])
  }

  /// Presses a key that no line ends.
  func press(_ key: String) throws {
    try Self.run(["-L", server, "send-keys", "-t", name, "-l", key])
  }

  /// All that stood on the screen, lines that were too long joined.
  var screen: String {
    get throws { try Self.run(["-L", server, "capture-pane", "-p", "-J", "-S", "-", "-t", name]) }
  }

  /// Waits until something stands on the screen.
  func wait(
    for text: String, seconds: Double = 20, _ place: SourceLocation = #_sourceLocation
  ) throws {
    let limit = Date().addingTimeInterval(seconds)
    while Date() < limit {
      if try screen.contains(text) { return }
      Thread.sleep(forTimeInterval: 0.05)
    }
    Issue.record(
      "\(name): \"\(text)\" did not appear; the screen:\n\(try screen)", sourceLocation: place)
    throw NothingAppeared()
  }

  /// Waits until something stands on the screen no more.
  func waitUntilGone(
    _ text: String, seconds: Double = 20, _ place: SourceLocation = #_sourceLocation
  ) throws {
    let limit = Date().addingTimeInterval(seconds)
    while Date() < limit {
      if try !screen.contains(text) { return }
      Thread.sleep(forTimeInterval: 0.05)
    }
    Issue.record("\(name): \"\(text)\" stays; the screen:\n\(try screen)", sourceLocation: place)
    throw NothingAppeared()
  }

  struct NothingAppeared: Error {}

  @discardableResult
  private static func run(_ words: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: tmux ?? "/usr/bin/tmux")
    process.arguments = words
    process.standardError = FileHandle.nullDevice
    guard words.contains("capture-pane") else {
      // The first terminal leaves a server behind, which holds on to what it inherited: neither
      // its output nor its end can be waited for. What follows waits for the screen instead.
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      // Sessions must have ended before the tests do; they leave nothing behind.
      if words.contains("kill-session") { process.waitUntilExit() }
      return ""
    }
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
