import FlowInterpreter
import Testing

@Suite struct RetryTests {
  private func call(_ keys: String, defaults: String = "") throws -> PlayedCall {
    try PlayedCall(
      """
      { flow: "a", title: "A", start: "ask", defaults: { \(defaults) },
        nodes: {
          ask: { type: "menu", prompt: ["一问", "二问", "三问"], noInput: ["静一", "静二"], noMatch: ["错一", "错二"],
                 choices: [{ key: "1", label: "一", next: "bye" }], \(keys) },
          silent: { type: "hangup" }, wrong: { type: "hangup" }, bye: { type: "hangup" },
          over: { type: "hangup" } } }
      """)
  }

  /// Plays a caller who is silent (`s`) or wrong (`w`) in turn.
  private func play(_ turns: String, _ call: inout PlayedCall) {
    for turn in turns {
      call.listen()
      if turn == "s" { call.wait(.seconds(5)) } else { call.press("9") }
    }
    call.listen()
  }

  @Test func `prompts are by attempt, the last one repeats`() throws {
    var call = try call(#"attempts: 5, exhausted: "over""#)
    play("swww", &call)
    #expect(call.heard == ["一问", "静一", "二问", "错一", "三问", "错二", "三问", "错二", "三问"])
  }

  @Test(arguments: [
    // keys, what the caller does, the way out
    (#"attempts: 2, exhausted: "over""#, "ss", Way.exhausted),
    (#"attempts: 2, exhausted: "over""#, "sw", .exhausted),
    (#"attempts: 2, exhausted: "over", whenSilent: "silent""#, "ss", .whenSilent),
    (#"attempts: 2, exhausted: "over", whenSilent: "silent""#, "sw", .exhausted),
    (#"attempts: 2, exhausted: "over", whenWrong: "wrong""#, "sw", .whenWrong),
    (#"attempts: 9, maxNoInput: 2, exhausted: "over""#, "sws", .exhausted),
    (#"attempts: 9, maxNoInput: 2, whenSilent: "silent""#, "ss", .whenSilent),
    (#"attempts: 9, maxNoMatch: 1, whenWrong: "wrong", exhausted: "over""#, "ssw", .whenWrong),
    (
      #"attempts: 9, maxNoInput: 1, maxNoMatch: 2, whenSilent: "silent", whenWrong: "wrong""#, "ww",
      .whenWrong
    ),
  ])
  func `silence and wrong answers have limits and ways of their own`(
    _ row: (keys: String, turns: String, way: Way)
  ) throws {
    var call = try call(row.keys)
    play(String(row.turns.dropLast()), &call)
    #expect(call.ways.isEmpty)
    play(String(row.turns.suffix(1)), &call)
    #expect(call.ways == [row.way])
    #expect(call.outcome == .completed)
  }

  @Test func `without a way the last attempt is a fault`() throws {
    var call = try call("attempts: 1")
    play("s", &call)
    #expect(call.outcome == .failed(reason: "ask: the caller gave no usable answer"))
    var handled = try self.call("attempts: 1", defaults: #"onError: "over""#)
    play("s", &handled)
    #expect(handled.ways == [.onError])
    #expect(handled.outcome == .completed)
  }

  @Test func `a menu that is entered again begins to count anew`() throws {
    var call = try PlayedCall(
      """
      { flow: "a", title: "A", start: "ask", nodes: {
          ask: { type: "menu", prompt: ["一问", "二问"], attempts: 2, exhausted: "bye",
                 choices: [{ key: "1", label: "一", next: "again" }] },
          again: { type: "say", prompt: ["甲", "乙"], next: "ask" }, bye: { type: "hangup" } } }
      """)
    for _ in 0..<3 {
      call.listen()
      call.wait(.seconds(5))
      call.listen()
      call.press("1")
    }
    // The prompts of `say` are by visit.
    #expect(
      call.heard == ["一问", "二问", "甲", "一问", "二问", "乙", "一问", "二问", "乙"])
  }
}
