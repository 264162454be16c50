import Foundation
import TestOutput
import Testing

/// Calls of the terminal phone that meet the callers of a database.
@Suite final class StoreCallTests {
  private let desk: Desk

  private static let flow = """
    { flow: "shop", start: "hello", variables: { found: null, opened: null, paid: null, code: "" },
      defaults: { noInput: "没有听到", noMatch: "没有这一项", exhausted: "bye", onError: "sorry" },
      nodes: {
        hello: { type: "say", prompt: "您好{mask(caller.name)}，{caller.tier}", next: "main" },
        main: { type: "menu", prompt: "请选择", choices: [
          { key: "1", label: "订单", words: ["订单"], next: "latest" },
          { key: "2", label: "投诉", next: "complain" },
          { key: "3", label: "退款", next: "ask" },
          { key: "4", label: "人工", next: "agent" } ] },
        latest: { type: "service", call: "order.latest", into: "found", timeout: "5s", next: "told", failed: "sorry" },
        told: { type: "say", prompt: "您的订单{found.product}{found.statusText}", next: "bye" },
        complain: { type: "service", call: "case.open", timeout: "5s", into: "opened", next: "number", failed: "sorry",
          with: { kind: "'recharge-missing'", order: "'202611120001'", text: "'我是王小明，没有到账'" } },
        number: { type: "say", prompt: "受理编号{opened.id}", next: "bye" },
        ask: { type: "collect", prompt: "请输入订单号", into: "code", digits: { min: 4, max: 16 }, next: "pay" },
        pay: { type: "service", call: "refund.request", timeout: "5s", into: "paid", failed: "sorry",
          with: { order: "code", amount: "10" }, on: { done: "done", needsApproval: "later", refused: "no" }, next: "bye" },
        done: { type: "say", prompt: "已退款", next: "bye" },
        later: { type: "say", prompt: "已提交审批", next: "bye" },
        no: { type: "say", prompt: "不能退款", next: "bye" },
        agent: { type: "queue", skill: "recharge", prompt: "正在转接", next: "bye" },
        sorry: { type: "hangup", prompt: "系统繁忙" },
        bye: { type: "hangup", prompt: "再见" } } }
    """

  init() throws {
    desk = try Desk(
      data: """
        { callers: [{ number: "13800138000", name: "王小明", tier: "vip" },
                    { number: "13900139000", name: "李雷" }, { number: "13900139000", name: "韩梅梅" }],
          orders: [{ id: "202611120001", caller: "13800138000", product: "点卡", kind: "recharge",
            amount: "30.00", status: "delayed", placedAt: "2026-11-12T19:00:00+08:00",
            paidAt: "2026-11-12T19:01:00+08:00" }] }
        """)
    try desk.folder.give(Self.flow, as: "shop.json5")
  }

  private func call(
    from number: String?, _ typed: String..., id: String = "c-1", options: [String] = []
  ) -> Desk.Answer {
    desk.run(
      words: ["call", desk.path + "/shop.json5", "--fast", "--db", "--call", id]
        + (number.map { ["--from", $0] } ?? []) + options, typed: typed, at: "20:05")
  }

