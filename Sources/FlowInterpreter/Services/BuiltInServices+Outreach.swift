internal import AfterSales
internal import Diagnostics

extension BuiltInServices {
  /// Among so many of the caller's newest orders it is looked for one that a failure hits.
  private static let ordersLookedAt = 50

  /// The caller as flows see them, with what the house would ring them about.
  static func value(
    of caller: CallerRecord?, number: String?, in directory: some CallerDirectory, at now: Instant
  ) throws(ServiceFault) -> Value {
    let known = value(of: caller, number: number)
    guard let number, let word = try word(for: number, caller, in: directory, at: now),
      case .record(var fields) = known
    else { return known }
    fields["outreach"] = word
    return .record(fields)
  }

  /// What those are told whom a failure hits; `nil` if none that is being told of hits an order of the
  /// number.
  private static func word(
    for number: String, _ caller: CallerRecord?, in directory: some CallerDirectory,
    at now: Instant
  ) throws(ServiceFault) -> Value? {
    let running = try directory.outreaches(at: now)
    guard !running.isEmpty else { return nil }
    let orders = try directory.orders(ofCaller: number, last: ordersLookedAt).map(\.order)
    for outreach in running {
      if let order = orders.first(where: {
        outreach.concerns($0, of: caller?.region, at: now)
      }) {
        return outreach.value(of: order, at: now)
      }
    }
    return nil
  }

  /// The caller heard what the house would have rung about.
  static func hearOutreach(
    _ request: ServiceRequest, _ directory: inout some CallerDirectory
  ) throws(ServiceFault) -> ServiceReply {
    let id = try request.required("outreach")
    let order = try request.required("order")
    func refused(_ reason: String) -> ServiceReply {
      .outcome("refused", value: .record(["outreach": .text(id), "reason": .text(reason)]))
    }
    guard try directory.outreaches(at: request.at).contains(where: { $0.id == id }) else {
      return refused("unknown-outreach")
    }
    guard let number = request.callingNumber, try directory.order(id: order)?.caller == number
    else { return refused("not-own-order") }
    try directory.record(.heardOutreach(id: id, order: order, at: request.at))
    return .outcome("done", value: .record(["outreach": .text(id), "reason": .null]))
  }
}

extension Outreach {
  /// What the customer of an order is told, as flows see it.
  fileprivate func value(of order: Order, at now: Instant) -> Value {
    .record([
      "id": .text(id), "order": .text(order.id),
      "orderText": .text(order.product.map { "您的订单（\($0)）" } ?? "您的订单"),
      "text": .text(sentence), "promiseText": .text(spokenPromise(at: now)),
      "isLate": .boolean(isLate(at: now)),
    ])
  }
}
