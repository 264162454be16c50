import Diagnostics
import QueueSimulator
import Testing

/// Reads scenarios written in tests.
enum ScenarioText {
  /// A scenario that must be readable.
  static func read(_ text: String, files: [String: String] = [:]) throws -> Scenario {
    let source = SourceText(path: "test.json5", text: text)
    do {
      return try ScenarioReader.read(source) { files[$0].map { Array($0.utf8) } }.scenario
    } catch {
      for diagnostic in error.diagnostics { Issue.record("\(diagnostic.rendered)") }
      throw error
    }
  }

  /// What is found in a scenario, one headline a finding.
  static func findings(_ text: String, files: [String: String] = [:]) -> [String] {
    let source = SourceText(path: "test.json5", text: text)
    do {
      return try ScenarioReader.read(source) { files[$0].map { Array($0.utf8) } }
        .warnings.map(\.headline)
    } catch {
      return error.diagnostics.map(\.headline)
    }
  }

  /// The trace of one replication.
  static func trace(_ text: String, files: [String: String] = [:]) throws -> [TraceRecord] {
    Study(try read(text, files: files)).trace(replication: 0)
  }
}
