package import AfterSales
package import ArgumentParsing
package import Diagnostics
internal import Reports
internal import ServiceDesk

extension Refund {
  package func text(_ console: Console, now: Instant) -> String {
    var text =
      console.styled(
        console.text(outcome.wording), outcome == .done ? .green : .yellow, .bold)
      + "  ¥\(amount)  "
      + console.text(zh: "订单 \(order)  请求 ", en: "order \(order)  request ") + id + "\n"
    if isRepeated {
      text += console.text(
        zh: "同一请求此前已办理（\(console.moment(requestedAt, now: now))）：这次没有再付款\n",
        en: "the same request was answered before (\(console.moment(requestedAt, now: now))): "
          + "nothing was paid again\n")
    }
    if let caseNumber {
      text +=
        console.text(zh: "记入工单 ", en: "in case ") + AcceptanceNumber.grouped(caseNumber) + "\n"
    }
    if outcome == .needsApproval {
      text += console.text(
        zh: "超出您的限额，请另一位有权限者执行：\n", en: "above your limit; somebody with the authority runs:\n")
      // Alone on its line, so that it can be taken from a narrow window as a whole.
      text += "  hotline refund approve \(id)\n"
    }
    return text
  }

  package static func table(
    _ refunds: [Refund], _ console: Console, now: Instant
  ) -> String {
    guard !refunds.isEmpty else { return console.text(zh: "没有退款\n", en: "no refunds\n") }
    var table = TextTable([
      .init(console.text(zh: "时间", en: "time"), .leading),
      .init(console.text(zh: "金额", en: "amount"), .trailing),
      .init(console.text(zh: "状态", en: "outcome"), .leading),
      .init(console.text(zh: "坐席", en: "agent"), .leading),
      .init(console.text(zh: "审批", en: "approver"), .leading),
      .init(console.text(zh: "订单", en: "order"), .leading),
      .init(console.text(zh: "请求", en: "request"), .leading),
      .init(console.text(zh: "工单", en: "case"), .leading),
    ])
    for refund in refunds {
      table.add([
        console.moment(refund.requestedAt, now: now), "¥\(refund.amount)",
        console.text(refund.outcome.wording), refund.agent, refund.approver ?? "–", refund.order,
        refund.id, refund.caseNumber.map { AcceptanceNumber.grouped($0) } ?? "–",
      ])
    }
    return table.text(for: console)
  }

  package var json: JSONValue {
    .object([
      "request": .text(id), "outcome": .text(outcome.rawValue), "order": .text(order),
      "amount": .money(amount), "agent": .text(agent), "at": .text(requestedAt.description),
      "approver": approver.map { .text($0) } ?? .null,
      "decidedAt": decidedAt.map { .text($0.description) } ?? .null,
      "case": caseNumber.map { .text($0) } ?? .null,
      "repeated": isRepeated ? .boolean(true) : nil,
    ])
  }
}
