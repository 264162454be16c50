extension RuleExample {
  static let variables: [RuleExample] =
    secrets + [
      RuleExample(
        "read-before-set", "variables: { order: null, tries: 0 },",
        bad: """
          a: { type: "branch", cases: [{ when: "caller.known", next: "b" }], otherwise: "c" },
          b: { type: "service", call: "order.latest", into: "order", timeout: "5s", next: "c",
            failed: "c" },
          c: { type: "say", prompt: "订单{▸order.id}，第{tries}次", next: "z" }, z: { type: "hangup" }
          """,
        good: """
          a: { type: "service", call: "order.latest", into: "order", timeout: "5s", next: "c",
            failed: "d" },
          c: { type: "say", prompt: "订单{order.id}", next: "d" },
          d: { type: "branch", cases: [{ when: "exists(order) && order.status == 'paid'", next: "e" },
            { when: "order == null", next: "z" }], otherwise: "e" },
          e: { type: "say", prompt: "订单{order.id}", next: "z" }, z: { type: "hangup" }
          """),
      RuleExample(
        "read-before-set",
        bad: [
          "f": flow(
            nodes: """
              a: { type: "flow", flow: "g", pass: { order: "'1'" }, next: "b" },
              b: { type: "flow", flow: "g", next: "z" }, z: { type: "hangup" }
              """),
          "g": flow(
            "g", "variables: { order: null },",
            nodes:
              "a: { type: \"say\", prompt: \"{▸order}\", next: \"z\" }, z: { type: \"return\" }"),
        ],
        good: [
          "f": flow(
            nodes: """
              a: { type: "flow", flow: "g", pass: { order: "'1'" }, next: "z" }, z: { type: "hangup" }
              """),
          "g": flow(
            "g", "variables: { order: null },",
            nodes: "a: { type: \"say\", prompt: \"{order}\", next: \"z\" }, z: { type: \"return\" }"
          ),
        ]),
      RuleExample(
        "set-never-read", "variables: { tries: 0 },",
        bad:
          "a: { type: \"set\", set: { ▸tries: \"tries + 1\" }, next: \"z\" }, z: { type: \"hangup\" }",
        good: """
          a: { type: "set", set: { tries: "tries + 1" }, next: "z" },
          z: { type: "hangup", prompt: "{tries}" }
          """),
      RuleExample(
        "set-never-read",
        bad: [
          "f": flow(
            nodes: "a: { type: \"flow\", flow: \"g\", next: \"z\" }, z: { type: \"hangup\" }"),
          "g": flow(
            "g", "variables: { done: false },",
            nodes:
              "a: { type: \"set\", set: { ▸done: \"true\" }, next: \"z\" }, z: { type: \"return\" }"
          ),
        ],
        good: [
          "f": flow(
            "f", "variables: { ok: false },",
            nodes: """
              a: { type: "flow", flow: "g", bring: { ok: "!done" }, next: "z" },
              z: { type: "hangup", prompt: "{ok}" }
              """),
          "g": flow(
            "g", "variables: { done: false },",
            nodes:
              "a: { type: \"set\", set: { done: \"true\" }, next: \"z\" }, z: { type: \"return\" }"),
        ]),
      RuleExample(
        "unused-variable",
        bad: ["f": flow("f", "variables: { ▸tries: 0 },", nodes: "a: { type: \"hangup\" }")],
        good: [
          "f": flow(
            "f", "variables: { tries: 0 },", nodes: "a: { type: \"hangup\", prompt: \"{tries}\" }")
        ]),
      RuleExample(
        "unmasked-sensitive-value", "variables: { who: null, text: '', order: null },",
        bad: """
          a: { type: "set", set: { text: "'尊敬的' + caller.name" }, next: "b" },
          b: { type: "say", prompt: "{▸text}，{▸digits(caller.number)}，{▸order.account}", next: "c" },
          c: { type: "service", call: "caller.find", into: "who", timeout: "5s", next: "z" },
          z: { type: "hangup", prompt: "{▸who.name}再见" }
          """,
        good: """
          a: { type: "set", set: { text: "'尊敬的' + mask(caller.name)" }, next: "b" },
          b: { type: "say", prompt: "{text}，{mask(order.account)}，{order.product}，{length(caller.name)}",
            next: "z" },
          z: { type: "hangup", prompt: "{caller.tier}{call.id}{order.id}" }
          """),
    ]

  static let wording: [RuleExample] = [
    RuleExample(
      "empty-prompt",
      bad: "a: { type: \"say\", prompt: ▸\" \", next: \"z\" }, z: { type: \"hangup\" }",
      good: """
        a: { type: "say", prompt: { text: "", audio: "welcome.wav" }, next: "b" },
        b: { type: "say", prompt: "{call.id}", next: "z" }, z: { type: "hangup" }
        """),
    // 4 CJK characters a second: 36 before the offer take 9 s, 32 take 8 s.
    RuleExample(
      "late-first-choice",
      bad:
        "a: \(menu(prompt: String(repeating: "好", count: 36) + "按1").replacing("prompt: ", with: "prompt: ▸")), \(ends)",
      good: "a: \(menu(prompt: String(repeating: "好", count: 32) + "按1")), \(ends)"),
    RuleExample(
      "long-prompt",
      bad: "a: { type: \"hangup\", prompt: ▸\"\(String(repeating: "好", count: 121))\" }",
      good: "a: { type: \"hangup\", prompt: \"\(String(repeating: "好", count: 120))\" }"),
    RuleExample(
      "long-unstoppable-prompt",
      bad: """
        a: { type: "say", bargeIn: false, prompt: ▸{ text: "好", seconds: 10.5 }, next: "z" },
        z: { type: "hangup" }
        """,
      good: """
        a: { type: "say", bargeIn: false, prompt: { text: "好", seconds: 10 }, next: "b" },
        b: { type: "say", prompt: { text: "好", seconds: 11 }, next: "z" }, z: { type: "hangup" }
        """),
    RuleExample(
      "unknown-exception",
      bad: "a: { type: \"hangup\", allow: [▸\"dead-ends\"], note: \"因为\" }",
      good: "a: { type: \"hangup\", allow: [\"dead-end\"], note: \"因为\" }"),
    RuleExample(
      "needless-exception",
      bad: "a: { type: \"hangup\", allow: [▸\"dead-end\"], note: \"因为\" }",
      good: "a: { type: \"return\", allow: [\"return-at-top\"], note: \"因为\" }"),
    RuleExample(
      "exception-without-reason",
      bad: "a: { type: \"return\", allow: [▸\"return-at-top\"] }",
      good: "a: { type: \"return\", allow: [\"return-at-top\"], note: \"因为\" }"),
  ]
}
