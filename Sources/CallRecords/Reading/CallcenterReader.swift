internal import Diagnostics

/// Reads the call records of FreeSWITCH whose calls went through mod_callcenter.
///
/// Variables as mod_callcenter sets them (developer.signalwire.com/freeswitch, "mod_callcenter"):
/// `cc_queue`, `cc_queue_joined_epoch`, then `cc_queue_answered_epoch` and `cc_queue_terminated_epoch`,
/// or `cc_queue_canceled_epoch`; `cc_agent`; `cc_side` is `member` for the caller's leg.
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
    guard let queue = variables.text("cc_queue"),
      let joined = variables.epoch("cc_queue_joined_epoch")
    else { return Wording(zh: "没有经过队列", en: "not through a queue") }
    var call = FoundCall(at: min(joined, variables.epoch("start_epoch") ?? joined))
    call.joined = joined
    call.queue = queue
    call.agent = variables.text("cc_agent") ?? ""
    call.caller = variables.text("caller_id_number") ?? variables.text("sip_from_user") ?? ""
    if let answered = variables.epoch("cc_queue_answered_epoch") {
      call.left = answered
      call.talkEnded =
        variables.epoch("cc_queue_terminated_epoch") ?? variables.epoch("end_epoch") ?? answered
    } else {
      call.left =
        variables.epoch("cc_queue_canceled_epoch") ?? variables.epoch("cc_queue_terminated_epoch")
        ?? variables.epoch("end_epoch")
      if call.left == nil { return Wording(zh: "没有等待结束的时间", en: "no end of the wait") }
    }
    return call.add(to: &builder, options)
  }
}
