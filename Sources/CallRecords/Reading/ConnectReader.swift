internal import Diagnostics

/// Reads Amazon Connect's contact records, in the version that was updated last.
///
/// Fields as "Data model for Amazon Connect contact records"
/// (docs.aws.amazon.com/connect/latest/adminguide/ctr-data-model.html) has them. Records may be
/// delivered more than once; a contact with a queue and no agent was abandoned there.
enum ConnectReader {
  static func isRecord(_ record: LocatedValue) -> Bool {
    record["ContactId"] != nil && record["InitiationTimestamp"] != nil
  }

  static func read(
    _ records: [LocatedValue], _ options: LogOptions, into builder: inout CallLogBuilder
  ) {
    var newest: [String: (index: Int, updated: Double)] = [:]
    for (index, record) in records.enumerated() {
      builder.countRow()
      guard let id = record.text("ContactId") else { continue }
      let updated = record.epoch("LastUpdateTimestamp") ?? 0
      if let before = newest[id] {
        builder.setAside(Wording(zh: "同一通联系的旧版本", en: "older version of a contact"))
        if updated < before.updated { continue }
      }
      newest[id] = (index, updated)
    }
    for index in newest.values.map(\.index).sorted() {
      if let reason = add(records[index], options, &builder) { builder.setAside(reason) }
    }
    for _ in 0..<records.count(where: { $0.text("ContactId") == nil }) {
      builder.setAside(Wording(zh: "没有 ContactId", en: "no ContactId"))
    }
  }

  private static func add(
    _ record: LocatedValue, _ options: LogOptions, _ builder: inout CallLogBuilder
  ) -> Wording? {
    if let channel = record.text("Channel"), channel != "VOICE" {
      return Wording(zh: "不是语音来电", en: "no voice call")
    }
    switch record.text("InitiationMethod") {
    case "INBOUND", "TRANSFER", "QUEUE_TRANSFER", nil: break
    default: return Wording(zh: "不是客户打来的", en: "not called by a customer")
    }
    guard let at = record.epoch("InitiationTimestamp") else {
      return Wording(zh: "没有来电时间", en: "no time of arrival")
    }
    guard let ended = record.epoch("DisconnectTimestamp") else {
      return Wording(zh: "还没结束", en: "still going on")
    }
    var call = FoundCall(at: at)
    call.caller = record.text("CustomerEndpoint", "Address") ?? ""
    call.queue = record.text("Queue", "Name") ?? record.text("Queue", "ARN") ?? ""
    call.joined = record.epoch("Queue", "EnqueueTimestamp")
    let connected = record.epoch("Agent", "ConnectedToAgentTimestamp")
    if call.joined == nil, connected != nil { call.joined = connected }
    call.left = connected ?? record.epoch("Queue", "DequeueTimestamp") ?? ended
    if let connected {
      call.agent = record.text("Agent", "ARN") ?? record.text("Agent", "Username") ?? ""
      let talk = record.text("Agent", "AgentInteractionDuration").flatMap { Double($0) }
      let hold = record.text("Agent", "CustomerHoldDuration").flatMap { Double($0) } ?? 0
      call.talkEnded = talk.map { connected + $0 + hold } ?? ended
      call.wrapUp = record.text("Agent", "AfterContactWorkDuration").flatMap { Double($0) }
    }
    return call.add(to: &builder, options)
  }
}
