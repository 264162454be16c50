internal import Diagnostics

/// Reads Amazon Connect's contact records, in the version that was updated last.
///
/// Fields as "Data model for Amazon Connect contact records"
/// (docs.aws.amazon.com/connect/latest/adminguide/ctr-data-model.html) has them, moments in UTC, durations
/// in whole seconds. Records may be delivered more than once. A contact that was queued and never connected
/// to an agent was abandoned if the customer ended it ("How to identify abandoned contacts", there).
///
/// A transfer begins another contact, which the first names as its `NextContactId`. One that went from
/// queue to queue unanswered is one call with it; a callback is no abandonment; a contact that an agent
/// transferred waits and is handled once more, as a call of its own.
struct ConnectReader {
  /// How a contact began ("Contact initiation methods", contact-initiation-methods.html, beside it).
  private enum Beginning: UInt8 { case byCustomer, byTransfer, asCallback, otherwise }

  /// What the newest version so far says of a contact.
  private struct Contact {
    /// Before any record of it.
    var updated = -Double.infinity
    /// Of its version among all records; -1 where there is none.
    var number: Int32 = -1
    var call: PackedCalls.Call?
    /// Why it can't be used.
    var reason: Int?
    var beginning = Beginning.otherwise
    /// The place of the contact that follows it, or -1.
    var next: Int32 = -1
    /// Whether it was in a queue and no agent took it.
    var isUnanswered = false
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

  /// More transfers of one call are a circle.
  private static let mostTransfers = 64

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
    let place = Int(self.place(id))
    let updated = record.epoch("LastUpdateTimestamp") ?? 0
    if contacts[place].number >= 0 {
      builder.setAside(Wording(zh: "同一通联系的旧版本", en: "older version of a contact"))
      if updated < contacts[place].updated { return }
    }
    var contact = Contact(updated: updated, number: records)
    contact.beginning = Self.beginning(record)
    if let next = record.text("NextContactId"), !next.isEmpty { contact.next = self.place(next) }
    switch Self.call(record, contact.beginning) {
    case .success(let call):
      contact.isUnanswered = call.joined != nil && call.talkEnded == nil
      contact.call = packed.pack(call)
    case .failure(let refusal):
      contact.reason = reasons.firstIndex(of: refusal.reason) ?? reasons.count
      if contact.reason == reasons.count { reasons.append(refusal.reason) }
    }
    contacts[place] = contact
  }

  private mutating func place(_ id: String) -> Int32 {
    let place = places.number(Array(id.utf8).span)
    if Int(place) == contacts.count { contacts.append(Contact()) }
    return place
  }

  /// Adds the contacts, in the order in which their newest versions came.
  mutating func finish(_ builder: inout CallLogBuilder) {
    // From which contact, still in a queue, one came.
    var origins: [Int32: Int32] = [:]
    for (place, contact) in contacts.enumerated() where contact.isUnanswered && contact.next >= 0 {
      if contacts[Int(contact.next)].beginning == .byTransfer {
        origins[contact.next] = Int32(place)
      }
    }
    let order = contacts.indices.filter { contacts[$0].number >= 0 }
      .sorted { contacts[$0].number < contacts[$1].number }
    for place in order {
      let contact = contacts[place]
      if let reason = contact.reason {
        builder.setAside(reasons[reason])
      } else if var call = contact.call.map({ packed.unpack($0) }) {
        if contact.isUnanswered, contact.next >= 0 {
          switch contacts[Int(contact.next)].beginning {
          case .asCallback: call.isCallback = true
          case .byTransfer:
            builder.setAside(Wording(zh: "转到别的队列，接着算", en: "went on to another queue"))
            continue
          case .byCustomer, .otherwise:
            builder.setAside(SetAsideReason.leftQueue)
            continue
          }
        }
        if call.joined != nil { begin(&call, place, origins, &builder) }
        if let reason = call.add(to: &builder, options) { builder.setAside(reason) }
      }
    }
    for _ in 0..<unnamed { builder.setAside(Wording(zh: "没有 ContactId", en: "no ContactId")) }
    self = ConnectReader(options)
  }

  /// Makes a call begin where it first was in a queue, if it came from another.
  private func begin(
    _ call: inout FoundCall, _ place: Int, _ origins: [Int32: Int32],
    _ builder: inout CallLogBuilder
  ) {
    var first = Int32(place)
    for _ in 0..<Self.mostTransfers {
      guard let origin = origins[first] else { break }
      first = origin
    }
    guard first != place, let origin = contacts[Int(first)].call.map({ packed.unpack($0) }) else {
      return
    }
    (call.at, call.joined, call.caller) = (origin.at, origin.joined, origin.caller)
    builder.countMove()
  }

  private static func beginning(_ record: JSONRecord) -> Beginning {
    switch record.text("InitiationMethod") {
    // WEBRTC_API: called from an app or a web page.
    case "INBOUND", "WEBRTC_API", nil: .byCustomer
    case "TRANSFER", "QUEUE_TRANSFER": .byTransfer
    case "CALLBACK": .asCallback
    default: .otherwise
    }
  }

  /// What a record says of its contact, or why it can't be used.
  private static func call(
    _ record: JSONRecord, _ beginning: Beginning
  ) -> Result<FoundCall, FoundCall.Refusal> {
    if let channel = record.text("Channel"), channel.uppercased() != "VOICE" {
      return .failure(.init(SetAsideReason.notVoice))
    }
    guard beginning == .byCustomer || beginning == .byTransfer else {
      return .failure(.init(SetAsideReason.notByCustomer))
    }
    guard let at = record.epoch("InitiationTimestamp") else {
      return .failure(.init(Wording(zh: "没有来电时间", en: "no time of arrival")))
    }
    guard let ended = record.epoch("DisconnectTimestamp") else {
      return .failure(.init(Wording(zh: "还没结束", en: "still going on")))
    }
    var call = FoundCall(at: at)
    // Whom an agent transfers hasn't dialled again.
    if beginning == .byCustomer { call.caller = record.text("CustomerEndpoint", "Address") ?? "" }
    call.queue = record.text("Queue", "Name") ?? record.text("Queue", "ARN") ?? ""
    call.joined = record.epoch("Queue", "EnqueueTimestamp")
    let connected = record.epoch("Agent", "ConnectedToAgentTimestamp")
    let isForwarded = record["TransferredToEndpoint"]?.isObject ?? false
    if call.joined == nil {
      call.joined = connected
      call.isForwarded = isForwarded
    } else if connected == nil,
      isForwarded || record.text("DisconnectReason") == "CONTACT_FLOW_DISCONNECT"
    {
      return .failure(.init(SetAsideReason.leftQueue))
    }
    call.left = connected ?? record.epoch("Queue", "DequeueTimestamp") ?? ended
    if let connected {
      call.agent = record.text("Agent", "ARN") ?? record.text("Agent", "Username") ?? ""
      let talk = record.text("Agent", "AgentInteractionDuration").flatMap { Double($0) }
      // Time on hold isn't in the interaction.
      let hold = record.text("Agent", "CustomerHoldDuration").flatMap { Double($0) } ?? 0
      call.talkEnded = talk.map { connected + $0 + hold } ?? ended
      call.wrapUp = record.text("Agent", "AfterContactWorkDuration").flatMap { Double($0) }
    }
    return .success(call)
  }
}
