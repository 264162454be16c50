import CallRecords
import Diagnostics
import Testing

/// Call detail records as "GetCallDetailRecord" and "ListCallDetailRecordsV2" of Alibaba Cloud's contact centre
/// describe them (help.aliyun.com/zh/ccs/developer-reference); contents are invented, the answers worked out by
/// hand.
@Suite struct AliyunRecordsTests {
  /// 2026-04-20T09:00:00Z.
  private static let nine = 1_776_675_600

  private static func moment(_ second: Int) -> String { "\((nine + second) * 1_000)" }

  private static func common(
    _ id: String, _ second: Int, _ ended: Int, _ disposition: String, agents: String,
    groups: String,
    type: String, media: String
  ) -> String {
    """
    "ContactId": "job-\(id)", "ContactType": "\(type)", "ContactDisposition": "\(disposition)", \
    "MediaType": "\(media)", "StartTime": \(moment(second)), "ReleaseTime": \(moment(second + ended)), \
    "CallingNumber": "of \(id)", "AgentIds": "\(agents)", "SkillGroupIds": "\(groups.isEmpty ? "" : groups + "@x")", \
    "SkillGroupNames": "\(groups)"
    """
  }

  // MARK: One by one

  private static func events(_ events: [(String, Int)], from second: Int) -> String {
    let texts = events.map { "{ \"Event\": \"\($0.0)\", \"EventTime\": \(moment(second + $0.1)) }" }
    return "\"EventSequence\": [\(texts.joined(separator: ", "))]"
  }

  private static func record(
    _ id: String, _ second: Int, ended: Int, _ disposition: String,
    queues: [(String, [(String, Int)])] = [], agents: [(String, [(String, Int)])] = [],
    type: String = "INBOUND", media: String = "AUDIO"
  ) -> String {
    let ids = agents.map { "\($0.0)@x" }.joined(separator: ",")
    return """
      { \(common(id, second, ended, disposition, agents: ids, groups: "", type: type, media: media)), \
      "QueueEvents": [\(queues.map {
        "{ \"QueueId\": \"\($0.0)@x\", \"QueueName\": \"\($0.0)\", \"QueueType\": 1, \(events($0.1, from: second)) }"
      }.joined(separator: ", "))], \
      "AgentEvents": [\(agents.map {
        "{ \"AgentId\": \"\($0.0)@x\", \(events($0.1, from: second)) }"
      }.joined(separator: ", "))] }
      """
  }

  private static let records = [
    // Menu 12 s; dequeued after 28, picked up after five more of ringing; 60 s of talk, then a survey.
    record(
      "a1", 0, ended: 120, "Success", queues: [("sales", [("Enqueue", 12), ("Dequeue", 40)])],
      agents: [("u1", [("Ringing", 40), ("Established", 45), ("Released", 105)])]),
    // Nobody picked up: the skill group is the queue's, as no agent took part.
    record(
      "a2", 200, ended: 80, "AbandonedInQueue", queues: [("sales", [("Enqueue", 10)])]),
    record(
      "a3", 300, ended: 60, "AbandonedInRing",
      queues: [("sales", [("Enqueue", 10), ("Dequeue", 50)])], agents: [("u1", [("Ringing", 50)])]),
    record("a4", 400, ended: 20, "AbandonedInIVR"),
    record(
      "a5", 500, ended: 100, "QueuingTimeout",
      queues: [("help", [("Enqueue", 10), ("Overtime", 100)])]),
    // An agent transfers it to another queue and agent: the first's talk counts.
    record(
      "a6", 700, ended: 300, "Success",
      queues: [
        ("help", [("Enqueue", 10), ("Dequeue", 20)]),
        ("sales", [("Enqueue", 120), ("Dequeue", 130)]),
      ],
      agents: [
        ("u2", [("Ringing", 20), ("Established", 25), ("BlindTransfer", 120), ("Released", 120)]),
        ("u1", [("Ringing", 130), ("Established", 135), ("Released", 300)]),
      ]),
    record("a7", 1_100, ended: 30, "ForwardToOutsideNumber"),
    record("a8", 1_200, ended: 30, "Success", type: "OUTBOUND"),
    record("a9", 1_300, ended: 30, "Success", media: "CHAT"),
    record(
      "a2", 200, ended: 80, "AbandonedInQueue", queues: [("sales", [("Enqueue", 10)])]),
  ]

  @Test func `ten records tell what became of each call`() throws {
    let told = try ToldCalls(
      Self.records.map { "{ \"Code\": \"OK\", \"Data\": \($0) }" }.joined(separator: "\n"),
      format: .aliyun)
    #expect(
      told.lines == [
        "09:00:00 sales answered 12 33 60 – by 0",
        "09:03:20 sales abandoned 10 70 0 –",
        "09:05:00 sales abandoned 10 50 0 –",
        "09:06:40 menu hungUp 0 0 0 –",
        "09:11:40 help answered 10 15 95 – by 1",
        "09:18:20 menu transferred 0 0 0 –",
      ])
    #expect(
      told.setAside == [
        "left the queue for another way": 1, "not called by a customer": 1, "no voice call": 1,
        "the same call again": 1,
      ])
    #expect(told.figures["sales"] == [3, 3, 2, 60])
    #expect(told.figures["help"] == [1, 1, 0, 95])
  }

  // MARK: Lists

  private static func listed(
    _ id: String, _ second: Int, ended: Int, _ disposition: String, ivr: Int, queue: Int?,
    ring: Int = 0,
    talk: Int = 0, held: Int = 0, wait: Int = 0, agents: String = "", groups: String = ""
  ) -> String {
    """
    { \(common(id, second, ended, disposition, agents: agents, groups: groups, type: "INBOUND", media: "AUDIO")), \
    "CallDuration": \(ended), "IvrTime": \(ivr), "QueueTime": \(queue.map(String.init) ?? "null"), \
    "RingTime": \(ring), "TalkTime": \(talk), "HeldTime": \(held), "WaitTime": \(wait) }
    """
  }

  @Test func `a list of records tells waits and talks by their lengths`() throws {
    let list = [
      Self.listed(
        "l1", 0, ended: 130, "Success", ivr: 10, queue: 20, ring: 5, talk: 70, held: 10, wait: 25,
        agents: "u1@x,u2@x", groups: "sales,help"),
      // WaitTime is 0 for who hung up.
      Self.listed("l2", 200, ended: 55, "AbandonedInQueue", ivr: 10, queue: 45),
      Self.listed(
        "l3", 300, ended: 58, "AbandonedInRing", ivr: 10, queue: 40, ring: 8, groups: "sales"),
      Self.listed("l4", 400, ended: 12, "AbandonedInIVR", ivr: 12, queue: nil),
      Self.listed("l5", 500, ended: 100, "QueuingOverflow", ivr: 10, queue: 5),
    ]
    let told = try ToldCalls(
      """
      { "Code": "OK", "Data": { "PageNumber": 1, "TotalCount": 5, "List": [\(list.joined(separator: ", "))] } }
      """, format: .aliyun)
    #expect(
      told.lines == [
        "09:00:00 sales answered 10 25 80 – by 0",
        "09:03:20 calls abandoned 10 45 0 –",
        "09:05:00 sales abandoned 10 48 0 –",
        "09:06:40 menu hungUp 0 0 0 –",
      ])
    #expect(told.setAside == ["left the queue for another way": 1])
    #expect(told.log.found.map(\.en).contains { $0.contains("GetCallDetailRecord") })
  }
}
