import Diagnostics
import FlowInterpreter
import Foundation
import Testing

@Suite struct LintRuleDocumentationTests {
  @Test(arguments: [
    (Language.english, "Documentation/LintRules.md"),
    (.chinese, "Documentation/zh/LintRules.md"),
  ])
  func `the documentation of the rules is what the command writes`(
    _ language: Language, _ page: String
  ) throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let file = root.appendingPathComponent(page)
    // `hotline flow lint --rules --language zh > Documentation/zh/LintRules.md` brings it up to date.
    #expect(
      try String(contentsOf: file, encoding: .utf8) == LintRule.documentation(in: language))
  }

  @Test func `every rule says in Chinese what it finds and why`() {
    for rule in LintRule.all {
      #expect(rule.summary.zh.containsHan, "\(rule.id): \(rule.summary.zh)")
      #expect(rule.advice.zh.containsHan, "\(rule.id): \(rule.advice.zh)")
    }
  }
}

extension String {
  fileprivate var containsHan: Bool {
    unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
  }
}
