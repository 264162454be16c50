import CSQLite
import Foundation
import TestOutput
import Testing

/// Databases as the program of their time left them, opened with the program of today.
///
/// `Layouts/layout-N.sql` was written by the last program whose databases had layout N: it imported
/// `people.json5` and, from layout 2 on, took up two cases, paid one refund, asked for another and
/// erased a caller; from layout 4 on it was killed while a call waited; from layout 8 on it is for
/// practice, since only that takes stated times, and in layout 8 greater rights wait, and in layout 12 a customer is left alone. A new layout
/// adds a dump of the one before it.
@Suite struct EarlierLayoutTests {
  /// The quick suite takes the first, the last, and those after which rows moved.
  private static let layouts = runsSlowTests ? Array(1...12) : [1, 4, 8, 12]

  private let open = "2026110300015"
  private let closed = "2026110200011"

  @Test(arguments: layouts)
  func `a database of an earlier layout is sound, and its audit whole, once it is opened`(
    layout: Int
  ) throws {
    let desk = try Desk(layout: layout)
    #expect(desk.run("db", "check", language: "C").output == "the database is sound\n")
    let audit = desk.run("audit", "verify", language: "C")
    #expect(audit.status == 0)
    #expect(audit.output.hasPrefix("the audit is sound"))
    let held = desk.run("db", "stats", "--json")
    #expect(try held.text("callers") == (layout == 1 ? "3" : "2"))
    #expect(try held.text("erased") == (layout == 1 ? "0" : "1"))
    #expect(try held.text("orders") == "3")
    #expect(try held.text("agents") == "3")
    let now = try held.text("layout").flatMap { Int($0) }
    #expect(try #require(now) == 16)
  }

  @Test(arguments: layouts)
  func `who was known to an earlier layout is known, with orders and calls`(layout: Int) throws {
    let desk = try Desk(layout: layout)
    let pop = desk.run("pop", "13611112222", "--agent", "a-front", "--json")
    #expect(pop.status == 0)
    #expect(try pop.text("match") == "exact")
    #expect(try pop.text("caller", "name") == "钱**")
    #expect(try pop.text("caller", "account") == "du****77")
    #expect(try pop.text("caller", "tier") == "vip")
    #expect(try pop.text("caller", "tags", "0") == "long-standing")
    #expect(try pop.text("orders", "0", "id") == "2026110100000001")
    #expect(try pop.text("orders", "0", "amount") == "648.00")
    #expect(try pop.text("orders", "0", "status") == "failed")
    #expect(try pop.text("orders", "1", "deliveredAt") == "2026-10-01T00:06:00+08:00")
    #expect(try pop.text("contacts", "0", "disposition") == "已催单")
    #expect(try pop.text("contacts", "0", "waitedSeconds") == "42")
    let name = desk.run(
      "pop", "13611112222", "--agent", "a-lead", "--reveal", "name", "--reason", "核对收款人")
    #expect(name.output.contains("钱多多"))
  }

  @Test(arguments: layouts.filter { $0 > 1 })
  func `cases and refunds of an earlier layout are as they were left`(layout: Int) throws {
    let desk = try Desk(layout: layout)
    let waiting = desk.run("case", "show", open, "--agent", "a-front", "--json")
    #expect(try waiting.text("kind") == "recharge-missing")
    #expect(try waiting.text("stage") == "verifying")
    #expect(try waiting.text("owner") == "a-front")
    #expect(try waiting.text("openedAt") == "2026-11-03T10:01:00+08:00")
    #expect(try waiting.text("limits", "response", "doneAt") == "2026-11-03T11:00:00+08:00")
    #expect(try waiting.text("evidence", "owed", "0") == "problem")
    #expect(try waiting.text("demand", "amount") == "648.00")
    #expect(try waiting.text("demand", "account") == "du****77")
    #expect(try waiting.text("demand", "deadline") == "2026-11-04T10:01:00+08:00")
    let done = desk.run("case", "show", closed, "--agent", "a-front", "--json")
    #expect(try done.text("stage") == "confirmed")
    #expect(try done.text("closedAt") == "2026-11-02T13:00:00+08:00")
    #expect(try done.text("resolution", "cause") == "bad-stock")
    let refunds = desk.run("refund", "list", "--json")
    #expect(try refunds.text("refunds", "0", "request") == "r-2")
    #expect(try refunds.text("refunds", "0", "outcome") == "needsApproval")
    #expect(try refunds.text("refunds", "1", "amount") == "50.00")
    #expect(try refunds.text("refunds", "1", "outcome") == "done")
    // Layout 2 did not know in which case a refund was asked for.
    #expect(try refunds.text("refunds", "1", "case") == (layout == 2 ? nil : closed))
  }

