import Diagnostics
import EmergencyPlans
import Foundation
import Testing

/// What the documents say must be what the program does.
@Suite struct PlanDocumentationTests {
  private static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardizedFileURL

  @Test func `the complete example of the format is a plan, with every action and condition`()
    throws
  {
    let file = Self.repository.appending(path: "Documentation/EmergencyPlans.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    let blocks = text.components(separatedBy: "```")
    let example = try #require(blocks.first { $0.hasPrefix("json5\n") }).dropFirst("json5\n".count)
    let plan = try PlanReader.read(
      SourceText(path: "supplier-outage.json5", text: String(example)))
    let actions = plan.steps.map { step in
      String("\(step.action)".prefix { $0 != "(" })
    }
    #expect(
      Set(actions) == [
        "announce", "poolJoins", "offerCallback", "priority", "closeItem", "refundLimit",
        "tellWaiting", "openItem",
      ])
    #expect(plan.triggers.count == 4 && plan.ends.calm.count == 4)
    #expect(plan.unknownParts(queues: ["recharge"], pools: ["senior"]).isEmpty)
  }

  @Test(arguments: ["supplier-outage", "double-eleven", "fraud-wave"])
  func `the plans that ship can be read, and fit the queues of the sample`(id: String) throws {
    let path = Self.repository.appending(path: "Fixtures/Plans/\(id).json5").path
    let plan = try PlanReader.read(SourceText(contentsOf: path))
    #expect(plan.id == id && plan.steps.allSatisfy { $0.who != Wording("") })
    #expect(
      plan.unknownParts(
        queues: ["recharge", "refund", "complaint", "technical", "risk", "vip", "general"],
        pools: ["front", "senior", "complaint", "risk"]
      ).isEmpty)
  }
}
