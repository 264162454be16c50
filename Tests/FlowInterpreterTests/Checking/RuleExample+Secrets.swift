extension RuleExample {
  private static let pin = """
    p: { type: "collect", prompt: "请输入取卡码", into: "pin", digits: 4, secret: true, next: "a" },
    """

  static let secrets: [RuleExample] = [
    RuleExample(
      "secret-told", #"variables: { pin: "", old: "", kept: { secret: "" }, ok: null },"#,
      bad: pin + """
        a: { type: "set", set: { ▸old: "pin + ''" }, next: "b" },
        b: { type: "say", prompt: "您输入的是{▸pin}，{▸old}，{▸input}", next: "c" },
        c: { type: "service", call: "message.send", with: { text: "▸digits(pin, ' ')" }, into: "ok", next: "d", failed: "z" },
        d: { type: "queue", skill: "front", priority: "▸number(pin) % 10", next: "e" },
        e: { type: "callback", skill: "front", number: "▸pin", prompt: "好", next: "z" },
        z: { type: "hangup", prompt: "{ok}" }
        """,
      good: pin + """
        a: { type: "set", set: { kept: "pin", old: "length(pin)" }, next: "b" },
        b: { type: "say", prompt: "您输入了{length(pin)}位，{old}", next: "c" },
        c: { type: "service", call: "card.unlock", with: { code: "kept" }, into: "ok", next: "d", failed: "z" },
        d: { type: "branch", cases: [{ when: "pin == '0000'", next: "z" }], otherwise: "m" },
        m: { type: "menu", prompt: "继续请按1", choices: [{ key: "1", label: "继续", next: "n" }] },
        n: { type: "say", prompt: "{input}", next: "z" },
        z: { type: "hangup", prompt: "{ok}" }
        """),
    RuleExample(
      "secret-told",
      bad: [
        "f": flow(
          "f", #"variables: { pin: { secret: "" }, back: "" },"#,
          nodes: """
            a: { type: "flow", flow: "g", pass: { ▸given: "pin" }, bring: { ▸back: "given" }, next: "z" }, z: { type: "hangup" }
            """),
        "g": flow(
          "g", #"variables: { given: "" },"#,
          nodes: "a: { type: \"say\", prompt: \"{▸given}\", next: \"z\" }, z: { type: \"return\" }"),
      ],
      good: [
        "f": flow(
          "f", #"variables: { pin: { secret: "" }, back: { secret: "" } },"#,
          nodes: """
            a: { type: "flow", flow: "g", pass: { given: "pin" }, bring: { back: "given" }, next: "z" }, z: { type: "hangup" }
            """),
        "g": flow(
          "g", #"variables: { given: { secret: "" } },"#,
          nodes:
            "a: { type: \"say\", prompt: \"{length(given)}\", next: \"z\" }, z: { type: \"return\" }"
        ),
      ]),
    RuleExample(
      "missing-translation", #"languages: ["zh-CN", "en-US"],"#,
      bad: """
        a: { type: "say", prompt: ["Welcome 欢迎", { "zh-CN": ▸"又是您" }], next: "z" },
        z: { type: "hangup", prompt: { "en-US": ▸"Bye." } }
        """,
      good: """
        a: { type: "say", prompt: { "zh-CN": ["欢迎", "又是您"], "en-US": "Welcome." }, next: "z" },
        z: { type: "hangup", prompt: "再见 Bye." }
        """),
  ]
}
