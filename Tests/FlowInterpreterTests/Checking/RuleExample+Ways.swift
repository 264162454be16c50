extension RuleExample {
  static let ways: [RuleExample] = [
    RuleExample(
      "unreachable-node",
      bad: """
        a: { type: "say", prompt: "好", next: "z" }, ▸b: { type: "say", prompt: "好", next: "z" },
        z: { type: "hangup" }
        """,
      good: """
        a: { type: "say", prompt: "好", next: "b" }, b: { type: "say", prompt: "好", next: "z" },
        z: { type: "hangup" }
        """),
    RuleExample(
      "dead-end",
      bad: "▸a: \(menu(choices: choice("1", to: "b"))), b: { type: \"set\", set: {}, next: \"a\" }",
      good: """
        a: \(menu("exhausted: \"bye\"", choices: choice("1", to: "b"))), \(ends)
        b: { type: "set", set: {}, next: "a" }
        """),
    RuleExample(
      "loop-without-input",
      "variables: { tries: 0 },",
      bad: """
        ▸a: { type: "say", prompt: "好", next: "b" },
        b: { type: "hours", open: ["mon-sun 09:00-21:00"], whenOpen: "z", whenClosed: "a" },
        z: { type: "hangup" }
        """,
      good: """
        a: { type: "set", set: { tries: "tries + 1" }, next: "b" },
        b: { type: "branch", cases: [{ when: "tries < 3", next: "a" }], otherwise: "z" },
        z: { type: "hangup" }
        """),
    RuleExample(
      "loop-without-input",
      bad: [
        "f": flow(
          nodes: """
            ▸a: { type: "flow", flow: "g", next: "b" },
            b: { type: "hours", open: ["mon-sun 09:00-21:00"], whenOpen: "z", whenClosed: "a" },
            z: { type: "hangup" }
            """),
        "g": flow("g", nodes: "a: { type: \"return\" }"),
      ],
      good: [
        "f": flow(
          nodes: """
            a: { type: "flow", flow: "g", next: "b" },
            b: { type: "hours", open: ["mon-sun 09:00-21:00"], whenOpen: "z", whenClosed: "a" },
            z: { type: "hangup" }
            """),
        "g": flow(
          "g",
          nodes: "a: \(menu("exhausted: \"r\"", choices: choice("1", to: "r"))), "
            + "r: { type: \"return\" }"),
      ]),
    RuleExample(
      "retry-without-limit",
      bad: """
        ▸a: \(menu("exhausted: \"b\"")), \(ends) b: { type: "say", prompt: "再试一次", next: "a" }
        """,
      good: """
        a: \(menu("exhausted: \"b\"")), \(ends) b: { type: "say", prompt: "再见", next: "bye" }
        """),
    RuleExample(
      "retry-without-limit",
      "variables: { order: null },",
      bad: """
        ▸a: { type: "service", call: "order.latest", into: "order", timeout: "5s", next: "bye",
          failed: "a" }, \(ends)
        """,
      good: """
        a: { type: "service", call: "order.latest", into: "order", timeout: "5s", next: "bye",
          failed: "agents" }, \(ends)
        """),
    RuleExample(
      "split-without-default",
      bad: """
        ▸a: { type: "branch", cases: [{ when: "caller.known", next: "bye" }] }, \(ends)
        """,
      good: """
        a: { type: "branch", cases: [{ when: "caller.known", next: "bye" }], otherwise: "agents" },
        \(ends)
        """),
    RuleExample(
      "split-without-effect",
      bad: """
        ▸a: { type: "hours", open: ["mon-sun 09:00-21:00"], whenOpen: "bye", whenClosed: "bye" },
        ▸b: { type: "branch", cases: [{ when: "caller.known", next: "bye" }], otherwise: "bye" },
        \(ends)
        """,
      good: """
        a: { type: "hours", open: ["mon-sun 09:00-21:00"], whenOpen: "agents", whenClosed: "bye" },
        \(ends)
        """),
    RuleExample(
      "constant-condition",
      bad: """
        a: { type: "branch", cases: [{ when: "▸1 + 1 == 2", next: "bye" },
          { when: "▸false && caller.known", next: "bye" },
          { when: "▸call.elapsed > 10 && caller.known && call.elapsed < 5", next: "bye" },
          { when: "▸caller.tier == 'vip' && 'silver' == caller.tier", next: "bye" },
          { when: "▸caller.tier in ['vip', 'gold'] && caller.tier != 'vip' && !('gold' != caller.tier) && caller.tier != 'gold'",
            next: "bye" }], otherwise: "agents" }, \(ends)
        """,
      good: """
        a: { type: "branch", cases: [{ when: "call.elapsed > 2", next: "bye" },
          { when: "call.elapsed >= 1 && 2 >= call.elapsed && call.elapsed != 1.5", next: "bye" },
          { when: "caller.tier in ['vip', 'gold'] && caller.tier != 'vip'", next: "bye" }],
          otherwise: "agents" },
        \(ends)
        """),
    RuleExample(
      "repeated-condition",
      bad: """
        a: { type: "branch", cases: [{ when: "caller.known", next: "bye" },
          { when: "▸ caller.known", next: "agents" }], otherwise: "agents" },
        b: { type: "branch", cases: [{ when: "call.elapsed > 5", next: "bye" },
          { when: "▸call.elapsed > 10 && caller.known", next: "agents" },
          { when: "call.elapsed <= 1", next: "a" }, { when: "▸1 == call.elapsed", next: "a" },
          { when: "▸call.elapsed in [0, 7]", next: "a" }], otherwise: "a" }, \(ends)
        """,
      good: """
        a: { type: "branch", cases: [{ when: "caller.known", next: "b" },
          { when: "!caller.known", next: "agents" }], otherwise: "agents" },
        b: { type: "branch", cases: [{ when: "call.elapsed > 10 && caller.known", next: "agents" },
          { when: "call.elapsed > 10", next: "bye" }, { when: "call.elapsed >= 10", next: "agents" },
          { when: "call.elapsed in [1, 20]", next: "agents" }], otherwise: "bye" }, \(ends)
        """),
    RuleExample(
      "silent-hang-up",
      "variables: { order: null },",
      bad: """
        a: { type: "service", call: "order.latest", into: "order", timeout: "5s", next: "bye",
          failed: ▸"b" }, b: { type: "set", set: { order: "null" }, next: "end" },
        end: { type: "hangup" }, \(ends)
        """,
      good: """
        a: { type: "service", call: "order.latest", into: "order", timeout: "5s", next: "bye",
          failed: "b" }, b: { type: "say", prompt: "系统忙", next: "end" },
        end: { type: "hangup" }, \(ends)
        """),
    // Of two faults only the one after which nothing is said; and what is normal after a call isn't when it is full.
    RuleExample(
      "silent-hang-up",
      "variables: { order: null },",
      bad: """
        a: { type: "service", call: "order.latest", into: "order", timeout: "5s", next: "bye",
          failed: "b" },
        b: { type: "service", call: "message.send", with: { to: "'1'", text: "'x'" }, timeout: "5s", next: "c",
          failed: ▸"end" },
        c: { type: "say", prompt: "再试一次", next: "d" },
        d: { type: "queue", skill: "front", full: ▸"end", next: "end" }, end: { type: "hangup" }, \(ends)
        """,
      good: """
        a: { type: "service", call: "order.latest", into: "order", timeout: "5s", next: "d",
          failed: "b" }, b: { type: "branch", cases: [{ when: "caller.known", next: "end" }], otherwise: "d" },
        d: { type: "queue", skill: "front", full: "bye", next: "end" }, end: { type: "hangup" }, \(ends)
        """),
    RuleExample(
      "no-way-to-person",
      bad: "▸a: \(menu()), bye: { type: \"hangup\", prompt: \"再见\" }",
      good: "a: \(menu("exhausted: \"agents\"")), \(ends)"),
  ]

  static let subFlows: [RuleExample] = [
    RuleExample(
      "recursive-sub-flow",
      bad: [
        "f": flow(
          nodes: "a: { type: \"flow\", flow: ▸\"g\", next: \"z\" }, z: { type: \"return\" }"),
        "g": flow(
          "g", nodes: "a: { type: \"flow\", flow: ▸\"f\", next: \"z\" }, z: { type: \"return\" }"),
      ],
      good: [
        "f": flow(
          nodes: "a: { type: \"flow\", flow: \"g\", next: \"z\" }, z: { type: \"hangup\" }"),
        "g": flow("g", nodes: "a: { type: \"return\" }"),
      ]),
    RuleExample(
      "sub-flow-without-return",
      bad: [
        "f": flow(
          nodes: "a: { type: \"flow\", flow: \"g\", next: ▸\"z\" }, z: { type: \"hangup\" }"),
        "g": flow("g", nodes: "a: { type: \"hangup\" }"),
      ],
      good: [
        "f": flow(
          nodes: "a: { type: \"flow\", flow: \"g\", next: \"z\" }, z: { type: \"hangup\" }"),
        "g": flow("g", nodes: "a: { type: \"return\" }"),
      ]),
    RuleExample(
      "return-at-top",
      bad: ["f": flow(nodes: "▸a: { type: \"return\" }")],
      good: [
        "f": flow(
          nodes: "a: { type: \"flow\", flow: \"g\", next: \"z\" }, z: { type: \"hangup\" }"),
        "g": flow("g", nodes: "a: { type: \"return\" }"),
      ]),
  ]
}
