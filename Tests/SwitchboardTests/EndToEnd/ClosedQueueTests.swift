import Foundation
import Testing

/// What callers hear of a queue that takes them, or doesn't, in real processes.
@Suite struct ClosedQueueTests {
  private let board: SwitchboardProcess

  init() throws {
    board = try SwitchboardProcess()
    let flows = board.folder + "/CallFlows"
    try FileManager.default.createDirectory(atPath: flows, withIntermediateDirectories: true)
    try """
    { flow: "desk", title: "热线", language: "en", start: "queue", variables: {},
      nodes: {
        queue: { type: "queue", skill: "recharge", prompt: "Please hold.", next: "bye",
          closed: "closed" },
        closed: { type: "hangup", prompt: "We are closed." },
        bye: { type: "hangup" } } }
    """.write(toFile: flows + "/desk.json5", atomically: true, encoding: .utf8)
    try board.startAndWait()
  }

  private func hotline(_ name: String, _ words: String...) throws -> HotlineProcess {
    try HotlineProcess(words + ["--db", board.database], name: name, folder: board.folder)
  }

  @Test func `a caller of a closed queue is not told to hold`() throws {
    #expect(try hotline("s", "switchboard", "close", "recharge").waitForEnd() == 0)
    let caller = try hotline("c", "call", "desk", "--live", "--from", "13800138000")
    try caller.wait(for: "We are closed.")
    #expect(!caller.text.contains("Please hold."))
  }

  @Test func `a caller of an open queue is told to hold, once`() throws {
    let caller = try hotline("c", "call", "desk", "--live", "--from", "13800138000")
    try caller.wait(for: "number 1 in the queue")
    try caller.wait(for: "Please hold.")
    try caller.type("/hangup")
    try caller.wait(for: "the call is kept")
    #expect(caller.text.components(separatedBy: "Please hold.").count == 2)
  }

  @Test func `a caller who is taken while the switchboard is away is told to hold all the same`()
    throws
  {
    board.stop()
    let caller = try hotline("c", "call", "desk", "--live", "--from", "13800138000")
    try caller.wait(for: "Please hold.")
    board.resume()
    try caller.wait(for: "number 1 in the queue")
    #expect(caller.text.components(separatedBy: "Please hold.").count == 2)
  }
}
