import Diagnostics
import FlowInterpreter
import Testing

@Suite struct LintRuleTests {
  @Test(arguments: RuleExample.all)
  func `a rule finds what breaks it, where it stands, and nothing else`(
    example: RuleExample
  ) throws {
    let bad = MarkedFlows(example.bad)
    try #require(!bad.expected.isEmpty)
    let found = try bad.places(of: example.rule)
    #expect(found == bad.expected)
    #expect(try MarkedFlows(example.good).places(of: example.rule) == [])
  }

  @Test func `every rule has an example`() {
    let tested = Set(RuleExample.all.map(\.rule))
    #expect(LintRule.all.map(\.id).filter { !tested.contains($0) } == [])
  }

  @Test func `rules have ids of their own in kebab case`() {
    let ids = LintRule.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(ids.filter { !Identifier.isID($0) } == [])
  }

  @Test func `an exception with a reason silences the rule for its node alone`() throws {
    let found = try MarkedFlows([
      "f": flow(
        nodes: """
          a: { type: "say", prompt: "好", next: "z" },
          b: { type: "say", prompt: "好", next: "z", allow: ["unreachable-node"], note: "备用" },
          c: { type: "say", prompt: "好", next: "z" },
          z: { type: "hangup" }
          """)
    ]).findings()
    #expect(found.map(\.code) == ["unreachable-node"])
    #expect(found.map(\.message).allSatisfy { $0.contains("\"c\"") })
  }
}
