import Reports
import Testing

@Suite struct TerminalTests {
  @Test func `columns line up by display width, Chinese as two`() {
    var table = TextTable([.init("队列", .leading), .init("calls")])
    table.add(["recharge", "12"])
    table.add(["充值", "3,456"])
    #expect(
      table.text == """
        队列      calls
        recharge     12
        充值      3,456

        """)
  }

  @Test func `a sparkline scales to its largest number and keeps peaks when it is squeezed`() {
    #expect(Sparkline.text([0, 1, 4, 8, .nan]) == "▁▂▅█ ")
    #expect(Sparkline.text([0, 0, 0, 8, 0, 0], width: 3) == "▁█▁")
    #expect(Sparkline.text([]) == "")
  }

  @Test(arguments: [
    (0.04, "0.0s"), (9.94, "9.9s"), (9.96, "10s"), (59.6, "1m00s"), (200, "3m20s"),
    (3_900, "1h05m"), (.nan, "–"),
  ])
  func `seconds read as people say them`(seconds: Double, text: String) {
    #expect(FigureText.seconds(seconds) == text)
  }

  @Test func `numbers are grouped and rounded`() {
    #expect(FigureText.number(1_234_567.25, decimals: 1) == "1,234,567.3")
    #expect(FigureText.number(-0.4) == "0")
    #expect(FigureText.number(-1_000) == "-1,000")
    #expect(FigureText.percent(0.8125) == "81.3 %")
  }

  @Test func `a chart of blocks fills its lines by eighths and keeps within its width`() {
    // Six lines of eight eighths up to 6: 6 is all, 3 is half, 0.5 is half a line.
    let chart = BlockChart(title: "calls", [6, 3, 0.5, .nan]) { FigureText.number($0) }
    #expect(
      chart.text(width: 20, ticks: [(0, "18"), (1, "19"), (2, "20")]) == """
        calls
        6 ┤████
          ┤████
        3 ┤████
          ┤████████
          ┤████████
        0 ┤████████▄▄▄▄
           18  19  20

        """)
    // Six lines of three scan lines: 3 of 6 is the lowest of the fourth, 6 the highest of the last.
    let over = BlockChart(title: "calls", [6, 3], line: [3, 6]) { FigureText.number($0) }
    #expect(
      over.text(width: 20, ticks: [(0, "18"), (1, "19")], mark: (1, "here")) == """
        calls
        6 ┤██████⎺⎺⎺⎺⎺⎺
          ┤██████
        3 ┤⎽⎽⎽⎽⎽⎽
          ┤████████████
          ┤████████████
        0 ┤████████████
           18    19
                 ▲ here

        """)
    let wide = BlockChart(title: "t", (0..<500).map { Double($0) }) { FigureText.number($0) }
    #expect(wide.text(width: 60, ticks: []).split(separator: "\n").allSatisfy { $0.count <= 60 })
  }
}
