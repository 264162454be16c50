import QueueSimulator
import Testing

/// What is wrong with the plans that a scenario names.
@Suite struct PlanSettingTests {
  private static let plan = """
    { plan: "p", title: "P", triggers: ["byHand"], ends: "byHand",
      steps: [{ id: "s", poolJoins: { pool: "a", queue: "q" } }] }
    """

  private func findings(_ plans: String, _ plan: String = Self.plan) -> [String] {
    ScenarioText.findings(
      """
      { scenario: "day", lasts: "10m", plans: \(plans),
        callTypes: { x: { arrivals: { perHour: 6 }, queue: "q", handling: "1m" } },
        queues: { q: { pools: ["a"] } }, pools: { a: { agents: 1 } } }
      """, files: ["p.json5": plan, "own/p.json5": plan])
  }

  @Test(arguments: [
    ("[\"q\"]", "test.json5:1:42: error: plans[0]: the plan \"q\" can't be read"),
    ("[\"p\", \"own/p.json5\"]", "test.json5:1:47: error: plans[1]: \"p\" is listed twice"),
    ("[{}]", "test.json5:1:42: error: plans[0]: missing key \"plan\""),
    ("[{ plan: \"p\", late: 5 }]", "test.json5:1:61: error: plans[0]: late: expected a duration"),
    (
      "[{ plan: \"p\", hangUp: { z: 0.5 } }]",
      "test.json5:1:65: error: plans[0]: hangUp: there is no call type \"z\""
    ),
    (
      "[{ plan: \"p\", hangUp: { x: 2 } }]",
      "test.json5:1:68: error: plans[0]: hangUp: x: 2 is not in 0…1"
    ),
    (
      "[{ plan: \"p\", items: { i: [\"z\"] } }]",
      "test.json5:1:68: error: plans[0]: items: i: there is no call-type \"z\""
    ),
    (
      "[{ plan: \"p\", warnings: [{ from: \"5m\", until: \"4m\" }] }]",
      "test.json5:1:66: error: plans[0]: warnings[0]: ends before it begins"
    ),
    (
      "[{ plan: \"p\", falseAlarm: [] }]",
      "test.json5:1:55: error: plans[0]: unknown key \"falseAlarm\""
    ),
  ])
  func `a wrong setting is found at its place`(plans: String, finding: String) {
    let found = findings(plans)
    #expect(found.count == 1 && found[0].hasPrefix(finding), "\(found)")
  }

  @Test func `a plan that doesn't fit the scenario is refused`() {
    let found = findings("[\"p\"]", Self.plan.replacing("pool: \"a\"", with: "pool: \"b\""))
    #expect(
      found == [
        "test.json5:1:42: error: plans[0]: the plan \"p\" doesn't fit: there is no pool \"b\""
          + " (did you mean \"a\"?)"
      ])
  }

  @Test func `mistakes in the plan's file are told with its place`() {
    let found = findings("[\"p\"]", Self.plan.replacing("\"byHand\"]", with: "\"byHead\"]"))
    #expect(found.count == 1 && found[0].hasPrefix("p.json5:1:37: error: triggers[0]:"), "\(found)")
  }
}
