import Diagnostics
import FlowInterpreter
import TestOutput
import Testing

@Suite struct PatternTests {
  /// A pattern, texts that match whole, and texts that don't.
  typealias Row = (pattern: String, yes: [String], no: [String])

  static let rows: [Row] = [
    ("", [""], ["a"]), ("abc", ["abc"], ["ab", "abcd", "ABC"]),
    ("a|bc", ["a", "bc"], ["b", "abc"]),
    ("a*", ["", "aaa"], ["b"]), ("a+b?", ["a", "aab"], ["", "b"]),
    ("(ab)+", ["ab", "abab"], ["aba"]),
    ("a{2}", ["aa"], ["a", "aaa"]), ("a{1,2}", ["a", "aa"], ["", "aaa"]),
    ("a{2,}", ["aa", "aaaa"], ["a"]),
    ("[a-c1]", ["a", "c", "1"], ["d", "-", ""]), ("[^a-c]", ["d", "中"], ["a", ""]),
    ("[]a]", ["]", "a"], ["b"]),
    ("[a-]", ["a", "-"], ["b"]), (".", ["a", "中", "😀"], ["", "\n", "ab"]),
    (#"\d+"#, ["0", "123"], ["", "一", "1a"]),
    (#"\w\s\D"#, ["a x", "_\t-"], ["- x", "a1x"]), (#"[\d\s]+"#, ["1 2"], ["a"]),
    (#"[^\d]"#, ["a"], ["1"]),
    (#"\."#, ["."], ["a"]), (#"\{\}"#, ["{}"], [""]),
    ("1[3-9]\\d{9}", ["13800138000"], ["12800138000", "1380013800"]),
    ("^a$", ["a"], ["b"]), ("(?:a|b)c", ["ac", "bc"], ["c"]), ("(?<name>a)b", ["ab"], ["b"]),
    ("(?i)AbC", ["abc", "ABC"], ["ab"]), (#"(?i)\D\S\W"#, ["Ab-"], ["1b-", "A -", "AbC"]),
    ("(?i)[A-_]+", ["aZ", "[_"], ["a1", "`"]), ("(?i)[É-Ë]", ["é", "É"], ["e"]),
    (#"\u5355\x41\u{1F600}"#, ["单A😀"], ["单a😀"]), (#"[\u4e00-\u9fa5]+"#, ["充值"], ["a", "，"]),
    (#"\bABC\b.\B."#, ["ABC-!"], ["ABC-a", "ABCD-"]), ("a.*?b", ["ab", "axxb", "abab"], ["a"]),
    ("订单号?", ["订单", "订单号"], ["单号"]),
    ("(a*)*", ["", "aaaa"], ["b"]), ("(|a){3}", ["", "a", "aaa"], ["aaaa"]),
    ("a||b", ["a", "", "b"], ["ab"]),
  ]

  @Test(arguments: Discreet.each(rows))
  func `patterns match whole texts`(_ row: Discreet<Row>) throws {
    let row = row.value
    let pattern = try Pattern(row.pattern)
    for text in row.yes { #expect(pattern.matchesWhole(text), "\(row.pattern) \(text)") }
    for text in row.no { #expect(!pattern.matchesWhole(text), "\(row.pattern) \(text)") }
  }

  @Test(arguments: [
    ("b", "abc", true), ("^b", "abc", false), ("^a", "abc", true), ("c$", "abc", true),
    ("b$", "abc", false),
    ("\\d{3}", "订单123号", true), ("\\bno\\b", "单no号", true), ("\\bno\\b", "know", false),
    ("", "", true), ("x", "", false), ("a.c", "zzabczz", true),
  ])
  func `patterns match parts of texts`(_ row: (pattern: String, text: String, matches: Bool)) throws
  {
    #expect(try Pattern(row.pattern).matchesPart(of: row.text) == row.matches)
  }

  @Test(arguments: [
    // pattern, offset in characters, message
    ("(a", 0, "'(' is never closed"), ("a)", 1, "')' without '('"),
    ("[a", 0, "'[' is never closed"),
    ("*a", 0, "nothing to repeat"), ("a**", 2, "nothing to repeat"),
    ("a{2", 1, "'{' is never closed"),
    ("a{x}", 1, "expected a number after '{'; write \\{ for the character"),
    ("a{3,2}", 1, "{n,m} with m below n"),
    ("a{1001}", 5, "at most 1000 repetitions are possible"), ("中\\q", 1, "unknown escape '\\q'"),
    ("\\1", 0, "back-references are not known"),
    ("a\\u4e0", 1, "expected the number of a character: \\u4E00, \\u{1F600} or \\x41"),
    ("\\u{d800}", 0, "expected the number of a character: \\u4E00, \\u{1F600} or \\x41"),
    ("[\\u{41]", 0, "expected the number of a character: \\u4E00, \\u{1F600} or \\x41"),
    ("(?=a)", 0, "look-around and flags inside a pattern are not known"),
    ("[z-a]", 0, "the range 'z-a' is turned round"), ("a\\", 1, "'\\' at the end"),
    ("(a{100}){100}", 0, "the pattern is too large"), ("(?<n", 0, "'(?<' is never closed"),
  ])
  func `what is no pattern is named with its place`(
    _ row: (pattern: String, offset: Int, message: String)
  ) {
    let error = #expect(throws: PatternError.self) { try Pattern(row.pattern) }
    #expect(error?.message.en == row.message)
    #expect(error?.offset == row.offset)
  }

  @Test(arguments: [
    ("(a+)+b", String(repeating: "a", count: 5_000)),
    ("(a|aa)+$", String(repeating: "a", count: 5_000) + "b"),
    ("(.*)*x", String(repeating: "xy", count: 2_000)),
  ])
  func `patterns that make others run for ever end`(_ row: (pattern: String, text: String)) throws {
    #expect(try !Pattern(row.pattern).matchesWhole(row.text))
  }

  @Test(arguments: [
    String(repeating: "(", count: 100_000),
    String(repeating: "(", count: 60) + String(repeating: ")", count: 60),
    String(repeating: "(", count: 40) + String(repeating: "){1000}", count: 40),
    String(repeating: "(a?", count: 40) + String(repeating: "){1000}", count: 40),
  ])
  func `patterns can't be made to take for ever to read`(_ pattern: String) throws {
    // Repetitions of nothing are a pattern; everything else here is too deep or too large.
    let isNothing = pattern.hasPrefix("(((") && pattern.contains("{") && !pattern.contains("a")
    if isNothing {
      #expect(try Pattern(pattern).matchesWhole(""))
    } else {
      #expect(throws: PatternError.self) { try Pattern(pattern) }
    }
  }
}
