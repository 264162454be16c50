extension RuleExample {
  static let asking: [RuleExample] = [
    RuleExample(
      "missing-no-input", bad: "▸a: \(menu()), \(ends)",
      good: "a: \(menu("noInput: \"没听到\"")), \(ends)"),
    RuleExample(
      "missing-no-match", bad: "▸a: \(menu()), \(ends)",
      good: "a: \(menu("noMatch: \"不对\"")), \(ends)"),
    RuleExample(
      "missing-exhausted", bad: "▸a: \(menu()), \(ends)",
      good: "a: \(menu("exhausted: \"agents\"")), \(ends)"),
    RuleExample(
      "missing-exhausted",
      bad: ["f": flow(nodes: "▸a: \(menu("maxNoInput: 2, whenSilent: \"bye\"")), \(ends)")],
      good: ["f": flow("f", "defaults: { onError: \"bye\" },", nodes: "a: \(menu()), \(ends)")]),
    RuleExample(
      "timeout-out-of-range",
      "variables: { digits: null, order: null },",
      bad: """
        ▸a: \(menu("timeout: \"2s\"")),
        ▸b: { type: "collect", prompt: "请输入", into: "digits", digits: 4, timeout: "5s",
          interDigitTimeout: "500ms", next: "bye" },
        ▸c: { type: "service", call: "order.latest", timeout: "16s", into: "order", next: "bye" },
        \(ends)
        """,
      good: """
        a: \(menu("timeout: \"3s\"")), b: \(menu("timeout: \"15s\"")),
        c: { type: "service", call: "order.latest", timeout: "15s", into: "order", next: "bye" },
        \(ends)
        """),
    RuleExample(
      "too-many-attempts", bad: "▸a: \(menu("attempts: 5")), \(ends)",
      good: "a: \(menu("attempts: 4")), \(ends)"),
    RuleExample(
      "too-many-choices",
      bad:
        "▸a: \(menu(choices: (1...6).map { choice("\($0)", to: "bye") }.joined(separator: ","))), \(ends)",
      good:
        "a: \(menu(choices: (1...5).map { choice("\($0)", to: "bye") }.joined(separator: ","))), \(ends)"
    ),
    RuleExample(
      "menu-too-deep",
      bad: """
        a: \(menu(choices: choice("1", to: "b"))), b: \(menu(choices: choice("1", to: "c"))),
        c: \(menu(choices: choice("1", to: "d"))), ▸d: \(menu()), \(ends)
        """,
      good: """
        a: \(menu(choices: choice("1", to: "b") + "," + choice("2", to: "c"))),
        b: \(menu(choices: choice("1", to: "c"))), c: \(menu(choices: choice("1", to: "d"))),
        d: \(menu()), \(ends)
        """),
    RuleExample(
      "menu-too-deep",
      bad: [
        "f": flow(
          nodes: """
            a: \(menu(choices: choice("1", to: "b"))),
            b: \(menu(choices: choice("1", to: "c"))), c: { type: "flow", flow: "g", next: "bye" }, \(ends)
            """),
        "g": flow(
          "g", nodes: "a: \(menu(choices: choice("1", to: "b"))), ▸b: \(menu()), \(ends)"),
      ],
      good: [
        "f": flow(nodes: "a: { type: \"flow\", flow: \"g\", next: \"b\" }, b: \(menu()), \(ends)"),
        "g": flow(
          "g",
          nodes: """
            a: \(menu(choices: choice("1", to: "b"))), b: \(menu(choices: choice("1", to: "c"))),
            c: \(menu(choices: choice("1", to: "r"))), r: { type: "return" }, \(ends)
            """),
      ]),
    RuleExample(
      "offered-key-not-accepted",
      "variables: { digits: null },",
      bad: """
        a: { type: "say", prompt: ▸"人工请按零", next: "b" },
        b: { type: "menu", prompt: ▸▸"查询请按1，退款请按７，重听请按星号键。", choices: [\(choice("1", to: "c"))] },
        c: { type: "collect", prompt: ▸"Enter your number, then press star", into: "digits", digits: 4,
          noMatch: "不对", next: "d" },
        d: { type: "menu", prompt: ▸"For orders press one, to repeat press the pound key.",
          choices: [\(choice("1", to: "bye"))] }, \(ends)
        """,
      good: """
        a: { type: "say", prompt: "请不要按3。一共12345个，按时到账，请按1至2。", next: "b" },
        b: { type: "menu", prompt: "查询请按1或2，拨12315投诉", choices: [\(choice("1", to: "c")), \(choice("2", to: "c"))] },
        c: { type: "collect", prompt: "请输入订单号，按#号键结束，按一下就好", into: "digits",
          digits: { min: 1, max: 4 }, next: "bye" }, \(ends)
        """),
    // Where it isn't asked again, a wrong key leads on, as the key for all else is to do.
    RuleExample(
      "offered-key-not-accepted",
      bad: """
        a: { type: "menu", prompt: ▸"查询请按1，其他请按3", attempts: 2, choices: [\(choice("1", to: "b"))] },
        b: { type: "menu", prompt: ▸"For orders press 1. For refunds, press 3.", attempts: 1,
          choices: [\(choice("1", to: "bye"))] }, \(ends)
        """,
      good: """
        a: { type: "menu", prompt: "查询请按1，其他请按3", attempts: 1, choices: [\(choice("1", to: "b"))] },
        b: { type: "menu", prompt: "For orders press 1. Otherwise, press 3.", attempts: 1,
          choices: [\(choice("1", to: "bye"))] }, \(ends)
        """),
    RuleExample(
      "key-not-offered",
      "variables: { said: null },",
      bad: """
        a: \(menu(choices: choice("1", to: "b") + ", ▸" + choice("*", to: "bye"))),
        b: { type: "listen", prompt: "请说", into: "said",
          intents: [{ intent: "x", phrases: ["查"], next: "bye" }],
          choices: [▸\(choice("0", to: "bye"))] }, \(ends)
        """,
      good: """
        a: { type: "say", prompt: "重听请按米字键", next: "b" },
        b: { type: "menu", prompt: "查询请按１", noMatch: "请按1到3",
          choices: [\(["1", "2", "3", "*"].map { choice($0, to: "c") }.joined(separator: ","))] },
        c: { type: "menu", prompt: "{caller.name}请选择", choices: [\(choice("1", to: "d"))] },
        d: { type: "menu", prompt: "press 1 or the pound key; 按1，或按井号键",
          choices: [\(choice("1", to: "bye")), \(choice("#", to: "bye"))] }, \(ends)
        """),
    RuleExample(
      "end-key-not-offered",
      "variables: { digits: null },",
      bad: """
        ▸a: { type: "collect", prompt: "请输入订单号", into: "digits", digits: { min: 1, max: 4 },
          next: "bye" }, \(ends)
        """,
      good: """
        a: { type: "collect", prompt: "请输入订单号，以井号键结束", into: "digits",
          digits: { min: 1, max: 4 }, next: "b" },
        b: { type: "collect", prompt: "请输入后四位", into: "digits", digits: 4, next: "bye" }, \(ends)
        """),
    // An entry ends by itself at its greatest length, if callers know how long that is.
    RuleExample(
      "end-key-not-offered",
      "variables: { digits: null },",
      bad: """
        ▸a: { type: "collect", prompt: "请输入订单号的后三位", into: "digits", digits: { min: 1, max: 9 },
          next: "b" },
        ▸b: { type: "collect", prompt: "Please re-enter the number", into: "digits",
          digits: { min: 1, max: 9 }, next: "bye" }, \(ends)
        """,
      good: """
        a: { type: "collect", prompt: "Please enter the 9 digit number", into: "digits",
          digits: { min: 1, max: 9 }, next: "b" },
        b: { type: "collect", prompt: "Please re-enter the number", into: "digits",
          digits: { min: 1, max: 9 }, next: "bye" }, \(ends)
        """),
    RuleExample(
      "same-word-twice",
      bad: """
        a: \(menu(choices: choice("1", to: "bye", words: "\"查询\"")
          + ",▸" + choice("2", to: "agents", words: "\"人工\", \"查询\""))), \(ends)
        """,
      good: """
        a: \(menu(choices: choice("1", to: "bye", words: "\"查询\"")
          + "," + choice("2", to: "agents", words: "\"人工\""))), \(ends)
        """),
    RuleExample(
      "word-within-word",
      bad: """
        a: \(menu(choices: "▸" + choice("1", to: "bye", words: "\"退款\"")
          + "," + choice("2", to: "agents", words: "\"退款进度\""))), \(ends)
        """,
      good: """
        a: \(menu(choices: choice("1", to: "bye", words: "\"退款\", \"要退款\"")
          + "," + choice("2", to: "agents", words: "\"进度\""))), \(ends)
        """),
    RuleExample(
      "choice-without-words",
      bad: """
        a: \(menu(choices: choice("1", to: "bye", words: "\"退款\"")
          + ",▸" + choice("2", to: "agents"))), \(ends)
        """,
      good: """
        a: \(menu(choices: choice("1", to: "bye") + "," + choice("2", to: "agents"))),
        b: \(menu(choices: choice("1", to: "bye", words: "\"退款\"")
          + "," + choice("*", to: "agents"))), \(ends)
        """),
    RuleExample(
      "shared-phrase",
      "variables: { said: null },",
      bad: listen(
        "{ intent: \"x\", phrases: [\"查订单\"], next: \"bye\" }, ▸{ intent: \"y\", phrases: [\"查订单！\"], next: \"bye\" }"
      ),
      good: listen(
        "{ intent: \"x\", phrases: [\"查订单\"], next: \"bye\" }, { intent: \"y\", phrases: [\"退钱\"], next: \"bye\" }"
      )),
    RuleExample(
      "shared-phrase",
      "variables: { said: null },",
      bad: listen(
        "▸{ intent: \"x\", phrases: [\"查订单\"], next: \"bye\" }", offTopic: "\"查天气\", \"查订单。\""),
      good: listen("{ intent: \"x\", phrases: [\"查订单\"], next: \"bye\" }", offTopic: "\"查天气\"")),
    RuleExample(
      "few-phrases",
      "variables: { said: null },",
      bad: listen("▸{ intent: \"x\", phrases: [\"查\", \"问\", \"看\", \"找\"], next: \"bye\" }"),
      good: listen("{ intent: \"x\", phrases: [\"查\", \"问\", \"看\", \"找\", \"听\"], next: \"bye\" }")
    ),
  ]

  private static func listen(_ intents: String, offTopic: String = "") -> String {
    """
    a: { type: "listen", prompt: "请说", into: "said", intents: [\(intents)], offTopic: [\(offTopic)] },
    \(ends)
    """
  }
}
