import CallRecords
import Diagnostics
import Testing

/// Records as the systems' own documentation shows them, with invented contents.
@Suite struct JSONLogReaderTests {
  private func log(_ text: String, _ expected: LogFormat) throws -> CallLog {
    var reading = LogReading(try #require(LogOptions(timeZone: "UTC")))
    #expect(try reading.add(SourceText(path: "log.json", text: text)) == expected)
    return try reading.finish()
  }

  private static func connect(
    _ id: String, agent: Bool, updated: String = "10:10:00", queue: String = "sales"
  ) -> String {
    let served = """
      "Agent": { "ARN": "arn:agent/1", "ConnectedToAgentTimestamp": "2026-04-20T09:01:00Z",
        "AgentInteractionDuration": 80, "CustomerHoldDuration": 10, "AfterContactWorkDuration": 12 },
      """
    return """
      { "ContactId": "\(id)", "Channel": "VOICE", "InitiationMethod": "INBOUND",
        "InitiationTimestamp": "2026-04-20T09:00:00Z", "DisconnectTimestamp": "2026-04-20T09:02:40Z",
        "LastUpdateTimestamp": "2026-04-20T\(updated)Z", \(agent ? served : "\"Agent\": null,")
        "Queue": { "Name": "\(queue)", "EnqueueTimestamp": "2026-04-20T09:00:20Z",
          "DequeueTimestamp": "2026-04-20T09:01:00Z" } }
      """.replacing("\n", with: " ")
  }

  @Test(arguments: [false, true])
  func `Connect's newest version of a contact counts, as lines and as a list`(_ isList: Bool) throws
  {
    let records = [
      Self.connect("c1", agent: true, updated: "10:10:00"),
      Self.connect("c1", agent: true, updated: "10:20:00", queue: "help"),
      Self.connect("c2", agent: false),
    ]
    let log = try log(
      isList ? "[\(records.joined(separator: ",\n"))]" : records.joined(separator: "\n"), .connect)
    #expect(log.calls.count == 2)
    let answered = try #require(log.calls.first { $0.outcome == .answered })
    #expect(answered.menu == 20)
    #expect(answered.waited == 40)
    #expect(answered.talked == 90)
    #expect(answered.wrapUp == 12)
    #expect(log.types[Int(answered.type)].id == "help")
    let abandoned = try #require(log.calls.first { $0.outcome == .abandoned })
    #expect(abandoned.waited == 40)
    #expect(log.setAside.map(\.reason.en) == ["older version of a contact"])
  }

  @Test func `who calls Connect from an app calls, and who is called doesn't`() throws {
    let methods = ["INBOUND", "WEBRTC_API", "OUTBOUND", "CALLBACK"]
    let records = methods.enumerated().map { place, method in
      Self.connect("c\(place)", agent: true, queue: "q\(place)").replacing("INBOUND", with: method)
    }
    let log = try log(records.joined(separator: "\n"), .connect)
    #expect(log.calls.count == 2)
    #expect(log.setAside.map(\.reason.en) == ["not called by a customer"])
  }

  @Test func `Genesys tells a conversation by participants and segments`() throws {
    let log = try log(
      """
      { "conversations": [ {
        "conversationId": "g1", "conversationStart": "2026-04-20T09:00:00.000Z",
        "conversationEnd": "2026-04-20T09:05:00.000Z", "originatingDirection": "inbound",
        "participants": [
          { "purpose": "customer", "sessions": [{ "mediaType": "voice", "ani": "tel:c1", "segments": [] }] },
          { "purpose": "ivr", "sessions": [{ "mediaType": "voice", "segments": [
            { "segmentStart": "2026-04-20T09:00:00.000Z", "segmentEnd": "2026-04-20T09:00:15.000Z", "segmentType": "ivr" }] }] },
          { "purpose": "acd", "sessions": [{ "mediaType": "voice", "segments": [
            { "segmentStart": "2026-04-20T09:00:15.000Z", "segmentEnd": "2026-04-20T09:01:00.000Z",
              "segmentType": "interact", "queueId": "sales" }] }] },
          { "purpose": "agent", "userId": "u1", "sessions": [{ "mediaType": "voice", "segments": [
            { "segmentStart": "2026-04-20T09:00:55.000Z", "segmentEnd": "2026-04-20T09:01:00.000Z", "segmentType": "alert" },
            { "segmentStart": "2026-04-20T09:01:00.000Z", "segmentEnd": "2026-04-20T09:03:00.000Z", "segmentType": "interact" },
            { "segmentStart": "2026-04-20T09:03:00.000Z", "segmentEnd": "2026-04-20T09:03:30.000Z", "segmentType": "wrapup" }] }] }
        ] } ] }
      """, .genesys)
    let call = try #require(log.calls.first)
    #expect(call.outcome == .answered)
    #expect(call.menu == 15)
    #expect(call.waited == 45)
    #expect(call.talked == 120)
    #expect(call.wrapUp == 30)
    #expect(log.types.map(\.id) == ["sales"])
  }

  @Test func `TaskRouter's events become tasks, answered or canceled`() throws {
    func event(_ type: String, _ second: Int, _ task: String, _ more: String = "") -> String {
      let at = "2026-04-20T09:0\(second / 60):\(second % 60 < 10 ? "0" : "")\(second % 60)Z"
      return
        "{ \"event_type\": \"\(type)\", \"event_date\": \"\(at)\", \"event_data\": { \"task_sid\": \"\(task)\"\(more) } }"
    }
    let log = try log(
      [
        event("task.created", 0, "t1"), event("task.created", 1, "t2"),
        event("task-queue.entered", 1, "t1", ", \"task_queue_name\": \"sales\""),
        event("task-queue.entered", 1, "t2", ", \"task_queue_name\": \"sales\""),
        event("reservation.accepted", 30, "t1", ", \"worker_sid\": \"w1\""),
        event("task.canceled", 61, "t2"), event("reservation.wrapup", 90, "t1"),
        event("task.completed", 100, "t1"), event("task.created", 110, "t3"),
      ].joined(separator: "\n"), .taskRouter)
    let answered = try #require(log.calls.first { $0.outcome == .answered })
    #expect(answered.waited == 30)
    #expect(answered.talked == 60)
    #expect(answered.wrapUp == 10)
    let abandoned = try #require(log.calls.first { $0.outcome == .abandoned })
    #expect(abandoned.waited == 60)
    #expect(log.setAside.map(\.reason.en) == ["still waiting at the end"])
  }

  @Test func `Genesys's user details tell when agents were on their queues`() throws {
    func span(_ from: String, _ to: String, _ status: String) -> String {
      """
      { "startTime": "2025-08-16T\(from):00.000Z", "endTime": "2025-08-16T\(to):00.000Z", "routingStatus": "\(status)" }
      """
    }
    let users = """
      { "userDetails": [{ "userId": "u1", "primaryPresence": [], "routingStatus": [
        \(span("01:00", "02:00", "IDLE")), \(span("02:00", "02:10", "INTERACTING")),
        \(span("02:10", "02:12", "NOT_RESPONDING")), \(span("02:12", "03:00", "OFF_QUEUE")),
        \(span("03:00", "04:00", "IDLE"))] }], "totalHits": 1 }
      """
    let call = """
      { "conversationId": "c", "conversationStart": "2025-08-16T01:30:00.000Z", "conversationEnd": "2025-08-16T01:31:00.000Z",
        "originatingDirection": "inbound", "participants": [
          { "purpose": "acd", "sessions": [{ "mediaType": "voice", "segments": [
            { "segmentStart": "2025-08-16T01:30:00.000Z", "segmentEnd": "2025-08-16T01:31:00.000Z", "segmentType": "interact", "queueId": "q" }] }] }] }
      """.replacing("\n", with: " ")
    var reading = LogReading(try #require(LogOptions()))
    #expect(try reading.add(SourceText(path: "calls.json", text: call)) == .genesys)
    #expect(try reading.add(SourceText(path: "users.json", text: users)) == .genesys)
    let log = try reading.finish()
    #expect(log.agentEvents.map(\.kind) == [.logOn, .logOn, .pause, .logOff, .logOn, .logOff])
    // In minutes from the first.
    #expect(
      log.agentEvents.map { ($0.at - log.agentEvents[0].at) / 60 } == [0, 60, 70, 72, 120, 180])
  }

  @Test func `FreeSWITCH's variables of mod_callcenter tell wait and talk`() throws {
    let log = try log(
      """
      { "variables": { "cc_side": "member", "cc_queue": "sales@default", "start_epoch": "1700000000", "cc_queue_joined_epoch": "1700000010", "cc_queue_answered_epoch": "1700000040", "cc_queue_terminated_epoch": "1700000100", "cc_agent": "1001@default" } }
      { "variables": { "cc_side": "agent", "cc_queue": "sales@default", "cc_queue_joined_epoch": "1700000010" } }
      { "variables": { "cc_side": "member", "cc_queue": "sales@default", "cc_queue_joined_epoch": "1700000020", "cc_queue_canceled_epoch": "1700000050" } }
      """, .callcenter)
    #expect(log.calls.map(\.outcome) == [.answered, .abandoned])
    #expect(log.calls.map(\.menu) == [10, 0])
    #expect(log.calls.map(\.waited) == [30, 30])
    #expect(log.calls.map(\.talked) == [60, 0])
    #expect(log.setAside.map(\.reason.en) == ["an agent's leg"])
  }

  @Test func `Alibaba Cloud's records tell the queue by its events`() throws {
    func record(_ disposition: String, _ agent: String) -> String {
      """
      { "ContactId": "job-\(disposition)", "ContactType": "INBOUND", "StartTime": 1700000000000, "ReleaseTime": 1700000100000,
        "ContactDisposition": "\(disposition)", "AgentIds": "\(agent)", "SkillGroupIds": "sales@x",
        "QueueEvents": [{ "QueueId": "sales@x", "EventSequence": [
          { "Event": "Enqueue", "EventTime": 1700000012000 }, { "Event": "Dequeue", "EventTime": 1700000040000 }] }],
        "AgentEvents": [] }
      """.replacing("\n", with: " ")
    }
    let log = try log(
      [record("Success", "a1@x"), record("AbandonedInQueue", ""), record("AbandonedInIVR", "")]
        .joined(separator: "\n"), .aliyun)
    #expect(log.calls.map(\.outcome) == [.answered, .abandoned, .hungUp])
    #expect(log.calls.map(\.waited) == [28, 88, 0])
    #expect(log.calls[0].talked == 60)
  }

  @Test func `JSON of no known system says which are known`() throws {
    var reading = LogReading(try #require(LogOptions()))
    let error = try #require(throws: InvalidInput.self) {
      try reading.add(SourceText(path: "log.json", text: "{ \"a\": 1 }"))
    }
    #expect(error.diagnostics.map(\.code) == ["unknown-format"])
  }

  @Test func `a line that is no JSON is set aside`() throws {
    let log = try log(
      Self.connect("c1", agent: true) + "\n{ broken\n" + Self.connect("c2", agent: false), .connect)
    #expect(log.calls.count == 2)
    #expect(log.setAside.map(\.reason.en) == ["no JSON"])
  }
}
