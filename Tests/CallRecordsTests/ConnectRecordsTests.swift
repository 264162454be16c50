import CallRecords
import Testing

/// Contact records as "Data model for Amazon Connect contact records" describes them
/// (docs.aws.amazon.com/connect/latest/adminguide/ctr-data-model.html); contents are invented, the answers
/// worked out by hand.
@Suite struct ConnectRecordsTests {
  /// A record with times in minutes and seconds after nine, null where there is none.
  private static func record(
    _ id: String, _ method: String = "INBOUND", channel: String = "VOICE", at: String,
    ended: String, updated: String = "59:00", queue: (String, from: String, to: String)? = nil,
    agent: (String, from: String, talk: Int, hold: Int, wrapUp: Int?)? = nil,
    previous: String? = nil, next: String? = nil, reason: String? = nil, endpoint: String? = nil
  ) -> String {
    func moment(_ text: String) -> String { "\"2026-04-20T09:\(text)Z\"" }
    func text(_ text: String?) -> String { text.map { "\"\($0)\"" } ?? "null" }
    let inQueue = queue.map {
      """
      { "ARN": "arn:queue/\($0.0)", "DequeueTimestamp": \(moment($0.to)), "Duration": 0, \
      "EnqueueTimestamp": \(moment($0.from)), "Name": "\($0.0)" }
      """
    }
    let served = agent.map {
      """
      { "ARN": "arn:agent/\($0.0)", "AfterContactWorkDuration": \($0.wrapUp.map(String.init) ?? "null"), \
      "AgentInteractionDuration": \($0.talk), "ConnectedToAgentTimestamp": \(moment($0.from)), \
      "CustomerHoldDuration": \($0.hold), "NumberOfHolds": 1, "Username": "\($0.0)" }
      """
    }
    let to = endpoint.map { "{ \"Address\": \"\($0)\", \"Type\": \"TELEPHONE_NUMBER\" }" }
    return """
      { "AWSContactTraceRecordFormatVersion": "2017-03-10", "Agent": \(served ?? "null"), "Attributes": {}, \
      "Channel": "\(channel)", "ContactId": "\(id)", \
      "CustomerEndpoint": { "Address": "of \(id)", "Type": "TELEPHONE_NUMBER" }, \
      "DisconnectReason": \(text(reason)), "DisconnectTimestamp": \(moment(ended)), "InitialContactId": null, \
      "InitiationMethod": "\(method)", "InitiationTimestamp": \(moment(at)), \
      "LastUpdateTimestamp": \(moment(updated)), "NextContactId": \(text(next)), \
      "PreviousContactId": \(text(previous)), "Queue": \(inQueue ?? "null"), "Recordings": [], \
      "TransferredToEndpoint": \(to ?? "null") }
      """
  }

  private static let records = [
    // Twenty seconds in the menu, forty in the queue, ninety with the agent, ten of them on hold.
    record(
      "c1", at: "00:00", ended: "02:30", queue: ("sales", "00:20", "01:00"),
      agent: ("a1", "01:00", 80, 10, 12), reason: "CUSTOMER_DISCONNECT"),
    record("c2", at: "03:00", ended: "03:50", queue: ("sales", "03:10", "03:50")),
    // Hung up in the menu.
    record("c3", at: "04:00", ended: "04:15"),
    record("c4", channel: "CHAT", at: "05:00", ended: "05:30", queue: ("sales", "05:10", "05:30")),
    // An agent transfers it to another queue, where it waits again.
    record(
      "c5", at: "06:00", ended: "07:00", queue: ("sales", "06:00", "06:10"),
      agent: ("a1", "06:10", 50, 0, nil), next: "c6", reason: "AGENT_DISCONNECT"),
    record(
      "c6", "TRANSFER", at: "07:00", ended: "09:00", queue: ("help", "07:00", "07:30"),
      agent: ("a2", "07:30", 90, 0, 5), previous: "c5"),
    // Moved from queue to queue by the flow while it waited: one call.
    record("c7", at: "10:00", ended: "11:00", queue: ("sales", "10:05", "11:00"), next: "c8"),
    record(
      "c8", "QUEUE_TRANSFER", at: "11:00", ended: "12:00", queue: ("help", "11:00", "11:25"),
      agent: ("a2", "11:25", 35, 0, 0), previous: "c7"),
    // Asked to be called back.
    record("c9", at: "13:00", ended: "14:00", queue: ("sales", "13:00", "14:00"), next: "c10"),
    record(
      "c10", "CALLBACK", at: "14:00", ended: "16:00", queue: ("sales", "14:00", "15:00"),
      agent: ("a1", "15:00", 60, 0, 3), previous: "c9"),
    record("c11", "OUTBOUND", at: "17:00", ended: "18:00", agent: ("a1", "17:05", 55, 0, 0)),
    // The flow ends the wait.
    record(
      "c12", at: "19:00", ended: "20:00", queue: ("help", "19:00", "20:00"),
      reason: "CONTACT_FLOW_DISCONNECT"),
    // Out of the menu to a number outside.
    record("c13", at: "21:00", ended: "22:00", endpoint: "elsewhere"),
    // Delivered again, with the wrap-up that was missing.
    record(
      "c1", at: "00:00", ended: "02:30", updated: "59:30", queue: ("sales", "00:20", "01:00"),
      agent: ("a1", "01:00", 80, 10, 15), reason: "CUSTOMER_DISCONNECT"),
  ]

  private static let expected = [
    "09:00:00 sales answered 20 40 90 15 by 0",
    "09:03:00 sales abandoned 10 40 0 –",
    "09:04:00 menu hungUp 0 0 0 –",
    "09:06:00 sales answered 0 10 50 – by 0",
    "09:07:00 help answered 0 30 90 5 by 1",
    "09:10:00 help answered 5 80 35 0 by 1",
    "09:13:00 sales callback 0 60 0 –",
    "09:21:00 menu transferred 0 0 0 –",
  ]

  private static func check(_ told: ToldCalls) {
    // Agents are numbered as they come, which is another order from file to file.
    func plain(_ lines: [String]) -> [String] { lines.map { $0.replacing(/\ by \d+$/, with: "") } }
    #expect(plain(told.lines) == plain(expected))
    #expect(
      told.setAside == [
        "no voice call": 1, "not called by a customer": 2, "older version of a contact": 1,
        "went on to another queue": 1, "left the queue for another way": 1,
      ])
  }

  @Test func `thirteen contacts tell what became of each, transferred and called back`() throws {
    let told = try ToldCalls(Self.records.joined(separator: "\n"), format: .connect)
    #expect(told.lines == Self.expected)
    Self.check(told)
    // Talks of 90 and 50 s, and of 90 and 35 s.
    #expect(
      told.figures == ["sales": [4, 4, 1, 70], "help": [2, 2, 0, 63], "menu": [2, 0, 0, 0]])
    // The one whom an agent transferred is no caller of its own, the one who was moved is.
    #expect(told.log.calls.map(\.caller).filter { $0 < 0 }.count == 1)
  }

  @Test func `what stands in several files counts as in one`() throws {
    // The last file first: versions are told by LastUpdateTimestamp, not by their order.
    let told = try ToldCalls(
      Self.records[8...].joined(separator: "\n"), "[\(Self.records[..<8].joined(separator: ","))]")
    Self.check(told)
  }
}
