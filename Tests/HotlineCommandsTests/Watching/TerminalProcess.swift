import Foundation
import TestOutput
import Testing

/// The program on a terminal of its own, made by `script` (of Debian's bsdutils).
///
/// Before and after it the settings of the terminal are printed, so that a test can compare them.
final class TerminalProcess {
  private let process = Process()
  private let keyboard = Pipe()
  private let output = Recorder()

  /// The program that was built beside these tests.
  static let program: URL = {
    let tests = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return URL(fileURLWithPath: tests ?? "").deletingLastPathComponent().appending(path: "hotline")
  }()

  init(_ words: [String], environment: [String: String] = [:]) throws {
    let command = ([Self.program.path] + words).map { "'\($0)'" }.joined(separator: " ")
    let line =
      "echo before $(stty -g); sh -c 'echo process $$; exec \"$0\" \"$@\"' \(command); "
      + "echo status $?; echo after $(stty -g)"
    process.executableURL = URL(fileURLWithPath: "/usr/bin/script")
    process.arguments = ["-q", "-c", line, "/dev/null"]
    process.environment = environment.merging(
      ["LANG": "C.UTF-8", "TERM": "xterm", "PATH": "/usr/bin:/bin", "SHELL": "/bin/sh"]
    ) { own, _ in own }
    let screen = Pipe()
    process.standardInput = keyboard
    process.standardOutput = screen
    process.standardError = screen
    screen.fileHandleForReading.readabilityHandler = { [output] handle in
      let text = String(decoding: handle.availableData, as: UTF8.self)
      if text.isEmpty { handle.readabilityHandler = nil }
      output.append(text)
    }
    try process.run()
  }

  /// Everything that was written to the terminal.
  var text: String { output.text }

  func press(_ keys: String) throws {
    try keyboard.fileHandleForWriting.write(contentsOf: Data(keys.utf8))
  }

  func send(_ number: Int32) throws {
    let id = try #require(text.split(separator: "process ").dropFirst().first)
    kill(try #require(pid_t(id.prefix { $0.isNumber })), number)
  }

  /// Waits until something stands on the terminal, for a minute at most.
  func wait(for expected: String, after start: String = "") async throws {
    for _ in 0..<1_200 {
      let text = text
      if start.isEmpty, text.contains(expected) { return }
      if let range = text.range(of: start, options: .backwards),
        text[range.upperBound...].contains(expected)
      {
        return
      }
      try await Task.sleep(for: .milliseconds(50))
    }
    Issue.record("the terminal shows no \"\(expected)\": \(text.suffix(2_000))")
  }

  /// What follows a word on the terminal, up to the end of the line.
  func value(after word: String) -> String? {
    text.split(whereSeparator: \.isNewline).last { $0.hasPrefix(word + " ") }
      .map { String($0.dropFirst(word.count + 1)) }
  }
}
