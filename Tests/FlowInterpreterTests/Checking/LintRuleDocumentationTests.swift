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
    // `hotline flow lint --rules --language zh > Documentation/zh/LintRules.md` brings it up to date.
    #expect(try text(of: page) == LintRule.documentation(in: language))
  }

  @Test(arguments: [
    ("README.md", "# \(LintRule.all.count) rules: "),
    ("Documentation/zh/README.md", "# \(LintRule.all.count) 条规则："),
  ])
  func `the README says how many rules there are`(page: String, words: String) throws {
    #expect(try text(of: page).contains(words))
  }

  private func text(of page: String) throws -> String {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return try String(contentsOf: root.appendingPathComponent(page), encoding: .utf8)
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
