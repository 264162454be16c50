import CallRecords
import Diagnostics
import Testing

/// Events as "Queue Logs" of Asterisk's documentation describes them (docs.asterisk.org/Operation/Logging/Queue-Logs),
/// their positions included; contents are invented, the answers worked out by hand.
@Suite struct QueueLogGrammarTests {
  /// 2026-04-20T09:00:00Z.
  private static let nine = 1_776_675_600

  private static func log(_ events: [(second: Int, text: String)]) -> String {
    events.map { "\(nine + $0.second)|\($0.text)" }.joined(separator: "\n") + "\n"
  }

  /// Twelve calls: answered and ended by either side, after an agent who didn't pick up, transferred in
  /// three ways, hung up, pressed a key, timed out for good, went on to another queue and to the same once
  /// more, an empty queue.
  private static let events: [(second: Int, text: String)] = [
    (0, "NONE|NONE|NONE|QUEUESTART|"),
    (0, "NONE|sales|Agent/1|ADDMEMBER|"),
    (10, "c1|sales|NONE|ENTERQUEUE||C1|1"),
    (12, "c2|sales|NONE|ENTERQUEUE|http://x|C2|2|A caller's name"),
    // Fifteen seconds of ringing, in milliseconds.
    (25, "c1|sales|Agent/1|RINGNOANSWER|15000"),
    (30, "c1|sales|Agent/2|CONNECT|20|b1|5"),
    (42, "c2|sales|NONE|ABANDON|1|2|30"),
    (90, "c1|sales|Agent/2|COMPLETECALLER|20|60|1"),
    (100, "c3|help|NONE|ENTERQUEUE||C3|1"),
    (105, "c3|help|Agent/1|CONNECT|5|b3|3"),
    (125, "c3|help|Agent/1|COMPLETEAGENT|5|20|1"),
    (130, "c4|help|NONE|ENTERQUEUE||C4|1"),
    (140, "c4|help|Agent/1|CONNECT|10|b4|3"),
    (170, "c4|help|Agent/1|BLINDTRANSFER|600|default|10|30|1"),
    (200, "c5|sales|NONE|ENTERQUEUE||C5|1"),
    (201, "c5|sales|Agent/2|CONNECT|1|b5|1"),
    (241, "c5|sales|Agent/2|ATTENDEDTRANSFER|BRIDGE|d1|1|40|1"),
    (300, "c6|sales|NONE|ENTERQUEUE||C6|1"),
    (303, "c6|sales|Agent/2|CONNECT|3|b6|1"),
    // The word of versions before 12.
    (353, "c6|sales|Agent/2|TRANSFER|600|default|3|50|1"),
    (400, "c7|sales|NONE|ENTERQUEUE||C7|1"),
    (420, "c7|sales|NONE|EXITWITHKEY|2|1|1|20"),
    (430, "c8|sales|NONE|ENTERQUEUE||C8|1"),
    (490, "c8|sales|NONE|EXITWITHTIMEOUT|1|1|60"),
    (491, "c8|help|NONE|ENTERQUEUE||C8|1"),
    (500, "c8|help|Agent/1|CONNECT|9|b8|2"),
    (520, "c8|help|Agent/1|COMPLETECALLER|9|20|1"),
    (600, "c9|help|NONE|ENTERQUEUE||C9|1"),
    (660, "c9|help|NONE|EXITWITHTIMEOUT|1|1|60"),
    (665, "c9|help|NONE|ENTERQUEUE||C9|1"),
    (700, "c9|help|NONE|ABANDON|1|1|35"),
    (800, "c10|help|NONE|ENTERQUEUE|||1"),
    (801, "c10|help|NONE|EXITEMPTY|1|1|1"),
    (900, "c11|sales|NONE|ENTERQUEUE||C11|1"),
    (960, "c11|sales|NONE|EXITWITHTIMEOUT|1|1|60"),
    (1_000, "c12|sales|NONE|ENTERQUEUE||C12|1"),
    (1_002, "c12|sales|Agent/2|CONNECT|2|b12|1"),
    // The telephone transfers by itself, which leaves no line, and the call comes to the other queue.
    (1_032, "c12|help|NONE|ENTERQUEUE||C12|1"),
    (1_040, "c12|help|Agent/1|CONNECT|8|b13|1"),
    (1_060, "c12|help|Agent/1|COMPLETEAGENT|8|20|1"),
  ]

  private static let expected = [
    "09:00:10 sales answered 0 20 60 – by 1",
    "09:00:12 sales abandoned 0 30 0 –",
    "09:01:40 help answered 0 5 20 – by 0",
    "09:02:10 help answered 0 10 30 – by 0",
    "09:03:20 sales answered 0 1 40 – by 1",
    "09:05:00 sales answered 0 3 50 – by 1",
    "09:07:10 help answered 0 70 20 – by 0",
    "09:10:00 help abandoned 0 100 0 –",
    "09:16:40 sales answered 0 2 30 – by 1",
    "09:17:12 help answered 0 8 20 – by 0",
  ]

  private static let leftOver = ["left the queue for another way": 3]

  @Test func `the events of twelve calls tell what became of each`() throws {
    let told = try ToldCalls(Self.log(Self.events), format: .queueLog)
    #expect(told.lines == Self.expected)
    #expect(told.setAside == Self.leftOver)
    #expect(told.log.found.map(\.en).contains { $0.hasPrefix("1 calls went from one queue") })
    // Talks of 60, 40, 50 and 30 s; of 20, 30, 20 and 20 s.
    #expect(told.figures == ["sales": [5, 5, 1, 45], "help": [5, 5, 1, 23]])
  }

  @Test(arguments: [1, 5, 15, 22, 31, 36])
  func `a log that was begun anew between two lines is one log`(_ cut: Int) throws {
    let told = try ToldCalls(
      Self.log(Array(Self.events[..<cut])), Self.log(Array(Self.events[cut...])))
    #expect(told.lines == Self.expected)
    #expect(told.setAside == Self.leftOver)
  }

  @Test func `a log that was given twice counts once`() throws {
    let told = try ToldCalls(Self.log(Self.events), Self.log(Self.events))
    #expect(told.lines == Self.expected)
    #expect(told.setAside["the same call again"] == 10)
  }
}
