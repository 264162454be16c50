import Diagnostics
import Testing

@Suite struct WritingTests {
  @Test func `a pile of marks on one letter is cut, and words of any language stay`() {
    let pile = "王" + String(repeating: "\u{301}\u{20DD}", count: 1_000) + "明"
    let shown = HarmlessText.of(pile, keepsStyles: false)
    #expect(shown.unicodeScalars.count == 11 && shown.hasSuffix("·明"))
    for word in ["Việt Nam", "e\u{301}te\u{301}", "שָׁלוֹם", "ที่นี่", "हिन्दी", "❤️", "が"] {
      #expect(HarmlessText.of(word, keepsStyles: false) == word)
    }
  }

  @Test func `a message that quotes a megabyte is one that can be read`() {
    let finding = Diagnostic(
      .error, "x", file: "a", Wording("no " + String(repeating: "z", count: 1_000_000)))
    #expect(finding.rendered.utf8.count < 5_000)
  }

  @Test func `JSON is indented, with lists of scalars on one line`() {
    let value = JSONValue.object([
      "a": 1, "b": [1, "x", nil as JSONValue? ?? .null], "c": .array([.object(["d": true])]),
      "left out": nil, "e": .object([]), "f": [],
    ])
    #expect(
      value.formatted == """
        {
          "a": 1,
          "b": [1, "x", null],
          "c": [
            {
              "d": true
            }
          ],
          "e": {},
          "f": []
        }
        """)
    #expect(value.compact == #"{"a":1, "b":[1, "x", null], "c":[{"d":true}], "e":{}, "f":[]}"#)
  }

  @Test(arguments: [
    (JSONValue.number(0.1), "0.1"), (.number(1), "1"), (.number(-0.5), "-0.5"),
    (.number(1e300), "1e+300"),
    (.number(.nan), "null"), (.number(.infinity), "null"), (.decimal("12.50"), "12.50"),
    (.integer(-7), "-7"), (.boolean(false), "false"), (.null, "null"),
    (.text("a\"\\\n\r\t\u{1}\u{7F}\u{2028}中😀"), #""a\"\\\n\r\t\u0001\u007f\u2028中😀""#),
  ])
  func `scalars`(_ row: (value: JSONValue, text: String)) {
    #expect(row.value.compact == row.text)
  }

  @Test(arguments: ["", "a\"b\\", "行\u{0}\u{1F}", "\u{202E}x", "\u{FEFF}", "e\u{301}👨‍👩‍👧"])
  func `what is written reads back as the same text`(_ text: String) throws {
    guard !text.contains("\0") else {
      // JSON5 files hold no NUL, so that one is refused rather than read.
      #expect(throws: InvalidInput.self) { try JSON5ParserTests.parse(JSONValue.quoted(text)) }
      return
    }
    guard case .text(let read) = try JSON5ParserTests.parse(JSONValue.quoted(text)).content else {
      Issue.record("no text")
      return
    }
    #expect(read == text)
  }

  @Test(arguments: [
    ("abc", 3), ("中文", 4), ("ａ", 2), ("한글", 4), ("😀", 2), ("e\u{301}", 1), ("\u{200B}", 0),
    ("\u{1B}", 0),
    ("，。", 4), ("…", 1), ("é", 1), ("カ", 2), ("ｶ", 1),
  ])
  func `terminal columns count wide characters twice`(_ row: (text: String, columns: Int)) {
    #expect(DisplayWidth.of(row.text) == row.columns)
  }

  @Test func `texts are padded and cut by columns`() {
    #expect(DisplayWidth.pad("中", to: 4) == "中  ")
    #expect(DisplayWidth.padLeading("中", to: 4) == "  中")
    #expect(DisplayWidth.pad("中文", to: 3) == "中文")
    #expect(DisplayWidth.truncate("中文字", to: 5) == "中文…")
    #expect(DisplayWidth.truncate("中文字", to: 6) == "中文字")
    #expect(DisplayWidth.truncate("中文字", to: 4) == "中…")
    #expect(DisplayWidth.truncate("abc", to: 0) == "")
  }
}
