import CallRecords
import Testing

/// Records with the variables that mod_callcenter sets (src/mod/applications/mod_callcenter/mod_callcenter.c), as
/// mod_json_cdr writes them; contents are invented, the answers worked out by hand.
@Suite struct CallcenterRecordsTests {
  /// 2026-04-20T09:00:00Z.
  private static let nine = 1_776_675_600

  /// A record of a call that began at a second after nine and joined its queue ten later.
  private static func record(
    _ id: String, _ second: Int, queue: String = "sales%40default", answered: Int? = nil,
    terminated: Int? = nil, canceled: Int? = nil, reason: String? = nil, agent: String? = nil,
    side: String = "member", ended: Int
  ) -> String {
    var variables = [("uuid", id), ("cc_side", side), ("cc_queue", queue)]
    func add(_ key: String, _ after: Int?) {
      if let after { variables.append((key, "\(nine + second + after)")) }
    }
    add("start_epoch", 0)
    add("cc_queue_joined_epoch", 10)
    add("cc_queue_answered_epoch", answered)
    add("cc_queue_terminated_epoch", terminated)
    add("cc_queue_canceled_epoch", canceled)
    add("end_epoch", ended)
    if let reason { variables += [("cc_cause", "cancel"), ("cc_cancel_reason", reason)] }
    if let agent { variables.append(("cc_agent", agent)) }
    return """
      { "core-uuid": "x", "switchname": "y", "variables": { \
      \(variables.map { "\"\($0.0)\": \"\($0.1)\"" }.joined(separator: ", ")) }, \
      "callflow": [{ "profile_index": "1", "caller_profile": { "caller_id_number": "of \(id)" } }] }
      """
  }

  private static let records = [
    record("f1", 0, answered: 40, terminated: 100, agent: "1001%40default", ended: 101),
    record(
      "f1a", 40, answered: 0, terminated: 60, agent: "1001%40default", side: "agent", ended: 61),
    record("f2", 60, canceled: 55, reason: "BREAK_OUT", ended: 55),
    record("f3", 120, canceled: 70, reason: "TIMEOUT", ended: 90),
    record("f4", 180, canceled: 70, reason: "NO_AGENT_TIMEOUT", ended: 90),
    record("f5", 240, canceled: 30, reason: "EXIT_WITH_KEY", ended: 90),
    // Answered while the channel still tells of it when the call ends.
    record("f6", 300, queue: "help", answered: 20, agent: "1002%40default", ended: 80),
    // Answered in an earlier queue, then hung up in this one: that queue's moments lie before it joined.
    record(
      "f7", 400, queue: "help", answered: -100, terminated: -50, canceled: 40, reason: "BREAK_OUT",
      agent: "1001%40default", ended: 40),
    // Timed out in an earlier queue, answered in this one.
    record(
      "f8", 500, queue: "help", answered: 25, terminated: 55, canceled: -20, reason: "TIMEOUT",
      agent: "1002%40default", ended: 56),
    "{ \"variables\": { \"uuid\": \"f9\", \"start_epoch\": \"\(nine)\" }, \"callflow\": [] }",
    record("f2", 60, canceled: 55, reason: "BREAK_OUT", ended: 55),
  ]

  @Test func `eleven records tell what became of each call`() throws {
    let told = try ToldCalls(Self.records.joined(separator: "\n"), format: .callcenter)
    #expect(
      told.lines == [
        "09:00:00 sales@default answered 10 30 60 – by 0",
        "09:01:00 sales@default abandoned 10 45 0 –",
        "09:05:00 help answered 10 10 60 – by 1",
        "09:06:40 help abandoned 10 30 0 –",
        "09:08:20 help answered 10 15 30 – by 1",
      ])
    #expect(
      told.setAside == [
        "an agent's leg": 1, "left the queue for another way": 3, "not through a queue": 1,
        "the same call again": 1,
      ])
    #expect(Set(told.log.calls.map(\.caller)).count == 5)
    #expect(told.figures == ["sales@default": [2, 2, 1, 60], "help": [3, 3, 1, 45]])
  }
}
