import CallRecords
import Diagnostics
import Testing

/// Files that somebody broke: they are read or refused, and nothing else happens.
@Suite struct HostileLogTests {
  private static let good = [
    """
    at,caller,type,priority,menu,waited,outcome,talked,agent
    2026-04-20T09:00:00,c1,a,2,10,20,answered,90,x
    2026-04-20T09:00:30,c2,b,0,5,30,hungUp,0,
    2026-04-20T09:02:00,c3,a,1,3,0,answered,30,y
    """,
    """
    1700000000|1.1|sales|NONE|ENTERQUEUE||C1|1
    1700000020|1.1|sales|Agent/1|CONNECT|20|9.1|3
    1700000110|1.1|sales|Agent/1|COMPLETECALLER|20|90|1
    """,
    """
    { "ContactId": "c", "InitiationTimestamp": "2026-04-20T09:00:00Z", "DisconnectTimestamp": "2026-04-20T09:02:40Z", "Queue": { "EnqueueTimestamp": "2026-04-20T09:00:20Z" } }
    """,
    """
    { "conversationId": "g", "conversationStart": "2026-04-20T09:00:00Z", "conversationEnd": "2026-04-20T09:05:00Z", "participants": [{ "purpose": "acd", "sessions": [{ "mediaType": "voice", "segments": [{ "segmentStart": "2026-04-20T09:00:15Z", "segmentEnd": "2026-04-20T09:01:00Z" }] }] }] }
    """,
    """
    { "event_type": "task.created", "event_date": "2026-04-20T09:00:00Z", "event_data": { "task_sid": "t" } }
    { "event_type": "task-queue.entered", "event_date": "2026-04-20T09:00:01Z", "event_data": { "task_sid": "t", "task_queue_name": "s" } }
    { "event_type": "reservation.accepted", "event_date": "2026-04-20T09:00:20Z", "event_data": { "task_sid": "t", "worker_sid": "w" } }
    { "event_type": "task.completed", "event_date": "2026-04-20T09:02:00Z", "event_data": { "task_sid": "t" } }
    """,
    """
    { "variables": { "cc_side": "member", "cc_queue": "s", "start_epoch": "1700000000", "cc_queue_joined_epoch": "1700000010", "cc_queue_answered_epoch": "1700000040", "cc_queue_terminated_epoch": "1700000100", "cc_agent": "a" } }
    { "variables": { "cc_side": "member", "cc_queue": "s", "cc_queue_joined_epoch": "1700000020", "cc_queue_canceled_epoch": "1700000050" } }
    """,
    """
    [{ "ContactType": "INBOUND", "StartTime": 1700000000000, "ReleaseTime": 1700000100000, "ContactDisposition": "Success", "AgentIds": "a", "SkillGroupIds": "s",
      "QueueEvents": [{ "EventSequence": [{ "Event": "Enqueue", "EventTime": 1700000012000 }, { "Event": "Dequeue", "EventTime": 1700000040000 }] }], "AgentEvents": [] }]
    """,
    """
    { "List": [{ "ContactId": "j", "ContactType": "INBOUND", "StartTime": 1700000000000, "ReleaseTime": 1700000100000, "ContactDisposition": "Success", "AgentIds": "a", "SkillGroupIds": "s", "IvrTime": 10, "QueueTime": 20, "RingTime": 5, "TalkTime": 60, "HeldTime": 0 },
      { "ContactId": "k", "ContactType": "INBOUND", "StartTime": 1700000000000, "ReleaseTime": 1700000100000, "ContactDisposition": "AbandonedInQueue", "IvrTime": 10, "QueueTime": 90 }] }
    """,
    """
    { "ContactId": "c", "NextContactId": "d", "InitiationTimestamp": "2026-04-20T09:00:00Z", "DisconnectTimestamp": "2026-04-20T09:02:40Z", "Queue": { "EnqueueTimestamp": "2026-04-20T09:00:20Z" } }
    { "ContactId": "d", "NextContactId": "c", "InitiationMethod": "TRANSFER", "InitiationTimestamp": "2026-04-20T09:02:40Z", "DisconnectTimestamp": "2026-04-20T09:03:40Z", "Queue": { "EnqueueTimestamp": "2026-04-20T09:02:41Z" } }
    { "ContactId": "e", "InitiationTimestamp": "2026-04-20T09:00:00Z", "DisconnectTimestamp": "2026-04-20T09:02:40Z", "Queue": { "EnqueueTimestamp": "2026-04-20T09:00:20Z" } }
    """,
    """
    1700000000|1.1|sales|NONE|ENTERQUEUE||C1|1
    1700000020|1.1|sales|NONE|EXITWITHTIMEOUT|1|1|20
    1700000021|1.1|help|NONE|ENTERQUEUE||C1|1
    1700000030|1.1|help|Agent/1|CONNECT|9|9.1|3
    1700000060|1.1|sales|NONE|ENTERQUEUE||C1|1
    1700000110|1.1|sales|NONE|ABANDON|1|1|50
    """,
  ]

  @Test(arguments: Self.good.indices)
  func `no change of bytes makes a log trap or hang`(_ index: Int) throws {
    let bytes = Array(Self.good[index].utf8)
    var state = UInt64(index + 1)
    func number(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % below
    }
    for _ in 0..<100 {
      var broken = bytes
      for _ in 0...number(4) {
        switch number(4) {
        case 0: broken[number(broken.count)] = UInt8(number(256))
        case 1: broken.remove(at: number(broken.count))
        case 2: broken.insert(contentsOf: Array("99999999999999999".utf8), at: number(broken.count))
        default: broken.removeLast(number(broken.count))
        }
        if broken.isEmpty { broken = [10] }
      }
      var reading = LogReading(try #require(LogOptions()))
      guard (try? reading.add(SourceText(path: "log", bytes: broken))) != nil,
        let log = try? reading.finish()
      else { continue }
      // What was read can be learnt from, however odd it is.
      let calibration = Calibration(log)
      #expect(!LearntScenario(calibration, name: "x", title: "x", offset: "+08:00").text.isEmpty)
    }
  }

  @Test func `one call is enough to learn something from`() throws {
    var reading = LogReading(try #require(LogOptions()))
    try reading.add(SourceText(path: "log", text: "at,talked\n2026-04-20T09:00:00,60\n"))
    let calibration = Calibration(try reading.finish())
    #expect(calibration.types.count == 1)
    #expect(calibration.types[0].handling.mean == 60)
  }
}
