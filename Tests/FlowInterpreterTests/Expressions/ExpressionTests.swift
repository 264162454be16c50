import Diagnostics
import FlowInterpreter
import TestOutput
import Testing

@Suite struct ExpressionTests {
  /// A text of the language and what it must give, written in the language itself.
  typealias Row = (expression: String, value: String)

  static let scope: Scope = {
    let order: Value = .record([
      "status": .text("delayed"), "amount": .number(Number(30)),
      "channel": .record(["name": .text("wechat")]),
    ])
    let variables: [Value] = [order, .number(Number(2)), .text("王小明"), .null]
    let call = IncomingCall(
      id: "call-7", at: Instant(milliseconds: 1_794_398_700_000, offset: 28_800),
      caller: .record(["known": .boolean(true), "tier": .text("gold")]))
    return Scope(
      variables: variables, call: call, elapsed: .seconds(90), input: .text("138-0013-8000"))
  }()

  static let names = ["order", "tries", "name", "nothing"]

  /// Reads and evaluates an expression as a flow does, through a `set` node's text.
  static func value(of source: String) throws -> Value {
    let expression = try #require(expression(source).expression, "\(source) can't be read")
    return try expression.evaluate(in: scope)
  }

  static func expression(_ source: String) -> (expression: Expression?, problems: [Diagnostic]) {
    let quoted = JSONValue.quoted(source)
    let text = """
      { flow: "a", title: "A", start: "x", \
      variables: { order: null, tries: 0, name: "", nothing: null },
        nodes: { x: { type: "set", set: { nothing: \(quoted) }, next: "x" } } }
      """
    let log = DiagnosticLog()
    let flow = FlowReader.read(SourceText(path: "a.json5", text: text), log: log)
    guard case .set(let set)? = flow?.nodes[0].kind else { return (nil, log.diagnostics) }
    return (set.assignments[0].value, log.diagnostics)
  }

  @Test(arguments: [
    ("1 + 2 * 3", "7"), ("(1 + 2) * 3", "9"), ("7 - 2 - 1", "4"), ("-2 * -3", "6"),
    ("2 - -1", "3"), ("7 / 2", "3.5"), ("8 / 4 / 2", "1"), ("7 % 4", "3"), ("-7 % 4", "-3"),
    ("0.1 + 0.2 == 0.3", "true"), ("10 / 3 * 3 == 10", "false"), ("1 / 3", "0.333333333"),
    ("'a' + 'b'", "'ab'"), ("'单号' + 12", "'单号12'"), ("1.50 + '元'", "'1.5元'"),
    ("'a' + null", "'a'"), ("'a' + true", "'atrue'"), ("'a' + 1 + 2", "'a12'"),
    ("1 + 2 + 'a'", "'3a'"), ("\"it's\"", "'it\\'s'"),
  ])
  func `arithmetic is exact, and plus joins texts`(_ row: Row) throws {
    #expect(try Self.value(of: row.expression) == Self.value(of: row.value))
  }

  @Test(arguments: [
    ("1 < 2 ? 'a' : 'b'", "'a'"), ("1 > 2 ? 'a' : 'b'", "'b'"), ("null ? 1 : 2", "2"),
    ("false ? 1 : true ? 2 : 3", "2"), ("true ? false ? 1 : 2 : 3", "2"),
    ("(tries == 2 ? 1 : 5) + 1", "2"), ("tries == 2 || 1 / 0 > 1 ? 'x' : 'y'", "'x'"),
    ("order.status == 'delayed' ? order.amount * 2 : 0", "60"), ("true ? 1 : 1 / 0", "1"),
    ("[true ? 1 : 2, 3]", "[1, 3]"),
  ])
  func `a condition chooses one of two values, and only that is worked out`(_ row: Row) throws {
    #expect(try Self.value(of: row.expression) == Self.value(of: row.value))
  }

  @Test(arguments: [
    ("1 < 2", "true"), ("2 <= 2", "true"), ("2 > 2", "false"), ("3 >= 4", "false"),
    ("'a' < 'b'", "true"), ("'10' < '9'", "true"), ("'b' <= 'a'", "false"),
    ("null < 1", "false"), ("1 < null", "false"), ("null >= null", "false"),
    ("null > 'a'", "false"), ("null == null", "true"), ("null != 1", "true"),
    ("1 == '1'", "false"), ("1 == 1.0", "true"), ("[1, 2] == [1, 2]", "true"),
    ("1 + 1 == 2 && 2 < 3", "true"), ("2 in [1, 2]", "true"), ("'x' in ['a', 'b']", "false"),
    ("'lay' in order.status", "true"), ("1 in null", "false"), ("null in [null]", "true"),
  ])
  func `comparisons follow the rules for null, numbers and texts`(_ row: Row) throws {
    #expect(try Self.value(of: row.expression) == Self.value(of: row.value))
  }

  @Test(
    arguments: [
      ("true || false && false", "true"), ("!false && false", "false"),
      ("false && 1 / 0 == 1", "false"), ("true || 1 / 0 == 1", "true"), ("!null", "true"),
      ("null || true", "true"), ("null && true", "false"), ("!!true", "true"),
    ])
  func `conditions stop as soon as they are decided, and null counts as false`(_ row: Row) throws {
    #expect(try Self.value(of: row.expression) == Self.value(of: row.value))
  }

