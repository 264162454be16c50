extension RuleExample {
  private static func service(_ call: String, _ more: String) -> String {
    "{ type: \"service\", call: \"\(call)\", into: \"order\", timeout: \"5s\", \(more) }"
  }

  static let services: [RuleExample] = [
    RuleExample(
      "missing-failed", "variables: { order: null },",
      bad: "▸a: \(service("order.latest", "next: \"bye\"")), \(ends)",
      good: "a: \(service("order.latest", "next: \"bye\", failed: \"agents\"")), \(ends)"),
    RuleExample(
      "missing-failed",
      bad: [
        "f": flow(
          "f", "variables: { order: null },",
          nodes: "▸a: \(service("order.latest", "next: \"bye\"")), \(ends)")
      ],
      good: [
        "f": flow(
          "f", "variables: { order: null }, defaults: { onError: \"bye\" },",
          nodes: "a: \(service("order.latest", "next: \"bye\"")), \(ends)")
      ]),
    RuleExample(
      "fault-like-success", "variables: { order: null },",
      bad: """
        a: \(service("order.latest", "next: \"b\", failed: ▸\"b\"")),
        b: \(service("order.latest", "on: { found: \"bye\" }, next: \"agents\", failed: ▸\"bye\"")), \(ends)
        """,
      good: """
        a: \(service("order.latest", "on: { missing: \"agents\" }, next: \"b\", failed: \"agents\"")),
        b: \(service("order.latest", "on: { found: \"bye\" }, next: \"agents\", failed: \"agents\"")), \(ends)
        """),
    RuleExample(
      "outcome-without-way", "variables: { order: null },",
      bad: "▸a: \(service("order.latest", "on: { found: \"bye\" }")), \(ends)",
      good: "a: \(service("order.latest", "on: { found: \"bye\", missing: \"bye\" }")), \(ends)"),
    RuleExample(
      "unknown-service", "variables: { order: null },",
      bad:
        "a: \(service("order.lastest", "next: \"bye\"").replacing("call: ", with: "call: ▸")), \(ends)",
      good: "a: \(service("order.latest", "next: \"bye\"")), \(ends)"),
    RuleExample(
      "unknown-service",
      "services: { \"stock.check\": [\"plenty\", \"none\"] }, variables: { order: null },",
      bad:
        "a: \(service("stock.chek", "next: \"bye\"").replacing("call: ", with: "call: ▸")), \(ends)",
      good: "a: \(service("stock.check", "next: \"bye\"")), \(ends)"),
    RuleExample(
      "outcome-without-way",
      "services: { \"stock.check\": [\"plenty\", \"none\"] }, variables: { order: null },",
      bad: "▸a: \(service("stock.check", "on: { plenty: \"bye\" }")), \(ends)",
      good: "a: \(service("stock.check", "on: { plenty: \"bye\", none: \"agents\" }")), \(ends)"),
    RuleExample(
      "unknown-outcome",
      "services: { \"stock.check\": [\"plenty\", \"none\"] }, variables: { order: null },",
      bad: "a: \(service("stock.check", "on: { penty: ▸\"bye\" }, next: \"bye\"")), \(ends)",
      good: "a: \(service("stock.check", "on: { plenty: \"bye\" }, next: \"bye\"")), \(ends)"),
    RuleExample(
      "unknown-outcome", "variables: { order: null },",
      bad: "a: \(service("order.latest", "on: { fund: ▸\"bye\" }, next: \"bye\"")), \(ends)",
      good: "a: \(service("order.latest", "on: { found: \"bye\" }, next: \"bye\"")), \(ends)"),
    RuleExample(
      "service-inputs", "variables: { order: null },",
      bad: """
        a: \(service("order.find", "with: { oder: \"▸'1'\" }, next: \"bye\"").replacing("call: ", with: "call: ▸")),
        \(ends)
        """,
      good: "a: \(service("order.find", "with: { order: \"'1'\" }, next: \"bye\"")), \(ends)"),
  ]

  static let queues: [RuleExample] = [
    RuleExample(
      "queue-without-hours",
      bad:
        "▸agents: { type: \"queue\", skill: \"front\" }, a: \(menu("exhausted: \"agents\"")), bye: { type: \"hangup\" }",
      good: """
        a: { type: "hours", open: ["mon-sun 09:00-21:00"], whenOpen: "agents", whenClosed: "bye" }, \(ends)
        """),
    // At night a call that finds nobody goes on at once.
    RuleExample(
      "queue-without-hours",
      bad: "▸a: { type: \"queue\", skill: \"front\", full: \"z\" }, z: { type: \"hangup\" }",
      good: "a: { type: \"queue\", skill: \"front\", nobody: \"z\" }, z: { type: \"hangup\" }"),
    RuleExample(
      "queue-without-hours",
      bad: [
        "f": flow(
          nodes: """
            a: { type: "branch", cases: [{ when: "caller.known", next: "b" }], otherwise: "c" },
            b: { type: "hours", open: ["mon-sun 09:00-21:00"], whenOpen: "c", whenClosed: "z" },
            c: { type: "flow", flow: "g" }, z: { type: "hangup" }
            """),
        "g": flow("g", nodes: "▸a: { type: \"queue\", skill: \"front\" }"),
      ],
      good: [
        "f": flow(
          nodes:
            "a: { type: \"flow\", flow: \"h\", next: \"c\" }, c: { type: \"flow\", flow: \"g\" }"),
        "g": flow("g", nodes: "a: { type: \"queue\", skill: \"front\" }"),
        "h": flow(
          "h",
          nodes: """
            a: { type: "hours", open: ["mon-sun 09:00-21:00"], whenOpen: "r", whenClosed: "z" },
            r: { type: "return" }, z: { type: "hangup" }
            """),
      ]),
    RuleExample(
      "queue-not-set", "from: \"connect\", variables: { q: null },",
      bad: """
        a: { type: "branch", cases: [{ when: "caller.known", next: "b" }], otherwise: "c" },
        b: { type: "set", set: { q: "'front'" }, next: "c" },
        ▸c: { type: "queue", skill: "front", skillFrom: "q" }
        """,
      good: """
        a: { type: "set", set: { q: "'front'" }, next: "b" },
        b: { type: "queue", skill: "front", skillFrom: "q" }
        """),
    // An agent transfers calls to a flow that asks nothing and sets no queue; callers dial one that asks.
    RuleExample(
      "queue-not-set", "from: \"connect\", variables: { q: null },",
      bad: """
        a: \(menu(choices: choice("1", to: "b"))), ▸b: { type: "queue", skill: "front", skillFrom: "q" }
        """,
      good: """
        a: { type: "say", prompt: "正在转接", next: "b" },
        b: { type: "queue", skill: "front", skillFrom: "q" }
        """),
    RuleExample(
      "missing-queue-ways",
      bad:
        "▸a: { type: \"queue\", skill: \"front\", maxWait: \"5m\", full: \"z\" }, z: { type: \"hangup\" }",
      good: """
        a: { type: "queue", skill: "front", maxWait: "5m", full: "z", closed: "z", timedOut: "z" },
        z: { type: "hangup" }
        """),
    RuleExample(
      "queue-without-limit", bad: "▸a: { type: \"queue\", skill: \"front\" }",
      good: """
        a: { type: "queue", skill: "front", maxWait: "5m", timedOut: "b" },
        b: { type: "queue", skill: "front", callbackAfter: "5m" }
        """),
    RuleExample(
      "misspelt-skill",
      bad: """
        a: { type: "queue", skill: "recharge", full: "b" },
        b: { type: "queue", skill: "recharge", full: "c" }, c: { type: "queue", skill: ▸"rechagre" }
        """,
      good: """
        a: { type: "queue", skill: "recharge", full: "b" },
        b: { type: "queue", skill: "recharge", full: "c" }, c: { type: "queue", skill: "refund" }
        """),
    RuleExample(
      "callback-without-number",
      bad: "▸a: { type: \"callback\", skill: \"front\", prompt: \"好\" }",
      good: """
        a: { type: "branch", cases: [{ when: "caller.number != null", next: "b" }], otherwise: "z" },
        b: { type: "callback", skill: "front", prompt: "好" }, z: { type: "hangup" }
        """),
  ]
}
