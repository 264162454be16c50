import Foundation
import TestOutput
import Testing

/// Word before they call, by commands: whom a failure hits, who is told, by whom and with what result.
@Suite final class OutreachTests {
  private let desk: Desk

  /// Of six customers four are hit: one of the others has called already, the other's order arrived.
  private static let people = """
    { callers: [
        { number: "13800138000", name: "王小明", tier: "vip", region: "浙江" },
        { number: "13900139000", name: "李雷", region: "浙江" },
        { number: "13700137000", name: "韩梅梅", region: "江苏" },
        { number: "13600136000", name: "周建国" },
        { number: "13500135000", name: "吴刚" },
        { number: "13400134000", name: "郑和" } ],
      orders: [
        { id: "A1", caller: "13800138000", product: "点券", kind: "recharge", amount: "100.00", status: "delayed",
          placedAt: "2026-11-12T18:00:00+08:00", paidAt: "2026-11-12T18:00:00+08:00" },
        { id: "A2", caller: "13900139000", product: "点券", kind: "recharge", amount: "900.00", status: "failed",
          placedAt: "2026-11-12T19:00:00+08:00", paidAt: "2026-11-12T19:00:00+08:00" },
        { id: "A3", caller: "13700137000", product: "点券", kind: "recharge", amount: "50.00", status: "paid",
          placedAt: "2026-11-12T18:30:00+08:00", paidAt: "2026-11-12T18:30:00+08:00" },
        { id: "A4", caller: "13600136000", product: "点券", kind: "recharge", amount: "50.00", status: "delivered",
          placedAt: "2026-11-12T18:30:00+08:00", paidAt: "2026-11-12T18:30:00+08:00" },
        { id: "A5", caller: "13500135000", product: "点券", kind: "recharge", amount: "50.00", status: "delayed",
          placedAt: "2026-11-12T18:30:00+08:00", paidAt: "2026-11-12T18:30:00+08:00" },
        { id: "A6", caller: "13400134000", product: "月卡", kind: "membership", amount: "25.00", status: "delayed",
          placedAt: "2026-11-12T18:30:00+08:00", paidAt: "2026-11-12T18:30:00+08:00" } ],
      contacts: [
        { id: "c-1", caller: "13500135000", at: "2026-11-12T19:30:00+08:00", flow: "hotline", path: ["main"] },
        { id: "c-2", caller: "13700137000", at: "2026-11-02T19:30:00+08:00", flow: "hotline", path: ["main"] } ] }
    """

  init() throws { desk = try Desk(data: Self.people) }

  private func outreach(
    _ words: String..., at time: String = "20:00", by agent: String = "huang-bo"
  ) -> Desk.Answer {
    desk.run(words: ["outreach"] + words + ["--agent", agent, "--json"], at: time)
  }

  @discardableResult
  private func start(_ way: String, perHour: String = "60", at time: String = "20:00")
    -> Desk.Answer
  {
    outreach(
      "start", "--product", "点券", "--way", way, "--per-hour", perHour, "--within", "1h", "--tell",
      "充值通道故障，订单会自动补发", "--reason", "供应商中断", at: time)
  }

  @Test func `whom a failure hits are ranked by harm, masked, without those who called`() throws {
    let listed = outreach("whom", "--product", "点券", by: "li-na")
    #expect(try listed.text("total") == "3")
    // ¥900 is 9 points, and it lasts an hour: 10.
    #expect(try listed.text("customers", "0", "number") == "139****9000")
    #expect(try listed.text("customers", "0", "harm").flatMap(Double.init) == 10)
    // ¥100 is 1, two hours are 2, a VIP has 5: 8.
    #expect(try listed.text("customers", "1", "name") == "王**")
    #expect(try listed.text("customers", "1", "harm").flatMap(Double.init) == 8)
    // ¥50 is 0.5, an hour and a half, and a call ten days ago is 5: 7.
    #expect(try listed.text("customers", "2", "orders", "0") == "A3")
    #expect(try listed.text("customers", "2", "harm").flatMap(Double.init) == 7)
    let region = outreach("whom", "--region", "浙江")
    #expect(try region.text("total") == "2")
    let kind = outreach("whom", "--kind", "membership-charge")
    #expect(try kind.text("customers", "0", "orders", "0") == "A6")
    // ¥25 is 0.25, an hour and a half, and a membership is 10.
    #expect(try kind.text("customers", "0", "harm").flatMap(Double.init) == 11.75)
    #expect(outreach("whom", "--kind", "fraud").status == 1)
  }

