import Diagnostics
import Testing

/// The grammar of https://spec.json5.org, section by section.
@Suite struct JSON5ParserTests {
  static func parse(_ text: String) throws -> LocatedValue {
    try JSON5Parser.parse(SourceText(path: "a.json5", text: text))
  }

  /// The value as JSON, for comparison.
  static func json(_ text: String) throws -> String { json(try parse(text)) }

  static func json(_ value: LocatedValue) -> String {
    switch value.content {
    case .null: "null"
    case .boolean(let boolean): "\(boolean)"
    case .number(let number, _): "\(number)"
    case .text(let text): JSONValue.quoted(text)
    case .array(let elements): "[" + elements.map(json).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { "\(JSONValue.quoted($0.key)):\(json($0.value))" }.joined(separator: ",")
        + "}"
    }
  }

  @Test(arguments: [
    ("null", "null"), ("true", "true"), ("false", "false"), ("[]", "[]"), ("{}", "{}"),
    ("[1,]", "[1.0]"), ("[1, [2]]", "[1.0,[2.0]]"), ("{a: 1,}", "{\"a\":1.0}"),
    ("{a: {b: []}}", "{\"a\":{\"b\":[]}}"), ("{'a b': 1, \"c\": 2}", "{\"a b\":1.0,\"c\":2.0}"),
    ("{$_a1: 1}", "{\"$_a1\":1.0}"), ("{订单: 1}", "{\"订单\":1.0}"),
    (#"{\u0061b: 1}"#, "{\"ab\":1.0}"),
    ("{null: 1, true: 2}", "{\"null\":1.0,\"true\":2.0}"),
    ("{a: 1, a: 2}", "{\"a\":1.0,\"a\":2.0}"),
  ])
  func `values, lists and objects`(_ row: (text: String, json: String)) throws {
    #expect(try Self.json(row.text) == row.json)
  }

  @Test(arguments: [
    ("0", 0.0), ("12", 12), ("-1.5", -1.5), ("+2", 2), (".5", 0.5), ("5.", 5), ("1e3", 1_000),
    ("1E-2", 0.01), ("1.5e+2", 150), ("0x1F", 31), ("0Xff", 255), ("-0x10", -16), ("0e1", 0),
    ("Infinity", .infinity), ("-Infinity", -.infinity), ("+Infinity", .infinity),
  ])
  func `numbers`(_ row: (text: String, number: Double)) throws {
    guard case .number(let number, let literal) = try Self.parse(row.text).content else {
      Issue.record("no number")
      return
    }
    #expect(number == row.number)
    #expect(literal == row.text)
  }

  @Test func `NaN is a number too`() throws {
    for text in ["NaN", "-NaN", "+NaN"] {
      guard case .number(let number, _) = try Self.parse(text).content else {
        Issue.record("no number")
        return
      }
      #expect(number.isNaN)
    }
  }

  @Test(arguments: [
    ("'a'", "a"), ("\"a\"", "a"), ("'it\"s'", "it\"s"), (#"'\'\"\\\/'"#, "'\"\\/"),
    (#""\b\f\n\r\t\v""#, "\u{8}\u{C}\n\r\t\u{B}"), (#""\x41\u4e2d""#, "A中"),
    (#""\ud83d\ude00""#, "😀"), ("\"a\\\nb\"", "ab"), ("\"a\\\r\nb\"", "ab"), ("\"a\\\rb\"", "ab"),
    ("\"a\\\u{2028}b\"", "ab"), ("\"a\u{2028}b\"", "a\u{2028}b"), (#""\a\é""#, "aé"),
    ("\"\u{1}\"", "\u{1}"),
  ])
  func `texts and their escapes`(_ row: (text: String, content: String)) throws {
    guard case .text(let content) = try Self.parse(row.text).content else {
      Issue.record("no text")
      return
    }
    #expect(content == row.content)
  }

  @Test(arguments: [
    "// c\n1", "1 // c", "/* c */ 1", "/**/1/***/", "\u{FEFF}1",
    "\u{A0}\u{2003}\u{3000}\t\u{B}\u{C}\r\n1\u{2028}\u{2029}",
    "/* * / // */ 1", "// c\u{2028}1",
  ])
  func `comments and white space stand anywhere`(_ text: String) throws {
    #expect(try Self.json(text) == "1.0")
  }

  @Test(arguments: [
    // text, line, column, message
    ("", 1, 1, "expected a value, found the end of the file"),
    ("{a: 1", 1, 6, "expected ',' or '}', found the end of the file"),
    ("[1, 2", 1, 6, "expected ',' or ']', found the end of the file"),
    ("[1,", 1, 4, "expected a value or ']', found the end of the file"),
    ("[,]", 1, 2, "expected a value, found ','"), ("[1 2]", 1, 4, "expected ',' or ']', found '2'"),
    ("{a 1}", 1, 4, "expected ':' after the key 'a', found '1'"),
    ("{1: 2}", 1, 2, "expected a key or '}', found '1'"),
    ("{a: 1} x", 1, 8, "expected the end of the file, found 'x'"),
    ("hello", 1, 1, "expected a value, found 'hello'"), ("01", 1, 1, "'01' is not a number"),
    ("1.2.3", 1, 1, "'1.2.3' is not a number"), ("0x", 1, 1, "'0x' is not a number"),
    ("1e", 1, 1, "'1e' is not a number"), ("+-1", 1, 1, "'+' is not a number"),
    ("- 1", 1, 1, "'-' is not a number"), ("-x", 1, 1, "expected a number, found 'x'"),
    ("\"a\nb\"", 1, 1, "the text is not closed before the end of the line"),
    ("'abc", 1, 1, "the text is never closed"), ("'abc\\", 1, 6, "the text is never closed"),
    (#""\u12""#, 1, 2, "expected 4 hexadecimal digits"),
    (#""\xg""#, 1, 2, "expected 2 hexadecimal digits"),
    (#""\ud83d""#, 1, 2, "a lone surrogate (\\ud83d) is no character"),
    (#""\ude00""#, 1, 2, "a lone surrogate (\\ude00) is no character"),
    (#""\ud83d\u0041""#, 1, 2, "a lone surrogate (\\ud83d) is no character"),
    (#""\0""#, 1, 2, "a text can't hold a NUL character"),
    (#""\u0000""#, 1, 2, "a text can't hold a NUL character"),
    (#""\1""#, 1, 2, "unknown escape '\\1'"), ("\"a\0b\"", 1, 3, "a text can't hold a NUL byte"),
    ("/* c", 1, 1, "the comment is never closed"),
    ("/ 1", 1, 1, "expected a comment (// or /*), found '/'"),
    ("\0", 1, 1, "expected a value, found the control character U+0000"),
    ("[\n  1,\n  中x ]", 3, 3, "expected a value, found '中x'"),
    (#"{\u0030: 1}"#, 1, 2, "this escape stands for a character that no key can have"),
  ])
  func `a syntax error is named with its place`(
    _ row: (text: String, line: Int, column: Int, message: String)
  ) {
    let error = #expect(throws: InvalidInput.self) { try Self.parse(row.text) }
    #expect(error?.diagnostics.map(\.message) == [row.message])
    #expect(error?.diagnostics.map(\.place) == [SourcePlace(line: row.line, column: row.column)])
    #expect(error?.diagnostics.map(\.code) == ["syntax"])
  }

  @Test func `every value and key knows where it stands`() throws {
    let text = "{ a: [1,\n 'b'] }"
    let source = SourceText(path: "a", text: text)
    let root = try JSON5Parser.parse(source)
    guard case .object(let members) = root.content, case .array(let list) = members[0].value.content
    else {
      Issue.record("the structure is another")
      return
    }
    #expect((root.offset, root.end) == (0, 16))
    #expect(members[0].keyOffset == 2)
    #expect(source.place(at: members[0].value.offset) == SourcePlace(line: 1, column: 6))
    #expect(source.place(at: list[1].offset) == SourcePlace(line: 2, column: 2))
    #expect(root["a"]?.offset == 5)
    #expect(root["b"] == nil)
  }

  @Test(arguments: ["[", "{a:", "{a:["])
  func `nesting beyond 64 levels is refused, 64 are read`(_ opener: String) throws {
    let closer = opener == "[" ? "]" : opener == "{a:" ? "}" : "]}"
    let levels = 64 / closer.count
    let deepest =
      String(repeating: opener, count: levels) + "1" + String(repeating: closer, count: levels)
    #expect(throws: Never.self) { try Self.parse(deepest) }
    let error = #expect(throws: InvalidInput.self) {
      try Self.parse(String(repeating: opener, count: 100_000))
    }
    #expect(error?.diagnostics[0].message == "values are nested deeper than 64 levels")
  }

  @Test func `a file beyond 16 MiB is refused`() {
    let bytes = [UInt8](repeating: 0x20, count: JSON5Parser.maximumSize + 1)
    let error = #expect(throws: InvalidInput.self) {
      try JSON5Parser.parse(SourceText(path: "big.json5", bytes: bytes))
    }
    #expect(error?.diagnostics.map(\.code) == ["too-large"])
  }

  @Test(arguments: [
    ([0xFF, 0xFE, 0x7B, 0x00], 1, "the file is UTF-16"),
    ([0xFE, 0xFF, 0x00, 0x7B], 1, "the file is UTF-16"),
    ([0x22, 0xB9, 0xFA, 0x22], 2, "the file is not UTF-8 text here"),
    ([0x22, 0xED, 0xA0, 0x80, 0x22], 2, "the file is not UTF-8 text here"),
    ([0x22, 0xC0, 0xAF, 0x22], 2, "the file is not UTF-8 text here"),
    ([0x22, 0xF4, 0x90, 0x80, 0x80], 2, "the file is not UTF-8 text here"),
    ([0x22, 0xE4, 0xB8], 2, "the file is not UTF-8 text here"),
    ([0x31, 0x80], 2, "the file is not UTF-8 text here"),
  ])
  func `what is no UTF-8 is refused with its place`(
    _ row: (bytes: [UInt8], column: Int, message: String)
  ) {
    let error = #expect(throws: InvalidInput.self) {
      try JSON5Parser.parse(SourceText(path: "a", bytes: row.bytes))
    }
    #expect(error?.diagnostics.map(\.code) == ["encoding"])
    #expect(error?.diagnostics.map(\.message) == [row.message])
    #expect(error?.diagnostics.map(\.place) == [SourcePlace(line: 1, column: row.column)])
  }
}
