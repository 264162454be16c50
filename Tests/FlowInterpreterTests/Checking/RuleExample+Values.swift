extension RuleExample {
  private static let order = """
    a: { type: "service", call: "order.latest", into: "o", timeout: "5s", next: "b", failed: "z" },
    """
  private static let digits = """
    a: { type: "collect", prompt: "请打分", into: "s", digits: 1, next: "b" },
    """

  /// Rules about what values may be.
  static let values: [RuleExample] = [
    RuleExample(
      "constant-comparison", "variables: { s: '', n: 0, o: null },",
      bad: digits + """
        b: { type: "branch", cases: [{ when: "▸s == 5", next: "z" },
          { when: "▸length(s) > 3 || s == '1'", next: "z" }, { when: "▸startsWith(s, 'A')", next: "z" },
          { when: "▸call.elapsed < 0", next: "z" }, { when: "▸s in ['10', '20']", next: "z" }],
          otherwise: "c" },
        c: { type: "set", set: { n: "n + 1" }, next: "d" },
        d: { type: "branch", cases: [{ when: "▸n >= 0", next: "z" }], otherwise: "z" },
        z: { type: "hangup", prompt: "{n}" }
        """,
      good: digits + """
        b: { type: "branch", cases: [{ when: "number(s) == 5", next: "z" },
          { when: "s == '5' || s == ''", next: "z" }, { when: "s in ['1', '2']", next: "z" },
          { when: "length(s) == 1 && s < '5'", next: "z" }], otherwise: "c" },
        c: { type: "service", call: "order.latest", into: "o", timeout: "5s", next: "d", failed: "d" },
        d: { type: "branch", cases: [{ when: "o == null", next: "e" }, { when: "o != null", next: "e" },
          { when: "o.amount > 5 && o.product == '点卡'", next: "e" }, { when: "1 == 1", next: "e" }],
          otherwise: "e" },
        e: { type: "set", set: { n: "n + 1" }, next: "f" },
        f: { type: "branch", cases: [{ when: "n >= 3 || n == 2", next: "z" }], otherwise: "z" },
        z: { type: "hangup", prompt: "{n}" }
        """),
    RuleExample(
      "constant-comparison",
      bad: [
        "f": flow(
          nodes: """
            a: { type: "flow", flow: "g", pass: { kind: "'refund'" }, next: "z" }, z: { type: "hangup" }
            """),
        "g": flow(
          "g", "variables: { kind: 'general' },",
          nodes: """
            a: { type: "branch", cases: [{ when: "▸kind == 'refunds'", next: "z" }], otherwise: "z" },
            z: { type: "return" }
            """),
      ],
      good: [
        "f": flow(
          nodes: """
            a: { type: "flow", flow: "g", pass: { kind: "'refund'" }, next: "z" }, z: { type: "hangup" }
            """),
        "g": flow(
          "g", "variables: { kind: 'general' },",
          nodes: """
            a: { type: "branch", cases: [{ when: "kind == 'refund'", next: "z" }], otherwise: "z" },
            z: { type: "return" }
            """),
      ]),
    RuleExample(
      "unknown-word", "variables: { o: null, c: null, wish: null },",
      bad: order + """
        b: { type: "branch", cases: [{ when: "▸o.status == 'payed'", next: "z" },
          { when: "▸o.status in ['paid', 'lost']", next: "z" }], otherwise: "c" },
        c: { type: "service", call: "case.find", with: { order: "o.id" }, into: "c", timeout: "5s",
          next: "d", failed: "z" },
        d: { type: "branch", cases: [{ when: "▸c.stage != 'close'", next: "z" }], otherwise: "e" },
        e: { type: "listen", prompt: "请说", into: "wish", intents: [
          { intent: "refund", phrases: ["退款"], next: "f" }, { intent: "lost", phrases: ["没到"], next: "f" }] },
        f: { type: "branch", cases: [{ when: "▸wish.intent == 'refnd'", next: "z" }], otherwise: "z" },
        z: { type: "hangup" }
        """,
      good: order + """
        b: { type: "branch", cases: [{ when: "o.status == 'paid'", next: "z" },
          { when: "o.status in ['delayed', 'failed'] || o.status == null", next: "z" },
          { when: "o.kind == 'anything'", next: "z" }], otherwise: "c" },
        c: { type: "service", call: "own.find", into: "c", timeout: "5s", next: "d", failed: "z" },
        d: { type: "branch", cases: [{ when: "c.status == 'payed'", next: "z" }], otherwise: "z" },
        z: { type: "hangup" }
        """),
    RuleExample(
      "unknown-field", "variables: { o: null, own: null, c: null },",
      bad: order + """
        b: { type: "say", prompt: "您的{▸o.prodcut}，{▸o.price}", next: "c" },
        c: { type: "service", call: "case.find", with: { order: "o.id" }, into: "c", timeout: "5s",
          next: "d", failed: "z" },
        d: { type: "hangup", prompt: "{▸c.stageTxt}{▸caller.teir}" }, z: { type: "hangup" }
        """,
      good: order + """
        b: { type: "say", prompt: "您的{o.product}，{caller.birthday}", next: "c" },
        c: { type: "service", call: "own.find", into: "own", timeout: "5s", next: "d", failed: "z" },
        d: { type: "hangup", prompt: "{own.prodcut}{o.statusText}" }, z: { type: "hangup" }
        """),
    RuleExample(
      "certain-type-fault", "variables: { s: '', o: null, n: 0 },",
      bad: digits + """
        b: { type: "say", prompt: "{▸money('abc')}{▸s - 1}", next: "c" },
        c: { type: "branch", cases: [{ when: "▸s < 5", next: "d" }, { when: "▸s", next: "d" }],
          otherwise: "d" },
        d: { type: "set", set: { n: "▸round(s)" }, next: "e" },
        e: { type: "queue", skill: "front", priority: "▸'high'", next: "f" },
        f: { type: "callback", skill: "front", prompt: "好的", at: "▸s", next: "z" }, z: { type: "hangup", prompt: "{n}" }
        """,
      good: digits + """
        b: { type: "say", prompt: "{money('12.50')}{money(s)}{number(s) - 1}", next: "c" },
        c: { type: "service", call: "own.find", into: "o", timeout: "5s", next: "d", failed: "z" },
        d: { type: "branch", cases: [{ when: "o < 5", next: "e" }, { when: "o", next: "e" }],
          otherwise: "e" },
        e: { type: "set", set: { n: "round(number(s)) + o.amount" }, next: "f" },
        f: { type: "queue", skill: "front", priority: "number(s)", next: "g" },
        g: { type: "callback", skill: "front", prompt: "好的", at: "o.at", next: "z" },
        z: { type: "hangup", prompt: "{n}{o}" }
        """),
    RuleExample(
      "constant-comparison", "languages: ['zh-CN', 'en-US'],",
      bad: """
        a: { type: "set", set: { "call.language": "'en-US'" }, next: "b" },
        b: { type: "branch", cases: [{ when: "▸call.language == 'en'", next: "z" }], otherwise: "z" }, z: { type: "hangup" }
        """,
      good: """
        a: { type: "set", set: { "call.language": "'en-US'" }, next: "b" },
        b: { type: "branch", cases: [{ when: "call.language == 'en-US'", next: "z" }], otherwise: "z" }, z: { type: "hangup" }
        """),
    RuleExample(
      "impossible-entry", "variables: { s: '' },",
      bad: """
        ▸a: { type: "collect", prompt: "请输入", into: "s", digits: 6, pattern: "20[0-9]{6}", next: "b" },
        ▸b: { type: "collect", prompt: "请输入", into: "s", digits: { min: 1, max: 9 }, pattern: "[A-Z]+",
          next: "c" },
        c: { type: "collect", prompt: "请输入", into: "s", digits: 4, check: "▸length(input) == 8", next: "d" },
        d: { type: "collect", prompt: "请输入", into: "s", digits: 2, pattern: "[0-3]+",
          check: "▸number(input) > 33 && number(input) < 100", next: "z" },
        z: { type: "hangup", prompt: "{s}" }
        """,
      good: """
        a: { type: "collect", prompt: "请输入", into: "s", digits: 8, pattern: "20[0-9]{6}", next: "b" },
        b: { type: "collect", prompt: "请输入", into: "s", digits: { min: 1, max: 9 }, pattern: "[0-9A-Z]{3}",
          next: "c" },
        c: { type: "collect", prompt: "请输入", into: "s", digits: { min: 4, max: 8 },
          check: "length(input) == 8 || caller.known", next: "d" },
        d: { type: "collect", prompt: "请输入", into: "s", digits: 2, pattern: "[0-3]+",
          check: "number(input) >= 33", next: "z" },
        z: { type: "hangup", prompt: "{s}" }
        """),
  ]

  /// Rules about limits and calendars that contradict themselves.
  static let limits: [RuleExample] = [
    RuleExample(
      "limit-above-attempts",
      bad: "▸a: \(menu("maxNoInput: 4, whenSilent: \"bye\"")), \(ends)",
      good: """
        a: \(menu("maxNoInput: 3, whenSilent: \"agents\", maxNoMatch: 2, whenWrong: \"agents\"")), \(ends)
        """),
    RuleExample(
      "callback-after-max-wait",
      bad: """
        ▸a: { type: "queue", skill: "s", callbackAfter: "5m", maxWait: "5m", timedOut: "bye" }, \(ends)
        """,
      good: """
        a: { type: "queue", skill: "s", callbackAfter: "2m", maxWait: "5m", timedOut: "b" },
        b: { type: "queue", skill: "s", callbackAfter: "2m" }, \(ends)
        """),
    RuleExample(
      "hours-without-length",
      bad: hours("▸a", "open: ['mon-fri 09:00-18:00', 'sat 09:00-09:00']"),
      good: hours("a", "open: ['mon-fri 00:00-24:00', 'sat 22:00-02:00']")),
    RuleExample(
      "hours-without-length",
      bad: hours("▸a", "open: ['mon-fri 09:00-18:00'], yearly: ['12-24 09:00-09:00']"),
      good: hours("a", "open: ['mon-fri 09:00-18:00'], yearly: ['12-24 09:00-12:00', '01-01']")),
    RuleExample(
      "day-open-and-closed",
      bad: hours(
        "▸a",
        "open: ['mon-fri 09:00-18:00'], closedOn: ['2098-10-01/2098-10-07'], openOn: ['2098-10-07']"
      ),
      good: hours(
        "a",
        "open: ['mon-fri 09:00-18:00'], closedOn: ['2098-10-01/2098-10-07'], openOn: ['2098-10-08']"
      )),
    RuleExample(
      "dates-past",
      bad: hours("▸a", "open: ['mon-fri 09:00-18:00'], closedOn: ['2019-10-01']"),
      good: hours(
        "a", "open: ['mon-fri 09:00-18:00'], closedOn: ['2019-10-01'], openOn: ['2026-11-11']")),
    RuleExample(
      "digits-without-way-out", "variables: { s: '' },",
      bad: """
        a: { type: "menu", prompt: "单号请按1，人工请按0", choices: [\(choice("1", to: "b")), \(choice("0", to: "agents"))] },
        ▸b: { type: "collect", prompt: "请输入单号", into: "s", digits: 6, exhausted: "bye", next: "bye" }, \(ends)
        """,
      good: """
        a: { type: "collect", prompt: "请输入单号", into: "s", digits: 6, exhausted: "agents", next: "b" },
        b: { type: "collect", prompt: "请输入单号", into: "s", digits: 6, exhausted: "bye", next: "bye",
          choices: [\(choice("*", to: "agents"))] }, \(ends)
        """),
  ]

  private static func hours(_ node: String, _ calendar: String) -> String {
    "\(node): { type: \"hours\", \(calendar), whenOpen: \"agents\", whenClosed: \"bye\" }, \(ends)"
  }

  /// Rules about words that say something else than the flow does.
  static let contradictions: [RuleExample] = [
    RuleExample(
      "digits-not-as-told", "variables: { s: '' },",
      bad: """
        a: { type: "collect", prompt: ▸"请输入8位取件码", into: "s", digits: 6, next: "b" },
        b: { type: "collect", prompt: ["请输入号码", ▸"号码是十一位"], into: "s", digits: { min: 4, max: 6 }, next: "c" },
        c: { type: "collect", prompt: ▸"Please enter your 5-digit zip code", into: "s", digits: 4, next: "d" },
        d: { type: "collect", prompt: ▸"请输入１１位手机号", into: "s", digits: 8, next: "e" },
        e: { type: "collect", prompt: ▸"请输入四到八位号码", into: "s", digits: { min: 4, max: 6 }, next: "bye" }, \(ends)
        """,
      good: """
        a: { type: "collect", prompt: "请输入6位取件码，您是第3位客人", into: "s", digits: 6, next: "b" },
        b: { type: "collect", prompt: ["请输入18位证件的后四位", "三到五位"], into: "s", digits: { min: 3, max: 6 }, next: "c" },
        c: { type: "collect", prompt: "Enter the last four digits within 10 seconds", into: "s", digits: 4, next: "bye" }, \(ends)
        """),
    RuleExample(
      "labels-swapped",
      bad: """
        a: { type: "menu", prompt: ▸"充值请按1，退款请按2。", choices: [
          { key: "1", label: "退款", next: "b" }, { key: "2", label: "充值", next: "b" }] },
        b: { type: "menu", prompt: ▸"Press 1 for billing, 2 for sales.", choices: [
          { key: "1", label: "sales", next: "bye" }, { key: "2", label: "billing", next: "bye" }] }, \(ends)
        """,
      good: """
        a: { type: "menu", prompt: "充值请按1，退款请按2，转人工请按0。", choices: [
          { key: "1", label: "充值", next: "b" }, { key: "2", label: "退钱", words: ["退款"], next: "b" },
          { key: "0", label: "客服", next: "b" }] },
        b: { type: "menu", prompt: "Press 1 for billing, 2 for sales.", choices: [
          { key: "1", label: "Billing", next: "c" }, { key: "2", label: "Sales", next: "c" }] },
        c: { type: "menu", prompt: "稍等5秒后按1重试，或按0转人工。", choices: [
          { key: "1", label: "重试", next: "bye" }, { key: "0", label: "人工", next: "bye" }] }, \(ends)
        """),
    RuleExample(
      "other-language",
      "language: 'zh-CN',",
      bad: #"a: { type: "say", prompt: ▸"Please hold the line.", next: "bye" }, "# + ends,
      good: #"a: { type: "say", prompt: "请用VIP App查询，OK。", next: "b" }, "#
        + #"b: { type: "say", prompt: "{caller.name}", next: "bye" }, "# + ends),
    RuleExample(
      "other-language",
      "language: 'en-US',",
      bad: #"a: { type: "say", prompt: ▸"请稍候。", next: "z" }, z: { type: "hangup" }"#,
      good: #"a: { type: "say", prompt: "Please hold.", next: "z" }, z: { type: "hangup" }"#),
    RuleExample(
      "refusal-told-as-done", "variables: { o: null },",
      bad: """
        a: { type: "service", call: "message.send", with: { text: "'好'" }, next: ▸"b", failed: "bye" },
        b: { type: "say", prompt: "短信已发送。", next: "c" },
        c: { type: "service", call: "order.latest", into: "o", next: ▸"d", failed: "bye" },
        d: { type: "say", prompt: "您的订单是{o.product}。", next: "e" },
        e: { type: "service", call: "card.block", on: { done: "f", declined: ▸"g" }, failed: "bye" },
        f: { type: "say", prompt: "已挂失。", next: "bye" }, g: { type: "say", prompt: "挂失成功。", next: "bye" }, \(ends)
        """,
      good: """
        a: { type: "service", call: "message.send", with: { text: "'好'" }, on: { refused: "n" }, next: "b",
          failed: "bye" },
        n: { type: "say", prompt: "短信没有发送成功。", next: "b" },
        b: { type: "say", prompt: "好的。", next: "c" },
        c: { type: "service", call: "order.latest", into: "o", next: "d", failed: "bye" },
        d: { type: "branch", cases: [{ when: "o == null", next: "bye" }], otherwise: "e" },
        e: { type: "say", prompt: "您的订单是{o.product}。", next: "f" },
        f: { type: "service", call: "recharge.resend", with: { order: "o.id" },
          on: { done: "g", refused: "h" }, failed: "bye" },
        g: { type: "say", prompt: "已为您补发。", next: "bye" },
        h: { type: "say", prompt: "这笔订单已经补发过，请技术人员核实。", next: "bye" }, \(ends)
        """),
    RuleExample(
      "entry-without-secret", "variables: { s: '' },",
      bad: """
        a: { type: "collect", prompt: ▸"请输入6位密码。", into: "s", digits: 6, next: "b" },
        b: { type: "collect", prompt: ▸"Enter your PIN, please.", into: "s", digits: 4, next: "c" },
        c: { type: "collect", prompt: ▸"請輸入四位密碼。", into: "s", digits: 4, next: "d" },
        d: { type: "collect", prompt: ▸"Enter your P.I.N. now.", into: "s", digits: 4, next: "e" },
        e: { type: "collect", prompt: ▸"Please key in your personal identification number.", into: "s", digits: 4, next: "bye" }, \(ends)
        """,
      good: """
        a: { type: "collect", prompt: "请输入6位密码。", into: "s", digits: 6, secret: true, next: "b" },
        b: { type: "collect", prompt: "请输入6位取件码，请勿告诉别人密码。", into: "s", digits: 6, next: "c" },
        c: { type: "collect", prompt: "Enter the opinion number of your shopping.", into: "s", digits: 4, next: "bye" }, \(ends)
        """),
  ]
}
