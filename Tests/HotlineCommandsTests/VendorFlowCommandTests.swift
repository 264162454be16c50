import ArgumentParsing
import CommandConsole
import Foundation
import HotlineCommands
import TestOutput
import Testing

/// Commands on flows of other systems, with the example that people copy from the documentation.
@Suite struct VendorFlowCommandTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  private static let document = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Documentation/VendorFlows.md")

  private func example(_ language: String) throws -> String {
    let text = try String(contentsOf: Self.document, encoding: .utf8)
    let blocks = text.components(separatedBy: "```\(language)\n").dropFirst()
      .compactMap { $0.components(separatedBy: "```").first }
    return try #require(blocks.first)
  }

  private func run(_ words: String...) -> (status: ArgumentParsing.ExitStatus, text: String) {
    let output = Recorder()
    // Calls that are found are made by invented callers.
    if words.starts(with: ["flow", "explore"]) { output.declareClear() }
    let console = Console(write: output.append, writeError: output.append)
    return (Hotline.main(words, console: console), output.text)
  }

  @Test func `the documented flow passes the documented fixtures as it is and imported`() throws {
    try folder.give(try example("json"), as: "flows/main-menu.json")
    let fixture = try folder.give(try example("json5"), as: "calls.json5")
    let there = run("test", fixture)
    #expect(
      there.status == .success && there.text.hasSuffix("3 passed, 0 failed\n"), "\(there.text)")

    let lint = run("flow", "lint", folder.file("flows"))
    #expect(lint.status == .success, "\(lint.text)")
    let graph = run("flow", "graph", folder.file("flows/main-menu.json"))
    #expect(graph.status == .success && graph.text.contains("sales-queue"), "\(graph.text)")
    let explored = run("flow", "explore", folder.file("flows/main-menu.json"))
    #expect(explored.text.contains("main-menu"), "\(explored.text)")

    let imported = run(
      "flow", "import", folder.file("flows/main-menu.json"), "--to", folder.file("imported"))
    #expect(
      imported.status == .success
        && imported.text == "wrote \(folder.file("imported/main-menu.json5")): 7 nodes\n",
      "\(imported.text)")
    try FileManager.default.removeItem(atPath: folder.file("flows"))
    let again = run("test", fixture, "--flows", folder.file("imported"))
    #expect(
      again.status == .success && again.text.hasSuffix("3 passed, 0 failed\n"), "\(again.text)")
  }

  @Test func `a file of no system, and a stub that was forgotten, are told`() throws {
    try folder.give("{ \"name\": \"package\" }", as: "flows/package.json")
    let lint = run("flow", "lint", folder.file("flows/package.json"))
    #expect(lint.status != .success && lint.text.contains("is neither an Amazon Connect flow"))

    try folder.give(try example("json"), as: "flows/main-menu.json")
    let fixture = try folder.give(
      "{ fixture: \"it\", flow: \"main-menu\", steps: [], expect: { outcome: \"queued\" } }",
      as: "call.json5")
    let test = run("test", fixture)
    #expect(
      test.status == .checkFailed && test.text.contains("not stubbed: findCustomer"), "\(test.text)"
    )
  }

  @Test func `an import writes over nothing unless told to, and all of it or none`() throws {
    try folder.give(try example("json"), as: "main-menu.json")
    try folder.give(try example("json"), as: "Other Menu.json")
    try folder.give("{ mine: true }", as: "imported/other-menu.json5")
    let mine = folder.file("imported/other-menu.json5")
    let sources = [folder.file("main-menu.json"), folder.file("Other Menu.json")]
    func importBoth(_ options: String...) -> (status: ArgumentParsing.ExitStatus, text: String) {
      let output = Recorder()
      let console = Console(
        write: output.append, writeError: output.append, environment: ["LANG": "en_US.UTF-8"])
      let words = ["flow", "import"] + sources + ["--to", folder.file("imported")] + options
      return (Hotline.main(words, console: console), output.text)
    }
    let refused = importBoth()
    #expect(refused.status == .unusable)
    #expect(
      refused.text.contains("\(mine) is there with other content; nothing was written"),
      "\(refused.text)")
    #expect(try String(contentsOfFile: mine, encoding: .utf8) == "{ mine: true }")
    #expect(!FileManager.default.fileExists(atPath: folder.file("imported/main-menu.json5")))

    let forced = importBoth("--force")
    #expect(forced.status == .success)
    #expect(
      forced.text == """
        wrote \(folder.file("imported/main-menu.json5")): 7 nodes
        replaced \(mine): 7 nodes

        """, "\(forced.text)")
    let again = importBoth()
    #expect(
      again.status == .success && again.text.components(separatedBy: "unchanged").count == 3,
      "\(again.text)")
  }

  @Test func `two flows that would be one file are refused`() throws {
    try folder.give(try example("json"), as: "Main Menu.json")
    try folder.give(try example("json"), as: "main-menu.json")
    let refused = run(
      "flow", "import", folder.file("Main Menu.json"), folder.file("main-menu.json"), "--to",
      folder.file("imported"))
    #expect(refused.status == .unusable && refused.text.contains("main-menu.json5"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.file("imported")).isEmpty)
  }
}
