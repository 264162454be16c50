import AfterSales
import CallerProfiles
import Foundation
import Switchboard
import Testing

/// Clients of a switchboard's socket that misbehave, beside one that doesn't.
@Suite(.serialized) struct `A client of the socket` {
  private let board: SwitchboardProcess
  private let other: SwitchboardClient

  init() throws {
    board = try SwitchboardProcess()
    try board.startAndWait()
    other = try SwitchboardClient(database: board.database)
  }

  private func client() throws -> SwitchboardClient {
    try SwitchboardClient(database: board.database)
  }

  private func otherIsServed() throws -> Bool {
    other.send(.status, number: 1)
    if case .status(request: 1, _)? = try other.next() { return true }
    return false
  }

  @Test(arguments: [
    String(repeating: "x", count: 66_000), String(repeating: "[", count: 3_000_000),
    "{}\n" + String(repeating: "啊", count: 30_000),
  ])
  func `that sends a line too long is cut off, and nobody else is disturbed`(line: String) throws {
    let hostile = try client()
    hostile.send(line: line)
    while let message = try hostile.next() {
      guard message.isRefusal else {
        Issue.record("it was answered \(message)")
        return
      }
    }
    #expect(try otherIsServed())
  }

  @Test func `that sends anything but messages is refused each, and served as before`() throws {
    let hostile = try client()
    let lines = ["", "\u{0}\u{7}\u{1b}", "{\"do\":", "null", "{\"do\":\"fly\",\"id\":7}"]
    for line in lines {
      hostile.send(line: line)
      guard try hostile.next()?.isRefusal == true else {
        Issue.record("\(line) was not refused")
        return
      }
    }
    hostile.send(.status, number: 2)
    guard case .status(request: 2, _)? = try hostile.next() else {
      Issue.record("it was not served any more")
      return
    }
    #expect(try otherIsServed())
  }

  @Test func `that asks and never reads is cut off in the end`() throws {
    let hostile = try client()
    var asked = 0
    // Each answer has some hundred bytes, and four mebibytes may wait for a client.
    while asked < 200_000, hostile.send(.status) { asked += 1 }
    #expect(asked < 200_000)
    #expect(try otherIsServed())
  }

  @Test func `that comes and goes leaves nothing behind`() throws {
    for _ in 0..<3 {
      var crowd = try (0..<200).map { _ in try client() }
      for client in crowd { client.send(line: "{\"do\":\"sta") }
      crowd.removeAll()
    }
    #expect(try otherIsServed())
    let folder = "/proc/\(board.processIdentifier)/fd"
    let limit = Date().addingTimeInterval(20)
    var open = Int.max
    // What the process itself and one client need.
    while open > 50, Date() < limit {
      open = try FileManager.default.contentsOfDirectory(atPath: folder).count
      Thread.sleep(forTimeInterval: 0.01)
    }
    #expect(open <= 50)
  }

  @Test func `is told nothing of what the database refused, which ends the process`() throws {
    try board.store.connection.run("DROP TABLE live_days")
    other.send(LiveQueue.call("c1"), number: 1)
    #expect(try other.next() == nil)
    #expect(board.waitForEnd() == 2)
  }

  @Test(arguments: [SIGTERM, SIGINT, SIGHUP])
  func `finds the switchboard again after a signal ended it in order`(signal: Int32) throws {
    other.send(LiveQueue.call("c1"), number: 1)
    while let message = try other.next(), message != .done(request: 1) {}
    #expect(board.end(by: signal) == 0)
    #expect(board.output.contains("the switchboard has ended"))
    try board.startAndWait()
    let again = try client()
    again.send(.resume(call: "c1"), number: 2)
    var line: ServerMessage?
    while let message = try again.next() {
      line = message
      if message.request == 2 { break }
    }
    #expect(line == .line(request: 2, state: .waiting))
  }
}
