import AfterSales
import Foundation
import Switchboard
import Testing

/// More clients than the system lets a switchboard have.
@Suite struct `A switchboard with a crowd before its door` {
  private let board: SwitchboardProcess

  init() throws {
    board = try SwitchboardProcess()
    try board.startAndWait(files: 60)
  }

  private func client() throws -> SwitchboardClient {
    try SwitchboardClient(database: board.database)
  }

  private func wait(until condition: () throws -> Bool) rethrows {
    let limit = Date().addingTimeInterval(20)
    while try !condition(), Date() < limit { Thread.sleep(forTimeInterval: 0.01) }
  }

  @Test func `serves those inside, tells it once, and does nothing for the rest`() throws {
    let first = try client()
    let crowd = try (0..<100).map { _ in try client() }
    wait { board.output.contains("connections") }
    let before = board.processorTime
    Thread.sleep(forTimeInterval: 1)
    // Looking again and again takes the whole second.
    #expect(board.processorTime - before < 30)
    // What has to be written needs files of its own.
    first.send(LiveQueue.call("c1"), number: 1)
    while let message = try first.next(), message.request != 1 {}
    first.send(.status, number: 2)
    guard case .status(request: 2, let status)? = try first.next() else {
      Issue.record("who was there before is not served any more")
      return
    }
    #expect(status.calls.map(\.id) == ["c1"])
    #expect(board.output.split(separator: "\n").filter { $0.contains("connections") }.count == 1)
    withExtendedLifetime(crowd) {}
  }

  @Test func `lets the next in when others have left`() throws {
    var crowd = try (0..<100).map { _ in try client() }
    let last = try client()
    wait { board.output.contains("connections") }
    crowd.removeAll()
    last.send(.status, number: 1)
    guard case .status(request: 1, _)? = try last.next() else {
      Issue.record("who waited before the door is not served")
      return
    }
  }

  @Test func `ends in order`() throws {
    let crowd = try (0..<100).map { _ in try client() }
    wait { board.output.contains("connections") }
    #expect(board.end(by: SIGTERM) == 0)
    withExtendedLifetime(crowd) {}
  }
}
