internal import AfterSales
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
    let caller = request.callingNumber == order.caller ? request.callingNumber : nil
    let last = try caller.flatMap { number throws(ServiceFault) in
      try directory.lastGift(.refund, toCaller: number)
    }
    let limit = try directory.smallRefundLimit()
    let answer: MenuAllowance.Answer
    do throws(RefundRefusal) {
      answer = try MenuAllowance.refund(
        asked, of: order.refunds, isOwn: caller != nil, last: last, at: request.at,
        limit: limit)
    } catch {
      return reply("refused", asked, error.code)
    }
    switch answer {
    case .paid(let amount):
      if let caller {
        try directory.record(.refunded(order: id, amount: amount, caller: caller, at: request.at))
      }
      return reply("done", amount, nil)
    case .needsApproval(let amount, let doubt):
      // Who isn't known to own the order can't have others' money asked for.
      if caller != nil {
        try directory.record(.refundAsked(order: id, amount: amount, at: request.at))
      }
      return reply("needsApproval", amount, doubt.rawValue)
    }
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
    guard amount <= MenuAllowance.limit else { return refused("over-limit") }
    guard let number = try request.number("caller"), try directory.caller(number: number) != nil
    else { return refused("unknown-caller") }
    let last = try directory.lastGift(.coupon, toCaller: number)
    guard !MenuAllowance.isSpent(last, at: request.at) else { return refused("once-a-day") }
    try directory.record(.couponGranted(caller: number, amount: amount, at: request.at))
    return .outcome(
      "done", value: .record(["amount": .number(Number(amount)), "reason": .null]))
  }
}
