internal import AfterSales
package import ArgumentParsing
internal import CommandConsole
internal import DeskScreens
internal import Diagnostics
internal import Reports
internal import ServiceDesk

extension Hotline {
  package static let refunds = Command(
    "refund",
    summary: Wording(
      zh: "在额度内退款，超额由第二人复核", en: "Pay money back within limits, or have a second person agree"),
    discussion: Wording(
      zh: """
        额度看级别：坐席一次能退多少，一个客户一天能退多少。超过的等有权限的另一人复核，不能是同一个人。
        同一 --request 再执行，结果相同，不会重复退。
        """,
      en: """
        Limits go by level: what an agent pays back at once, and what one customer gets back in a
        day. Above them the request waits for somebody with the authority, never the same person. The
        same --request again answers the same and pays nothing.
        """),
    subcommands: refundWork.map(\.command))

  /// What can be done with refunds.
  static let refundWork = [refundPay, refundApprove, refundDecline, refundList]

  static let refundPay = DeskCommand(
    "pay", summary: Wording(zh: "退某订单的一笔钱", en: "Pay back an amount of an order"),
    discussion: Wording(
      zh: """
        退款记在该订单未结的工单里，或 --case 指定的工单里。不写 --request 时，同一坐席一天内对同一订单退同一金额算一笔，
        执行几次都一样。
          hotline refund pay 202611110001 --amount 12.50 --agent li-na
        手上有来电时，订单必须是来电者的，否则用 --other-customer 说明原因；实时工作台上没有来电也要说明。
        """,
      en: """
        A refund belongs to the open case of the order, or to that of --case, whose history tells it.
        Without --request, the same amount of the same order by the same agent on one day is one
        refund, however often the command runs.
          hotline refund pay 202611110001 --amount 12.50 --agent li-na
        The order must be of the caller in hand, if there is one, or --other-customer says why it isn't;
        at a live desk it says so also without a caller.
        """),
    arguments: [
      Argument("ORDER", help: Wording(zh: "订单号", en: "the order's number"), completion: .none)
    ],
    options: [
      .value("amount", "YUAN", help: Wording(zh: "多少钱，精确到分", en: "how much, to the cent")),
      .value(
        "request", "ID",
        help: Wording(zh: "给退款编号，只退一次", en: "names the refund, so that it happens once")),
      .value(
        "case", "CASE",
        help: Wording(
          zh: "为哪个工单（默认该订单未结的工单）", en: "the case it is for (default: the open case of the order)")),
      .value(
        "other-customer", "REASON",
        help: Wording(
          zh: "为什么不是手上来电者的；记入审计", en: "why it is not of the caller in hand; kept in the audit")),
    ]
  ) { invocation, face in
    var errand = PayRefund(order: invocation.arguments[0])
    errand.amount = try invocation.money("amount")
    errand.request = try invocation.requestID("request", invocation.value("request"))
    errand.caseNumber = try invocation.caseOption()
    errand.inHand = face.inHand
    errand.otherCustomer = invocation.value("other-customer")
    let refund = try face.run(errand)
    face.write(refund.json, refund.text(face.console, now: face.now))
    return .success
  }

  static let refundApprove = decision(
    .approve,
    summary: Wording(zh: "以另一人的身份同意待复核的退款", en: "Agree to a refund that waits, as another person"))

  static let refundDecline = decision(
    .decline, summary: Wording(zh: "驳回待复核的退款", en: "Turn down a refund that waits"))

  static let refundList = DeskCommand(
    "list", summary: Wording(zh: "列出退款，最新的在前", en: "List refunds, the newest first"),
    options: [
      .flag(
        "waiting", help: Wording(zh: "只看待复核的", en: "only those that wait for somebody to agree")),
      .value("limit", "N", help: Wording(zh: "最多几条（默认 50）", en: "at most so many (default 50)")),
    ]
  ) { invocation, face in
    let found = try face.run(
      ListRefunds(
        isWaiting: invocation.flag("waiting"),
        limit: try invocation.integer("limit", in: 1...10_000) ?? 50))
    face.warn(ofDamaged: found.value.damaged)
    face.write(
      .object(["refunds": .array(found.value.map(\.json))]),
      Refund.table(found.value.rows, face.console, now: face.now))
    return .success
  }

  private static func decision(_ decision: RefundDecision, summary: Wording) -> DeskCommand {
    DeskCommand(
      decision.rawValue, summary: summary,
      arguments: [
        Argument(
          "REQUEST", help: Wording(zh: "退款的申请编号", en: "the refund's request id"), completion: .none)
      ]
    ) { invocation, face in
      let refund = try face.run(DecideRefund(decision, on: invocation.arguments[0]))
      face.write(refund.json, refund.text(face.console, now: face.now))
      return .success
    }
  }
}

extension Invocation {
  /// An id of a request: short, and of characters that can't hide anything.
  func requestID(_ name: String, _ text: String?) throws -> String? {
    guard let text else { return nil }
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "-_.:/".utf8.contains(byte)
      }
    }
    guard isPlain, (1...64).contains(text.utf8.count) else {
      throw UsageError(
        zh: "--\(name)：编号最多64个字母、数字和 -_.:/",
        en: "--\(name): an id has at most 64 letters, digits and -_.:/",
        hint: Wording(zh: "例如 call-1007-1", en: "such as call-1007-1"))
    }
    return text
  }
}
