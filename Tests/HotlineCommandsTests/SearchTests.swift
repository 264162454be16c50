import AfterSales
import CallerProfiles
import Diagnostics
import Foundation
import Reports
import TestOutput
import Testing

@Suite final class SearchTests {
  private let desk: Desk
  private let number: String

  init() throws {
    desk = try Desk(
      data: """
        { callers: [{ number: "13800138000", name: "王小明", tier: "vip" },
            { number: "13900139000", name: "王小明" }, { number: "13900139000", name: "赵六" }],
          orders: [{ id: "202611120001", caller: "13800138000", kind: "recharge", amount: "300.00",
            status: "delayed", placedAt: "2026-11-12T19:00:00+08:00",
            paidAt: "2026-11-12T19:01:00+08:00" }] }
        """)
    let opened = desk.run(
      "case", "open", "--order", "202611120001", "--kind", "refund-dispute", "--agent", "li-na",
      "--text", "一直没有退款", "--json", at: "20:00")
    number = try #require(try opened.text("case", "id"))
  }

  private func search(_ words: String..., typed: [String] = []) -> Desk.Answer {
    desk.run(
      words: ["search"] + words + [
        "--agent", "li-na", "--json", "--at", "2026-11-12T20:10:00+08:00",
      ],
      typed: typed)
  }

  @Test func `somebody is found by order, acceptance number, number and whole name`() throws {
    for words in [["202611120001"], [number], ["13800138000"], ["--order", "202611120001"]] {
      let found = desk.run(words: ["search"] + words + ["--agent", "li-na", "--json"])
      #expect(found.status == 0)
      #expect(try found.text("found", "0", "name") == "王**")
      #expect(try found.text("found", "0", "number") == "138****8000")
      #expect(try found.text("found", "0", "openCases", "0") == number)
      #expect(try found.text("found", "1", "id") == nil)
    }
    let named = search("--name", "-", typed: ["王 小明"])
    #expect(try named.text("found", "1", "number") == "139****9000")
    #expect(try named.text("found", "2", "id") == nil)
    #expect(search("--name", "王小").status == 1)
    #expect(search("-", typed: ["13900139000"]).status == 0)
  }

  @Test func `a search stands in the audit with what was found, and without a name`() throws {
    _ = search("--name", "王小明")
    _ = search("202611120001")
    let rows = try desk.audit().suffix(2)
    #expect(rows.map(\.action) == ["look-up", "look-up"])
    #expect(rows.map(\.object) == ["search name", "search order 202611120001"])
    #expect(desk.run("db", "check").status == 0)
  }

  /// A number may be an order's, and one with a slip in it still tells whose it is.
  @Test func `what was typed in vain is not in the audit`() throws {
    _ = search("-", typed: ["13900139000"])
    _ = search("-", typed: ["139001390000"])
    #expect(try desk.audit().suffix(2).allSatisfy { $0.object?.contains("139") == false })
  }

  @Test func `people are found by name after keys were rotated, and not after erasure`() throws {
    #expect(desk.run("db", "rotate-key").status == 0)
    #expect(search("--name", "赵六").status == 0)
    #expect(desk.run("db", "check").status == 0)
    let id = try #require(try search("--name", "赵六").text("found", "0", "id"))
    #expect(desk.run("db", "erase", "#" + id).status == 0)
    #expect(search("--name", "赵六").status == 1)
    #expect(desk.run("db", "check").status == 0)
  }

  @Test func `a customer's story is told in order, what was said for a reason alone`() throws {
    desk.run(
      "case", "note", number, "--agent", "li-na", "--note", "客户发来截图", at: "20:05")
    desk.run("refund", "pay", "202611120001", "--amount", "20", "--agent", "li-na", at: "20:06")
    let story = desk.run("story", number, "--agent", "li-na", "--json", at: "20:10")
    var events: [String] = []
    while let event = try story.text("entries", "\(events.count)", "event") {
      let change = try story.text("entries", "\(events.count)", "change")
      events.append([event, change].compactMap { $0 }.joined(separator: " "))
    }
    #expect(events.first == "order")
    #expect(events.filter { $0.hasPrefix("case") }.contains("case opened"))
    #expect(events.suffix(2) == ["case noted", "case refund"])
    #expect(!story.output.contains("客户发来截图"))
    let clear = desk.run(
      "story", number, "--agent", "li-na", "--reveal", "--reason", "核对经过", "--json", at: "20:10")
    #expect(clear.output.contains("客户发来截图"))
    #expect(clear.output.contains("一直没有退款"))
    #expect(desk.run("story", "--name", "王小明", "--agent", "li-na").status == 1)
  }

