internal import Diagnostics

/// Reads the call detail records of Alibaba Cloud's contact centre (CCC), one by one or as lists.
///
/// Fields as "GetCallDetailRecord"
/// (help.aliyun.com/zh/ccs/developer-reference/api-ccc-2020-07-01-getcalldetailrecord) and
/// "ListCallDetailRecordsV2" beside it have them; moments are milliseconds, durations seconds. A call of
/// one record has its queue's `QueueEvents`; lists have none of them but `IvrTime` (until the queue),
/// `QueueTime` (until an agent rings, or the customer leaves), `RingTime`, `TalkTime` and `HeldTime`;
/// their `WaitTime` is 0 for who hung up. `SkillGroupIds` are those of the agents who took part.
/// `QueuingTimeout` and `QueuingOverflow` are the flow's doing, no hanging up.
enum AliyunReader {
  static func isRecord(_ record: JSONRecord) -> Bool {
    record["ContactDisposition"] != nil && record["StartTime"] != nil
  }

  static func add(
    _ record: JSONRecord, _ options: LogOptions, _ builder: inout CallLogBuilder
  ) -> Wording? {
    if let type = record.text("ContactType"), type.uppercased() != "INBOUND" {
      return SetAsideReason.notByCustomer
    }
    if let media = record.text("MediaType"), media.uppercased() != "AUDIO" {
      return SetAsideReason.notVoice
    }
    guard let at = record.epoch("StartTime") else {
      return Wording(zh: "没有来电时间", en: "no time of arrival")
    }
    guard let ended = record.epoch("ReleaseTime") else {
      return Wording(zh: "还没结束", en: "still going on")
    }
    let disposition = record.text("ContactDisposition") ?? ""
    var call = FoundCall(at: at)
    call.caller = record.text("CallingNumber") ?? ""
    let isAnswered = disposition == "Success" && first(record.text("AgentIds")) != nil
    let hungUp = ["AbandonedInQueue", "AbandonedInRing"].contains(disposition)
    let inQueue =
      record.elements("QueueEvents").isEmpty
      ? takeDurations(record, &call, ended, isAnswered)
      : takeEvents(record, &call, ended, isAnswered, &builder)
    switch disposition {
    case _ where isAnswered || hungUp:
      guard inQueue else { return Wording(zh: "没有排队事件", en: "no queue events") }
      if call.queue.isEmpty, hungUp {
        builder.note(
          Wording(
            zh: "话单列表不说放弃的来电排在哪个技能组；GetCallDetailRecord 逐通的话单才有",
            en:
              "lists of call records don't say in which queue a call was abandoned; GetCallDetailRecord does"
          ))
      }
    case "QueuingTimeout", "QueuingOverflow", "QueuingFailed", "Voicemail":
      return SetAsideReason.leftQueue
    case "ForwardToOutsideNumber":
      if call.joined != nil {
        return SetAsideReason.leftQueue
      }
      call.isForwarded = true
    default: call.joined = nil
    }
    if let id = record.text("ContactId"), !builder.isFirst(ofID: id) { return SetAsideReason.twice }
    return call.add(to: &builder, options)
  }

  /// Takes the queue and the agent from their events.
  /// - Returns: whether the call was in a queue.
  private static func takeEvents(
    _ record: JSONRecord, _ call: inout FoundCall, _ ended: Double, _ isAnswered: Bool,
    _ builder: inout CallLogBuilder
  ) -> Bool {
    let queues = record.elements("QueueEvents").compactMap { queue -> (from: Double, JSONRecord)? in
      events(queue).map(\.at).min().map { ($0, queue) }
    }.sorted { $0.from < $1.from }
    guard let joined = queues.first?.from else { return false }
    // Who picked up first: later ones were transferred to.
    let agents = record.elements("AgentEvents").compactMap { agent -> (at: Double, JSONRecord)? in
      events(agent).first { $0.name.lowercased() == "established" }.map { ($0.at, agent) }
    }
    let established = agents.min { $0.at < $1.at }
    let picked = isAnswered ? established?.at : nil
    let waited = queues.filter { $0.from <= picked ?? .infinity }.map(\.1)
    let queue = waited.last ?? queues[0].1
    if Set(waited.map { $0.text("QueueId") ?? "" }).count > 1 { builder.countMove() }
    call.joined = joined
    call.queue =
      queue.text("QueueName") ?? queue.text("QueueId") ?? first(record.text("SkillGroupNames"))
      ?? first(record.text("SkillGroupIds")) ?? ""
    call.left = ended
    guard isAnswered else { return true }
    // The agent's ringing still is a wait.
    call.left = max(events(queue).map(\.at).max() ?? joined, picked ?? joined)
    call.agent = established?.1.text("AgentId") ?? first(record.text("AgentIds")) ?? ""
    let released = established.map { events($0.1) }?.last { $0.name.lowercased() == "released" }
    call.talkEnded = released?.at ?? ended
    return true
  }

  /// Takes wait and talk from a list's durations.
  /// - Returns: whether the call was in a queue.
  private static func takeDurations(
    _ record: JSONRecord, _ call: inout FoundCall, _ ended: Double, _ isAnswered: Bool
  ) -> Bool {
    func seconds(_ key: String) -> Double? { record.text(key).flatMap { Double($0) } }
    guard let queued = seconds("QueueTime") else { return false }
    let joined = call.at + (seconds("IvrTime") ?? 0)
    let left = joined + queued + (seconds("RingTime") ?? 0)
    call.joined = joined
    call.left = left
    call.queue = first(record.text("SkillGroupNames")) ?? first(record.text("SkillGroupIds")) ?? ""
    guard isAnswered else { return true }
    call.agent = first(record.text("AgentIds")) ?? ""
    let rest = max(0, ended - left)
    call.talkEnded =
      left + (seconds("TalkTime").map { min(rest, $0 + (seconds("HeldTime") ?? 0)) } ?? rest)
    return true
  }

  /// The first of several, by commas.
  private static func first(_ list: String?) -> String? {
    list?.split(separator: ",").first.map(String.init)
  }

  private static func events(_ holder: JSONRecord) -> [(name: String, at: Double)] {
    holder.elements("EventSequence").compactMap { event in
      event.epoch("EventTime").map { (event.text("Event") ?? "", $0) }
    }
  }
}
