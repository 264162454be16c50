internal import Diagnostics
import Reports
import Testing

@Suite struct PageTests {
  private func page(title: String, chart: Chart) -> String {
    ReportPage(
      language: .english, origin: "hotline", title: title, question: "?", verdict: "good",
      isGood: true, answer: title, facts: [], sections: [.init(title, [.charts([chart])])]
    ).html(scriptHash: "sha256-0")
  }

  private func chart(
    _ values: [Double?], unit: ChartUnit = .count, name: String = "calls",
    halfWidths: [Double] = [], shape: Chart.Shape = .line
  ) -> Chart {
    Chart(
      title: "Calls", note: "by interval", unit: unit,
      axis: ChartAxis(
        name: "interval", intervals: values.indices.map { "row \($0)" }, ticks: []),
      series: [Chart.Series(name, shape, values, halfWidths: halfWidths)])
  }

  @Test(arguments: [
    "</script><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'&<b>",
  ])
  func `no text of a file becomes markup`(title: String) {
    let html = page(title: title, chart: chart([1], name: title))
    #expect(!html.contains(title))
    #expect(html.components(separated: "<script").count == 2)
    #expect(!html.contains("<img") && !html.contains("<b>"))
  }

  @Test func `names of targets near each other don't lie over each other`() throws {
    var two = chart([0, 0.5, 1], unit: .share)
    two.thresholds = [
      .init("upper", 0.8), .init("lower", 0.75), .init("top", 1), .init("next", 0.97),
    ]
    let html = page(title: "t", chart: two)
    let heights = try ["lower", "upper", "next", "top"].map { name in
      let before = try #require(html.components(separated: "%\">\(name)<").first)
      return try #require(Double(before.split(separator: "bottom:").last ?? ""))
    }
    // Of a plot some 180 dots high a line of text takes a tenth and more.
    for (below, above) in zip(heights, heights.dropFirst()) { #expect(above - below > 10) }
    #expect(heights.allSatisfy { (0...100).contains($0) })
  }

  @Test func `marks that turn the direction of writing are shown as strange`() {
    let html = page(title: "a\u{202E}b\u{0}c\u{2066}d", chart: chart([1]))
    #expect(html.contains("<h1>a\u{FFFD}b\u{FFFD}c\u{FFFD}d</h1>"))
    #expect(!html.unicodeScalars.contains { $0.value == 0x202E || $0.value == 0 })
  }

  @Test func `a page allows its own script by hash and nothing else`() {
    let html = page(title: "t", chart: chart([1]))
    #expect(html.contains("default-src &#39;none&#39;"))
    #expect(html.contains("script-src &#39;sha256-0&#39;"))
    #expect(!html.contains("http://") && !html.contains("https://"))
  }

  @Test func `the table behind a chart has the exact values, and a dash where there is none`() {
    let html = page(
      title: "t",
      chart: chart([0.8125, nil, .nan], unit: .share, halfWidths: [0.01, 0, 0]))
    #expect(html.contains(#"<td><data value="0.8125">81.3% ± 1.0</data></td>"#))
    #expect(html.components(separated: "<td>–</td>").count == 3)
  }

  @Test func `a line breaks where a value is missing, and lone values are drawn`() {
    let html = page(title: "t", chart: chart([0, nil, 4, 2]))
    // Four rows: middles at 125, 375, 625 and 875 of 1,000; ticks up to 4, so 2 is half of 400.
    #expect(html.contains(#"class="line" d="M125 400h0M625 0L875 200""#))
  }

  @Test(arguments: [
    (ChartUnit.count, 10.0, ["2.5", "5.0", "7.5", "10.0"]), (.count, 8, ["2", "4", "6", "8"]),
    (.count, 0.1, ["0.025", "0.050", "0.075", "0.100"]),
    (.share, 0.1, ["2.5%", "5.0%", "7.5%", "10.0%"]),
    (.share, 0.04, ["1%", "2%", "3%", "4%"]), (.yuan, 10, ["¥2.5", "¥5.0", "¥7.5", "¥10.0"]),
    (.yuan, 4_000, ["¥1,000", "¥2,000", "¥3,000", "¥4,000"]),
  ])
  func `the ticks of an axis are written as they are`(
    unit: ChartUnit, largest: Double, ticks: [String]
  ) {
    let html = page(title: "t", chart: chart([largest], unit: unit))
    let labels = html.matches(of: /<span style="bottom:[^"]*">([^<]*)<\/span>/).map { String($0.1) }
    #expect(labels.dropFirst() == ticks[...])
  }

  @Test func `bars stand on those before them`() {
    var stacked = chart([1, 3], shape: .stacked)
    stacked.series.append(Chart.Series("more", .stacked, [3, nil]))
    let html = page(title: "t", chart: stacked)
    #expect(html.contains(#"d="M4 400V300h492V400ZM504 400V100h492V400Z""#))
    #expect(html.contains(#"d="M4 300V0h492V300Z""#))
  }

  @Test func `endless, huge and negative values are drawn within the chart`() {
    let html = page(
      title: "t",
      chart: chart([.infinity, 1e300, -5, 1e15, 0], halfWidths: [1, 1e300, 1, 1, .nan]))
    #expect(html.contains("</html>"))
    #expect(!html.contains("inf") && !html.contains("nan\""))
  }

  @Test(arguments: [
    (ChartUnit.seconds, 200.0, "3m20s", "3分20秒"), (.seconds, 300, "5m", "5分"),
    (.seconds, 3_900, "1h05m", "1小时05分"), (.share, 0.3333, "33.3%", "33.3%"),
    (.yuan, 71_812.4, "¥71,812", "¥71,812"), (.count, 12.34, "12.3", "12.3"),
    (.count, .nan, "–", "–"),
  ])
  func `figures read as people write them`(
    unit: ChartUnit, value: Double, english: String, chinese: String
  ) {
    #expect(unit.text(value, .english) == english)
    #expect(unit.text(value, .chinese) == chinese)
  }

  @Test func `differences of shares are in percentage points`() {
    #expect(ChartUnit.share.difference(-0.0213, halfWidth: 0.004, .english) == "−2.1 ± 0.4 pp")
    #expect(ChartUnit.seconds.difference(12, halfWidth: 3, .english) == "+12s ± 3.0s")
  }
}

extension String {
  fileprivate func components(separated separator: String) -> [Substring] {
    split(separator: separator, omittingEmptySubsequences: false)
  }
}
