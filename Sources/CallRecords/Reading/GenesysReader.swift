internal import Diagnostics

/// Reads Genesys Cloud's conversation details and, beside them, its user details.
///
/// Fields as "Conversation detail" of its analytics API
/// (developer.genesys.cloud/analyticsdatamanagement/analytics/detail) has them, with the values that its
/// published client has (PureCloudPlatformClientV2: AnalyticsConversationWithoutAttributes, AnalyticsSession,
/// AnalyticsConversationSegment); moments in ISO 8601, UTC. What happened to a call is in
/// `GenesysConversation`. When agents were on their queues is in the user details of the same API
/// (`userDetails[]`: `userId` and `routingStatus[]` of `startTime`, `endTime`, `routingStatus`).
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
      return SetAsideReason.notByCustomer
    }
    guard record["conversationEnd"] != nil else { return Wording(zh: "还没结束", en: "still going on") }
    let conversation = GenesysConversation(record, at: at)
    guard conversation.isVoice else { return SetAsideReason.notVoice }
    if let id = record.text("conversationId"), !builder.isFirst(ofID: id) {
      return SetAsideReason.twice
    }
    let (calls, moves) = conversation.calls()
    guard !calls.isEmpty else {
      return SetAsideReason.leftQueue
    }
    for _ in 0..<moves { builder.countMove() }
    var reasons: [Wording] = []
    for call in calls {
      if let reason = call.add(to: &builder, options) { reasons.append(reason) }
    }
    return reasons.count == calls.count ? reasons.first : nil
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
}
