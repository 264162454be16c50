import Diagnostics
import Reports
import Testing

/// Tables on screens that are narrower than they are.
///
/// The expected lines are drawn by hand.
@Suite struct TextTableFoldingTests {
  @Test func `titles go on several lines before anything else is done`() {
    var table = TextTable([.init("agent", .leading), .init("answered in time"), .init("平均响应")])
    table.add(["li-na", "93%", "11"])
    #expect(
      table.text(within: 24) == """
               answered  平均
        agent   in time  响应
        li-na       93%    11

        """)
    #expect(table.text(within: 80) == table.text)
  }

  @Test func `a long last text goes on below where it began`() {
    var table = TextTable([.init("at", .leading), .init("what", .leading)])
    table.add(["+3m", "told to those who wait in the queue"])
    table.add(["+5m", "undone"])
    #expect(
      table.text(within: 30) == """
        at   what
        +3m  told to those who wait in
             the queue
        +5m  undone

        """)
  }

  @Test func `columns that don't fit follow below, each time with the first, and none is lost`() {
    var table = TextTable([.init("who", .leading), .init("a"), .init("b"), .init("c")])
    table.add(["li-na", "100000", "200000", "300000"])
    table.add(["zhao", "1", "2", "3"])
    #expect(
      table.text(within: 22) == """
        who         a       b
        li-na  100000  200000
        zhao        1       2

        who         c
        li-na  300000
        zhao        3

        """)
  }

  @Test func `a last text that has no room beside the others goes on below them`() {
    var table = TextTable([.init("no"), .init("who", .leading), .init("what", .leading)])
    table.add(["1", "owner for zhang-wei", "looked at the story of a customer"])
    #expect(
      table.text(within: 30) == """
        no  who
         1  owner for zhang-wei

        no  what
         1  looked at the story of a
            customer

        """)
  }

  @Test(arguments: 20...90)
  func `no line is wider than the screen where no cell is`(columns: Int) {
    var table = TextTable(
      [.init("坐席 agent", .leading)] + (1...9).map { .init("column number \($0)") })
    for row in 1...3 { table.add(["row \(row)"] + (1...9).map { "\($0 * row * 1_000)" }) }
    let lines = table.text(within: columns).split(separator: "\n")
    #expect(lines.allSatisfy { DisplayWidth.of(String($0)) <= columns })
    for number in 1...9 { #expect(lines.contains { $0.contains("\(number * 3_000)") }) }
  }
}

/// Lines of words on screens that are narrower than they are.
@Suite struct LineFoldingTests {
  @Test func `what is too wide goes on below, two columns further in`() {
    #expect(
      StyledText.folded("  case 2026  priority 3  submitted\nshort\n", to: 24)
        == "  case 2026  priority 3\n    submitted\nshort\n")
    #expect(StyledText.folded("请向客户索取：付款记录、物流凭证", to: 20) == "请向客户索取：付款记\n  录、物流凭证")
  }

  @Test func `a style goes on where its text does, and nowhere else`() {
    let red = "\u{1B}[31m"
    let end = "\u{1B}[0m"
    #expect(
      StyledText.folded("response \(red)two days and three hours late\(end), call", to: 24)
        == "response \(red)two days and\(end)\n  \(red)three hours late\(end), call")
    #expect(StyledText.folded("\(red)short\(end)", to: 24) == "\(red)short\(end)")
  }

  @Test(arguments: 20...60) func `nothing but spaces is lost`(columns: Int) {
    let text =
      "    工单 2026 1130 \u{1B}[1mrefund dispute\u{1B}[0m  优先级 3  submitted  一线 li-na（首问 li-na）, then some more"
    let folded = StyledText.folded(text, to: columns)
    let lines = folded.split(separator: "\n").map(String.init)
    #expect(lines.allSatisfy { StyledText.width(of: $0) <= columns })
    func bare(_ text: String) -> String {
      StyledText.plain(text).filter { $0 != " " && $0 != "\n" }
    }
    #expect(bare(folded) == bare(text))
  }
}
