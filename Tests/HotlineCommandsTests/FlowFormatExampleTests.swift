import ArgumentParsing
import CommandConsole
import Foundation
import HotlineCommands
import TestOutput
import Testing

/// The example that people copy from the documentation has to work as it stands.
@Suite struct FlowFormatExampleTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  private static let document = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Documentation/FlowFormat.md")

  /// The JSON5 blocks of the document: the flow, then the fixture.
  private func examples() throws -> [String] {
    try String(contentsOf: Self.document, encoding: .utf8)
      .components(separatedBy: "```json5\n").dropFirst()
      .compactMap { $0.components(separatedBy: "```").first }
  }

  @Test func `the documented flow is clean and the documented fixture passes`() throws {
    let examples = try examples()
    try #require(examples.count == 2)
    try folder.give(examples[0], as: "flows/order-status.json5")
    let fixture = try folder.give(examples[1], as: "found.json5")

    let output = Recorder()
    let console = Console(write: output.append, writeError: output.append)
    #expect(Hotline.main(["flow", "lint", folder.file("flows")], console: console) == .success)
    #expect(output.text.hasSuffix("1 flow, 0 errors, 0 warnings, 0 notes\n"), "\(output.text)")
    #expect(Hotline.main(["test", fixture], console: console) == .success, "\(output.text)")
    #expect(output.text.hasSuffix("1 passed, 0 failed\n"), "\(output.text)")
  }
}
