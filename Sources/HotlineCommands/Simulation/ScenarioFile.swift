internal import ArgumentParsing
internal import Diagnostics
internal import Foundation
internal import QueueSimulator

/// Reads scenario files for the commands.
enum ScenarioFile {
  /// The scenario of a file; its warnings go to standard error.
  static func read(_ path: String, _ console: Console) throws -> Scenario {
    let (scenario, warnings) = try check(path)
    for warning in warnings { console.writeError(warning.rendered + "\n") }
    return scenario
  }

  /// The scenario of a file and the warnings about it.
  static func check(_ path: String) throws -> (scenario: Scenario, warnings: [Diagnostic]) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw UsageError("\(path): the file can't be read")
    }
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/")
    return try ScenarioReader.read(SourceText(path: path, bytes: Array(data))) { name in
      let isRelative = !name.hasPrefix("/")
      let place = isRelative && path.contains("/") ? folder + "/" + name : name
      return FileManager.default.contents(atPath: place).map { Array($0) }
    }
  }
}
