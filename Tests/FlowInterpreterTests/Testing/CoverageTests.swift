import Diagnostics
import FlowInterpreter
import Testing

@Suite struct CoverageTests {
  private static let shop = """
    { flow: "shop", title: "t", start: "main", defaults: { exhausted: "bye" }, variables: { x: null },
      nodes: {
        main: { type: "menu", prompt: "1 or 2", choices: [
          { key: "1", label: "one", next: "find" }, { key: "2", label: "two", next: "bye" }] },
        find: { type: "service", call: "order.latest", into: "x", timeout: "5s", on: { found: "bye" }, next: "bye", failed: "sub" },
        sub: { type: "flow", flow: "other", next: "bye" },
        bye: { type: "hangup" } } }
    """
  private static let other = """
    { flow: "other", title: "t", start: "menu", nodes: {
        menu: { type: "menu", prompt: "3", attempts: 1, choices: [{ key: "3", label: "three", next: "end" }] },
        end: { type: "return" } } }
    """

  private func coverage(_ fixtures: String) throws -> Coverage {
    let prepared = try PlayedFixture.prepare(fixtures, in: [Self.shop, Self.other])
    return Coverage(of: prepared.map { ($0, $0.run()) })
  }

  @Test func `nodes, edges, choices and error edges are counted, the rest is listed`() throws {
    let coverage = try coverage(
      "{ fixture: \"a\", flow: \"shop\", steps: [{ press: \"1\" }], expect: { outcome: \"completed\" } }"
    )
    let shop = try #require(coverage.flows.first { $0.flow == "shop" })
    // main and find, and the end; main takes 1, find takes next (missing).
    #expect(shop.nodes == .init(covered: 3, total: 4))
    #expect(shop.edges == .init(covered: 2, total: 7))
    #expect(shop.choices == .init(covered: 1, total: 2))
    #expect(shop.errorEdges == .init(covered: 0, total: 2))
    #expect(shop.uncoveredNodes == ["sub"])
    #expect(
      shop.uncoveredWays.map { "\($0.node) \($0.way.phrase.en) \($0.target)" } == [
        "main key 2 bye", "main exhausted bye", "find found bye", "find fault sub", "sub next bye",
      ])
    let other = try #require(coverage.flows.first { $0.flow == "other" })
    #expect(other.nodes == .init(covered: 0, total: 2))
    #expect(coverage.edges == .init(covered: 2, total: 8))
  }

  @Test func `sub-flows count under their own names, and all calls together`() throws {
    let coverage = try coverage(
      """
      { fixtures: [
        { fixture: "a", flow: "shop", caller: "1", services: { "order.latest": [{ fault: "x" }] },
          steps: [{ press: "1" }, { press: "3" }], expect: { outcome: "completed" } },
        { fixture: "b", flow: "shop", caller: "1", services: { "order.latest": [{ outcome: "found" }] },
          steps: [{ press: "1" }], expect: { outcome: "completed" } },
        { fixture: "c", flow: "shop", steps: [{ press: "1" }], expect: { outcome: "completed" } },
        { fixture: "d", flow: "shop", steps: [{ press: "2" }], expect: { outcome: "completed" } },
        { fixture: "e", flow: "shop", expect: { outcome: "completed" } } ] }
      """)
    #expect(coverage.flows.flatMap(\.uncoveredWays) == [])
    #expect(coverage.edges == .init(covered: 8, total: 8))
    #expect(coverage.edges.percent == 100)
  }

  @Test func `onError counts where the outside can make a node take it`() throws {
    let flow = Self.other.replacing("nodes: {", with: "defaults: { onError: \"end\" }, nodes: {")
    let prepared = try PlayedFixture.prepare(
      "{ fixture: \"a\", flow: \"other\", expect: { outcome: \"completed\" } }", in: [flow])
    let coverage = Coverage(of: prepared.map { ($0, $0.run()) })
    #expect(coverage.flows[0].errorEdges == .init(covered: 1, total: 1))
    #expect(coverage.flows[0].edges == .init(covered: 1, total: 2))
  }

  @Test func `only all of them are a hundred per cent`() {
    #expect(FlowCoverage.Tally(covered: 1_999, total: 2_000).percent == 99.9)
    #expect(FlowCoverage.Tally(covered: 2, total: 3).percent == 66.6)
    #expect(FlowCoverage.Tally(covered: 0, total: 0).percent == 100)
  }
}
