import Foundation
import TestOutput
import Testing

/// Word before they call, through the desk that runs: from the early warning to the customer's story.
@Suite final class OutreachProcessTests {
  private let desk: Desk
  private let server = DeskServer()

  /// Three customers complain of a product that fails; two others have its orders and are quiet.
  init() throws {
    let numbers = ["13800138000", "13900139000", "13700137000", "13600136000", "13500135000"]
    let callers = numbers.map { "{ number: \"\($0)\", name: \"苏晚晴\" }" }
    let orders = numbers.enumerated().map { index, number in
      """
      { id: "A\(index + 1)", caller: "\(number)", product: "点券", kind: "recharge",
        amount: "\((index + 1) * 100).00", status: "delayed", placedAt: "2026-11-12T19:00:00+08:00",
        paidAt: "2026-11-12T19:00:00+08:00" }
      """
    }
    desk = try Desk(
      data: """
        { callers: [\(callers.joined(separator: ", "))], orders: [\(orders.joined(separator: ", "))] }
        """)
  }

  private func outreach(_ words: String..., at time: String) -> Desk.Answer {
    desk.run(words: ["outreach"] + words + ["--agent", "huang-bo", "--json"], at: time)
  }

  @Test func `from the warning to the story everything goes through the desk that runs`() throws {
    for order in ["A1", "A2", "A3"] {
      let opened = desk.run(
        "case", "open", "--order", order, "--kind", "recharge-missing", "--agent", "li-na",
        at: "19:40")
      try #require(opened.status == 0, "\(opened.errors)")
    }
    try server.start(desk)
    let warned = outreach("list", at: "20:00")
    #expect(try warned.text("warnings", "0", "subject") == "product", "\(warned.errors)")
    #expect(try warned.text("warnings", "0", "name") == "点券")
    #expect(try warned.text("warnings", "0", "lastHour") == "3")
    // Who complained needs no word.
    #expect(try warned.text("warnings", "0", "hit") == "2")
    let begun = outreach(
      "start", "--product", "点券", "--way", "callback", "--within", "1h", "--tell",
      "通道故障\u{1B}[31m，\"自动\"补发\u{202E}", "--reason", "供应商中断", at: "20:00")
    let id = try #require(try begun.text("id"), "\(begun.errors)")
    #expect(try outreach("list", at: "20:01").text("warnings", "0", "outreach") == id)

    // ¥500 are more at stake than ¥400, but the customer calls first and hears it.
    let call = desk.run(
      words: [
        "call", "hotline", "--db", "--fast", "--from", "13500135000", "--call", "c-1", "--at",
        "2026-11-12T20:05:00+08:00",
      ], typed: ["/hangup"])
    #expect(call.output.contains("您的订单（点券）我们已在处理"), "\(call.errors)")
    #expect(!call.output.contains("\u{1B}[31m"))
    let taken = desk.run("callbacks", "take", "--agent", "li-na", "--json", at: "20:06")
    #expect(try taken.text("numberToRing") == "13600136000", "\(taken.errors)")
    let callback = try #require(try taken.text("id"))
    #expect(desk.run("callbacks", "take", "--agent", "sun-yu", at: "20:06").status == 1)
    let plain = desk.run("callbacks", "--agent", "li-na", at: "20:06", isTerminal: true)
    #expect(!plain.output.contains("\u{202E}"))
    #expect(desk.run("callbacks", "done", callback, "--agent", "li-na", at: "20:10").status == 0)

    let shown = outreach("show", id, at: "20:11")
    #expect(try shown.text("customers", "told") == "2")
    #expect(try shown.text("customers", "waiting") == "0")
    let story = desk.run("story", "A4", "--agent", "li-na", "--json", at: "20:12")
    #expect(try story.text("entries", "1", "event") == "outreach")
    #expect(try story.text("entries", "1", "agent") == "li-na")
    #expect(outreach("end", id, at: "20:13").status == 0)
    server.stop()
    #expect(desk.run("db", "check").status == 0)
    #expect(desk.run("audit", "verify").status == 0)
  }
}
