import Diagnostics
import FlowInterpreter
import Testing

@Suite struct ExpressionProblemTests {
  /// The column at which the expression begins: in `… nothing: "`.
  private static let firstColumn = "  nodes: { x: { type: \"set\", set: { nothing: \"".count + 1

  @Test(arguments: [
    // expression, column within it (from 1), code, message behind the path
    ("1 +", 4, "bad-expression", "expected a value, found the end"),
    ("1 2", 3, "bad-expression", "expected an operator or the end, found '2'"),
    ("(1 + 2", 1, "bad-expression", "'(' is never closed"),
    ("[1, 2", 1, "bad-expression", "'[' is never closed"),
    ("length('a'", 1, "bad-expression", "'(' is never closed"),
    ("'abc", 1, "bad-expression", "the text is never closed"),
    ("a = 1", 1, "unknown-variable", "unknown variable \"a\""),
    ("1 = 2", 3, "bad-expression", "expected an operator, found '='"),
    ("true & false", 6, "bad-expression", "unknown operator '&'"),
    ("true and false", 6, "bad-expression", "unknown operator 'and'"),
    ("1.2.3", 1, "bad-expression", "'1.2.3' is no number"),
    ("12ab", 1, "bad-expression", "'12ab' is no number and no name"),
    ("order.", 7, "bad-expression", "expected a field's name after '.', found the end"),
    ("#", 1, "bad-expression", "expected a value, found '#'"),
    ("单号", 1, "bad-expression", "expected a value, found '单'"),
    ("trees + 1", 1, "unknown-variable", "unknown variable \"trees\" (did you mean \"tries\"?)"),
    (
      "1 + lenght('a')", 5, "unknown-function",
      "unknown function \"lenght\" (did you mean \"length\"?)"
    ),
    ("contains('a')", 1, "wrong-arguments", "contains takes 2 arguments, found 1"),
    ("round()", 1, "wrong-arguments", "round takes 1 or 2 arguments, found 0"),
    ("min()", 1, "wrong-arguments", "min takes at least 1 argument, found 0"),
    ("matches('a', '(')", 1, "bad-pattern", "matches: '(' is never closed"),
    ("call.time", 6, "unknown-variable", "unknown variable \"call.time\""),
    ("", 1, "bad-expression", "expected a value, found the end"),
  ])
  func `what is wrong is named with its column inside the expression`(
    _ row: (source: String, column: Int, code: String, message: String)
  ) throws {
    let problem = try #require(ExpressionTests.expression(row.source).problems.first)
    #expect(problem.code == row.code)
    #expect(problem.message == "node \"x\": set.nothing: " + row.message)
    #expect(problem.place == SourcePlace(line: 2, column: Self.firstColumn + row.column - 1))
  }

  @Test func `several unknown names are reported together`() {
    let problems = ExpressionTests.expression("one + two(three)").problems
    #expect(problems.map(\.code) == ["unknown-variable", "unknown-variable", "unknown-function"])
  }

  @Test(
    arguments: [
      // JSON5 literal of the expression, line and column of the unknown name
      (#""\"a\" + nope""#, 3, 10), (#""'\u4e2d' + nope""#, 3, 13),
      (#""'\ud83d\ude00' + nope""#, 3, 19), (#""'\x41' + nope""#, 3, 11),
      (#""'中' + nope""#, 3, 8), ("\"1 + \\\n nope\"", 4, 2),
    ])
  func `columns count the literal as it is written, escapes included`(
    _ row: (literal: String, line: Int, column: Int)
  ) throws {
    let text = """
      { flow: "a", title: "A", start: "x", variables: { n: null },
        nodes: { x: { type: "set", set: { n:
      \(row.literal)
      }, next: "x" } } }
      """
    let log = DiagnosticLog()
    #expect(FlowReader.read(SourceText(path: "a.json5", text: text), log: log) == nil)
    #expect(log.diagnostics.map(\.place) == [SourcePlace(line: row.line, column: row.column)])
  }

  @Test(arguments: [
    String(repeating: "(", count: 5_000), String(repeating: "-", count: 5_000) + "1",
    String(repeating: "!", count: 9_000), String(repeating: "[", count: 9_000),
    "1" + String(repeating: "+1", count: 4_000), "order" + String(repeating: ".a", count: 4_000),
    String(repeating: "length(", count: 1_000), String(repeating: "1 ", count: 100_000),
  ])
  func `an expression too long or too deep is refused`(_ source: String) {
    let (expression, problems) = ExpressionTests.expression(source)
    #expect(expression == nil)
    #expect(!problems.isEmpty)
  }
}
