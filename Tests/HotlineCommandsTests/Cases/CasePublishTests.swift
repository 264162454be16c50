import Diagnostics
import Foundation
import TestOutput
import Testing

/// The page for everybody, its figures worked out anew from exported events.
@Suite struct CasePublishTests {
  private func desk(_ count: Int) throws -> Desk {
    let desk = try Desk(data: "{ callers: [{ number: \"13800138000\", name: \"王小明\" }] }")
    var histories = CaseHistories(try desk.store(), seed: 3)
    try histories.write(count, from: try #require(Instant("2026-10-20T08:00:00+08:00")))
    return desk
  }

  @Test func `what was changed because of complaints is written down, published and taken back`()
    throws
  {
    let desk = try desk(0)
    let opened = desk.run(
      "case", "open", "--kind", "other", "--caller", "13800138000", "--agent", "li-na", "--json",
      at: "09:00")
    let number = try #require(try opened.text("case", "number") ?? opened.text("case", "id"))
    func change(_ words: String..., by agent: String = "huang-bo") -> Desk.Answer {
      desk.run(words: ["case", "change"] + words + ["--json", "--agent", agent], at: "20:00")
    }
    func add(on day: String, by agent: String = "huang-bo", _ more: String...) -> Desk.Answer {
      desk.run(
        words: ["case", "change", "add", "--on", day, "--zh", "写明渠道费", "--en", "The fee is shown"]
          + more
          + ["--json", "--agent", agent], at: "20:00")
    }
    #expect(add(on: "2026-11-13").status == 1)
    #expect(add(on: "2026-11-10", "--case", "2026010100019").status == 2)
    #expect(change("add", "--zh", "a").status == 2)
    let added = add(on: "2026-11-10", "--case", number)
    #expect(try added.text("id") == "h-20261110-1")
    #expect(try added.text("case") == number)
    #expect(try add(on: "2026-10-31").text("id") == "h-20261031-1")
    #expect(try add(on: "2026-11-10").text("id") == "h-20261110-2")

    func published() -> Desk.Answer {
      desk.run("case", "publish", "--month", "2026-11", "--json", at: "20:01")
    }
    #expect(try published().text("changes", "0", "on") == "2026-11-10")
    #expect(try published().text("changes", "0", "en") == "The fee is shown")
    #expect(try published().text("changes", "1", "zh") == "写明渠道费")
    #expect(!published().output.contains(number))
    #expect(change("withdraw", "h-20261110-2", "--reason", "写错了").status == 0)
    #expect(change("withdraw", "h-20261110-2", "--reason", "写错了").status == 1)
    #expect(change("withdraw", "h-1", "--reason", "a").status == 1)
    #expect(try published().text("changes", "1", "on") == nil)
    #expect(try change("list", by: "li-na").text("changes", "2", "withdrawnAt") != nil)
    let audit = try desk.audit().compactMap(\.object).filter { $0.hasPrefix("house change") }
    #expect(
      Set(audit) == [
        "house change h-20261110-1 added", "house change h-20261031-1 added",
        "house change h-20261110-2 added", "house change h-20261110-2 withdrawn",
      ])
    #expect(desk.run("db", "check").status == 0)
  }

