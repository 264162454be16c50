import AfterSales
import CallerProfiles
import Diagnostics
import Foundation
import TestOutput
import Testing

/// Processes that are killed, and processes that write at once.
///
/// What must hold, holds whatever the timing; the delays before a kill follow from a fixed seed.
@Suite(.enabled(if: runsSlowTests, "set HOTLINE_SLOW_TESTS=1"), .serialized)
struct ManyProcessesStatistics {
  let folder: TestFolder

  init() throws {
    folder = try TestFolder()
    try HotlineProcess.run("db", "init", in: folder)
  }

  /// A file of orders, each of a caller of its own.
  func writeOrders(_ file: Int, count: Int) throws {
    var text = "id,caller,product,amount,status,placedAt,account\n"
    for row in 0..<count {
      let number = 13_000_000_000 + file * 1_000 + row
      text += "F\(file)-\(row),\(number),点卡,10,paid,2026-11-11T20:00:00+08:00,player-\(number)\n"
    }
    try folder.give(text, as: "orders-\(file).csv")
  }

  func importWords(_ file: Int) -> [String] {
    ["db", "import", "orders-\(file).csv", "--kind", "orders"]
  }

  static func countOrders(_ file: Int, in store: ProfileStore) throws -> Int64 {
    try store.connection.integer(
      "SELECT count(*) FROM orders WHERE id LIKE ?1", .text("F\(file)-%")) ?? 0
  }

  @Test func `whenever a process is killed, what it acknowledged stays and nothing is torn`() throws
  {
    let rounds = 200
    var acknowledgedImports: Set<Int> = []
    var acknowledgedCases = 0
    var killed = 0
    var random: UInt64 = 20_261_111
    for round in 0..<rounds {
      try writeOrders(round, count: 25)
      let words =
        switch round % 4 {
        case 0: importWords(round)
        case 1: ["case", "open", "--kind", "other", "--caller", "13000000000"]
        case 2: ["db", "rotate-key"]
        default: ["pop", "13000000000"]
        }
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let process = try HotlineProcess(words, in: folder)
      // From before the first instruction to after the last.
      usleep(UInt32(random >> 33) % 40_000)
      process.kill()
      let result = try process.wait()
      if result.status == nil { killed += 1 }
      if result.status == 0, round % 4 == 0 { acknowledgedImports.insert(round) }
      if result.status == 0, round % 4 == 1 { acknowledgedCases += 1 }

      let store = try folder.open()
      if round % 4 == 0 {
        let count = try Self.countOrders(round, in: store)
        #expect(acknowledgedImports.contains(round) ? count == 25 : count == 0 || count == 25)
      }
      #expect(try store.audit.verify().findings.isEmpty, "round \(round)")
      if round % 10 == 9 { #expect(try store.check().isEmpty, "round \(round)") }
    }
    // The last rotation that was killed is finished by the next one.
    #expect(try HotlineProcess.run("db", "rotate-key", in: folder).status == 0)
    let store = try folder.open()
    #expect(try store.check().isEmpty)
    for file in acknowledgedImports { #expect(try Self.countOrders(file, in: store) == 25) }
    #expect(try store.statistics().cases >= acknowledgedCases)
    // The rounds prove something only if many were killed at work.
    #expect(killed > rounds / 4, "killed: \(killed) of \(rounds)")
  }

  @Test(arguments: [2, 8])
  func `processes that write at once lose nothing and never see a lock`(_ writers: Int) throws {
    let filesEach = 4
    for file in 0..<writers * filesEach { try writeOrders(file, count: 20) }
    // One process rotates keys all the while.
    let rotation = try HotlineProcess(["db", "rotate-key"], in: folder)
    let scripts = try (0..<writers).map { writer in
      let files = (0..<filesEach).map { "orders-\(writer * filesEach + $0).csv" }
      return try HotlineProcess(["db", "import", "--kind", "orders"] + files, in: folder)
    }
    for script in scripts {
      let result = try script.wait()
      #expect(result.status == 0, "\(result.output)")
      #expect(!result.output.contains("lock"), "\(result.output)")
    }
    #expect(try rotation.wait().status == 0)
    let store = try folder.open()
    #expect(try store.statistics().orders == writers * filesEach * 20)
    #expect(try store.check().isEmpty)
    let imports = try store.connection.integer(
      "SELECT count(*) FROM audit WHERE action = 'import'")
    #expect(imports == Int64(writers * filesEach))
  }

  @Test func `a full disk is said clearly, and the database stays as it was`() throws {
    try HotlineProcess.run("db", "demo", "--callers", "50", in: folder)
    try writeOrders(1, count: 900)
    let before = try folder.open().statistics()
    // 1 KiB units: the file may not grow beyond what it has.
    let kilobytes = before.bytes / 1_024 + 8
    let result = try HotlineProcess(
      importWords(1), in: folder, shell: "ulimit -f \(kilobytes)"
    ).wait()
    #expect(result.status == 2)
    #expect(result.output.contains("hotline.db"))
    let store = try folder.open()
    #expect(try store.statistics() == before)
    #expect(try store.check().isEmpty)
  }

  @Test func `no name or number in clear is left in any file or output`() throws {
    let secrets = ["王小明", "13812345678", "8612345678", "player-4711", "请尽快退款给我"]
    try folder.give(
      """
      { callers: [{ number: "+86 138 1234 5678", name: "王小明", note: "请尽快退款给我",
          account: "player-4711", wechat: "player-4711" }],
        orders: [{ id: "A1", caller: "13812345678", amount: "10", account: "player-4711" }],
        contacts: [{ id: "C1", caller: "13812345678", at: "2026-11-11T20:00:00+08:00",
          entered: "13812345678", note: "王小明" }] }
      """, as: "people.json5")
    let runs: [[String]] = [
      ["db", "import", "people.json5"], ["db", "import", "people.json5", "--json"],
      ["pop", "13812345678"], ["pop", "13812345678", "--json"],
      ["case", "open", "--kind", "other", "--order", "A1", "--text", "请尽快退款给我"],
      ["case", "open", "--kind", "other", "--caller", "13812345678", "--account", "player-4711"],
      ["case", "list"], ["case", "list", "--json"], ["db", "export"],
      ["db", "export", "--kind", "orders", "--format", "csv"],
      ["db", "export", "--kind", "contacts"], ["audit", "list"], ["audit", "list", "--json"],
      ["audit", "list", "--number", "13812345678"], ["db", "stats"], ["db", "check"],
      ["db", "rotate-key"], ["db", "backup", "copy.db"],
      ["db", "erase", "13812345678", "--reason", "王小明 asked for it"],
    ]
    var output = ""
    for words in runs {
      let result = try HotlineProcess(words, in: folder).wait()
      #expect(result.status == 0, "\(words): \(result.output)")
      output += result.output
    }
    try FileManager.default.removeItem(atPath: folder.file("people.json5"))
    for secret in secrets { #expect(!output.contains(secret), "\(secret) in the output") }
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      let bytes = try folder.bytes(of: name)
      for secret in secrets {
        #expect(bytes.firstRange(of: Array(secret.utf8)) == nil, "\(secret) in \(name)")
      }
    }
  }
}
