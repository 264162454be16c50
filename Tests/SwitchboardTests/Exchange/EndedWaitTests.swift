import AfterSales
import CallerProfiles
import Switchboard
import Testing

/// Waits that the queue ended just before its process did, so that the caller never heard of it.
@Suite struct `A caller who comes back to a wait that is over` {
  private let queue: LiveQueue

  init() throws { queue = try LiveQueue() }

  /// The longest wait of `c1` ends, and the process with it.
  private func timeOut() throws {
    try queue.say(LiveQueue.call("c1", "technical"), as: 2)
    try queue.wait(seconds: 600)
    try queue.crash()
  }

  private func comeBack(as client: Int = 12) throws -> [ServerMessage] {
    try queue.say(.resume(call: "c1"), as: client)
    return queue.heard(client)
  }

  @Test func `is told how it ended, as often as need be, and doesn't wait again`() throws {
    try timeOut()
    let end: [ServerMessage] = [
      .timedOut(toVoicemail: true), .line(request: 1, state: .over),
    ]
    #expect(try comeBack() == end)
    try queue.crash()
    #expect(try comeBack(as: 22) == end)
    try queue.say(.status, as: 99)
    #expect(queue.heard(99).contains { $0.line.contains(#""calls":[]"#) })
  }

  @Test func `is told that the queue was closed`() throws {
    try queue.say(.close(queue: "recharge", by: "user:x"), as: 9)
    try queue.say(LiveQueue.call("c1"), as: 2)
    try queue.crash()
    #expect(try comeBack() == [.queueClosed, .line(request: 1, state: .over)])
  }

  @Test func `hears nothing of an end before the present wait`() throws {
    try timeOut()
    try queue.say(LiveQueue.call("c1", "technical"), as: 12)
    _ = queue.heard(12)
    try queue.crash()
    #expect(
      try comeBack(as: 22)
        == [.waiting(position: 1, expectedSeconds: nil), .line(request: 1, state: .waiting)])
  }

  @Test func `is told it for a minute after the restart, and no longer`() throws {
    try timeOut()
    try queue.wait(seconds: 59)
    #expect(try comeBack().contains(.timedOut(toVoicemail: true)))
    try queue.wait(seconds: 1)
    #expect(try comeBack(as: 22) == [.refused(request: 1, .unknownCall)])
    #expect(try queue.store.connection.integer("SELECT count(*) FROM live_endings") == 0)
  }
}