  @Test func `greater rights that waited in an earlier layout wait still`() throws {
    let desk = try Desk(layout: 8)
    let waiting = desk.run("desk", "rights", "--json")
    #expect(try waiting.text("waiting", "0", "agent") == "a-second")
    #expect(desk.run("desk", "approve", "a-second", "--agent", "a-lead").status == 0)
    #expect(desk.run("db", "check").status == 0)
  }

  @Test(arguments: layouts)
  func `work goes on in a database of an earlier layout`(layout: Int) throws {
    let desk = try Desk(layout: layout)
    let opened = desk.run(
      "case", "open", "--kind", "membership-charge", "--order", "2026110100000002", "--agent",
      "a-front", "--json")
    #expect(opened.status == 0)
    #expect(try opened.text("case", "order") == "2026110100000002")
    if layout > 1 {
      #expect(desk.run("refund", "approve", "r-2", "--agent", "a-lead").status == 0)
      #expect(
        desk.run(
          "case", "add-evidence", open, "--agent", "a-front", "--evidence", "problem"
        ).status == 0)
      #expect(
        desk.run(
          "case", "resolve", open, "--agent", "a-lead", "--result", "refunded", "--cause",
          "upstream-delay", "--amount", "600"
        ).status == 0)
    }
    #expect(desk.run("db", "rotate-key").status == 0)
    #expect(desk.run("db", "check").status == 0)
    #expect(desk.run("audit", "verify").status == 0)
  }

  @Test(arguments: layouts.filter { $0 > 3 })
  func `who waited when the process of an earlier layout was killed still waits`(
    layout: Int
  ) throws {
    let desk = try Desk(layout: layout)
    // Whenever this runs, the call began just now.
    let now = Int64(Date().timeIntervalSince1970 * 1_000)
    try desk.change("UPDATE live_calls SET joined = \(now), since = \(now)")
    let switchboard = Process()
    switchboard.executableURL = TerminalProcess.program
    switchboard.arguments = [
      "switchboard", "--scenario", Desk.data + "/../Scenarios/live-hotline.json5", "--absence",
      "1h",
    ]
    switchboard.currentDirectoryURL = URL(filePath: desk.path)
    switchboard.environment = [:]
    switchboard.standardError = FileHandle.nullDevice
    try switchboard.run()
    defer {
      switchboard.terminate()
      switchboard.waitUntilExit()
    }
    var queue = desk.run("queue", "--json")
    for _ in 0..<300 where queue.status != 0 {
      // Not `await`: on a busy machine it would be other tests' turn first, for minutes.
      Thread.sleep(forTimeInterval: 0.1)
      queue = desk.run("queue", "--json")
    }
    #expect(try queue.text("calls", "0", "queue") == "recharge")
    #expect(try queue.text("calls", "0", "stage") == "waiting")
    #expect(try queue.text("calls", "0", "number") == "136****3333")
    #expect(try queue.text("queues", "0", "waiting") == "1")
  }
}

extension Desk {
  private static let layouts = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../Layouts").standardizedFileURL

  /// A store made of the dump of an earlier layout.
  convenience init(layout: Int) throws {
    self.init(folder: try TestFolder())
    let dump = try String(
      contentsOf: Self.layouts.appending(path: "layout-\(layout).sql"), encoding: .utf8)
    try change(dump)
    let key = try Data(contentsOf: Self.layouts.appending(path: "layout-\(layout).key"))
    for (name, content) in [("hotline.db.key", key), ("hotline.db", nil)] {
      let file = folder.file(name)
      if let content { try content.write(to: URL(filePath: file)) }
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
    }
  }

  /// Runs statements on the database's file, as nobody but a test does.
  fileprivate func change(_ sql: String) throws {
    var database: OpaquePointer?
    let isOpen = unsafe sqlite3_open(path + "/hotline.db", &database) == SQLITE_OK
    let isDone = unsafe sqlite3_exec(database, sql, nil, nil, nil) == SQLITE_OK
    let isClosed = unsafe sqlite3_close(database) == SQLITE_OK
    try #require(isOpen && isDone && isClosed)
  }
}
