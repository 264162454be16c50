import Foundation
import Testing

/// What callers hear of a queue that takes them, or doesn't, in real processes.
@Suite struct ClosedQueueTests {
  private let board: SwitchboardProcess

  init() throws {
    board = try SwitchboardProcess()
    try board.add(
      flow: "desk",
      """
      { flow: "desk", title: "热线", language: "en", start: "queue", variables: {},
        nodes: {
          queue: { type: "queue", skill: "recharge", prompt: "Please hold.", next: "bye",
            closed: "closed" },
          closed: { type: "hangup", prompt: "We are closed." },
          bye: { type: "hangup" } } }
      """)
    try board.startAndWait()
  }

  @Test func `a caller of a closed queue is not told to hold`() throws {
    #expect(try board.hotline("s", "switchboard", "close", "recharge").waitForEnd() == 0)
    let caller = try board.hotline("c", "call", "desk", "--live", "--from", "13800138000")
    try caller.wait(for: "We are closed.")
    #expect(!caller.text.contains("Please hold."))
  }

  @Test func `a caller of an open queue is told to hold, once`() throws {
    let caller = try board.hotline("c", "call", "desk", "--live", "--from", "13800138000")
    try caller.wait(for: "number 1 in the queue")
    try caller.wait(for: "Please hold.")
    try caller.type("/hangup")
    try caller.wait(for: "the call is kept")
    #expect(caller.text.components(separatedBy: "Please hold.").count == 2)
  }

  @Test func `a caller who is taken while the switchboard is away is told to hold all the same`()
    throws
  {
    // Once it has answered it writes nothing; stopped in a transaction it would lock the database.
    #expect(try board.hotline("q", "queue", "--once").waitForEnd() == 0)
    board.stop()
    let caller = try board.hotline("c", "call", "desk", "--live", "--from", "13800138000")
    try caller.wait(for: "Please hold.")
    board.resume()
    try caller.wait(for: "number 1 in the queue")
    #expect(caller.text.components(separatedBy: "Please hold.").count == 2)
  }
}
