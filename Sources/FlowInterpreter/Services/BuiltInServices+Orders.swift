internal import AfterSales
internal import Diagnostics

extension BuiltInServices {
  /// So many characters of an order number's end tell an own order well enough.
  private static let shortestPartialNumber = 4
  /// A partial number is looked for among so many of the caller's newest orders.
  private static let ordersSearched = 200

  static func findOrder(
    _ request: ServiceRequest, _ directory: some CallerDirectory
  ) throws(ServiceFault) -> ServiceReply {
    let typed = try request.required("order")
    // Who knows the full number may hear of the order; of a part, only its owner.
    if let order = try directory.order(id: typed) {
      return .outcome("found", value: order.value(toldTo: request.callingNumber))
    }
    guard let number = request.callingNumber, typed.count >= shortestPartialNumber,
      let order = try directory.orders(ofCaller: number, last: ordersSearched)
        .first(where: { $0.order.id.hasSuffix(typed) })
    else { return .outcome("missing", value: .null) }
    return .outcome("found", value: order.value(toldTo: number))
  }

  static func latestOrder(
    _ request: ServiceRequest, _ directory: some CallerDirectory
  ) throws(ServiceFault) -> ServiceReply {
    guard let number = try request.number("caller"),
      let order = try directory.orders(ofCaller: number, last: 1).first
    else { return .outcome("missing", value: .null) }
    return .outcome("found", value: order.value(toldTo: request.callingNumber))
  }

  static func listOrders(
    _ request: ServiceRequest, _ directory: some CallerDirectory
  ) throws(ServiceFault) -> ServiceReply {
    var last = 5
    if let given = try request.text("last") {
      guard let count = Int(given), (1...20).contains(count) else {
        throw ServiceFault("input \"last\": expected a whole number in 1…20")
      }
      last = count
    }
    guard let number = try request.number("caller") else { return .outcome("none", value: .null) }
    let orders = try directory.orders(ofCaller: number, last: last)
    guard !orders.isEmpty else { return .outcome("none", value: .list([])) }
    return .outcome(
      "found", value: .list(orders.map { $0.value(toldTo: request.callingNumber) }))
  }

  static func resendRecharge(
    _ request: ServiceRequest, _ directory: inout some CallerDirectory
  ) throws(ServiceFault) -> ServiceReply {
    let id = try request.required("order")
    func refused(_ reason: String) -> ServiceReply {
      .outcome("refused", value: .record(["order": .text(id), "reason": .text(reason)]))
    }
    guard let order = try directory.order(id: id) else { return refused("unknown-order") }
    switch order.order.status {
    case .paid, .processing, .delayed, .failed: break
    case .unpaid: return refused("not-paid")
    case .delivered: return refused("delivered")
    case .refunding, .refunded: return refused("refunded")
    case nil: return refused("unknown-status")
    }
    guard !order.isResent else { return refused("already-resent") }
    try directory.record(.resent(order: id, at: request.at))
    return .outcome("done", value: .record(["order": .text(id), "reason": .null]))
  }
}

extension OrderRecord {
  /// The order as flows see it; to others than its owner nothing that tells who that is.
  func value(toldTo number: String?) -> Value {
    let isOwn = number == caller
    func text(_ text: String?) -> Value { text.map(Value.text) ?? .null }
    return .record([
      "id": .text(order.id), "own": .boolean(isOwn), "caller": isOwn ? .text(caller) : .null,
      "product": text(order.product), "kind": text(order.kind),
      "amount": order.amount.map { .number(Number($0)) } ?? .null,
      "refunded": .number(Number(returned)), "status": text(order.status?.rawValue),
      "statusText": text(order.status?.spoken), "placedAt": text(order.placedAt?.description),
      "paidAt": text(order.paidAt?.description),
      "deliveredAt": text(order.deliveredAt?.description),
      "account": isOwn ? text(account) : .null, "channel": text(order.channel),
      "region": text(order.region),
    ])
  }
}

extension CallerRecord {
  var value: Value {
    func text(_ text: String?) -> Value { text.map(Value.text) ?? .null }
    let fields: [String: Value] = [
      "known": .boolean(true), "withheld": .boolean(false), "number": .text(number),
      "name": text(name), "tier": text(tier), "region": text(region),
      "tags": .list(tags.map(Value.text)),
    ]
    let usual = ["outreach": Value.null].merging(more) { _, further in further }
    return .record(usual.merging(fields) { _, named in named })
  }
}
