import Diagnostics
import Testing

@Suite struct DocumentReaderTests {
  private enum Colour: String, CaseIterable { case red, green }

  /// What reading reports of a document, `line:column code message`.
  private func findings(_ text: String, _ read: (ObjectReader) -> Void) throws -> [String] {
    let source = SourceText(path: "f", text: text)
    let log = DiagnosticLog()
    let reader = DocumentReader(source, log: log)
    if let object = reader.object(try JSON5Parser.parse(source), path: "") {
      read(object)
      object.finish()
    }
    return log.diagnostics.sorted().map { finding in
      "\(finding.place?.line ?? 0):\(finding.place?.column ?? 0) \(finding.code) \(finding.message)"
    }
  }

  @Test func `the hint of an unknown key names each key once, however often it was asked for`()
    throws
  {
    let source = SourceText(path: "f", text: "{ wholly: 1 }")
    let log = DiagnosticLog()
    let reader = DocumentReader(source, log: log)
    let object = try #require(reader.object(try JSON5Parser.parse(source), path: ""))
    for key in ["b", "a", "b"] { _ = object.text(key) }
    object.finish()
    #expect(log.diagnostics.first?.hint?.en == "known here: a, b")
  }

  @Test func `good values are read without a finding`() throws {
    let found = try findings(
      """
      { t: "x", b: true, n: 1.5, i: 7, d: "5s", at: "2026-11-11T20:05:00+08:00", m: "12.50", c: "red",
        l: [1, 2], o: { k: null } }
      """
    ) { object in
      #expect(object.text("t") == "x")
      #expect(object.boolean("b") == true)
      #expect(object.number("n", in: 0...2) == 1.5)
      #expect(object.integer("i", in: 1...9) == 7)
      #expect(object.duration("d") == .seconds(5))
      #expect(object.instant("at")?.milliseconds == 1_794_398_700_000)
      #expect(object.money("m") == Money(cents: 1_250))
      #expect(object.oneOf(Colour.self, "c") == .red)
      #expect(object.list("l").count == 2)
      #expect(object.object("o")?.has("k") == true)
      #expect(object.text("absent") == nil && !object.has("absent"))
    }
    #expect(found.isEmpty)
  }

  @Test(arguments: [
    ("{ v: 5 }", "text", "1:6 wrong-type v: expected text, found 5"),
    ("{ v: 'yes' }", "boolean", "1:6 wrong-type v: expected true or false, found \"yes\""),
    ("{ v: [1] }", "number", "1:6 wrong-type v: expected a number, found a list"),
    ("{ v: NaN }", "number", "1:6 wrong-type v: expected a number, found NaN"),
    ("{ v: 11 }", "number", "1:6 out-of-range v: 11 is not in 0…10"),
    ("{ v: 1.5 }", "integer", "1:6 wrong-type v: expected a whole number, found 1.5"),
    ("{ v: 1e30 }", "integer", "1:6 wrong-type v: expected a whole number, found 1e30"),
    ("{ v: -1 }", "integer", "1:6 out-of-range v: -1 is not in 0…10"),
    ("{ v: 5 }", "duration", "1:6 bad-duration v: expected a duration, found the number 5"),
    ("{ v: 'soon' }", "duration", "1:6 bad-duration v: \"soon\" is no duration"),
    ("{ v: 'now' }", "instant", "1:6 bad-instant v: \"now\" is no time with an offset"),
    ("{ v: 'x' }", "money", "1:6 bad-money v: \"x\" is no amount in yuan"),
    ("{ v: 1.234 }", "money", "1:6 bad-money v: 1.234 is no amount in yuan"),
    (
      "{ v: 'gren' }", "colour",
      "1:6 unknown-value v: expected one of red, green, found \"gren\" (did you mean \"green\"?)"
    ),
    ("{ v: {} }", "list", "1:6 wrong-type v: expected a list, found an object"),
    ("{ v: null }", "object", "1:6 wrong-type v: expected an object, found null"),
  ])
  func `a value that is not as expected is named`(
    _ row: (text: String, kind: String, finding: String)
  ) throws {
    let found = try findings(row.text) { object in
      switch row.kind {
      case "text": #expect(object.text("v") == nil)
      case "boolean": #expect(object.boolean("v") == nil)
      case "number": #expect(object.number("v", in: 0...10) == nil)
      case "integer": #expect(object.integer("v", in: 0...10) == nil)
      case "duration": #expect(object.duration("v") == nil)
      case "instant": #expect(object.instant("v") == nil)
      case "money": #expect(object.money("v") == nil)
      case "colour": #expect(object.oneOf(Colour.self, "v") == nil)
      case "list": #expect(object.list("v").isEmpty)
      default: #expect(object.object("v") == nil)
      }
    }
    #expect(found == [row.finding])
  }

  @Test func `unknown, missing and duplicate keys are reported together`() throws {
    let found = try findings("{ title: 1,\n colour: 2, title: 3, zzz: 4 }") { object in
      _ = object.required("title")
      _ = object.required("color")
    }
    #expect(
      found == [
        "1:1 missing-key missing key \"color\" (is \"colour\" meant to be it?)",
        "2:2 unknown-key unknown key \"colour\" (did you mean \"color\"?)",
        "2:13 duplicate-key duplicate key \"title\", first given on line 1",
        "2:23 unknown-key unknown key \"zzz\"",
      ])
  }

  @Test func `very many unknown keys of one object are told once, with their number and the first`()
    throws
  {
    let keys = (0..<30_000).map { "k\($0): 1" }.joined(separator: ", ")
    let found = try findings("{ \(keys) }") { object in _ = object.optional("color") }
    #expect(
      found == [
        "1:3 unknown-key 30000 unknown keys, the first of them \"k0\", \"k1\", \"k2\""
      ])
  }

  @Test func `errors are thrown together, warnings alone are not`() throws {
    let log = DiagnosticLog()
    let reader = DocumentReader(SourceText(path: "f", text: "ab"), log: log)
    reader.warning("w", at: 0, Wording("unwise"))
    #expect(throws: Never.self) { try log.throwIfErrors() }
    reader.error("e", at: 1, Wording("wrong"))
    reader.error("e", at: 0, Wording("wrong too"))
    let error = #expect(throws: InvalidInput.self) { try log.throwIfErrors() }
    #expect(error?.diagnostics.map(\.message) == ["wrong too", "unwise", "wrong"])
  }
}