  @Test func `the caller is known, orders are told, and the call is kept for the pop`() throws {
    let call = call(from: "+86 138-0013-8000", "1")
    #expect(call.status == 0)
    let spoken = call.output.split(separator: "\n").filter { $0.hasPrefix("☎") }
    #expect(spoken == ["☎ 您好王**，vip", "☎ 请选择", "☎ 您的订单点卡延迟到账", "☎ 再见"])
    #expect(call.errors == "通话已保存：c-1\n")
    let pop = desk.run("pop", "13800138000", "--call", "c-1", "--json", at: "20:06")
    #expect(try pop.text("call", "path", "1") == "main")
    #expect(try pop.text("call", "path", "2") == "latest")
    #expect(try pop.text("call", "disposition") == "completed")
    #expect(
      try desk.audit().map { "\($0.action) \($0.object ?? "")" } == [
        "look-up caller.find", "look-up order.list", "change call c-1", "look-up pop exact",
      ])
  }

  @Test func `a complaint that the menu opens is a case in the database`() throws {
    let call = call(from: "13800138000", "2")
    let number = try desk.run("case", "list", "--json", at: "20:10").text("cases", "0", "id")
    #expect(call.output.contains("☎ 受理编号\(try #require(number))"))
    let pop = desk.run("pop", "13800138000", "--json", at: "20:10")
    #expect(try pop.text("cases", "0", "id") == number)
  }

  @Test func `a refund by the menu is paid once in a call, and counts for the next`() throws {
    #expect(call(from: "13800138000", "3", "202611120001#").output.contains("☎ 已退款"))
    // The menu pays a caller back once a day.
    let again = call(from: "13800138000", "3", "202611120001#", id: "c-2")
    #expect(again.output.contains("☎ 已提交审批"))
    let waiting = desk.run("refund", "list", "--waiting", "--json", at: "20:10")
    #expect(try waiting.text("refunds", "0", "agent") == "flow")
    let request = try #require(try waiting.text("refunds", "0", "request"))
    #expect(
      desk.run("pop", "13800138000", at: "20:10").output.contains("refund approve \(request)"))
    #expect(desk.run("refund", "approve", request, "--agent", "li-na", at: "20:11").status == 0)
    let pop = desk.run(
      "pop", "13800138000", "--call", "c-1", "--agent", "li-na", "--json", at: "20:12")
    #expect(try pop.text("call", "typed", "0") == "202611120001")
    #expect(try pop.text("mayDo", "refundedToday") == "20.00")
  }

  @Test func `a call that waits for an agent is shown at pickup without naming it`() throws {
    _ = call(from: "13800138000", "4", options: ["--answer-after", "40s"])
    let pop = desk.run("pop", "13800138000", "--json", at: "20:07")
    #expect(try pop.text("call", "id") == "c-1")
    #expect(try pop.text("call", "waitedSeconds") == "40")
    #expect(try pop.text("call", "skill") == "recharge")
  }

  @Test(
    arguments: Discreet.each([
      ("anonymous", "withheld"), (nil, "withheld"), ("13700137000", "unknown"),
    ]))
  func `no profile is made for who is not known`(_ row: Discreet<(String?, String)>)
    throws
  {
    let (number, match) = row.value
    #expect(call(from: number, "4").status == 0)
    let pop = desk.run("pop", number ?? "anonymous", "--call", "c-1", "--json", at: "20:07")
    #expect(try pop.text("match") == match)
    #expect(try pop.text("call", "path", "0") == "hello")
    let stats = desk.run("db", "stats", "--json")
    #expect(try stats.text("callers") == "3")
  }

  @Test func `whoever shares a number is not greeted by name`() {
    #expect(call(from: "13900139000", "4").output.contains("\n☎ 您好，\n"))
  }

  @Test func `a call that can't be audited is not made`() throws {
    let file = desk.path + "/hotline.db"
    try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: file)
    let call = call(from: "13800138000", "1")
    #expect(call.status == 2)
    #expect(call.output.isEmpty)
    #expect(call.errors.contains("查询无法留下审计记录"))
  }

  @Test
  func `an id that was used, a number that is none and files beside the database are refused`() {
    _ = call(from: "13800138000", "1")
    for (options, message) in [
      ([], "--call：已有来电 c-1"),
      (["--call", "c-3", "--from", "hello"], "--from：这不是电话号码"),
      (["--call", "c-3", "--data", "x.json5"], "--data 和 --db 只能写一个"),
      (["--call", "c-3", "--record", "x.json5"], "--record 和 --db 只能写一个"),
    ] {
      let base = ["call", desk.path + "/shop.json5", "--fast", "--db"]
      let result = desk.run(
        words: base + (options.isEmpty ? ["--call", "c-1"] : options), at: "20:05")
      #expect(result.status == 2)
      #expect(result.errors.contains(message), "\(result.errors)")
    }
  }
}
