import FlowInterpreter
import Foundation
import Testing

@Suite struct LintRuleDocumentationTests {
  @Test func `the documentation of the rules is what the command writes`() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let file = root.appendingPathComponent("Documentation/LintRules.md")
    // `hotline flow lint --rules > Documentation/LintRules.md` brings it up to date.
    #expect(try String(contentsOf: file, encoding: .utf8) == LintRule.documentation)
  }
}