  @Test func `a story tells queues and endings in words, as the pop does`() throws {
    let calls = try desk.folder.give(
      """
      { contacts: [
          { id: "c-1", caller: "13800138000", at: "2026-11-12T10:00:00+08:00", skill: "general",
            agent: "li-na", disposition: "followUp" },
          { id: "c-2", caller: "13800138000", at: "2026-11-12T11:00:00+08:00", skill: "night-shift",
            agent: "li-na", disposition: "客户满意" }] }
      """, as: "calls.json5")
    #expect(desk.run("db", "import", calls).status == 0)
    let chinese = desk.run("story", number, "--agent", "li-na", at: "20:10").output
    #expect(chinese.contains("来电 c-1  综合  li-na  待跟进"))
    // What the house has no words for stays as it is kept.
    #expect(chinese.contains("来电 c-2  night-shift  li-na  客户满意"))
    let english = desk.run("story", number, "--agent", "li-na", at: "20:10", language: "en").output
    #expect(english.contains("call c-1  综合  li-na  to be followed up"))
    let narrow = desk.run(
      words: ["story", number, "--agent", "li-na", "--at", "2026-11-12T20:10:00+08:00"],
      isTerminal: true, language: "en", columns: 50
    ).output.split(separator: "\n").dropFirst()
    #expect(narrow.allSatisfy { DisplayWidth.of(StyledText.plain(String($0))) <= 50 })
    #expect(narrow.contains { $0.hasPrefix(String(repeating: " ", count: 15) + "followed up") })
    // A pop has the titles once a live queue has run.
    let store = try desk.store()
    try store.connection.write {
      try store.keep(
        .title("综合席", of: "general"), at: try #require(Instant("2026-11-12T20:00:00+08:00")))
    }
    let pop = desk.run("pop", "13800138000", "--agent", "li-na", at: "20:10").output
    #expect(pop.contains("综合席  li-na  待跟进") && !pop.contains("general"))
    let json = desk.run("story", number, "--agent", "li-na", "--json", at: "20:10").output
    #expect(json.contains("\"queue\": \"general\""))
  }

  @Test func `the cases of one caller are listed, the closed ones too`() throws {
    let listed = desk.run(
      words: ["case", "list", "--caller", "-", "--agent", "li-na", "--json"], typed: ["13800138000"]
    )
    #expect(try listed.text("cases", "0", "id") == number)
    let others = desk.run(
      words: ["case", "list", "--caller", "13900139000", "--agent", "li-na", "--json"])
    #expect(try others.text("found") == "0")
  }

  @Test func `clear numbers are read from standard input where a minus stands`() throws {
    let pop = desk.run(words: ["pop", "-", "--agent", "li-na", "--json"], typed: ["13800138000"])
    #expect(try pop.text("match") == "exact")
  }

  @Test func `a repeated refund says that nothing was paid again`() throws {
    let words = ["refund", "pay", "202611120001", "--amount", "20", "--agent", "li-na"]
    let at = ["--at", "2026-11-12T20:06:00+08:00"]
    #expect(!desk.run(words: words + at, language: "en").output.contains("nothing was paid again"))
    #expect(desk.run(words: words + at, language: "en").output.contains("nothing was paid again"))
    #expect(try desk.run(words: words + at + ["--json"]).flag("repeated") == true)
  }

  @Test func `a result above what was paid or above the agent's limit is refused`() throws {
    func resolve(_ amount: String, _ agent: String) -> Desk.Answer {
      desk.run(
        "case", "resolve", number, "--result", "refunded", "--cause", "bad-stock", "--amount",
        amount, "--by", "24h", "--agent", agent, at: "20:20", language: "en")
    }
    #expect(resolve("250", "li-na").errors.contains("beyond your authority of ¥200.00"))
    #expect(resolve("301", "huang-bo").status == 1)
    #expect(resolve("300", "huang-bo").status == 0)
  }

  @Test func `a promised refund that nobody paid is overdue, and in time once it is paid`() throws {
    desk.run(
      "case", "resolve", number, "--result", "refunded", "--cause", "bad-stock", "--amount", "50",
      "--by", "1h", "--agent", "li-na", at: "20:30")
    #expect(desk.run("case", "overdue", "--agent", "li-na", at: "21:29").status == 0)
    let late = desk.run("case", "overdue", "--agent", "li-na", "--json", at: "21:31")
    #expect(late.status == 1)
    #expect(try late.flag("cases", "0", "limits", "promise", "late") == true)
    desk.run("refund", "pay", "202611120001", "--amount", "50", "--agent", "li-na", at: "21:40")
    #expect(desk.run("case", "overdue", "--agent", "li-na", at: "21:41").status == 0)
  }

  @Test func `rotation says which backups it makes unreadable`() throws {
    #expect(desk.run("db", "backup", desk.path + "/old.db").status == 0)
    let rotated = desk.run("db", "rotate-key", language: "en")
    #expect(rotated.output.contains("old.db  key version 1"))
    #expect(desk.run("db", "backup", desk.path + "/new.db").status == 0)
    let again = desk.run("db", "rotate-key", language: "en")
    #expect(again.output.contains("new.db  key version 2"))
    #expect(again.output.contains("old.db  key version 1"))
  }
}
