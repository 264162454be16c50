import FlowInterpreter

/// Good inputs to be mutated: every type of node and key, every function, every kind of step.
enum Samples {
  static func name(of flow: String) -> String { "\(flow.split(separator: "\"")[1]).json5" }

  static let flows = [
    """
    { flow: "all", title: "All", language: "zh-CN", start: "say",
      defaults: { timeout: "5s", interDigitTimeout: "3s", attempts: 3, bargeIn: true, noInput: "没有听到",
                  noMatch: ["不对", "还是不对"], exhausted: "mail", onError: "sorry" },
      variables: { tries: 0, number: "", need: null, order: null, message: "", list: [1, "二"] },
      nodes: {
        say: { type: "say", prompt: ["您好{caller.name}", { text: "又见面了", seconds: 1.5, audio: "a.wav" }],
               bargeIn: false, next: "gate", note: "n", allow: ["some-rule"] },
        gate: { type: "hours", open: ["mon-fri 09:00-21:00", "sat,sun 22:00-02:00"], timeZone: "Asia/Shanghai",
                closedOn: ["2026-10-01", "2026-02-15/2026-02-23"], openOn: ["2026-02-16 10:00-16:00"],
                whenOpen: "main", whenClosed: "mail" },
        main: { type: "menu", prompt: "请选择", timeout: "4s", maxNoInput: 2, whenSilent: "mail",
                choices: [ { key: "1", label: "一", words: ["充值"], next: "number" },
                           { key: "2", label: "二", next: "need" }, { key: "3", label: "三", next: "sub" },
                           { key: "*", label: "四", next: "say" } ] },
        number: { type: "collect", prompt: "号码", into: "number", digits: { min: 2, max: 6 }, terminator: "#",
                  pattern: "1[0-9]+", check: "number(input) > 10 && length(input) < 6", next: "count" },
        count: { type: "set", set: { tries: "tries + 1", message: "message + number + digits(number, ' ')" },
                 next: "enough" },
        enough: { type: "branch", cases: [ { when: "tries >= 3 || order.status == 'paid'", next: "agent" },
                                           { when: "!exists(order) && tries in [1, 2]", next: "find" } ],
                  otherwise: "main" },
        find: { type: "service", call: "order.find", with: { order: "number", who: "caller.number" }, into: "order",
                timeout: "8s", on: { found: "tell", missing: "main" }, next: "enough", failed: "agent" },
        tell: { type: "say", prompt: "{{}}{order.status}，{money(order.amount)}，{mask(number)}", next: "enough" },
        need: { type: "listen", prompt: "请说", into: "need", confidence: 0.4,
                intents: [ { intent: "refund", phrases: ["我要退款", "退钱"], next: "agent" },
                           { intent: "recharge", phrases: ["充值没到", "没到账"], next: "number" } ],
                choices: [{ key: "0", label: "人工", words: ["人工"], next: "agent" }] },
        sub: { type: "flow", flow: "inner", pass: { n: "tries" }, bring: { tries: "n + 1" }, next: "main" },
        agent: { type: "queue", skill: "front", priority: "round(tries / 2)", prompt: "请稍候", estimate: true,
                 callbackAfter: "30s", maxWait: "5m", next: "main", full: "call", closed: "mail", timedOut: "call" },
        call: { type: "callback", skill: "front", number: "caller.number", at: "call.at", prompt: "回电", next: "bye" },
        mail: { type: "voicemail", prompt: "请留言", maxLasts: "20s", into: "message", skill: "front", next: "bye" },
        sorry: { type: "say", prompt: "抱歉", next: "bye" },
        bye: { type: "hangup", prompt: "再见" },
      } }
    """,
    """
    { flow: "inner", title: "Inner", start: "more", variables: { n: 0 }, nodes: {
        more: { type: "set", set: { n: "n + 1" }, next: "deep" },
        deep: { type: "branch", cases: [{ when: "n < 3", next: "again" }], otherwise: "back" },
        again: { type: "flow", flow: "inner", pass: { n: "n" }, next: "back" },
        back: { type: "return" } } }
    """,
  ]

  static let populations = [
    """
    { population: "people", note: "n", asOf: "2026-11-18T10:00:00+08:00",
      data: { callers: [{ number: "13800138000", tier: "vip" }],
              orders: [{ id: "1234", caller: "13800138000", status: "paid", amount: 30 }] },
      goals: { refund: { words: ["一", "退"], says: ["我要退款", "退钱"],
                         nodes: { main: { chooses: { "一": 0.5, "3": 0.2 }, silent: 0.1 } } },
               agent: { words: ["人工"], says: ["转人工"] } },
      callers: [{ number: "13800138000", weight: 3, goals: { refund: 2, agent: 1 }, knows: { "号码": "123" } },
                { number: null, goals: "agent", note: "n" }],
      behaviour: { speaks: 0.3, silent: 0.1, wrong: 0.1, mistaken: 0.1, bargeIn: 0.3, reaction: "2s",
        hangUp: { perSecond: 0.001, perPrompt: 0.01 }, message: "20s", words: ["是"],
        impatient: { share: 0.1, bargeIn: 1, hangUp: { perSecond: 0.01 } },
        nodes: { number: { enters: { "12": 0.5 }, hangsUp: 0.1 }, "inner/more": { served: true } } } }
    """
  ]

  static let expressions = [
    "1 + 2 * 3 - 4 / 5 % 6", "(order.amount >= 50 || !caller.known) && 'a' in ['a', \"b\"]",
    "length(name) + number('12.5') + round(2.55, 1) + min(1, 2) + max([3, 4])",
    "contains(lower('ABC'), 'b') && startsWith(name, '王') && endsWith(name, '明') && matches(input, '[0-9-]+')",
    "text([1, 'x', null, true]) + digits(input, ' ') + money(12.5) + mask('13800138000')",
    "minutesSince(call.at) < 5 || hoursSince('2026-11-10T00:00:00Z') > 1 || exists(nothing)",
    "-tries != -1 && call.elapsed <= 999999999999999999999999 && call.id == \"call-7\"",
  ]

  static let patterns = [
    "1[3-9]\\d{9}", "(?i)(订单|order)\\s*[A-Za-z0-9_-]{4,20}", "^(?:a|b|)*c+?[^\\d\\s]$",
    "((a{1,3}){2}|.*){0,9}",
    "(?<year>\\d{4})-[0-1]\\d",
  ]

  static let fixtures = [
    """
    { fixture: "to an agent", flow: "all", caller: "13800138000", at: "2026-11-11T20:05:00+08:00",
      data: { callers: [{ number: "13800138000", name: "王小明" }], orders: [], cases: [] },
      queues: { front: { answerAfter: "40s", talk: "3m" } },
      services: { "order.find": [{ fault: "down" }, { outcome: "found", value: { status: "paid" }, takes: "2s" }] },
      steps: [ { hear: "您好" }, { press: "1" }, { press: "1234#", after: "2s" }, { say: "我的充值没到账" },
               { silence: "6s" }, { press: "2", during: true }, { notHear: { matches: "x+" } }, { hangUp: true } ],
      expect: { outcome: "queued", skill: "front", priority: 2, node: "agent", path: ["say", "gate"],
                visits: ["main"], avoids: ["inner/more"], variables: { tries: 1 }, heard: [{ anyOf: ["a", "b"] }],
                notHeard: ["c"], services: [{ call: "order.find", with: { order: "1234" } }], within: "90s" } }
    """,
    """
    { fixtures: [
      { fixture: "at night", flow: "all", caller: null, at: "2026-11-11T03:00:00+08:00", steps: [{ say: "喂" }],
        expect: { outcome: "voicemail" } },
      { fixture: "inside", flow: "inner", steps: [], expect: { outcome: "completed" } } ] }
    """,
  ]

  /// Pieces that mean something to one of the readers.
  static let words = [
    "null", "true", "-1", "0", "1e308", "999999999999999999999999999", "0x7fffffffffffffff", "\"\"",
    "'", "\"", "{", "}",
    "[", "]", ",", ":", "{{", "}}", "\\u0000", "\\ud800", "\\", "\n", "\u{0}", "\u{FEFF}",
    "\u{202E}", "e\u{301}", "👨‍👩‍👧",
    "\"10000d\"", "\"0s\"", "\"250ms\"", "\"2026-11-11T20:05:00+08:00\"", "main", "bye", "inner",
    "all", "tries", "order",
    "input", "call.at", "caller", "say", "menu", "queue", "flow", "service", "return", "hangup",
    "attempts", "timeout",
    "&&", "||", "==", "<=", "+", "*", "/", "%", "in", "!", "(", ")", ".", "{1000}", "*+?", "|",
    "(?i)", "[^", "\\d", "$",
    "matches(", "digits(", "round(", "9", "#", "during: true", "after: \"1s\"", "hangUp: true",
    "always", "//", "/*", "*/",
  ]

  static let speech = [
    "", "充值", "我要退款", "没到账啊", "人工", "1 2 3 4", "👨‍👩‍👧", String(repeating: "长", count: 5_000),
  ]

  static let values: [Value] = [
    .null, .boolean(true), .number(Number(30)), .text("paid"),
    .text(String(repeating: "x", count: 19_999)),
    .list([.text("a"), .list([.null]), .record([:])]),
    .record([
      "status": .text("paid"), "amount": .number(Number(30)), "deep": .record(["deep": .list([])]),
    ]),
  ]
}
