import Diagnostics
import Foundation
import QueueSimulator
import Testing

/// What the documents say must be what the program does.
@Suite struct DocumentationTests {
  @Test func `the complete example of the format can be simulated as it stands`() throws {
    let blocks = try document("ScenarioFormat.md").components(separatedBy: "```")
    let example = try #require(blocks.first { $0.hasPrefix("json5\n") }).dropFirst("json5\n".count)
    let calls = try #require(blocks.first { $0.hasPrefix("csv\n") }).dropFirst("csv\n".count)
      .split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      .joined(separator: "\n")
    let (scenario, warnings) = try ScenarioReader.read(
      SourceText(path: "example.json5", bytes: Array(example.utf8)),
      contents: { $0 == "outbreak.csv" ? Array(calls.utf8) : nil })
    #expect(warnings.isEmpty)
    var study = Study(scenario)
    study.replications = 1
    #expect(study.run().overall(.attempts).mean > 1_000)
  }

  @Test func `every measure of the results is defined`() throws {
    let text = try document("Measures.md")
    let ratios = [
      "serviceLevelOfAttempts": "serviceLevels.ofAttempts",
      "serviceLevelOfAnswered": "serviceLevels.ofAnswered",
      "serviceLevelWithoutShortAbandons": "serviceLevels.withoutShortAbandons",
    ]
    let names =
      CallMeasure.allCases.map { ratios[$0.rawValue] ?? $0.rawValue }
      + PoolMeasure.allCases.map(\.rawValue) + ["meanLines", "waitPercentiles"]
    for name in names { #expect(text.contains("`\(name)`"), "\(name)") }
  }

  private func document(_ name: String) throws -> String {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Documentation").standardizedFileURL
    return try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }
}
