import Diagnostics
import Testing

@Suite struct CaseCommandTests {
  let desk: Desk

  init() throws {
    desk = try Desk(
      data: """
        { callers: [{ number: "13800138000", name: "王小明", tier: "vip" }],
          orders: [
            { id: "20261112001", caller: "13800138000", amount: "100.00", status: "delayed",
              placedAt: "2026-11-12T18:00:00+08:00", paidAt: "2026-11-12T18:00:05+08:00" },
            { id: "20261112002", caller: "13800138000", amount: "6000", status: "delivered",
              placedAt: "2026-11-12T18:00:00+08:00", paidAt: "2026-11-12T18:00:05+08:00" } ] }
        """)
  }

  private func open(_ kind: String, _ order: String = "20261112001") throws -> String {
    let opened = desk.run(
      "case", "open", "--kind", kind, "--order", order, "--agent", "li-na", "--json", at: "08:00")
    return try #require(try opened.text("case", "id"), "\(opened.errors)")
  }

  @Test func `a complaint is led from the call to the return visit`() throws {
    let id = try open("refund-dispute")
    #expect(id.hasPrefix("202611120001"))
    func step(_ words: String..., at time: String) throws -> String? {
      try desk.run(words: ["case", words[0], id] + words.dropFirst() + ["--json"], at: time)
        .text("stage")
    }
    #expect(try step("respond", "--agent", "li-na", "--note", "已联系上游", at: "09:00") == "verifying")
    #expect(
      try step("assign", "--to", "zhang-wei", "--agent", "li-na", at: "10:00") == "handling")
    #expect(
      try step(
        "resolve", "--result", "refunded", "--cause", "upstream-delay", "--amount", "100", "--by",
        "24h", "--agent", "zhang-wei", at: "11:00") == "resolved")
    #expect(
      try step("confirm", "--satisfaction", "4", "--agent", "li-na", at: "12:00") == "confirmed")
    #expect(
      try step("visit", "--satisfaction", "5", "--agent", "li-na", at: "13:00") == "confirmed")

    let shown = desk.run("case", "show", id, "--agent", "li-na", "--json", at: "14:00")
    #expect(try shown.text("owner") == "li-na")
    #expect(try shown.text("satisfaction") == "5")
    #expect(try shown.text("resolution", "amount") == "100.00")
    // Three of 72 hours were used.
    #expect(try shown.text("limits", "resolution", "leftSeconds") == String(69 * 3_600))
    #expect(try shown.text("events", "1", "note") == "(5 characters)")
  }

  @Test func `a second complaint about the same order joins the open case`() throws {
    let id = try open("refund-dispute")
    let second = desk.run(
      "case", "open", "--kind", "poor-service", "--order", "20261112001", "--channel", "regulator",
      "--agent", "zhao-min", "--json", at: "09:00")
    #expect(try second.text("outcome") == "existing")
    #expect(try second.text("case", "id") == id)
    #expect(try second.text("case", "owner") == "li-na")
    #expect(try second.text("case", "complaints") == "2")
  }

  @Test func `a second complaint that says fraud makes the case one of fraud`() throws {
    let id = try open("order-delayed")
    let second = desk.run(
      "case", "open", "--kind", "fraud", "--order", "20261112001", "--agent", "zhao-min",
      at: "09:00")
    #expect(second.output.contains("已并入未结工单"))
    #expect(second.output.contains("涉嫌诈骗"))
    #expect(second.output.contains("风控组"))
    #expect(second.output.contains("96110"))
    let less = desk.run(
      "case", "open", "--kind", "poor-service", "--order", "20261112001", "--agent", "zhao-min",
      "--json", at: "10:00")
    #expect(try less.text("case", "id") == id)
    #expect(try less.text("case", "kind") == "fraud")
  }

  @Test func `what a demand lacks is told when the customer is answered`() throws {
    let id = try open("refund-dispute")
    let first = desk.run(
      "case", "respond", id, "--amount", "80", "--agent", "li-na", at: "09:00")
    #expect(first.output.contains("诉求尚不可执行，请问清：账户、期限"))
    let second = desk.run(
      "case", "respond", id, "--account", "wang.pay", "--deadline", "24h", "--agent", "li-na",
      at: "09:30")
    #expect(!second.output.contains("诉求尚不可执行"))
    let again = desk.run("case", "respond", id, "--amount", "90", "--agent", "li-na", at: "10:00")
    #expect(again.status == 1)
    #expect(again.errors.contains("诉求已有：金额"))
  }

  @Test
  func `what was said is hidden in the language of the desk, and a refused result is no result`()
    throws
  {
    let id = try open("refund-dispute")
    desk.run("case", "respond", id, "--note", "已联系上游", "--agent", "li-na", at: "09:00")
    desk.run(
      "case", "resolve", id, "--result", "explained", "--cause", "other", "--agent", "li-na",
      at: "10:00")
    #expect(desk.run("case", "show", id, at: "10:30").output.contains("\n结果：已解释"))
    desk.run("case", "dissatisfied", id, "--agent", "li-na", at: "11:00")
    let shown = desk.run("case", "show", id, at: "12:00")
    #expect(shown.output.contains("“（5字）”"))
    #expect(shown.output.contains("\n前次结果：已解释"))
    let english = desk.run("case", "show", id, at: "12:00", language: "en_US")
    #expect(english.output.contains("“(5 characters)”"))
    #expect(english.output.contains("\nresult before: explained"))
  }

  @Test func `a warning tells rates as people read them, and no mean is told of nothing`() throws {
    let desk = try Desk(
      data: """
        { callers: [{ number: "13800138000", name: "王小明" }], orders: [
            { id: "P1", caller: "13800138000", product: "点卡", amount: "10" },
            { id: "P2", caller: "13800138000", product: "点卡", amount: "10" },
            { id: "P3", caller: "13800138000", product: "点卡", amount: "10" } ] }
        """)
    for order in ["P1", "P2", "P3"] {
      desk.run(
        "case", "open", "--kind", "order-delayed", "--order", order, "--agent", "li-na",
        at: "08:00")
    }
    // Half a complaint in eight hours of eight weeks is 1/16 an hour; (1/16)^3 e^(-1/16) / 6 and the terms
    // after it are 3.88e-5.
    #expect(
      desk.run("case", "stats", at: "08:30").output
        .contains("商品 点卡 最近一小时 3 起，平时（前 8 周同一时段平均）0.063 起，偶然概率 3.9e-5"))
    let json = desk.run("case", "stats", "--json", at: "08:30")
    #expect(try json.text("all", "opened") == "3")
    #expect(json.output.contains("\"meanResponseSeconds\": null"))
    #expect(json.output.contains("\"meanResolutionSeconds\": null"))
  }

  @Test func `more than 5000 yuan goes to the risk team, and the legal route is told`() throws {
    let opened = desk.run(
      "case", "open", "--kind", "refund-dispute", "--order", "20261112002", "--agent", "li-na",
      at: "08:00")
    #expect(opened.output.contains("风控组"))
    #expect(opened.output.contains("司法途径"))
  }

  @Test func `what is refused gives status 1, its reason in two languages, and a row`() throws {
    let id = try open("refund-dispute")
    let chinese = desk.run("case", "confirm", id, "--agent", "li-na", at: "09:00")
    #expect(chinese.status == 1)
    #expect(chinese.output.isEmpty)
    #expect(chinese.errors == "hotline: 不能办理: 尚未给出结果（当前：已提交），请先 resolve\n")
    let english = desk.run(
      "case", "confirm", id, "--agent", "li-na", at: "09:00", language: "en_GB")
    #expect(
      english.errors
        == "hotline: refused: no result is given yet (stage: submitted); resolve it first\n"
    )
    #expect(try desk.audit().suffix(2).map(\.action) == ["refusal", "refusal"])
  }

  @Test func `what was said is read with a reason only, and that is on record`() throws {
    let opened = desk.run(
      "case", "open", "--kind", "poor-service", "--caller", "13800138000", "--text", "等了两天",
      "--agent", "li-na", "--json", at: "08:00")
    let id = try #require(try opened.text("case", "id"))
    #expect(!opened.output.contains("等了两天"))
    #expect(!desk.run("case", "show", id, "--agent", "li-na", at: "09:00").output.contains("等了两天"))
    #expect(desk.run("case", "show", id, "--reveal", "--agent", "li-na", at: "09:00").status == 2)
    let shown = desk.run(
      "case", "show", id, "--reveal", "--reason", "处理投诉", "--agent", "li-na", at: "09:00")
    #expect(shown.output.contains("等了两天"))
    #expect(try desk.audit().last?.action == "reveal")
  }

  @Test func `the list is sorted by urgency, and overdue cases raise the alarm`() throws {
    let other = try open("other")
    let membership = try open("membership-charge", "20261112002")
    let list = desk.run("case", "list", "--json", at: "09:00")
    #expect(try list.text("cases", "0", "id") == membership)
    #expect(try list.text("cases", "1", "id") == other)
    #expect(desk.run("case", "overdue", at: "09:00").status == 0)
    let late = desk.run(
      "case", "overdue", "--at", "2026-11-13T08:00:01+08:00")
    #expect(late.status == 1)
    #expect(late.output.contains("逾期1秒"))
  }

  @Test(arguments: [
    (["case", "show", "2026111200010"], "a digit is wrong or two are swapped"),
    (["case", "show", "12"], "has 13 digits (found 2)"),
    (["case", "open", "--kind", "recharge-mising"], "did you mean \"recharge-missing\"?"),
    (["case", "open"], "--kind"),
    (["case", "list", "--stage", "done"], "expected submitted, verifying"),
    (["refund", "pay", "1", "--amount", "1.234", "--agent", "li-na"], "is no amount in yuan"),
    (["refund", "pay", "1", "--amount", "1"], "only a known agent handles money"),
    (["refund", "pay", "1", "--request", "a b", "--agent", "li-na"], "at most 64 letters"),
  ])
  func `a command line that can't be meant is explained`(_ words: [String], _ text: String) {
    let answer = desk.run(words: words, at: "09:00", language: "en_US")
    #expect(answer.status == 2)
    #expect(answer.output.isEmpty)
    #expect(answer.errors.contains(text))
  }

  @Test func `money goes by level, once, and above the limit by another person's hand`() throws {
    let order = "20261112002"
    func refund(_ words: String...) -> Desk.Answer {
      desk.run(words: ["refund"] + words + ["--json"], at: "09:00")
    }
    #expect(refund("pay", order, "--agent", "li-na").status == 1)
    let small = refund("pay", order, "--amount", "150.05", "--agent", "li-na")
    #expect(try small.text("outcome") == "done")
    // The same again is the same refund, so nothing more is gone.
    let again = refund("pay", order, "--amount", "150.05", "--agent", "li-na")
    #expect(try again.text("decidedAt") == small.text("decidedAt"))
    #expect(try again.flag("repeated") == true)
    let large = refund("pay", order, "--amount", "900", "--agent", "li-na", "--request", "r-1")
    #expect(try large.text("outcome") == "needsApproval")
    #expect(refund("approve", "r-1", "--agent", "li-na").status == 1)
    #expect(refund("approve", "r-1", "--agent", "zhao-min").status == 1)
    #expect(try refund("approve", "r-1", "--agent", "zhang-wei").text("outcome") == "done")
    let pop = desk.run("pop", "13800138000", "--agent", "zhang-wei", "--json", at: "09:10")
    #expect(try pop.text("mayDo", "refundedToday") == "1050.05")
    // Of 2000.00 a day 949.95 are left, which is less than 1000.00 at once.
    #expect(try pop.text("mayDo", "refundLeftToday") == "949.95")
    #expect(
      refund("pay", order, "--amount", "4949.96", "--agent", "huang-bo").errors
        .contains("最多还可退¥4949.95"))
    #expect(try refund("list").text("refunds", "0", "amount") != nil)
  }
}
