import AfterSales
import CallerProfiles
import Diagnostics
import Foundation
import Switchboard

/// A database of callers with a switchboard over it, as a process of its own.
final class House: Sendable {
  static let callers = 2_000

  let folder: URL
  let process: Process

  var database: String { folder.path + "/load.db" }
  private var keyFile: KeyFile { KeyFile(path: database + ".key") }

  init(agents: Int) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "switchboard-\(UUID())")
    process = Process()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try prepareDatabase()
    let scenario = """
      { scenario: "load", lasts: "1h",
        callTypes: { a: { arrivals: { perHour: 1 }, queue: "front", handling: "2s" } },
        queues: { front: { pools: ["front"], within: "20s" } },
        pools: { front: { agents: \(agents), skills: ["front"] } } }
      """
    let file = folder.path + "/load.json5"
    try scenario.write(toFile: file, atomically: true, encoding: .utf8)
    let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    process.executableURL = URL(fileURLWithPath: own).deletingLastPathComponent()
      .appending(path: "hotline")
    process.arguments = ["switchboard", "--db", database, "--scenario", file]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
  }

  func close() {
    process.terminate()
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: folder)
  }

  func store() throws -> ProfileStore { try ProfileStore(path: database, keyFile: keyFile) }

  func connect() throws -> SwitchboardClient {
    for _ in 0..<100 {
      if let client = try? SwitchboardClient(database: database) { return client }
      Thread.sleep(forTimeInterval: 0.05)
    }
    return try SwitchboardClient(database: database)
  }

  static func number(_ index: Int) -> String { String(13_000_000_000 + index) }

  static var now: Instant {
    Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000), offset: 28_800)
  }

  private func prepareDatabase() throws {
    try ProfileStore.create(path: database, keyFile: keyFile, at: Self.now)
    let store = try store()
    try store.connection.write {
      for index in 0..<Self.callers {
        let facts = CallerFacts(
          number: PhoneNumber(Self.number(index)), name: ClearText("客户\(index)", .name))
        let caller = try store.save(facts, at: Self.now).caller
        for item in 0..<10 {
          var order = Order(id: "O\(index)-\(item)", callerID: caller)
          order.product = "点卡"
          order.status = .delivered
          order.placedAt = Self.now
          _ = try store.save(order, account: nil)
        }
      }
    }
  }
}