  @Test func `agents ring in the order of harm, in the hours, and the story tells it`() throws {
    // Two an hour from ten past eight: the third is due an hour later, of which ten minutes lie after
    // nine, when nobody is rung any more: at ten past nine in the morning.
    let started = start("callback", perHour: "2", at: "20:10")
    #expect(started.status == 0, "\(started.errors)")
    let id = try #require(try started.text("id"))
    #expect(try started.text("customers", "waiting") == "3")
    let shown = outreach("show", id, at: "20:10")
    #expect(try shown.text("targets", "1", "dueAt") == "2026-11-12T20:40:00+08:00")
    #expect(try shown.text("targets", "2", "dueAt") == "2026-11-13T09:10:00+08:00")

    let taken = desk.run("callbacks", "take", "--agent", "li-na", "--json", at: "20:11")
    #expect(try taken.text("cause") == "outreach")
    #expect(try taken.text("numberToRing") == "13900139000")
    #expect(try taken.text("tell") == "充值通道故障，订单会自动补发。预计59分钟内处理好。")
    let call = try #require(try taken.text("id"))
    #expect(desk.run("callbacks", "take", "--agent", "sun-yu", at: "20:12").status == 1)
    #expect(desk.run("callbacks", "done", call, "--agent", "li-na", at: "20:15").status == 0)
    let after = outreach("show", id, at: "20:16")
    #expect(try after.text("customers", "told") == "1")
    #expect(try after.text("targets", "0", "agent") == "li-na")
    let story = desk.run("story", "A2", "--agent", "li-na", "--json", at: "20:20")
    #expect(try story.text("entries", "1", "event") == "outreach")
    #expect(try story.text("entries", "1", "state") == "told")
    #expect(try story.text("entries", "1", "way") == "callback")
    #expect(try story.text("entries", "1", "agent") == "li-na")
    let audit = try desk.audit().compactMap(\.object)
    #expect(audit.contains("outreach \(id) started"))
    #expect(audit.contains("outreach \(id) told callback"))
  }

