internal import Diagnostics

extension BuiltInServices {
  /// Pays back at once what the menu may; what is more than that, or not clearly the caller's own
  /// to ask for, needs an agent's approval.
  static func requestRefund(
    _ request: ServiceRequest, _ directory: inout some CallerDirectory
  ) throws(ServiceFault) -> ServiceReply {
    let id = try request.required("order")
    let asked = try request.money("amount")
    func reply(_ outcome: String, _ amount: Money?, _ reason: String?) -> ServiceReply {
      .outcome(
        outcome,
        value: .record([
          "order": .text(id), "amount": amount.map { .number(Number($0)) } ?? .null,
          "reason": reason.map(Value.text) ?? .null,
        ]))
    }
    guard let order = try directory.order(id: id) else {
      return reply("refused", asked, "unknown-order")
    }
    switch order.status {
    case .unpaid: return reply("refused", asked, "not-paid")
    case .refunding: return reply("refused", asked, "already-refunding")
    case .refunded: return reply("refused", asked, "already-refunded")
    case .paid, .processing, .delayed, .delivered, .failed, nil: break
    }
    guard let paid = order.amount else { return reply("refused", asked, "unknown-amount") }
    let left = paid - order.refunded
    let amount = asked ?? left
    guard amount > Money(cents: 0) else { return reply("refused", amount, "bad-amount") }
    guard amount <= left else { return reply("refused", amount, "more-than-paid") }
    let caller = request.callingNumber == order.caller ? request.callingNumber : nil
    func ask(_ reason: String) throws(ServiceFault) -> ServiceReply {
      // Who isn't known to own the order can't have others' money asked for.
      if caller != nil {
        try directory.record(.refundAsked(order: id, amount: amount, at: request.at))
      }
      return reply("needsApproval", amount, reason)
    }
    guard amount <= menuLimit else { return try ask("over-limit") }
    guard let caller else { return try ask("not-own-order") }
    guard try !hasHad(.refund, caller, on: request.at, directory) else {
      return try ask("once-a-day")
    }
    try directory.record(.refunded(order: id, amount: amount, caller: caller, at: request.at))
    return reply("done", amount, nil)
  }

  static func grantCoupon(
    _ request: ServiceRequest, _ directory: inout some CallerDirectory
  ) throws(ServiceFault) -> ServiceReply {
    guard let amount = try request.money("amount") else {
      throw ServiceFault("input \"amount\" is missing")
    }
    func refused(_ reason: String) -> ServiceReply {
      .outcome(
        "refused",
        value: .record(["amount": .number(Number(amount)), "reason": .text(reason)]))
    }
    guard amount > Money(cents: 0) else { return refused("bad-amount") }
    guard amount <= menuLimit else { return refused("over-limit") }
    guard let number = try request.number("caller"), try directory.caller(number: number) != nil
    else { return refused("unknown-caller") }
    guard try !hasHad(.coupon, number, on: request.at, directory) else {
      return refused("once-a-day")
    }
    try directory.record(.couponGranted(caller: number, amount: amount, at: request.at))
    return .outcome(
      "done", value: .record(["amount": .number(Number(amount)), "reason": .null]))
  }

  /// Whether a caller had a gift already on the day of a moment, by the calendar of China.
  private static func hasHad(
    _ gift: MenuGift, _ number: String, on moment: Instant, _ directory: some CallerDirectory
  ) throws(ServiceFault) -> Bool {
    guard let last = try directory.lastGift(gift, toCaller: number) else { return false }
    return last.dayInChina == moment.dayInChina
  }
}

extension Instant {
  /// The calendar day in China, whose time has been UTC+8 all year since 1992.
  var dayInChina: CivilDate {
    Instant(milliseconds: milliseconds, offset: 8 * 3_600).civil.date
  }
}
