import Foundation
import TestOutput
import Testing

/// Commands through the desk that runs, beside the same ones on the file.
@Suite final class RunningDeskTests {
  private let desk: Desk
  private let server = DeskServer()

  private static let at = ["--at", "2026-11-12T20:05:00+08:00"]

  init() throws {
    desk = try Desk(
      data: """
        { callers: [{ number: "13800138000", name: "王小明", tier: "vip", tags: ["old"] },
            { number: "13900139000", name: "李四" }, { number: "13900139000", name: "赵六" }],
          orders: [{ id: "202611120001", caller: "13800138000", kind: "recharge", amount: "300.00",
            product: "点券", status: "delayed", placedAt: "2026-11-12T19:00:00+08:00",
            paidAt: "2026-11-12T19:01:00+08:00", account: "player-42-plus" }] }
        """)
    let commands: [[String]] = [
      [
        "case", "open", "--order", "202611120001", "--kind", "recharge-missing", "--text", "没有到账",
        "--amount", "300", "--account", "wang.pay.account", "--deadline", "24h", "--evidence",
        "problem", "--agent", "li-na",
      ],
      ["refund", "pay", "202611120001", "--amount", "20", "--agent", "li-na"],
      ["refund", "pay", "202611120001", "--amount", "250", "--request", "r-1", "--agent", "li-na"],
    ]
    for words in commands {
      let answer = desk.run(words: words + Self.at)
      try #require(answer.status == 0, "\(answer.errors)")
    }
  }

  /// The number of the case that is open.
  private func number() throws -> String {
    try #require(
      try desk.run(words: ["case", "list", "--json", "--agent", "li-na"] + Self.at)
        .text("cases", "0", "id"))
  }

  @Test(arguments: ["zh_CN", "en_US"])
  func `all that can be looked at is the same through the desk and on the file`(
    language: String
  ) throws {
    let number = try number()
    let agent = ["--agent", "zhang-wei"]
    let single: [[String]] = [
      ["pop", "13800138000"], ["pop", "13900139000"], ["pop", "13900139000", "--choose", "2"],
      ["pop", "13900139000", "--choose", "3"], ["pop", "anonymous"], ["pop", "13899999999"],
      ["pop", "13800138000", "--reveal", "name", "--reason", "payout"],
      ["pop", "13800138000", "--reveal", "account", "--reason", "payout"],
      ["pop", "13800138000", "--reveal", "name"],
      ["case", "list"], ["case", "list", "--closed"], ["case", "list", "--mine"],
      ["case", "overdue"], ["case", "show", number], ["case", "stats"],
      ["case", "show", number, "--reveal", "--reason", "complaint"],
      ["case", "show", "2026110200011"], ["refund", "list"], ["refund", "list", "--waiting"],
      ["desk", "rights"],
    ]
    let looks: [[String]] =
      single.map { $0 + agent + Self.at } + single.map { $0 + agent + Self.at + ["--json"] }
    let onFile = looks.map { desk.run(words: $0, language: language) }
    try server.start(desk)
    for (words, before) in zip(looks, onFile) {
      let answer = desk.run(words: words, language: language)
      #expect(answer.output == before.output, "\(words)")
      #expect(answer.errors == before.errors, "\(words)")
      #expect(answer.status == before.status, "\(words)")
    }
  }

  @Test func `what is done through the desk stands in the database`() throws {
    let number = try number()
    try server.start(desk)
    let steps: [[String]] = [
      ["case", "respond", number, "--note", "told them"],
      ["case", "assign", number, "--to", "zhang-wei"],
      ["case", "reclassify", number, "--kind", "order-delayed"],
      ["refund", "pay", "202611120001", "--amount", "10"],
    ]
    for words in steps {
      let answer = desk.run(words: words + ["--agent", "li-na"] + Self.at)
      #expect(answer.status == 0, "\(words) \(answer.errors)")
    }
    let approved = desk.run(words: ["refund", "approve", "r-1", "--agent", "zhang-wei"] + Self.at)
    #expect(approved.status == 0, "\(approved.errors)")
    // A refusal is one through the desk as well, and says the same.
    let late = desk.run(
      words: ["case", "respond", number, "--seen", "1", "--agent", "li-na"] + Self.at)
    #expect(late.status == 1)
    #expect(late.errors.contains("工单已被他人更改"))
    server.kill()
    let shown = desk.run(words: ["case", "show", number, "--json", "--agent", "li-na"] + Self.at)
    #expect(try shown.text("kind") == "order-delayed")
    #expect(try shown.text("handler") == "zhang-wei")
    #expect(desk.run("db", "check").status == 0)
    #expect(desk.run("audit", "verify").status == 0)
  }

  @Test func `other rules than the desk's are not taken from who comes to it`() throws {
    try server.start(desk)
    let answer = desk.run(words: ["pop", "13800138000", "--data", Desk.data] + Self.at)
    #expect(answer.status == 2)
    #expect(answer.errors.contains("--data"))
  }

  @Test func `no time can be stated to a desk of real work`() throws {
    let real = try Desk(
      data: "{ callers: [{ number: \"13800138000\", name: \"王小明\" }] }", isPractice: false)
    try server.start(real)
    let answer = real.run(words: ["pop", "13800138000", "--agent", "li-na"] + Self.at)
    #expect(answer.status == 2)
    #expect(answer.errors.contains("练习数据库"))
    #expect(real.run("pop", "13800138000", "--agent", "li-na").status == 0)
    #expect(try real.audit().map(\.action).suffix(2) == ["refusal", "look-up"])
  }
}