  @Test func `who calls first hears it in the menu, isn't rung, and the agent sees it`() throws {
    let id = try #require(try start("callback").text("id"))
    let heard = desk.run(
      words: [
        "call", "hotline", "--db", "--fast", "--from", "13900139000", "--call", "c-9", "--at",
        "2026-11-12T20:05:00+08:00",
      ], typed: ["/hangup"])
    #expect(heard.output.contains("您的订单（点券）我们已在处理：充值通道故障，订单会自动补发。预计55分钟内处理好。"))
    let shown = outreach("show", id, at: "20:06")
    #expect(try shown.text("customers", "told") == "1")
    #expect(try shown.text("targets", "0", "way") == "menu")
    let taken = desk.run("callbacks", "take", "--agent", "li-na", "--json", at: "20:06")
    #expect(try taken.text("numberToRing") == "13800138000")
    let pop = desk.run("pop", "13900139000", "--agent", "li-na", "--json", at: "20:06")
    #expect(try pop.text("outreach", "0", "state") == "told")
    #expect(
      desk.run("pop", "13900139000", "--agent", "li-na", at: "20:06").output.contains("来电时已听到"))
  }

  @Test func `messages are written once for the gateway, with numbers that the audit tells of`()
    throws
  {
    let id = try #require(try start("message", perHour: "2").text("id"))
    let file = desk.path + "/out.csv"
    func write(_ name: String, at time: String) -> Desk.Answer {
      outreach(
        "messages", id, "--format", "csv", "--output", desk.path + "/" + name, at: time)
    }
    let written = write("out.csv", at: "20:00")
    #expect(written.status == 0, "\(written.errors)")
    #expect(try written.text("written") == "1")
    #expect(try written.text("left") == "2")
    try desk.folder.declareClear("out.csv")
    #expect(
      try String(contentsOfFile: file, encoding: .utf8) == """
        reference,number,text
        \(id)-2,13900139000,充值通道故障，订单会自动补发。预计60分钟内处理好。

        """)
    #expect(try write("none.csv", at: "20:01").text("written") == "0")
    // After nine nobody is sent anything, however much is due.
    #expect(try write("night.csv", at: "21:30").text("written") == "0")
    #expect(try outreach("show", id, at: "20:01").text("targets", "0", "way") == "message")
    #expect(
      try desk.audit().contains {
        $0.action == "reveal" && $0.object == "numbers for the messages of outreach \(id)"
      })
  }

  @Test func `who is left alone, erased, solved or came by themselves is not told`() throws {
    let alone = outreach("leave-alone", "A2", "--reason", "客户要求", by: "li-na")
    #expect(alone.status == 0, "\(alone.errors)")
    #expect(try outreach("whom", "--product", "点券").text("total") == "2")
    let id = try #require(try start("callback").text("id"))
    #expect(outreach("leave-alone", "13800138000", by: "li-na").status == 0)
    #expect(desk.run("db", "erase", "13700137000", "--reason", "客户要求").status == 0)
    let shown = outreach("show", id, at: "20:10")
    #expect(try shown.text("customers", "left-alone") == "1")
    #expect(try shown.text("customers", "erased") == "1")
    #expect(desk.run("callbacks", "take", "--agent", "li-na", at: "20:10").status == 1)
    let pop = desk.run("pop", "13800138000", "--agent", "li-na", "--json", at: "20:06")
    #expect(try pop.flag("leftAlone") == true)
    #expect(desk.run("db", "check").status == 0)
    #expect(desk.run("audit", "verify").status == 0)
  }

  @Test func `a time that is missed owes those who were told it a call that says so, once`() throws
  {
    let id = try #require(try start("callback").text("id"))
    let call = try #require(
      try desk.run("callbacks", "take", "--agent", "li-na", "--json", at: "20:00").text("id"))
    desk.run("callbacks", "done", call, "--agent", "li-na", at: "20:05")
    #expect(outreach("list", at: "20:59").status == 0)
    let late = outreach("list", at: "21:01")
    #expect(late.status == 1)
    #expect(try late.flag("outreaches", "0", "late") == true)
    // Nobody is rung after nine in the evening.
    let owed = desk.run("callbacks", "--json", "--agent", "li-na", at: "21:01")
    #expect(try owed.text("callbacks", "2", "cause") == "outreach-missed")
    #expect(try owed.text("callbacks", "2", "nextAt") == "2026-11-13T09:00:00+08:00")
    #expect(outreach("end", id, at: "21:02").status == 0)
    #expect(try desk.run("callbacks", "--json", at: "21:03").text("callbacks", "0", "id") == nil)
    #expect(outreach("end", id, at: "21:04").status == 1)
  }

  @Test func `a time that is missed is overdue until the orders are right`() throws {
    let id = try #require(try start("callback").text("id"))
    let call = try #require(
      try desk.run("callbacks", "take", "--agent", "li-na", "--json", at: "20:00").text("id"))
    desk.run("callbacks", "done", call, "--agent", "li-na", at: "20:05")
    func overdue(_ time: String) -> Desk.Answer { desk.run("case", "overdue", "--json", at: time) }
    #expect(overdue("20:59").status == 0)
    let late = overdue("21:01")
    #expect(late.status == 1)
    #expect(try late.text("outreaches", "0", "id") == id)
    #expect(try late.text("outreaches", "0", "promisedAt") == "2026-11-12T21:00:00+08:00")
    // Of three who are hit one was told.
    #expect(try late.text("outreaches", "0", "customers") == "1")
    #expect(
      desk.run("case", "overdue", at: "21:01", language: "C").output.contains(
        "outreach \(id) (点券): 11-12 21:00 was told and has passed, 1 customers still wait"))
    // The one who was told is of ¥900; the order arrives.
    let arrived = try desk.folder.give(
      """
      { orders: [{ id: "A2", caller: "13900139000", product: "点券", kind: "recharge", amount: "900.00",
        status: "delivered", placedAt: "2026-11-12T19:00:00+08:00", paidAt: "2026-11-12T19:00:00+08:00" }] }
      """, as: "arrived.json5")
    #expect(desk.run("db", "import", arrived).status == 0)
    #expect(overdue("21:02").status == 0)
  }

  @Test func `whom the failure hits later is told too, after the others, so many an hour as ever`()
    throws
  {
    // Four an hour: 19:40, 19:55 and 20:10.
    let id = try #require(try start("callback", perHour: "4", at: "19:40").text("id"))
    let later = try desk.folder.give(
      """
      { callers: [{ number: "13300133000", name: "孙悟净" }],
        orders: [
          { id: "A4", caller: "13600136000", product: "点券", kind: "recharge", amount: "50.00", status: "failed",
            placedAt: "2026-11-12T18:30:00+08:00", paidAt: "2026-11-12T18:30:00+08:00" },
          { id: "A7", caller: "13300133000", product: "点券", kind: "recharge", amount: "800.00", status: "paid",
            placedAt: "2026-11-12T19:30:00+08:00", paidAt: "2026-11-12T19:30:00+08:00" } ] }
      """, as: "later.json5")
    #expect(desk.run("db", "import", later).status == 0)
    func dues(_ time: String) throws -> [String] {
      let shown = outreach("show", id, at: time)
      return try (0..<6).compactMap { row in
        guard let order = try shown.text("targets", "\(row)", "order") else { return nil }
        let due = try shown.text("targets", "\(row)", "dueAt") ?? ""
        return "\(order) \(due.dropFirst(11).prefix(5))"
      }
    }
    // The failed order is in trouble at once, the paid one after half an hour.
    let first = ["A2 19:40", "A1 19:55", "A3 20:10", "A4 20:25"]
    #expect(try dues("19:50") == first)
    #expect(try dues("20:05") == first + ["A7 20:40"])
    #expect(try dues("20:06") == first + ["A7 20:40"])
    #expect(try desk.audit().filter { $0.object == "outreach \(id) joined" }.count == 2)
    let calls = desk.run("callbacks", "--json", "--agent", "li-na", at: "20:06")
    #expect(try calls.text("callbacks", "4", "nextAt") == "2026-11-12T20:40:00+08:00")
    #expect(desk.run("db", "check").status == 0)
  }

  @Test func `it is begun once, with words, a reason and a time to come`() throws {
    func begin(_ words: String..., by agent: String = "huang-bo") -> Int32 {
      desk.run(
        words: ["outreach", "start", "--product", "点券", "--tell", "故障"] + words
          + ["--agent", agent], at: "20:00"
      ).status
    }
    #expect(begin() == 2)
    #expect(begin("--reason", " ") == 2)
    #expect(begin("--reason", "a", "--per-hour", "0") == 2)
    #expect(begin("--reason", "a", "--way", "menu") == 2)
    #expect(begin("--reason", "a", "--region", "浙江") == 2)
    #expect(begin("--reason", "a", "--within", "2026-11-12T19:00:00+08:00") == 1)
    #expect(begin("--reason", "a", "--since", "1m") == 1)
    #expect(begin("--reason", "a") == 0)
    #expect(begin("--reason", "a") == 1)
    #expect(outreach("show", "none").status == 1)
    #expect(outreach("leave-alone", "nobody", by: "li-na").status == 1)
  }
}
