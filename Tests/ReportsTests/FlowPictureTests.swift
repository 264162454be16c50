internal import Diagnostics
import Reports
import Testing

@Suite struct FlowPictureTests {
  private func html(
    nodes count: Int, edges: [(Int, Int)], weight: Double = 1, isMissed: Bool = false
  ) -> String {
    let picture = FlowPicture(
      title: "f", note: "n", start: 0,
      nodes: (0..<count).map { .init(name: "n\($0)", about: "say", shape: .step) },
      edges: edges.map {
        .init(from: $0.0, to: $0.1, label: "next", weight: weight, isMissed: isMissed)
      }, trafficName: "calls")
    return ReportPage(
      language: .english, origin: "o", title: "t", question: "?", verdict: "", isGood: nil,
      answer: "a", facts: [], sections: [.init("s", [.flow(picture)])]
    ).html(scriptHash: "sha256-0")
  }

  /// The height of each box, by its name.
  private func heights(_ html: String) -> [String: Double] {
    var heights: [String: Double] = [:]
    for match in html.matches(of: /<title>(n\d+)\n.*?class="name" x="[^"]*" y="([^"]*)"/) {
      heights[String(match.1)] = Double(match.2)
    }
    return heights
  }

  @Test func `ways lead down, and only those that close a circle lead up`() throws {
    let heights = heights(html(nodes: 5, edges: [(0, 1), (0, 2), (1, 3), (2, 3), (3, 1), (3, 4)]))
    let y = try (0..<5).map { try #require(heights["n\($0)"]) }
    #expect(y[0] < y[1] && y[0] < y[2] && y[1] < y[3] && y[2] < y[3] && y[3] < y[4])
  }

  @Test func `no box lies on another`() {
    let edges = (1..<30).map { (($0 - 1) / 3, $0) } + (1..<10).map { ($0, 29) }
    let html = html(nodes: 30, edges: edges)
    let places = html.matches(of: /class="name" x="([^"]*)" y="([^"]*)"/)
      .compactMap { match in Double(match.1).flatMap { x in Double(match.2).map { (x, $0) } } }
    #expect(places.count == 30)
    for (index, a) in places.enumerated() {
      for b in places[..<index] where a.1 == b.1 { #expect(abs(a.0 - b.0) >= 156) }
    }
  }

  @Test func `ways between the same nodes are drawn as one, loops and lone nodes too`() {
    let html = html(nodes: 3, edges: [(0, 1), (0, 1), (1, 1)])
    #expect(html.matches(of: /<g class="edge">/).count == 2)
    #expect(html.matches(of: /<g class="node step">/).count == 3)
  }

  @Test func `a chain of thousands of nodes is drawn, and what nobody could read is not`() {
    #expect(html(nodes: 3_000, edges: (1..<3_000).map { ($0 - 1, $0) }).contains("n2999"))
    let all = (0..<120).flatMap { a in (0..<a).map { ($0, a) } }
    #expect(html(nodes: 120, edges: all).contains("too large to be drawn"))
  }
}
