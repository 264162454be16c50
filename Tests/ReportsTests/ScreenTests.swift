import Reports
import Testing

@Suite struct ScreenTests {
  @Test(arguments: [
    ("退款ok", 6, "退款ok"), ("退款ok", 5, "退款…"), ("\u{1B}[31m退款\u{1B}[0mok", 6, nil),
    ("\u{1B}[31m退款\u{1B}[0mok", 4, "\u{1B}[31m退…\u{1B}[0m"), ("\u{1B}[1mab\u{1B}[0m", 0, ""),
  ])
  func `styles take no columns, and a cut line ends its style`(
    text: String, columns: Int, cut: String?
  ) {
    #expect(StyledText.truncate(text, to: columns) == cut ?? text)
  }

  @Test func `columns of styled cells line up`() {
    var table = TextTable([.init("a", .leading), .init("b")])
    table.add(["\u{1B}[31m退款\u{1B}[0m", "\u{1B}[1m7\u{1B}[0m"])
    table.add(["x", "12"])
    #expect(
      table.text == """
        a      b
        \u{1B}[31m退款\u{1B}[0m   \u{1B}[1m7\u{1B}[0m
        x     12

        """)
  }

  @Test(arguments: [
    (11, "aa  bb  cc\n 1   2   3\n"), (10, "aa  bb  cc\n 1   2   3\n"), (9, "aa  cc\n 1   3\n"),
    (5, "cc\n 3\n"), (1, "cc\n 3\n"),
  ])
  func `columns that may go do so one by one until the table fits`(width: Int, text: String) {
    var table = TextTable([.init("aa"), .init("bb"), .init("cc")])
    table.add(["1", "2", "3"])
    table.fit(to: width, leavingOut: ["bb", "aa"])
    #expect(table.text == text)
  }

  @Test(arguments: [
    (5, ["t", "0", "1", "2", "3"]), (9, ["t", "0", "1", "2", "3"]), (4, ["t", "0", "1", "+2"]),
    (2, ["t", "+4"]), (1, ["+4"]), (0, []), (-3, []),
  ])
  func `a list that doesn't fit says how many rows are missing`(room: Int, lines: [String]) {
    let list = ScreenList(title: "t", rows: (0..<4).map(String.init))
    #expect(list.lines(in: room) { "+\($0)" } == lines)
  }

  @Test(arguments: [
    // The first list gets all it needs, the others share.
    (18, [8, 40, 20], [9, 5, 4]), (18, [8, 1, 20], [9, 2, 7]), (100, [8, 40, 20], [9, 41, 21]),
    (9, [8, 40, 20], [3, 3, 3]), (4, [8, 40, 20], [2, 1, 1]), (0, [8, 40, 20], [0, 0, 0]),
    (-2, [8], [0]),
  ])
  func `lists share a screen`(lines: Int, rows: [Int], rooms: [Int]) {
    let lists = rows.map { ScreenList(title: "t", rows: Array(repeating: "r", count: $0)) }
    #expect(ScreenList.rooms(of: lists, in: lines) == rooms)
  }
}
