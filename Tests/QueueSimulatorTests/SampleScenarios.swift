import Diagnostics
import Foundation
import QueueSimulator

/// The scenarios that are shipped with the project.
enum SampleScenarios {
  static let names = [
    "ordinary-day", "double-eleven", "double-eleven-plan", "double-eleven-staffed", "outage",
    "live-hotline", "outage-plan",
  ]

  static let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func read(_ name: String) throws -> Scenario {
    let path = repository.appendingPathComponent("Fixtures/Scenarios/\(name).json5").path
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    return try ScenarioReader.read(SourceText(path: path, bytes: Array(data))) { name in
      (try? Data(contentsOf: folder.appending(path: name))).map { Array($0) }
    }.scenario
  }
}
