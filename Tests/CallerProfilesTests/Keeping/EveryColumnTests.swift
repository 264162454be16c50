import AfterSales
import CSQLite
import CallerProfiles
import Diagnostics
import Foundation
import TestOutput
import Testing

/// Whatever somebody without the key changes in the file is found: each column of each table of the layout,
/// as the database itself lists them, so that no new one is forgotten.
@Suite struct EveryColumnTests {
  let folder: TestFolder
  let sound: Data

  init() throws {
    let made = try TamperingTests()
    folder = made.folder
    try Self.fill(made.store, case: made.number)
    #expect(try made.store.check().map(\.message.en) == [])
    sound = try Data(contentsOf: URL(filePath: folder.database))
  }

  /// Columns whose changes may pass unnoticed, by table and name, each with the reason.
  ///
  /// There are none.
  private static let unnoticed: [String: String] = [:]

  @Test func `a change of any column of any table is found, and the table named`() throws {
    let columns = try self.columns()
    // The tables are those that the first layout and all later ones made.
    #expect(Set(columns.map(\.table)).isSuperset(of: ["orders", "talks", "intakes", "audit"]))
    #expect(Set(columns.map(\.table)).count >= 25)
    for column in columns {
      for value in column.otherValues {
        let change = "UPDATE \(column.table) SET \(column.name) = \(value) \(column.condition)"
        let found = try self.found(after: change)
        let isFound = found.contains { $0.contains(column.table) || $0.hasPrefix("audit: ") }
        #expect(isFound != Self.unnoticed.keys.contains(column.title), "\(change): \(found)")
      }
    }
  }

  @Test func `rows that are removed from any table are found, with how many are missing`() throws {
    for table in try tables() where table != "audit" {
      let condition = table == "meta" ? "WHERE name = 'created'" : ""
      let found = try self.found(after: "DELETE FROM \(table) \(condition)")
      #expect(found.contains { $0.contains("table \(table) was changed") }, "\(table): \(found)")
    }
    let found = try self.found(after: "DELETE FROM talks WHERE call_id = 'c-1'")
    #expect(found == ["the table talks was changed behind the program: it has 0 rows, not 1"])
  }

  @Test func `a row as it was on an earlier day isn't taken for today's`() throws {
    try restore()
    let store = try folder.open()
    try store.connection.write {
      try store.setStatus(.refunded, ofOrder: "D1")
      try store.audit.append(AuditEntry(at: .noon, actor: "li-na", .change, object: "order D1"))
    }
    #expect(try store.check().isEmpty)
    // Even with the sums of that day, and with a row of the audit more or less.
    try sound.write(to: URL(filePath: folder.file("earlier.db")))
    for old in [
      "UPDATE orders SET status = (SELECT status FROM earlier.orders WHERE id = 'D1')",
      """
      UPDATE orders SET status = (SELECT status FROM earlier.orders WHERE id = 'D1');
      UPDATE meta SET value = (SELECT value FROM earlier.meta WHERE name = 'audit-head')
      WHERE name = 'audit-head'
      """,
    ] {
      let before = try Data(contentsOf: URL(filePath: folder.database))
      try change("ATTACH '\(folder.file("earlier.db"))' AS earlier; " + old)
      #expect(try !findings().isEmpty)
      try before.write(to: URL(filePath: folder.database))
    }
  }

  @Test func `a change stays found while the program works on`() throws {
    try restore()
    try change("UPDATE orders SET amount = amount + 1")
    let store = try folder.open()
    try store.connection.write { try store.setStatus(.refunded, ofOrder: "D1") }
    #expect(try findings() == ["rows of the table orders were changed behind the program"])
  }

