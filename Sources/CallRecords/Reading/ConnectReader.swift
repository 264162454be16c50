internal import Diagnostics

/// Reads Amazon Connect's contact records, in the version that was updated last.
///
/// Fields as "Data model for Amazon Connect contact records"
/// (docs.aws.amazon.com/connect/latest/adminguide/ctr-data-model.html) has them. Records may be
/// delivered more than once; a contact with a queue and no agent was abandoned there.
struct ConnectReader {
  /// What the newest version so far says of a contact.
  private struct Contact {
    var updated: Double
    /// Of its version among all records.
    var number: Int32
    var call: PackedCalls.Call?
    /// Why it can't be used.
    var reason: Int?
  }

  private let options: LogOptions
  private var contacts: [Contact] = []
  /// Places in `contacts`, by their ids.
  private var places = WordNumbers()
  private var packed = PackedCalls()
  /// Why contacts can't be used, each once.
  private var reasons: [Wording] = []
  private var records: Int32 = 0
  private var unnamed = 0

  init(_ options: LogOptions) { self.options = options }

  static func isRecord(_ record: JSONRecord) -> Bool {
    record["ContactId"] != nil && record["InitiationTimestamp"] != nil
  }

  mutating func take(_ record: JSONRecord, _ builder: inout CallLogBuilder) {
    builder.countRow()
    records += 1
    guard let id = record.text("ContactId") else {
      unnamed += 1
      return
    }
    let place = Int(places.number(Array(id.utf8).span))
    let updated = record.epoch("LastUpdateTimestamp") ?? 0
    if place < contacts.count {
      builder.setAside(Wording(zh: "同一通联系的旧版本", en: "older version of a contact"))
      if updated < contacts[place].updated { return }
    }
    var contact = Contact(updated: updated, number: records)
    switch Self.call(record) {
    case .success(let call): contact.call = packed.pack(call)
    case .failure(let refusal):
      contact.reason = reasons.firstIndex(of: refusal.reason) ?? reasons.count
      if contact.reason == reasons.count { reasons.append(refusal.reason) }
    }
    if place < contacts.count {
      contacts[place] = contact
    } else {
      contacts.append(contact)
    }
  }

  /// Adds the contacts, in the order in which their newest versions came.
  consuming func finish(_ builder: inout CallLogBuilder) {
    contacts.sort { $0.number < $1.number }
    for contact in contacts {
      let reason =
        contact.call.map { packed.unpack($0).add(to: &builder, options) }
        ?? contact.reason.map { reasons[$0] }
      if let reason { builder.setAside(reason) }
    }
    for _ in 0..<unnamed { builder.setAside(Wording(zh: "没有 ContactId", en: "no ContactId")) }
  }

  /// What a record says of its contact, or why it can't be used.
  private static func call(_ record: JSONRecord) -> Result<FoundCall, FoundCall.Refusal> {
    if let channel = record.text("Channel"), channel != "VOICE" {
      return .failure(.init(Wording(zh: "不是语音来电", en: "no voice call")))
    }
    switch record.text("InitiationMethod") {
    // WEBRTC_API: called from an app or a web page ("Contact initiation methods", contact-initiation-methods.html).
    case "INBOUND", "WEBRTC_API", "TRANSFER", "QUEUE_TRANSFER", nil: break
    default: return .failure(.init(Wording(zh: "不是客户打来的", en: "not called by a customer")))
    }
    guard let at = record.epoch("InitiationTimestamp") else {
      return .failure(.init(Wording(zh: "没有来电时间", en: "no time of arrival")))
    }
    guard let ended = record.epoch("DisconnectTimestamp") else {
      return .failure(.init(Wording(zh: "还没结束", en: "still going on")))
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
    return .success(call)
  }
}
