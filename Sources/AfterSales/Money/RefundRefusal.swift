package import Diagnostics

/// Why money is not paid back.
package enum RefundRefusal: Error, Hashable, Sendable, Codable {
  case amountMissing
  case amountNotPositive
  case unknownOrder
  case notPaid
  case amountUnknown
  case alreadyRefunding
  case alreadyRefunded
  /// What can still be paid back, after what was and what waits for approval.
  case moreThanPaid(left: Money)
  /// The request's id was used for another order, amount or agent.
  case requestIsAnother(id: String)
  case unknownCase
  case caseOfAnotherOrder
  case unknownRequest
  case alreadyDecided
  case samePerson
  case beyondAuthority(limit: Money)
  case beyondDailyAuthority(left: Money)
}

extension RefundRefusal: Worded {
  package var wording: Wording {
    switch self {
    case .amountMissing: Wording(zh: "必须写明退款金额", en: "the amount is missing")
    case .amountNotPositive:
      Wording(zh: "退款金额必须大于零", en: "the amount must be more than zero")
    case .unknownOrder: Wording(zh: "没有这个订单", en: "there is no such order")
    case .notPaid: Wording(zh: "订单尚未付款", en: "the order was never paid")
    case .amountUnknown:
      Wording(zh: "订单金额未知，无法退款", en: "what was paid for the order isn't known")
    case .alreadyRefunding:
      Wording(zh: "订单正在退款中", en: "the order is being refunded already")
    case .alreadyRefunded: Wording(zh: "订单已全额退款", en: "the order is refunded already")
    case .moreThanPaid(let left):
      Wording(
        zh: "超过实付金额：最多还可退¥\(left)", en: "more than was paid: at most ¥\(left) is left")
    case .requestIsAnother(let id):
      Wording(
        zh: "请求号\(id)已用于另一笔退款", en: "the request id \(id) belongs to another refund")
    case .unknownCase: Wording(zh: "没有这个受理编号", en: "there is no case of this number")
    case .caseOfAnotherOrder:
      Wording(zh: "该工单不是关于这个订单的", en: "the case is about another order")
    case .unknownRequest: Wording(zh: "没有这个退款请求", en: "there is no such refund request")
    case .alreadyDecided:
      Wording(zh: "该退款请求已有结论", en: "the request is decided already")
    case .samePerson:
      Wording(zh: "申请人不能审批自己的退款", en: "nobody approves a refund they asked for")
    case .beyondAuthority(let limit):
      Wording(zh: "超出您的权限（¥\(limit)）", en: "beyond your authority of ¥\(limit)")
    case .beyondDailyAuthority(let left):
      Wording(
        zh: "超出您对该客户的当日额度（还剩¥\(left)）",
        en: "beyond what you may pay this customer today (¥\(left) left)")
    }
  }
}

extension RefundRefusal: CustomStringConvertible {
  package var description: String { wording.en }
}
