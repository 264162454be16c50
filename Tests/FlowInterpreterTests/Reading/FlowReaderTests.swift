import Diagnostics
import FlowInterpreter
import Testing

@Suite struct FlowReaderTests {
  /// The findings of a flow whose nodes are given, `line:column code message`.
  private func problems(nodes: String, head: String = "") -> [String] {
    problems(
      """
      { flow: "a", title: "A", start: "end", variables: { x: 0, y: "" }, \(head)
        nodes: {
          end: { type: "hangup" },
          confirm: { type: "hangup" },
          \(nodes) } }
      """)
  }

  private func problems(_ text: String) -> [String] {
    let log = DiagnosticLog()
    let flow = FlowReader.read(SourceText(path: "a.json5", text: text), log: log)
    #expect((flow == nil) == log.hasErrors)
    return log.diagnostics.sorted().map { "\($0.code): \($0.message)" }
  }

  @Test func `a dangling target is named as the contract says`() {
    let text = """
      { flow: "refund", title: "Refund", start: "ask-order", nodes: {
          "ask-order": { type: "say", prompt: "…",
                         next: "confrim" },
          confirm: { type: "hangup" } } }
      """
    let log = DiagnosticLog()
    _ = FlowReader.read(SourceText(path: "CallFlows/refund.json5", text: text), log: log)
    #expect(
      log.diagnostics.map(\.headline) == [
        "CallFlows/refund.json5:3:26: error: node \"ask-order\": next names no node \"confrim\" (did you mean \"confirm\"?)"
      ])
  }

  @Test func `every problem of a file is reported in one run, in order`() {
    #expect(
      problems(
        nodes: """
            say: { type: "say", promt: "…", bargeIn: "yes", next: "nowhere" },
          ask: { type: "collect", prompt: "…", into: "z", digits: 0, next: "end", timeout: "5" },
          """) == [
          "missing-key: node \"say\": missing key \"prompt\" (is \"promt\" meant to be it?)",
          "unknown-key: node \"say\": unknown key \"promt\" (did you mean \"prompt\"?)",
          "wrong-type: node \"say\": bargeIn: expected true or false, found \"yes\"",
          "unknown-node: node \"say\": next names no node \"nowhere\"",
          "unknown-variable: node \"ask\": into names no variable \"z\" (did you mean \"x\"?)",
          "out-of-range: node \"ask\": digits: 0 is not in 1…64",
          "bad-duration: node \"ask\": timeout: \"5\" is no duration",
        ])
  }

  @Test(arguments: [
    // the node, its finding
    (#"n: { }"#, "missing-key: node \"n\": missing key \"type\""),
    (#"n: 5"#, "wrong-type: node \"n\": expected an object, found 5"),
    (
      #"n: { type: "sai" }"#,
      "unknown-value: node \"n\": type: expected one of say, menu, collect, listen, set, branch, hours, service, queue, callback, voicemail, flow, return, hangup, found \"sai\" (did you mean \"say\"?)"
    ),
    (#"N: { type: "hangup" }"#, "bad-id: node \"N\": this is no id"),
    (
      #"n: { type: "hangup", prompt: [] }"#,
      "empty-list: node \"n\": prompt: expected at least one prompt"
    ),
    (
      #"n: { type: "hangup", prompt: { txt: "a" } }"#,
      "missing-key: node \"n\": prompt: missing key \"text\" (is \"txt\" meant to be it?)"
    ),
    (
      #"n: { type: "hangup", prompt: { text: "a", seconds: -1 } }"#,
      "out-of-range: node \"n\": prompt: seconds: -1 is not in 0…86400"
    ),
    (
      #"n: { type: "hangup", prompt: ["a", 5] }"#,
      "wrong-type: node \"n\": prompt[1]: expected a prompt (text, or an object with text), found 5"
    ),
    (
      #"n: { type: "hangup", prompt: "a { b" }"#,
      "bad-template: node \"n\": prompt: '{' is never closed"
    ),
    (
      #"n: { type: "hangup", prompt: "a } b" }"#,
      "bad-template: node \"n\": prompt: '}' without '{'"
    ),
    (
      #"n: { type: "hangup", prompt: "{}" }"#,
      "bad-expression: node \"n\": prompt: expected a value, found the end"
    ),
    (
      #"n: { type: "hangup", prompt: "{xx} 元" }"#,
      "unknown-variable: node \"n\": prompt: unknown variable \"xx\" (did you mean \"x\"?)"
    ),
    (#"n: { type: "hangup", note: 5 }"#, "wrong-type: node \"n\": note: expected text, found 5"),
    (
      #"n: { type: "hangup", allow: ["No Rule"] }"#,
      "bad-id: node \"n\": allow: \"No Rule\" is no id"
    ),
    (
      #"n: { type: "menu", prompt: "a", choices: [] }"#,
      "empty-list: node \"n\": choices: expected at least one choice"
    ),
    (
      #"n: { type: "menu", prompt: "a", choices: [{ key: 1, label: "l", next: "end" }] }"#,
      "wrong-type: node \"n\": choices[0]: key: expected one key of \"0123456789*#\", found 1"
    ),
    (
      #"n: { type: "menu", prompt: "a", choices: [{ key: "12", label: "l", next: "end" }] }"#,
      "wrong-type: node \"n\": choices[0]: key: expected one key of \"0123456789*#\", found \"12\""
    ),
    (
      #"n: { type: "menu", prompt: "a", choices: [{ key: "1", next: "end" }] }"#,
      "missing-key: node \"n\": choices[0]: missing key \"label\""
    ),
    (
      #"n: { type: "menu", prompt: "a", choices: [{ key: "1", label: "l", next: "end" }, { key: "1", label: "m", next: "end" }] }"#,
      "duplicate-choice: node \"n\": choices[1]: key \"1\" is taken by node \"n\": choices[0]"
    ),
    (
      #"n: { type: "menu", prompt: "a", attempts: 0, choices: [{ key: "*", label: "l", words: [" "], next: "end" }] }"#,
      "empty-text: node \"n\": choices[0]: words[0]: expected a word, found nothing"
    ),
    (
      #"n: { type: "collect", prompt: "a", into: "x", digits: { min: 3, max: 2 }, next: "end" }"#,
      "out-of-range: node \"n\": digits: min 3 is more than max 2"
    ),
    (
      #"n: { type: "collect", prompt: "a", into: "x", digits: 3, pattern: "1[3-", next: "end" }"#,
      "bad-pattern: node \"n\": pattern: '[' is never closed"
    ),
    (
      #"n: { type: "collect", prompt: "a", into: "x", digits: 3, terminator: "ab", next: "end" }"#,
      "wrong-type: node \"n\": terminator: expected one key of \"0123456789*#\", found \"ab\""
    ),
    (
      #"n: { type: "listen", prompt: "a", into: "x", intents: [], confidence: 2 }"#,
      "empty-list: node \"n\": intents: expected at least one intent"
    ),
    (
      #"n: { type: "listen", prompt: "a", into: "x", intents: [{ intent: "i", phrases: [], next: "end" }] }"#,
      "empty-list: node \"n\": intents[0]: phrases: expected at least one phrase"
    ),
    (
      #"n: { type: "set", set: { x: "1", zz: "2" }, next: "end" }"#,
      "unknown-variable: node \"n\": set names no variable \"zz\""
    ),
    (
      #"n: { type: "set", set: { x: [1] }, next: "end" }"#,
      "wrong-type: node \"n\": set.x: expected an expression, found a list"
    ),
    (
      #"n: { type: "branch", cases: [{ when: "x >", next: "end" }] }"#,
      "bad-expression: node \"n\": cases[0]: when: expected a value, found the end"
    ),
    (
      #"n: { type: "service", call: "Order Find" }"#,
      "bad-id: node \"n\": call: \"Order Find\" is no service"
    ),
    (
      #"n: { type: "service", call: "order.find", on: { found: "endd" } }"#,
      "unknown-node: node \"n\": on.found names no node \"endd\" (did you mean \"end\"?)"
    ),
    (#"n: { type: "queue" }"#, "missing-key: node \"n\": missing key \"skill\""),
    (
      #"n: { type: "queue", skill: "s", callbackAfter: 90 }"#,
      "bad-duration: node \"n\": callbackAfter: expected a duration, found the number 90"
    ),
    (
      #"n: { type: "voicemail", prompt: "a", into: "y", next: "end" }"#,
      "missing-key: node \"n\": missing key \"maxLasts\""
    ),
    (
      #"n: { type: "flow", flow: "b", bring: { zz: "1" } }"#,
      "unknown-variable: node \"n\": bring names no variable \"zz\""
    ),
    (#"n: { type: "return", next: "end" }"#, "unknown-key: node \"n\": unknown key \"next\""),
    (
      #"n: { type: "hangup" }, n: { type: "hangup" }"#,
      "duplicate-key: nodes: duplicate key \"n\", first given on line 5"
    ),
  ])
  func `each mistake in a node is named`(_ row: (node: String, finding: String)) {
    let found = problems(nodes: row.node)
    #expect(found.contains(row.finding), "\(found)")
  }

  @Test(arguments: [
    ("[]", "wrong-type: the file: expected an object, found a list"),
    ("{}", "missing-key: missing key \"flow\""),
    (
      #"{ flow: "b", title: "B", start: "x", nodes: { x: { type: "hangup" } } }"#,
      "wrong-flow-name: flow: \"b\" is not the file's base name \"a\""
    ),
    (
      #"{ flow: "a", title: "A", start: "y", nodes: { x: { type: "hangup" } } }"#,
      "unknown-node: start names no node \"y\" (did you mean \"x\"?)"
    ),
    (
      #"{ flow: "a", title: "A", start: "y", nodes: {} }"#,
      "no-nodes: a flow needs at least one node"
    ),
    (
      #"{ flow: "a", title: 5, start: "x", nodes: { x: { type: "hangup" } } }"#,
      "wrong-type: title: expected text, found 5"
    ),
    (
      #"{ flow: "a", title: "A", start: "x", variables: { "1a": 0 }, nodes: { x: { type: "hangup" } } }"#,
      "bad-name: variables: \"1a\" is no name"
    ),
    (
      #"{ flow: "a", title: "A", start: "x", variables: { caller: 0 }, nodes: { x: { type: "hangup" } } }"#,
      "reserved-name: variables: \"caller\" is always there"
    ),
    (
      #"{ flow: "a", title: "A", start: "x", variables: { v: 1e99 }, nodes: { x: { type: "hangup" } } }"#,
      "out-of-range: variables: v: 1e99 is beyond the range of numbers"
    ),
    (
      #"{ flow: "a", title: "A", start: "x", defaults: { onError: "z" }, nodes: { x: { type: "hangup" } } }"#,
      "unknown-node: defaults: onError names no node \"z\" (did you mean \"x\"?)"
    ),
    (
      #"{ flow: "a", title: "A", start: "x", colour: 1, nodes: { x: { type: "hangup" } } }"#,
      "unknown-key: unknown key \"colour\""
    ),
    (
      "{ flow: \"a\",\n title ",
      "syntax: expected ':' after the key 'title', found the end of the file"
    ),
  ])
  func `each mistake in the file is named`(_ row: (text: String, finding: String)) {
    let found = problems(row.text)
    #expect(found.contains(row.finding), "\(found)")
  }

  @Test func `what a node doesn't say it has from the defaults`() throws {
    let text = """
      { flow: "a", title: "A", start: "m",
        defaults: { timeout: "7s", interDigitTimeout: "1.5s", attempts: 2, bargeIn: false,
                    noInput: "?", exhausted: "e" },
        variables: { x: 0 },
        nodes: {
          m: { type: "menu", prompt: "a", attempts: 4,
               choices: [{ key: "1", label: "l", next: "c" }] },
          c: { type: "collect", prompt: "a", into: "x", digits: { min: 1, max: 3 },
               bargeIn: true, terminator: "", next: "e" },
          e: { type: "hangup" } } }
      """
    let flow = try FlowReader.read(SourceText(path: "a.json5", text: text))
    guard case .menu(let menu) = flow.nodes[0].kind, case .collect(let collect) = flow.nodes[1].kind
    else {
      Issue.record("the nodes have other kinds")
      return
    }
    #expect(menu.retry.timeout == .seconds(7))
    #expect(menu.retry.attempts == 4)
    #expect(collect.retry.attempts == 2)
    #expect(menu.retry.noInput?.prompts.map(\.text.source) == ["?"])
    #expect(menu.retry.exhausted?.id == "e")
    #expect((menu.bargeIn, collect.bargeIn) == (false, true))
    #expect(collect.interDigitTimeout == .milliseconds(1_500))
    #expect(collect.terminator == nil)
    #expect(collect.digits == 1...3)
  }

  @Test func `a value of JSON5 stands for itself where an expression is wanted`() {
    #expect(
      problems(nodes: #"n: { type: "set", set: { x: 5, y: null, x2: true }, next: "end" }"#)
        == ["unknown-variable: node \"n\": set names no variable \"x2\" (did you mean \"x\"?)"])
  }

  @Test func `a flow of every type of node and key loads, and a short one without a title`() throws
  {
    let sources = Samples.flows.map { SourceText(path: Samples.name(of: $0), text: $0) }
    let library = try FlowLibrary(["all"], in: FlowFolder(sources))
    #expect(library.flows.map(\.id) == ["all", "inner"])
    #expect(library["all"]?.nodes.count == 15)
    let short = #"{ flow: "a", start: "x", nodes: { x: { type: "hangup" } } }"#
    let flow = try FlowReader.read(SourceText(path: "CallFlows/a.json5", text: short))
    #expect((flow.title, flow.language, flow.start.index) == ("a", "zh-CN", 0))
  }
}
