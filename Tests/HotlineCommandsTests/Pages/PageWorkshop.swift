import ArgumentParsing
import CommandConsole
import Foundation
import HotlineCommands
import TestOutput

/// Runs commands that write pages, in a folder of its own.
struct PageWorkshop {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// An evening that is quickly simulated.
  static let small = """
    { scenario: "small", begins: "2026-11-11T18:00:00+08:00", lasts: "2h", interval: "30m",
      replications: 10,
      callTypes: { a: { arrivals: { perHour: [60, 100, 140, 80] }, queue: "q",
        handling: { exponential: "3m" }, patience: { exponential: "3m" } } },
      queues: { q: { pools: ["p"], answered: 0.8, within: "20s" } },
      pools: { p: { agents: 8, skills: ["q"], costPerHour: 45 } } }
    """

  /// Shifts for the small evening, with their own need.
  static let shifts = """
    { title: "small shifts", pools: { p: { costPerHour: 45 } },
      patterns: { long: { lasts: "2h", starts: ["18:00"] },
                  short: { lasts: "1h", starts: ["18:00", "19:00"] } },
      need: { begins: "18:00", interval: "30m", agents: { p: [8, 8, 9, 8] } } }
    """

  let files: TestFolder
  var folder: URL { URL(fileURLWithPath: files.path) }

  init() throws { files = try TestFolder() }

  static func scenario(_ name: String) -> String {
    root.appendingPathComponent("Fixtures/Scenarios/\(name).json5").path
  }

  @discardableResult
  func run(_ words: [String]) -> (
    status: ArgumentParsing.ExitStatus, out: String, errors: String
  ) {
    let out = Recorder()
    let errors = Recorder()
    let console = Console(write: out.append, writeError: errors.append)
    return (Hotline.main(words, console: console), out.text, errors.text)
  }

  func path(_ name: String) -> String { files.file(name) }

  /// The page that a command writes.
  func page(_ words: [String]) throws -> String {
    let file = path("\(UUID().uuidString).html")
    run(words + ["--html", file])
    return try String(contentsOfFile: file, encoding: .utf8)
  }

  /// A program of the system; `nil` if it isn't installed.
  static func program(_ name: String) -> String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
