import Reports
import Testing

@Suite struct LineEditorTests {
  private static func editor(_ keys: [TerminalKey]) -> LineEditor {
    var editor = LineEditor()
    for key in keys { _ = editor.press(key) }
    return editor
  }

  private static func typed(_ text: String) -> [TerminalKey] { text.map { .character($0) } }

  @Test(
    arguments: [
      (typed("退款ok"), "退款ok", 4),
      (typed("退款ok") + [.left, .left, .backspace], "退ok", 1),
      (typed("abc") + [.home, .delete, .character("x")], "xbc", 1),
      (typed("abc") + [.left, .left, .control("k")], "a", 1),
      (typed("abc") + [.left, .control("u")], "c", 0),
      (typed("finish  resolved") + [.control("w"), .control("w")], "", 0),
      (typed("one two") + [.control("w")], "one ", 4),
      (typed("ab") + [.left, .left, .left, .right, .end, .right, .character("c")], "abc", 3),
      // A combining mark is no character of its own, and what steers a terminal is none at all.
      ([.character("e"), .character("\u{301}"), .backspace], "", 0),
      ([.character("a"), .character("\u{202E}")], "a·", 2),
      (typed("ab") + [.left, .pasted("多行\r\n粘贴\u{1B}[31m")], "a多行 粘贴·[31mb", 11),
      ([.up, .down, .tab, .escape, .pageUp], "", 0),
    ] as [([TerminalKey], String, Int)])
  func `keys edit the line`(keys: [TerminalKey], text: String, cursor: Int) {
    let editor = Self.editor(keys)
    #expect(editor.text == text)
    #expect(editor.cursor == cursor)
  }

  @Test func `Enter sends the line, Ctrl-D an end only where nothing is typed`() {
    var editor = Self.editor(Self.typed("take"))
    #expect(editor.press(.control("d")) == .edited)
    #expect(editor.press(.enter) == .entered("take"))
    #expect(editor.text == "" && editor.cursor == 0)
    #expect(editor.press(.control("d")) == .endOfInput)
  }

  @Test func `earlier lines come back, and the one begun is not lost`() {
    var editor = LineEditor()
    for line in ["ready", "take", "take", "  "] {
      for key in Self.typed(line) + [.enter] { _ = editor.press(key) }
    }
    for key in Self.typed("fin") { _ = editor.press(key) }
    var seen: [String] = []
    for key in [.up, .up, .up, .down, .down, .down] as [TerminalKey] {
      _ = editor.press(key)
      seen.append(editor.text)
    }
    #expect(seen == ["take", "ready", "ready", "take", "fin", "fin"])
    editor.forget { $0 == "take" }
    _ = editor.press(.up)
    #expect(editor.text == "ready")
  }

  @Test(arguments: [
    ("re", "rea", ["ready", "reached"]), ("rea", "rea", ["ready", "reached"]),
    ("rec", "rec", []), ("d", "do", ["done", "down"]), ("t", "take ", []), ("x", "x", []),
  ])
  func `a word is completed as far as all that fit agree`(
    typed: String, text: String, choices: [String]
  ) {
    var editor = Self.editor(Self.typed(typed))
    let left = editor.complete(from: ["ready", "reached", "take", "done", "down"])
    #expect(editor.text == text)
    #expect(left == choices)
  }

  @Test(arguments: [
    // Wide characters take two columns, and the cursor has one of its own.
    ("退款三次", 4, 20, "退款三次", 8), ("退款三次", 4, 8, "款三次", 6),
    ("退款三次", 4, 9, "退款三次", 8), ("退款三次", 0, 5, "退款", 0), ("abcdef", 6, 4, "def", 3),
    ("abcdef", 1, 4, "abcd", 1), ("退", 1, 1, "", 0),
  ])
  func `of a long line the part around the cursor is shown`(
    text: String, cursor: Int, columns: Int, shown: String, column: Int
  ) {
    let left = Array(repeating: TerminalKey.left, count: text.count - cursor)
    let view = Self.editor(Self.typed(text) + left).view(columns: columns)
    #expect(view.text == shown)
    #expect(view.column == column)
  }
}
