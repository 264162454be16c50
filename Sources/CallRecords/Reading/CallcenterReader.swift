internal import Diagnostics
internal import Foundation

/// Reads the call records of FreeSWITCH whose calls went through mod_callcenter.
///
/// Variables as mod_callcenter sets them (src/mod/applications/mod_callcenter/mod_callcenter.c of
/// signalwire/freeswitch; developer.signalwire.com/freeswitch, "mod_callcenter"), moments in seconds since
/// 1970: `cc_queue`, `cc_queue_joined_epoch`, then `cc_queue_answered_epoch` and
/// `cc_queue_terminated_epoch`, or `cc_queue_canceled_epoch` with a `cc_cancel_reason`, of which TIMEOUT,
/// NO_AGENT_TIMEOUT and EXIT_WITH_KEY are no hanging up; `cc_agent`; `cc_side` is `member` for the caller's
/// leg. Of a call that went through several queues they are the last one's, beside moments of earlier ones
/// that are left standing. mod_json_cdr writes values URL-encoded and the caller's number in `callflow`.
enum CallcenterReader {
  static func isRecord(_ record: JSONRecord) -> Bool {
    record.text("variables", "cc_queue") != nil || record.text("cc_queue") != nil
      || record.text("variables", "cc_side") != nil
  }

  static func add(
    _ record: JSONRecord, _ options: LogOptions, _ builder: inout CallLogBuilder
  ) -> Wording? {
    let variables = record["variables"] ?? record
    if variables.text("cc_side") == "agent" { return Wording(zh: "坐席一侧的记录", en: "an agent's leg") }
    guard let queue = text(variables, "cc_queue"),
      let joined = variables.epoch("cc_queue_joined_epoch")
    else { return Wording(zh: "没有经过队列", en: "not through a queue") }
    if let id = variables.text("uuid") ?? variables.text("xml_cdr_uuid"),
      !builder.isFirst(ofID: id)
    {
      return SetAsideReason.twice
    }
    /// A moment of this queue.
    func moment(_ key: String) -> Double? {
      variables.epoch(key).flatMap { $0 >= joined ? $0 : nil }
    }
    var call = FoundCall(at: min(joined, variables.epoch("start_epoch") ?? joined))
    call.joined = joined
    call.queue = queue
    let profiles = record.elements("callflow") + [record["callflow"]].compactMap(\.self)
    call.caller =
      text(variables, "caller_id_number")
      ?? profiles.lazy.compactMap { $0.text("caller_profile", "caller_id_number") }.first
      ?? text(variables, "sip_from_user") ?? ""
    if let answered = moment("cc_queue_answered_epoch") {
      call.agent = text(variables, "cc_agent") ?? ""
      call.left = answered
      call.talkEnded = moment("cc_queue_terminated_epoch") ?? moment("end_epoch") ?? answered
    } else {
      switch variables.text("cc_cancel_reason") {
      case "TIMEOUT", "NO_AGENT_TIMEOUT", "EXIT_WITH_KEY":
        return SetAsideReason.leftQueue
      default: break
      }
      call.left =
        moment("cc_queue_canceled_epoch") ?? moment("cc_queue_terminated_epoch")
        ?? moment("end_epoch")
      if call.left == nil { return Wording(zh: "没有等待结束的时间", en: "no end of the wait") }
    }
    return call.add(to: &builder, options)
  }

  private static func text(_ variables: JSONRecord, _ key: String) -> String? {
    variables.text(key).map { $0.contains("%") ? $0.removingPercentEncoding ?? $0 : $0 }
  }
}
