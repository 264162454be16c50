import CallerProfiles
import Diagnostics
import Foundation
import TestOutput
import Testing

/// A time can be stated in a database for practice alone, which says what it is.
@Suite struct PracticeDatabaseTests {
  private static let data = """
    { callers: [{ number: "13800138000", name: "王小明" }],
      orders: [{ id: "202611120001", caller: "13800138000", kind: "recharge", amount: "3000.00",
        status: "delayed", placedAt: "2026-11-12T19:00:00+08:00",
        paidAt: "2026-11-12T19:01:00+08:00" }] }
    """

  private func desk(isPractice: Bool) throws -> Desk {
    let desk = try Desk(data: Self.data, isPractice: isPractice)
    try desk.folder.give(
      #"{ flow: "bye", start: "end", nodes: { end: { type: "hangup", prompt: "再见" } } }"#,
      as: "bye.json5")
    return desk
  }

  private func commands(_ desk: Desk) -> [[String]] {
    [
      ["pop", "13800138000", "--agent", "li-na"], ["case", "list", "--agent", "li-na"],
      ["case", "open", "--kind", "other", "--order", "202611120001", "--agent", "li-na"],
      ["refund", "pay", "202611120001", "--amount", "1", "--agent", "li-na"],
      ["refund", "list", "--agent", "li-na"],
      ["call", desk.path + "/bye.json5", "--db", "--fast", "--from", "13800138000"],
    ]
  }

  @Test func `in a real database nothing is done or shown at a stated time, and the wish is kept`()
    throws
  {
    let desk = try desk(isPractice: false)
    for words in commands(desk) {
      let answer = desk.run(words: words, at: "20:05", language: "en_US")
      #expect(answer.status == 2, "\(words)")
      #expect(answer.output.isEmpty, "\(words)")
      #expect(answer.errors.contains("--at: a time can be stated in a practice database only"))
    }
    let audit = try desk.audit()
    #expect(audit.map(\.action) == Array(repeating: "refusal", count: commands(desk).count))
    #expect(audit.allSatisfy { $0.object == "state a time" })
  }

  @Test
  func `a database for practice takes a stated time, and says what it is wherever it is shown`()
    throws
  {
    let desk = try desk(isPractice: true)
    for words in commands(desk) + [["pop", "13800138000"]] {
      let answer = desk.run(words: words, at: "20:05", language: "en_US")
      #expect(answer.status == 0, "\(words) \(answer.errors)")
      #expect(answer.output.hasPrefix("* PRACTICE DATABASE"), "\(words)")
    }
    let chinese = desk.run("pop", "13800138000", at: "20:05")
    #expect(chinese.output.hasPrefix("※ 练习数据库"))
    let json = desk.run("refund", "list", "--json", at: "20:05")
    #expect(try json.flag("practice") == true)
    for words in [
      ["audit", "list"], ["audit", "verify"], ["db", "check"], ["db", "export"],
      ["queue", "--since", "2026-11-12"],
    ] {
      #expect(desk.run(words: words, language: "en_US").errors.contains("PRACTICE DATABASE"))
    }
    let refund = desk.run("refund", "list", "--json")
    #expect(try refund.text("refunds", "0", "at") == "2026-11-12T20:05:00+08:00")
  }

  @Test func `a real database says nothing of practice`() throws {
    let desk = try desk(isPractice: false)
    for words in [["pop", "13800138000"], ["refund", "list", "--json"], ["audit", "list"]] {
      let answer = desk.run(words: words, language: "en_US")
      #expect(answer.status == 0)
      #expect(!(answer.output + answer.errors).lowercased().contains("practice"))
    }
  }

  @Test func `demo people come only into a database in which nothing was done`() throws {
    let fresh = Desk(folder: try TestFolder())
    #expect(fresh.run("db", "init").status == 0)
    #expect(fresh.run("db", "demo", "--callers", "3").status == 0)
    #expect(fresh.run("pop", "10086", language: "en_US").output.contains("PRACTICE DATABASE"))
    #expect(fresh.run("db", "check").status == 0)
    let used = Desk(folder: try TestFolder())
    #expect(used.run("db", "init").status == 0)
    #expect(used.run("db", "import", Desk.data + "/agents.json5").status == 0)
    let refused = used.run("db", "demo", "--callers", "3", language: "en_US")
    #expect(refused.status == 2)
    #expect(refused.errors.contains("real work was done in the database"))
    #expect(used.run("case", "list", at: "20:05").status == 2)
  }

  @Test func `the mark of another database of the same key makes no practice of a real one`() throws
  {
    let desk = try desk(isPractice: false)
    let key = KeyFile(path: desk.path + "/hotline.db.key")
    try ProfileStore.create(
      path: desk.path + "/other.db", keyFile: key, at: try #require(.init("2026-11-12T20:00:00Z")),
      practiceOf: "user:me")
    let store = try desk.store()
    try store.connection.execute(
      """
      DELETE FROM audit WHERE number = 1
      """)
    try store.connection.run(
      "ATTACH ?1 AS other", .text(desk.path + "/other.db"))
    try store.connection.execute("INSERT INTO audit SELECT * FROM other.audit WHERE number = 1")
    try store.connection.execute("DETACH other")
    #expect(try !desk.store().isPractice)
    #expect(desk.run("case", "list", at: "20:05").status == 2)
    #expect(desk.run("audit", "verify").status == 1)
  }
}
