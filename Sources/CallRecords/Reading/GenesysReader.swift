internal import Diagnostics

/// Reads Genesys Cloud's conversation details.
///
/// Fields as "Conversation detail" of its analytics API
/// (developer.genesys.cloud/analyticsdatamanagement/analytics/detail) has them: participants by
/// purpose, their sessions, and segments of a type. The queue is where a participant of purpose `acd`
/// was, the talk the segments `interact` and `hold` of an agent, wrap-up its segments `wrapup`. When
/// agents were on their queues is in the user details of the same API (`userDetails[]`: `userId` and
/// `routingStatus[]` of `startTime`, `endTime`, `routingStatus`), which are read beside them.
enum GenesysReader {
  static func isRecord(_ record: JSONRecord) -> Bool {
    record["conversationId"] != nil && record["participants"] != nil || isUser(record)
  }

  private static func isUser(_ record: JSONRecord) -> Bool {
    record["userId"] != nil && record["routingStatus"] != nil
  }

  static func add(
    _ record: JSONRecord, _ options: LogOptions, _ builder: inout CallLogBuilder
  ) -> Wording? {
    if isUser(record) { return addDuty(record, options, &builder) }
    guard let at = record.epoch("conversationStart") else {
      return Wording(zh: "没有来电时间", en: "no time of arrival")
    }
    if let direction = record.text("originatingDirection"), direction != "inbound" {
      return Wording(zh: "不是客户打来的", en: "not called by a customer")
    }
    guard record["conversationEnd"] != nil else { return Wording(zh: "还没结束", en: "still going on") }
    var call = FoundCall(at: at)
    var talkBegan: Double?
    var wrapUp: Double?
    var isVoice = false
    for participant in record.elements("participants") {
      let purpose = participant.text("purpose") ?? ""
      for session in participant.elements("sessions") {
        if session.text("mediaType") == "voice" { isVoice = true }
        let segments = session.elements("segments").compactMap { segment -> Segment? in
          guard let from = segment.epoch("segmentStart") else { return nil }
          return Segment(
            from: from, to: segment.epoch("segmentEnd") ?? from,
            type: segment.text("segmentType") ?? "", queue: segment.text("queueId") ?? "")
        }
        switch purpose {
        case "customer", "external":
          if call.caller.isEmpty { call.caller = session.text("ani") ?? "" }
        case "acd":
          guard let first = segments.map(\.from).min() else { continue }
          // A call that moves between queues waits from its first on.
          call.joined = min(call.joined ?? first, first)
          call.left = max(call.left ?? 0, segments.map(\.to).max() ?? first)
          call.queue = segments.first { !$0.queue.isEmpty }?.queue ?? call.queue
        case "agent", "user":
          let talk = segments.filter { $0.type == "interact" || $0.type == "hold" }
          guard let began = talk.map(\.from).min(), let ended = talk.map(\.to).max() else {
            continue
          }
          if talkBegan == nil || began < (talkBegan ?? 0) {
            talkBegan = began
            call.agent = participant.text("userId") ?? participant.text("participantId") ?? ""
            call.talkEnded = ended
            let after = segments.filter { $0.type == "wrapup" }
            wrapUp = after.isEmpty ? nil : after.reduce(0) { $0 + $1.to - $1.from }
          }
        default: continue
        }
      }
    }
    guard isVoice else { return Wording(zh: "不是语音来电", en: "no voice call") }
    if let talkBegan {
      call.joined = call.joined ?? talkBegan
      call.left = max(talkBegan, call.joined ?? talkBegan)
      call.wrapUp = wrapUp
    }
    return call.add(to: &builder, options)
  }

  /// Adds when an agent was on the queues: off them is not on duty, not responding a pause.
  private static func addDuty(
    _ record: JSONRecord, _ options: LogOptions, _ builder: inout CallLogBuilder
  ) -> Wording? {
    let spans = record.elements("routingStatus").compactMap { span in
      span.epoch("startTime").map {
        (from: $0, to: span.epoch("endTime"), status: span.text("routingStatus") ?? "")
      }
    }.sorted { $0.from < $1.from }
    guard let user = record.text("userId"), let last = spans.last else {
      return Wording(zh: "坐席没有路由状态", en: "a user without a routing status")
    }
    var events = spans.map { span -> (at: Double, kind: AgentEvent.Kind) in
      switch span.status {
      case "IDLE", "INTERACTING", "COMMUNICATING": (span.from, .logOn)
      case "NOT_RESPONDING": (span.from, .pause)
      default: (span.from, .logOff)
      }
    }
    if let end = last.to { events.append((end, .logOff)) }
    let agent = builder.agent(user)
    // Who is off the queues at first was so before, too.
    for event in events.drop(while: { $0.kind == .logOff }) {
      let at = builder.local(epochSeconds: event.at)
      if options.takes(at) { builder.add(AgentEvent(at: at, agent: agent, kind: event.kind)) }
    }
    return nil
  }

  private struct Segment {
    var from: Double
    var to: Double
    var type: String
    var queue: String
  }
}
