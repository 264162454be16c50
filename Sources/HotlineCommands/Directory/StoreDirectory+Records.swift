internal import AfterSales
internal import CallerProfiles
internal import Diagnostics
internal import FlowInterpreter

/// What the store keeps, as the services know it.
extension StoreDirectory {
  func record(_ order: Order, _ proof: Disclosure) throws -> OrderRecord {
    let number = try store.caller(order.callerID)?.number?.reveal(proof)
    var record = OrderRecord(id: order.id, caller: number ?? "")
    record.product = order.product
    record.kind = order.kind
    record.amount = order.amount
    record.status = order.status.flatMap { FlowInterpreter.OrderStatus(rawValue: $0.rawValue) }
    record.placedAt = order.placedAt
    record.paidAt = order.paidAt
    record.deliveredAt = order.deliveredAt
    record.account = try store.account(of: order)?.reveal(proof)
    record.channel = order.channel
    record.region = order.region
    record.refunded = try store.account(ofRefundsOf: order).spoken
    record.isResent = try store.hasDone("recharge.resend", order: order.id)
    return record
  }

  /// A case without what the customer dictated, which no service tells.
  static func record(_ stored: StoredCase) -> CaseRecord {
    let complaint = stored.complaint
    // Published stages end with the confirmation; a case that was left to mediation is over too.
    let stage =
      complaint.isClosed
      ? .confirmed : FlowInterpreter.CaseStage(rawValue: complaint.stage.rawValue) ?? .submitted
    return CaseRecord(
      id: stored.number, order: complaint.facts.order, caller: nil,
      kind: complaint.facts.kind.rawValue, text: nil, demand: nil, stage: stage,
      level: complaint.escalations, openedAt: complaint.facts.openedAt)
  }

  /// The further fields of a caller, which are kept as a JSON object.
  static func fields(_ more: ClearText?, _ proof: Disclosure) throws -> [String: Value] {
    guard let more, case .record(let fields) = try value(in: more.reveal(proof)) else { return [:] }
    return fields
  }

  static func text(of reply: ServiceReply) throws -> String {
    switch reply {
    case .outcome(let outcome, let value):
      return Value.record(["outcome": .text(outcome), "value": value]).json.compact
    case .fault(let text): throw ServiceFault(text)
    }
  }

  static func reply(in text: String) throws -> ServiceReply {
    guard case .record(let fields) = try value(in: text),
      case .text(let outcome)? = fields["outcome"]
    else { throw ServiceFault("an answer that was kept can't be read") }
    return .outcome(outcome, value: fields["value"] ?? .null)
  }

  private static func value(in text: String) throws -> Value {
    let source = SourceText(path: "", text: text)
    let log = DiagnosticLog()
    let value = DocumentReader(source, log: log).value(try JSON5Parser.parse(source), path: "")
    try log.throwIfErrors()
    return value ?? .null
  }
}
