package import Diagnostics

/// Why word can't be sent.
package enum OutreachRefusal: Error, Hashable, Sendable, Codable {
  case unknown
  case over
  /// Somebody has begun to tell of the same already.
  case runs(id: String)
  /// No order tells whom complaints of this kind concern.
  case tellsNoOrders
  /// Everybody whom it hits has called, or doesn't want to be told.
  case nobody
  /// By then it should be right again, and it is over.
  case timeHasPassed
  case noWords
  /// Agents ring for it, so there is no list to be written.
  case isRung
  /// No customer is found by what was given, or several are.
  case noCustomer(people: Int)
}

extension OutreachRefusal: Worded {
  package var wording: Wording {
    switch self {
    case .unknown: Wording(zh: "没有这次告知", en: "there is none of this id")
    case .over: Wording(zh: "已经结束", en: "it is over already")
    case .runs(let id):
      Wording(zh: "\(id) 正在告知同一件事", en: "\(id) tells of the same already")
    case .tellsNoOrders:
      Wording(zh: "从订单看不出这类问题涉及谁", en: "no order tells whom this kind of complaint concerns")
    case .nobody: Wording(zh: "没有需要告知的客户", en: "there is nobody to tell")
    case .timeHasPassed: Wording(zh: "预计的时间已经过去", en: "the time that is told has passed")
    case .noWords: Wording(zh: "没有写要告诉客户什么", en: "nothing is told")
    case .isRung:
      Wording(
        zh: "这次由坐席外呼，用 hotline callbacks 处理",
        en: "agents ring for this one; it is worked with hotline callbacks")
    case .noCustomer(0): Wording(zh: "没有这样的客户", en: "there is no such customer")
    case .noCustomer(let people):
      Wording(zh: "有 \(people) 位客户，请用订单号指明", en: "\(people) customers; name one by an order")
    }
  }
}
