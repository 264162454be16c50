import Foundation
import Switchboard
import Testing

/// What a supervisor announces, from one process to the callers of others.
@Suite struct AnnouncementTests {
  private let board: SwitchboardProcess

  init() throws {
    board = try SwitchboardProcess()
    try board.add(
      flow: "news",
      """
      { flow: "news", title: "热线", language: "en", start: "any-news", variables: {},
        nodes: {
          "any-news": { type: "branch",
            cases: [{ when: "call.announcement != null", next: "tell" }], otherwise: "queue" },
          tell: { type: "say", prompt: "Please note: {call.announcement}", next: "queue" },
          queue: { type: "queue", skill: "recharge", prompt: "Please hold.", next: "bye" },
          bye: { type: "hangup" } } }
      """)
    try board.startAndWait()
  }

  @Test func `callers hear what is announced in the flow and, while they wait, what comes then`()
    throws
  {
    #expect(
      try board.hotline("a", "switchboard", "announce", "delays of an hour").waitForEnd() == 0)
    let caller = try board.hotline("c", "call", "news", "--live", "--from", "13800138000")
    try caller.wait(for: "Please note: delays of an hour")
    try caller.wait(for: "number 1 in the queue")
    #expect(
      try board.hotline("b", "switchboard", "announce", "all is well again").waitForEnd() == 0)
    try caller.wait(for: "☎ all is well again")
    // What the flow has told is not told once more on joining the queue.
    #expect(caller.text.components(separatedBy: "delays of an hour").count == 2)
    try caller.type("/hangup")
    try caller.wait(for: "the call is kept")
  }

  @Test func `an announcement that was ended is heard by nobody`() throws {
    #expect(
      try board.hotline("a", "switchboard", "announce", "delays of an hour").waitForEnd() == 0)
    #expect(try board.hotline("b", "switchboard", "announce", "").waitForEnd() == 0)
    let caller = try board.hotline("c", "call", "news", "--live", "--from", "13800138000")
    try caller.wait(for: "number 1 in the queue")
    #expect(!caller.text.contains("Please note"))
  }
}