  @Test func `a transaction that fails leaves no trace in the sums`() throws {
    try restore()
    let store = try folder.open()
    #expect(throws: SQLiteError.self) {
      try store.connection.write {
        try store.setStatus(.refunded, ofOrder: "D1")
        try store.connection.run("INSERT INTO left_alone SELECT * FROM left_alone")
      }
    }
    // Who goes on after the failure has no say in it: what was half done can't be committed.
    #expect(throws: SQLiteError.self) {
      try store.connection.write {
        _ = try? store.connection.run("INSERT INTO left_alone SELECT * FROM left_alone")
      }
    }
    #expect(try store.check().isEmpty)
    _ = try store.addCaller("13900139000", "孙大圣")
    #expect(try folder.open().check().isEmpty)
  }

  // MARK: What is looked at

  private struct Column {
    let table: String
    let name: String
    let type: String
    let isOptional: Bool
    /// Which row: the settings are looked at one by one, of other tables all rows at once.
    let condition: String

    var title: String { "\(table).\(name)" }

    /// Other values than the one that stands there, of the column's own type; where there may be none, the slow
    /// suites take it away too.
    var otherValues: [String] {
      let other =
        switch type {
        case "INTEGER", "REAL": "coalesce(\(name), 0) + 1000003"
        case "BLOB": "CAST(coalesce(\(name), x'') || x'01' AS BLOB)"
        // Many are unique.
        default: "coalesce(\(name), '') || 'x' || hex(randomblob(4))"
        }
      guard isOptional, runsSlowTests else { return [other] }
      return [other, "CASE WHEN \(name) IS NULL THEN \(other) END"]
    }
  }

  private func tables() throws -> [String] {
    try query("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").map { $0[0] }
  }

  private func columns() throws -> [Column] {
    try restore()
    return try tables().flatMap { table in
      let rows = try Int(query("SELECT count(*) FROM \(table)")[0][0])
      #expect(rows ?? 0 > 0, "\(table) has no row to be changed")
      let conditions =
        table == "meta"
        ? try query("SELECT name FROM meta").map { "WHERE name = '\($0[0])'" } : [""]
      return try query("SELECT name, type, \"notnull\" FROM pragma_table_info('\(table)')")
        .flatMap { row in
          conditions.map {
            Column(
              table: table, name: row[0], type: row[1], isOptional: row[2] == "0", condition: $0)
          }
        }
    }
  }

  /// What is found after a change of the sound database; a database that is refused outright is found.
  private func found(after sql: String) throws -> [String] {
    try restore()
    try change(sql)
    do {
      return try findings()
    } catch is StoreError, is KeyFile.Refusal {
      return ["refused: \(sql)"]
    }
  }

  private func findings() throws -> [String] {
    let store = try ProfileStore(
      path: folder.database, keyFile: folder.keyFile, toleratesBrokenAudit: true)
    return try store.check().map { "\($0.part == .audit ? "audit: " : "")\($0.message.en)" }
  }

  private func restore() throws { try sound.write(to: URL(filePath: folder.database)) }

  private func change(_ sql: String) throws { _ = try query(sql) }

  private func query(_ sql: String) throws -> [[String]] {
    var database: OpaquePointer?
    try #require(unsafe sqlite3_open(folder.database, &database) == SQLITE_OK)
    defer { unsafe sqlite3_close(database) }
    var rows: [[String]] = []
    let code = unsafe withUnsafeMutablePointer(to: &rows) { rows in
      unsafe sqlite3_exec(
        database, sql,
        { rows, count, values, _ in
          let row = (0..<Int(count)).map { column in
            unsafe values?[column].map { unsafe String(cString: $0) } ?? ""
          }
          unsafe rows?.assumingMemoryBound(to: [[String]].self).pointee.append(row)
          return 0
        }, rows, nil)
    }
    try #require(
      code == SQLITE_OK, "\(sql): \(unsafe String(cString: sqlite3_errmsg(database)))")
    return rows
  }

  // MARK: A row in each table

  private static func fill(_ store: ProfileStore, case number: String) throws {
    let caller = try store.addCaller("13900139000", "孙大圣")
    var order = Order(id: "D2", callerID: caller)
    (order.status, order.placedAt, order.product) = (.delayed, .noon + .hours(-2), "点卡")
    order.amount = Money(cents: 50_00)
    _ = try store.connection.write { try store.save(order, account: ClearText("p-1", .account)) }
    _ = try store.save(
      Agent(id: "boss", name: "主管", level: .supervisor), by: "user:me", at: .noon)
    _ = try store.importFile(
      ImportSource(
        SourceText(path: "agents", text: "id,name,level\neve,Eve,supervisor\n"), .csv(.agents)),
      skipsBad: false, by: "user:me", at: .noon)
    _ = try store.startOutreach(
      OutreachDraft(
        OutreachScope(.product, "点卡"), since: .noon + .hours(-12), told: "已在处理",
        promisedAt: .noon + .hours(3), way: .callback, perHour: 10),
      reason: "故障", by: "boss", at: .noon)
    try store.setLeftAlone(1, true, reason: "不要打扰", by: "li-na", at: .noon)
    let connection = store.connection
    try connection.write {
      try connection.run(
        "INSERT INTO house_changes VALUES ('h-1', '2026-11-01', 'a', 'b', ?1, 'boss', 1, NULL)",
        .text(number))
      try connection.run("INSERT INTO intakes VALUES ('email', x'0102', ?1, 1, 2)", .text(number))
      try connection.talks.begin(
        "c-1", by: "li-na", from: "recharge", at: .noon, waited: .seconds(9), isCallback: false)
      try connection.liveMemory.setRequest(7, of: "s-1")
      try connection.liveMemory.setEnding(.full, of: "c-2")
      try connection.liveMemory.keep(.announcement("系统维护中"))
      var tally = DayTally()
      (tally.offered, tally.answered, tally.waitedSeconds) = (3, 2, 41.5)
      try connection.liveMemory.keep(tally, of: "recharge", onDay: "2026-11-11")
      try connection.liveMemory.add(tally, of: "recharge", inHalfHourFrom: .noon)
      try connection.run(
        """
        INSERT INTO live_agents (id, pool, phase, since, next, turn)
        VALUES ('li-na', 'front', 'idle', 1794369600000, 'idle', 1)
        """)
      try connection.run(
        """
        INSERT INTO live_calls (id, subject_id, queue, priority, stage, joined, since, place, tries,
          is_callback, callback_priority, holds_line, is_transferred, is_returned)
        VALUES ('c-3', 1, 'recharge', 0, 'waiting', 1794369600000, 1794369600000, 1, 0, 0, 0, 1, 0, 0)
        """)
    }
  }
}
