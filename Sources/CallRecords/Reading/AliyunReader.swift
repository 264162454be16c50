internal import Diagnostics

/// Reads the call detail records of Alibaba Cloud's contact centre (CCC).
///
/// Fields as "GetCallDetailRecord"
/// (help.aliyun.com/zh/ccs/developer-reference/api-ccc-2020-07-01-getcalldetailrecord) has them; moments are
/// milliseconds. The queue is what `QueueEvents` tell, from the first to the last of their
/// `EventSequence`; a call with an agent that ended as `Success` was answered.
enum AliyunReader {
  static func isRecord(_ record: JSONRecord) -> Bool {
    record["ContactDisposition"] != nil && record["StartTime"] != nil
  }

  static func add(
    _ record: JSONRecord, _ options: LogOptions, _ builder: inout CallLogBuilder
  ) -> Wording? {
    if let type = record.text("ContactType"), type.uppercased() != "INBOUND" {
      return Wording(zh: "不是客户打来的", en: "not called by a customer")
    }
    guard let at = record.epoch("StartTime") else {
      return Wording(zh: "没有来电时间", en: "no time of arrival")
    }
    guard let ended = record.epoch("ReleaseTime") else {
      return Wording(zh: "还没结束", en: "still going on")
    }
    var call = FoundCall(at: at)
    call.caller = record.text("CallingNumber") ?? ""
    call.queue = first(record.text("SkillGroupNames")) ?? first(record.text("SkillGroupIds")) ?? ""
    call.agent = first(record.text("AgentIds")) ?? ""
    let queue = times(record, "QueueEvents")
    let disposition = record.text("ContactDisposition") ?? ""
    switch disposition {
    case "Success":
      if call.agent.isEmpty { break }
      guard let joined = queue.min(), let left = queue.max() else {
        return Wording(zh: "没有排队事件", en: "no queue events")
      }
      call.joined = joined
      // The agent's ringing still is a wait.
      let established = events(record, "AgentEvents").first {
        $0.name.lowercased() == "established"
      }
      call.left = max(left, established?.at ?? left)
      call.talkEnded = ended
    case "AbandonedInQueue", "AbandonedInRing", "QueuingTimeout":
      guard let joined = queue.min() else { return Wording(zh: "没有排队事件", en: "no queue events") }
      call.joined = joined
      call.left = ended
    case "QueuingOverflow", "QueuingFailed", "Voicemail", "ForwardToOutsideNumber":
      return Wording(zh: "离开队列，转了别处", en: "left the queue for another way")
    default: break
    }
    return call.add(to: &builder, options)
  }

  private static func first(_ list: String?) -> String? {
    list?.split(separator: ",").first.map(String.init)
  }

  private static func times(_ record: JSONRecord, _ key: String) -> [Double] {
    events(record, key).map(\.at)
  }

  private static func events(
    _ record: JSONRecord, _ key: String
  ) -> [(name: String, at: Double)] {
    record.elements(key).flatMap { $0.elements("EventSequence") }.compactMap { event in
      event.epoch("EventTime").map { (event.text("Event") ?? "", $0) }
    }
  }
}