  @Test(
    arguments: Discreet<Row>.each([
      ("order.status", "'delayed'"), ("order.channel.name", "'wechat'"), ("order.paidAt", "null"),
      ("order.none.none", "null"), ("nothing.field", "null"), ("tries + 1", "3"),
      ("caller.tier", "'gold'"), ("caller.none", "null"), ("call.id", "'call-7'"),
      ("call.elapsed", "90"), ("call.at", "'2026-11-11T20:05:00+08:00'"),
      ("input", "'138-0013-8000'"),
    ]))
  func `names reach variables, fields and what is always there`(_ row: Discreet<Row>) throws {
    let row = row.value
    #expect(try Self.value(of: row.expression) == Self.value(of: row.value))
  }

  @Test(arguments: [
    ("length(name)", "3"), ("length('👨‍👩‍👧e\u{301}')", "2"), ("length([1, 2])", "2"),
    ("length(null)", "0"),
    ("contains('abc', 'bc')", "true"), ("contains('abc', '')", "true"),
    ("contains('ab', 'abc')", "false"), ("contains([1, 2], 2)", "true"),
    ("contains(null, 'a')", "false"), ("startsWith('abc', 'ab')", "true"),
    ("startsWith('abc', 'b')", "false"), ("endsWith('abc', 'bc')", "true"),
    ("endsWith(null, 'a')", "false"), ("matches('abc123', '[a-z]+\\\\d+')", "true"),
    ("matches('abc', 'b')", "false"), ("matches(null, '.*')", "false"),
    ("matches('b', name + '|b')", "true"), ("number('12.50')", "12.5"), ("number('x')", "null"),
    ("number(3)", "3"), ("number(null)", "null"), ("text(12.50)", "'12.5'"), ("text(null)", "''"),
    ("text([1, 'b'])", "'1、b'"), ("lower('AbC')", "'abc'"), ("lower(null)", "null"),
    ("exists(order.status)", "true"), ("exists(order.none)", "false"), ("exists('')", "true"),
    ("exists(false)", "true"),
  ])
  func `functions of texts`(_ row: Row) throws {
    #expect(try Self.value(of: row.expression) == Self.value(of: row.value))
  }

  @Test(
    arguments: Discreet<Row>.each([
      ("round(2.5)", "3"), ("round(-2.5)", "-3"), ("round(2.4)", "2"), ("round(1.005, 2)", "1.01"),
      ("round(1234.5, 0)", "1235"), ("min(3, 1, 2)", "1"), ("max(3, 1, 2)", "3"),
      ("min([4, 2])", "2"), ("max([])", "null"), ("digits(input)", "'13800138000'"),
      ("digits('a１2b3', ' ')", "'1 2 3'"), ("digits(null)", "null"), ("digits(1.5)", "'15'"),
      ("money(12.5)", "'12.50元'"), ("money('30')", "'30.00元'"), ("money(0.005)", "'0.01元'"),
      ("money(-3)", "'-3.00元'"), ("money(null)", "null"),
      ("mask('13800138000')", "'138****8000'"), ("mask('王明')", "'王*'"), ("mask(name)", "'王**'"),
      ("mask('欧阳小明')", "'欧***'"), ("mask('ab12')", "'a**2'"), ("mask('1')", "'*'"),
      ("mask('')", "''"),
      ("mask(null)", "null"), ("mask('0123456789012345')", "'012*********2345'"),
    ]))
  func `functions of numbers, and what is read out`(_ row: Discreet<Row>) throws {
    let row = row.value
    #expect(try Self.value(of: row.expression) == Self.value(of: row.value))
  }

  // The call came in at 20:05:00 and is 90 s old, so it is 20:06:30.
  @Test(arguments: [
    ("minutesSince('2026-11-11T20:00:00+08:00')", "6.5"),
    ("minutesSince('2026-11-11T12:06:30Z')", "0"),
    ("minutesSince('2026-11-11T20:07:00+08:00')", "-0.5"),
    ("hoursSince('2026-11-10T20:06:30+08:00')", "24"), ("hoursSince(null) > 1", "false"),
    ("hoursSince(order.paidAt)", "null"),
  ])
  func `times since are told with decimals`(_ row: Row) throws {
    #expect(try Self.value(of: row.expression) == Self.value(of: row.value))
  }

  @Test(arguments: [
    "1 + true", "1 - 'a'", "'a' * 2", "1 < 'a'", "true < false", "!1", "1 && true", "-'a'",
    "1 / 0", "1 % 0", "999999999999999999999999 * 10", "1 in 'abc'", "order + 'a'", "[[1]]",
    "name.first", "length(1)", "length(order)", "contains(1, 2)", "lower(1 < 2)", "number(true)",
    "round('a')", "round(1, 10)", "round(1, 0.5)", "min('a')", "money('x')", "mask(true)",
    "minutesSince('yesterday')", "minutesSince(5)", "matches('a', name + '(')", "text(order)",
    "startsWith(1, 'a')", "matches(order, 'a')",
  ])
  func `an operand of a wrong kind is a fault`(_ source: String) throws {
    #expect(throws: Fault.self) { try Self.value(of: source) }
  }

  @Test func `a text can't grow without bounds`() throws {
    let long = String(repeating: "x", count: 3_900)
    let most = try Self.value(of: "digits('11111', '\(long)')")
    #expect(most == .text("1" + String(repeating: long + "1", count: 4)))
    #expect(throws: Fault.self) { try Self.value(of: "digits('111111', '\(long)')") }
    #expect(throws: Fault.self) {
      try Self.value(of: "digits('11111', '\(long)') + digits('111', '\(long)')")
    }
    #expect(throws: Fault.self) {
      try Self.value(of: "text([digits('11111', '\(long)'), digits('111', '\(long)')])")
    }
  }
}
