import Diagnostics
import Testing

@Suite struct DiagnosticTests {
  private func diagnostic(
    _ text: String, at offset: Int, hint: Wording? = nil, notes: [Diagnostic.Note] = []
  ) -> Diagnostic {
    Diagnostic(
      .error, "some-code", in: SourceText(path: "f.json5", text: text), at: offset,
      Wording("wrong"),
      hint: hint, notes: notes)
  }

  @Test func `a finding prints its place, the line, a caret and help`() {
    let note = Diagnostic.Note(
      file: "f.json5", place: SourcePlace(line: 1, column: 1), message: Wording("first given here"))
    #expect(
      diagnostic("one\n  two three", at: 10, hint: Wording("mend it"), notes: [note]).rendered
        == """
        f.json5:2:7: error: wrong
         2 |   two three
           |       ^
           = help: mend it
        f.json5:1:1: note: first given here
        """)
  }

  @Test(arguments: [
    // line, UTF-8 offset, columns before the caret
    ("ab", 1, 1), ("中文x", 6, 4), ("中文x", 3, 2), ("😀x", 4, 2), ("ａx", 3, 2), ("e\u{301}x", 3, 1),
    ("\tx", 1, 1), ("한x", 3, 2), ("abc", 3, 3), ("¥x", 2, 1),
  ])
  func `the caret stands under wide characters`(_ row: (line: String, offset: Int, columns: Int)) {
    let lines = diagnostic(row.line, at: row.offset).rendered.split(separator: "\n")
    #expect(lines[2] == "   | " + String(repeating: " ", count: row.columns) + "^")
  }

  @Test func `of a long line only the part around the place is shown`() throws {
    let line =
      String(repeating: "长", count: 10_000) + "!" + String(repeating: "x", count: 1_000_000)
    let lines = diagnostic(line, at: 30_000).rendered.split(separator: "\n")
    #expect(lines[1].count < 150)
    #expect(lines[1].contains("…") && lines[1].contains("长!x"))
    let caret = try #require(lines[2].firstIndex(of: "^"))
    let before = lines[1].prefix { $0 != "!" }
    #expect(
      lines[2].distance(from: lines[2].startIndex, to: caret) == DisplayWidth.of(String(before)))
  }

  @Test func `control characters can't steer the terminal`() {
    let rendered = diagnostic("a\u{1B}[31mb\u{202E}", at: 0, hint: Wording("\u{7}")).rendered
    #expect(!rendered.unicodeScalars.contains { $0 != "\n" && DisplayWidth.isControl($0) })
    #expect(rendered.contains("a·[31mb·"))
  }

  @Test func `findings are ordered by file, place, severity and text`() {
    func at(_ file: String, _ line: Int?, _ severity: Diagnostic.Severity, _ message: String)
      -> Diagnostic
    {
      Diagnostic(
        severity, "c", file: file, place: line.map { SourcePlace(line: $0, column: 1) },
        Wording(message))
    }
    let sorted = [
      at("a", nil, .error, "whole"), at("a", 2, .error, "m"), at("a", 2, .error, "n"),
      at("a", 2, .warning, "a"), at("a", 10, .error, "x"), at("b", 1, .error, "x"),
    ]
    #expect(sorted.reversed().sorted() == sorted)
    #expect(
      [sorted[4], sorted[1], sorted[3], sorted[0]].sorted().map(\.message) == [
        "whole", "m", "a", "x",
      ])
  }

  @Test(arguments: [
    ("a\nb\nc", 4, 3, 1), ("a\r\nb", 3, 2, 1), ("a\rb", 2, 2, 1), ("中b", 3, 1, 2), ("a\n", 2, 2, 1),
    ("", 0, 1, 1), ("ab", 99, 1, 3), ("ab", -5, 1, 1), ("中", 1, 1, 2),
    ("\u{FEFF}ab", 4, 1, 2), ("\u{FEFF}ab", 0, 1, 1), ("\u{FEFF}a\nb", 5, 2, 1),
  ])
  func `places count lines and characters from one`(
    _ row: (text: String, offset: Int, line: Int, column: Int)
  ) {
    let place = SourceText(path: "f", text: row.text).place(at: row.offset)
    #expect(place == SourcePlace(line: row.line, column: row.column))
  }

  @Test func `lines are shown without their ends, bytes that are no text as U+FFFD`() {
    let source = SourceText(path: "f", bytes: Array("one\r\n".utf8) + [0x61, 0xFF, 0x0A])
    #expect((1...4).map { source.line($0) } == ["one", "a\u{FFFD}", "", ""])
    #expect(source.line(0) == "")
  }

  @Test(arguments: [
    ("confrim", "confirm"), ("mian", "main"), ("ma", nil), ("x", nil), ("queue", nil),
    ("MAIN", nil),
    ("", nil), ("confirmation", nil), ("ask-oder", "ask-order"),
    (String(repeating: "a", count: 100), nil),
  ])
  func `the name that was most likely meant is suggested`(_ row: (name: String, meant: String?)) {
    #expect(Suggestion.closest(to: row.name, in: ["main", "confirm", "ask-order"]) == row.meant)
  }

  @Test func `of names that are equally near the one listed first is suggested`() {
    #expect(Suggestion.closest(to: "pay", in: ["way", "say", "pays"]) == "way")
  }

  @Test(arguments: [
    ("", "", 0), ("a", "", 1), ("", "ab", 2), ("abc", "abc", 0), ("abc", "acb", 1),
    ("abc", "axc", 1),
    ("kitten", "sitting", 3), ("ca", "abc", 3), ("中文", "中义", 1),
  ])
  func `the distance counts insertions, deletions, replacements and swaps`(
    _ row: (a: String, b: String, distance: Int)
  ) {
    #expect(Suggestion.editDistance(row.a, row.b) == row.distance)
    #expect(Suggestion.editDistance(row.b, row.a) == row.distance)
  }
}
