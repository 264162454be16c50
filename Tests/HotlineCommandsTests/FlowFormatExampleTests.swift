import ArgumentParsing
import Foundation
import HotlineCommands
import Testing

/// The example that people copy from the documentation has to work as it stands.
@Suite struct FlowFormatExampleTests {
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
    let directory = FileManager.default.temporaryDirectory
      .appendingPathComponent("hotline-example-\(UUID().uuidString)")
    let flows = directory.appendingPathComponent("flows")
    try FileManager.default.createDirectory(at: flows, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    let examples = try examples()
    try #require(examples.count == 2)
    try examples[0].write(
      to: flows.appendingPathComponent("order-status.json5"), atomically: true, encoding: .utf8)
    let fixture = directory.appendingPathComponent("found.json5")
    try examples[1].write(to: fixture, atomically: true, encoding: .utf8)

    let output = Recorder()
    let console = Console(write: output.append, writeError: output.append)
    #expect(Hotline.main(["flow", "lint", flows.path], console: console) == .success)
    #expect(output.text.hasSuffix("1 flow, 0 errors, 0 warnings, 0 notes\n"), "\(output.text)")
    #expect(Hotline.main(["test", fixture.path], console: console) == .success, "\(output.text)")
    #expect(output.text.hasSuffix("1 passed, 0 failed\n"), "\(output.text)")
  }
}
