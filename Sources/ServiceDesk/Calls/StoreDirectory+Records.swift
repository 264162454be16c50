internal import AfterSales
internal import Diagnostics
internal import FlowInterpreter

/// What the store keeps, as the services know it.
extension StoreDirectory {
  func record(_ order: Order, _ proof: Disclosure) throws -> OrderRecord {
    let number = try store.caller(order.callerID)?.number?.reveal(proof)
    let refunds = try store.account(ofRefundsOf: order)
    var record = OrderRecord(order, caller: number ?? "")
    record.account = try store.account(of: order)?.reveal(proof)
    record.returned = refunds.returned
    record.waiting = refunds.waiting
    record.isResent = try store.hasDone("recharge.resend", order: order.id)
    return record
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
