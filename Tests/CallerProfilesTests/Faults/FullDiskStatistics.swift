import AfterSales
import CallerProfiles
import Diagnostics
import Foundation
import Glibc
import TestOutput
import Testing

/// A file system of a few hundred kilobytes, in memory; gone with the test.
final class SmallDisk {
  private let folder: TestFolder
  let path: String

  init(kilobytes: Int) throws {
    folder = try TestFolder()
    path = folder.file("disk")
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try #require(
      unsafe mount("tmpfs", path, "tmpfs", 0, "size=\(kilobytes)k,mode=700") == 0,
      "a tmpfs can't be mounted here")
  }

  deinit {
    if KeptRun.folder != nil {
      // What stays of the disk once it is gone.
      try? FileManager.default.copyItem(atPath: path, toPath: path + "-kept")
    }
    unsafe umount2(path, Int32(MNT_DETACH))
  }

  /// Whether this user may mount anything: the superuser, with leave of the container.
  static let isPossible: Bool = (try? SmallDisk(kilobytes: 64)) != nil

  var database: String { path + "/hotline.db" }

  func open() throws -> ProfileStore {
    try ProfileStore(path: database, keyFile: KeyFile(path: database + ".key"))
  }

  /// Takes all the room there is but so many kilobytes.
  func fill(leaving kilobytes: Int) throws {
    let filler = path + "/filler"
    _ = FileManager.default.createFile(atPath: filler, contents: nil)
    let file = try #require(FileHandle(forWritingAtPath: filler))
    defer { try? file.close() }
    let block = Data(repeating: 0x2A, count: 1_024)
    var written = 0
    while (try? file.write(contentsOf: block)) != nil { written += 1 }
    try file.truncate(atOffset: UInt64(max(0, written - kilobytes)) * 1_024)
  }

  func makeRoom() throws { try FileManager.default.removeItem(atPath: path + "/filler") }

  func remountReadOnly() -> Bool {
    unsafe mount("tmpfs", path, "tmpfs", UInt(MS_REMOUNT | MS_RDONLY), nil) == 0
  }
}

/// A disk that is really full, or really read-only.
@Suite(
  .enabled(if: runsSlowTests, "set HOTLINE_SLOW_TESTS=1"),
  .enabled(if: !runsSlowTests || SmallDisk.isPossible, "mounting a tmpfs needs the superuser"))
struct FullDiskStatistics {
  let disk: SmallDisk
  /// Where the program runs and what is not on the small disk lies.
  let folder: TestFolder

  init() throws {
    folder = try TestFolder()
    disk = try SmallDisk(kilobytes: 900)
    try run("db", "init")
    try folder.give(
      """
      { callers: [{ number: "13812345678", name: "王小明" }], orders: [{ id: "A1",
          caller: "13812345678", amount: "10", status: "paid", paidAt: "2026-11-11T20:00:00+08:00" }],
        agents: [{ id: "li-na", name: "李娜", level: "front-line" }] }
      """, as: "people.json5")
    try #require(try run("db", "import", "people.json5").status == 0)
    var orders = "id,caller,product,amount,status,placedAt\n"
    for row in 0..<3_000 {
      orders += "B\(row),\(13_900_000_000 + row),点卡,10,paid,2026-11-11T20:00:00+08:00\n"
    }
    try folder.give(orders, as: "orders.csv")
  }

  @discardableResult
  private func run(_ words: String...) throws -> HotlineProcess.Result {
    try run(words: words)
  }

  private func run(words: [String]) throws -> HotlineProcess.Result {
    try HotlineProcess(
      words, in: folder, shell: "export HOTLINE_DB=\(disk.database) HOTLINE_DATA=\(Self.data)"
    ).wait()
  }

  private static let data = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../Fixtures/Data").standardizedFileURL.path

  private static let commands: [[String]] = [
    ["pop", "13812345678", "--agent", "li-na"],
    ["pop", "13812345678", "--agent", "li-na", "--reveal", "number", "--reason", "核对"],
    ["case", "open", "--kind", "other", "--order", "A1", "--agent", "li-na"],
    ["refund", "pay", "A1", "--amount", "5", "--agent", "li-na"],
    ["case", "list"], ["audit", "list"], ["db", "import", "orders.csv", "--kind", "orders"],
    ["db", "rotate-key"], ["db", "erase", "13812345678", "--reason", "asked for it"],
  ]

  @Test func `on a full disk nothing is shown and nothing changed, and with room all goes on`()
    throws
  {
    let before = try disk.open().statistics()
    try disk.fill(leaving: 0)
    for words in Self.commands where words.first != "audit" {
      let result = try run(words: words)
      #expect(result.status == 2, "\(words): \(result.output)")
      let isClear = ["the disk is full", "No space left"].contains { result.output.contains($0) }
      #expect(isClear, "\(words): \(result.output)")
      #expect(!result.output.contains("王**"), "\(words): \(result.output)")
    }
    try disk.makeRoom()
    #expect(try disk.open().statistics() == before)
    #expect(try disk.open().check().isEmpty)
    #expect(try disk.open().audit.verify().findings.isEmpty)
    #expect(try run("pop", "13812345678", "--agent", "li-na").output.contains("王**"))
  }

  @Test func `an import that fills the disk leaves the database as it was`() throws {
    let before = try disk.open().statistics()
    let result = try run("db", "import", "orders.csv", "--kind", "orders")
    #expect(result.status == 2, "\(result.output)")
    #expect(result.output.contains("full"), "\(result.output)")
    #expect(try disk.open().statistics() == before)
    #expect(try disk.open().check().isEmpty)
  }

  @Test func `on a read-only disk nothing is shown`() throws {
    try #require(disk.remountReadOnly())
    for words in Self.commands {
      let result = try run(words: words)
      #expect(result.status == 2, "\(words): \(result.output)")
      #expect(result.output.contains("read-only"), "\(words): \(result.output)")
      #expect(!result.output.contains("王**"), "\(words): \(result.output)")
    }
  }
}
