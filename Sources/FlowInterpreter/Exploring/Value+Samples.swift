internal import AfterSales
internal import Diagnostics

extension Value {
  /// A value of the same kind that is not equal to it.
  var other: Value {
    switch self {
    case .null: .text("有")
    case .boolean(let truth): .boolean(!truth)
    case .number(let number): number.moved(by: 1)
    case .text(let text): .text(text.isEmpty ? "有" : "其他")
    case .list, .record: .null
    }
  }

  /// What stands for it among keys or letters; `nil` if nothing does.
  var typed: String? {
    switch self {
    case .text(let text): text
    case .number(let number): number.description
    case .null, .boolean, .list, .record: nil
    }
  }

  /// A value as a field of some name usually has it.
  static func sample(named name: String?) -> Value {
    switch name {
    case "amount", "price": .number(Number(30))
    case "count", "level": .number(Number(1))
    case "isOpen": .boolean(true)
    case "id", "order", "case", "number": .text("202611110001")
    case "status": .text(OrderStatus.paid.rawValue)
    case "statusText": .text(OrderStatus.paid.spoken)
    case "stage": .text(CaseStage.handling.rawValue)
    case "stageText": .text(CaseStage.handling.spoken)
    case "kind": .text("recharge")
    case "product": .text("100元点券")
    case "name": .text("李雷")
    case "tier": .text("ordinary")
    case "account": .text("player01")
    case "outreach":
      .record([
        "id": .text("o-1"), "order": .text("202611110001"), "orderText": .text("您的订单"),
        "text": .text("样例。"), "promiseText": .text(""), "isLate": .boolean(false),
      ])
    case let name? where name.hasSuffix("At") || name.hasSuffix("By"):
      .text("2026-11-11T08:00:00+08:00")
    default: .text("样例")
    }
  }
}

extension StubbedReply {
  /// The most orders that `order.list` tells of.
  private static let mostOrders = 20

  /// The answer with a value of the kind that a service of the house gives.
  ///
  /// A list that a flow only counts was thought of as a text, which is as long.
  func asGiven(by service: String) -> StubbedReply {
    guard service == "order.list", case .outcome(let outcome, let value) = reply else {
      return self
    }
    let count: Int
    switch value {
    case .null, .list: return self
    case .text(let text): count = min(text.count, Self.mostOrders)
    case .boolean, .number, .record: count = 1
    }
    let order = Value.record(
      Dictionary(
        ["id", "product", "status"].map { ($0, Value.sample(named: $0)) }, uniquingKeysWith: { $1 })
    )
    return StubbedReply(
      .outcome(outcome, value: .list(Array(repeating: order, count: count))), takes: takes)
  }
}