  @Test func `every figure that is shown is what the exported events say`() throws {
    let desk = try desk(130)
    let published = desk.run(
      "case", "publish", "--month", "2026-10", "--json", at: "20:00")
    #expect(published.status == 0, "\(published.errors)")
    let events = try ExportedEvents(desk.run("case", "events", "--weeks", "6", at: "20:00").output)
    try events.workOut(at: try #require(Instant("2026-11-12T20:00:00+08:00")).milliseconds / 1_000)
    try events.run(
      """
      DELETE FROM w WHERE opened >= unixepoch('2026-10-31T16:00:00Z')
        OR opened < unixepoch('2026-09-30T16:00:00Z')
      """)
    func number(_ path: String...) throws -> Double? {
      try published.text(path).flatMap { Double($0) }
    }
    let sums = try events.rows(
      """
      SELECT count(*), sum(answered - began <= 86400), count(*) - coalesce(sum(answered - began <= 86400), 0),
        sum(solved - began <= 259200), count(solved), sum(refused > 0), sum(reopened),
        avg(answered - began), avg(solved - began) FROM w
      """)[0].map { $0.flatMap { Double($0) } ?? 0 }
    #expect(sums[0] > 60)
    #expect(try number("received") == sums[0])
    func isSmall(_ parts: Double...) -> Bool { parts.contains { (1...4).contains($0) } }
    for (key, count, hides) in [
      ("answeredWithin24h", sums[1], isSmall(sums[1], sums[2])),
      ("escalated", sums[5], isSmall(sums[5], sums[0] - sums[5])),
      ("reopened", sums[6], isSmall(sums[6], sums[0] - sums[6])),
    ] {
      #expect(try number(key, "count") == (hides ? nil : count), "\(key)")
      #expect(try number(key, "of") == (hides ? nil : sums[0]), "\(key)")
    }
    let open = try number("results", "open")
    let hides = isSmall(sums[3], sums[4] - sums[3], sums[0] - sums[4]) || open == nil
    #expect(try number("solvedWithin72h", "count") == (hides ? nil : sums[3]))
    #expect(abs(try #require(try number("meanResponseSeconds")) - sums[7]) < 0.01)
    #expect(abs(try #require(try number("meanResolutionSeconds")) - sums[8]) < 0.01)
    // Each cell of the table that is shown, and each small one hidden.
    var shown = 0
    for row in 0..<4 {
      let kind = try #require(try published.text("kinds", "\(row)", "kind"))
      for result in ["explained", "rejected", "reissued", "open", "received"] {
        let which =
          switch result {
          case "open": "solved IS NULL"
          case "received": "1"
          default: "solved IS NOT NULL AND result = '\(result)'"
          }
        let count = try events.rows("SELECT sum(kind = '\(kind)' AND \(which)) FROM w")[0][0]
        let told = try published.text("kinds", "\(row)", result)
        if let told {
          shown += 1
          #expect(told == count, "\(kind) \(result)")
        }
        if ["1", "2", "3", "4"].contains(count) { #expect(told == nil, "\(kind) \(result)") }
      }
    }
    #expect(shown >= 4)
  }

  @Test func `the page is in both languages, with stages, ways and changes, and names nobody`()
    throws
  {
    let desk = try desk(60)
    let changes = try desk.folder.give(
      """
      { changes: [
        { on: "2026-10-25", what: { zh: "下单页写明渠道费", en: "The fee stands on the order page" } },
        { on: "2026-11-02", what: { zh: "别的月份", en: "another month" } } ] }
      """, as: "changes.json5")
    for (language, words) in [
      ("zh", ["2026年10月投诉处理情况公示", "12315", "24小时内由专人答复", "下单页写明渠道费", "渠道费"]),
      ("en", ["Complaints in 2026-10", "12315", "within 72 hours", "The fee stands"]),
    ] {
      let file = desk.path + "/page-\(language).html"
      let made = desk.run(
        "case", "publish", "--month", "2026-10", "--changes", changes, "--phone", "400-000-0000",
        "--html", file, "--language", language, at: "20:00")
      #expect(made.status == 0, "\(made.errors)")
      let page = try String(contentsOfFile: file, encoding: .utf8)
      for word in words + ["400-000-0000"] { #expect(page.contains(word), "\(word)") }
      #expect(!page.contains("别的月份") && !page.contains("another month"))
      #expect(!page.contains("王小明") && !page.contains("li-na") && !page.contains("20261"))
    }
    let table = desk.run("case", "publish", "--month", "2026-10", "--csv", at: "20:00").output
    #expect(table.hasPrefix("kind,refunded,"))
  }

  @Test func `a month of too few tells nothing, and bad months and changes are told`() throws {
    let desk = try desk(3)
    let few = desk.run("case", "publish", "--month", "2026-10", "--json", at: "20:00")
    #expect(try few.text("received") == nil)
    #expect(try few.text("kinds", "0", "kind") == nil)
    #expect(desk.run("case", "publish", "--month", "2026-13", at: "20:00").status == 2)
    #expect(desk.run("case", "publish", at: "20:00").status == 2)
    let bad = try desk.folder.give("{ changes: [{ on: \"x\" }] }", as: "bad.json5")
    let refused = desk.run(
      "case", "publish", "--month", "2026-10", "--changes", bad, at: "20:00")
    #expect(refused.status == 2)
    #expect(refused.errors.contains("bad.json5:1:19"))
  }
}
