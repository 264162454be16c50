import Foundation
import Testing

@Suite struct TestPageTests {
  let workshop: PageWorkshop

  init() throws { workshop = try PageWorkshop() }

  @Test func `the page of a run tells what failed, and draws what no fixture reached`() throws {
    let flow = """
      { flow: "f", title: "two ways", start: "ask", nodes: {
          ask: { type: "menu", prompt: "one or two", choices: [
            { key: "1", label: "<one>", next: "first" }, { key: "2", label: "two", next: "second" }],
            exhausted: "second" },
          first: { type: "hangup", prompt: "bye" }, second: { type: "hangup", prompt: "later" } } }
      """
    let fixtures = """
      { fixtures: [
          { fixture: "takes one", flow: "f", steps: [{ press: "1" }], expect: { node: "first" } },
          { fixture: "wants the impossible", flow: "f", steps: [{ press: "1" }],
            expect: { node: "second" } }] }
      """
    try FileManager.default.createDirectory(
      atPath: workshop.path("flows"), withIntermediateDirectories: true)
    try Data(flow.utf8).write(to: URL(fileURLWithPath: workshop.path("flows/f.json5")))
    try Data(fixtures.utf8).write(to: URL(fileURLWithPath: workshop.path("some.json5")))
    let page = try workshop.page(["test", workshop.path("some.json5"), "--language", "en"])
    #expect(page.contains("1 of 2 fixtures pass"))
    #expect(page.contains("✘ wants the impossible"))
    #expect(page.contains("node: expected second, found first"))
    let chinese = try workshop.page(["test", workshop.path("some.json5"), "--language", "zh"])
    #expect(chinese.contains("node：应为 second，实为 first（第 4 行）"))
    #expect(chinese.contains("来电者按 1"))
    #expect(!chinese.contains("caller presses"))
    // Of three nodes `second` is missed; of the ways, `2`, and being asked in vain.
    #expect(page.matches(of: /<g class="node missed">/).count == 1)
    #expect(page.contains(#"<g class="node end"><title>first"#))
    #expect(page.contains("1 &lt;one&gt;: 2</title>"))
    #expect(page.matches(of: /<g class="edge missed">/).count == 1)
    #expect(page.contains(#"<data value="2.0">2</data>"#))
  }
}
