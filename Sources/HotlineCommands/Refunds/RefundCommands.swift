internal import AfterSales
internal import ArgumentParsing
internal import CallerProfiles
internal import Diagnostics
internal import Reports

extension Hotline {
  static let refunds = Command(
    "refund", summary: "Pay money back within limits, or have a second person agree",
    discussion: """
      Limits go by level: what an agent pays back at once, and what one customer gets back in a
      day. Above them the request waits for somebody with the authority, never the same person. The
      same --request again answers the same and pays nothing.
      """,
    subcommands: [refundPay, refundApprove, refundDecline, refundList])

  static let refundPay = Command(
    "pay", summary: "Pay back an amount of an order",
    discussion: """
      A refund belongs to the open case of the order, or to that of --case, whose history tells it.
      Without --request, the same amount of the same order by the same agent on one day is one
      refund, however often the command runs.
        hotline refund pay 202611110001 --amount 12.50 --agent li-na
      """,
    arguments: [Argument("ORDER", help: "the order's number", completion: .none)],
    options: DeskSession.options + [
      .value("amount", "YUAN", help: "how much, to the cent"),
      .value("request", "ID", help: "names the refund, so that it happens once"),
      .value("case", "CASE", help: "the case it is for (default: the open case of the order)"),
    ]
  ) { invocation, console in
    let session = try DeskSession(invocation, console)
    let authority = try session.requiredAuthority()
    let order = invocation.arguments[0]
    let amount = try invocation.money("amount")
    let request =
      try invocation.requestID("request", invocation.value("request"))
      ?? [order, amount?.description ?? "", session.actor, "\(session.now.civil.date)"]
      .joined(separator: "/")
    return try session.attempt("refund \(order)") {
      session.show(
        try session.store.refund(
          request: request, order: order, amount: amount, by: session.actor,
          authority: authority, case: try invocation.caseOption(), at: session.now))
    }
  }

  static let refundApprove = decision(
    "approve", summary: "Agree to a refund that waits, as another person"
  ) { try $0.store.approveRefund($1, by: $0.actor, authority: $2, at: $0.now) }

  static let refundDecline = decision("decline", summary: "Turn down a refund that waits") {
    try $0.store.declineRefund($1, by: $0.actor, authority: $2, at: $0.now)
  }

  static let refundList = Command(
    "list", summary: "List refunds, the newest first",
    options: DeskSession.options + [
      .flag("waiting", help: "only those that wait for somebody to agree"),
      .value("limit", "N", help: "at most so many (default 50)"),
    ]
  ) { invocation, console in
    let session = try DeskSession(invocation, console)
    let found = try session.store.refunds(
      isWaiting: invocation.flag("waiting"),
      limit: try invocation.integer("limit", in: 1...10_000) ?? 50)
    try session.store.appendAudit([
      AuditEntry(
        at: session.now, actor: session.actor, .lookUp, object: "refund list", found: found.count)
    ])
    if session.writesJSON {
      session.write(.object(["refunds": .array(found.map(\.json))]))
    } else {
      console.write(session.table(found))
    }
    return .success
  }

  private static func decision(
    _ name: String, summary: String,
    decide: @escaping @Sendable (DeskSession, String, RefundAuthority) throws -> Refund
  ) -> Command {
    Command(
      name, summary: summary,
      arguments: [Argument("REQUEST", help: "the refund's request id", completion: .none)],
      options: DeskSession.options
    ) { invocation, console in
      let session = try DeskSession(invocation, console)
      let authority = try session.requiredAuthority()
      let id = invocation.arguments[0]
      return try session.attempt("refund \(name) \(id)") {
        session.show(try decide(session, id, authority))
      }
    }
  }
}

extension Invocation {
  /// An id of a request: short, and of characters that can't hide anything.
  fileprivate func requestID(_ name: String, _ text: String?) throws -> String? {
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

extension DeskSession {
  fileprivate func requiredAuthority() throws -> RefundAuthority {
    guard let authority = refundAuthority else {
      try store.auditRefusal(by: actor, "refund without an agent", at: now)
      throw UsageError(
        zh: "只有在册的客服才能办理退款", en: "only a known agent handles money",
        hint: Wording("--agent ID"))
    }
    return authority
  }

  fileprivate func show(_ refund: Refund) {
    if writesJSON {
      write(refund.json)
      return
    }
    let word = console.text(refund.outcome.wording)
    let style: TextStyle = refund.outcome == .done ? .green : .yellow
    console.write(
      console.styled(word, style, .bold) + "  ¥\(refund.amount)  "
        + console.text(zh: "订单 \(refund.order)  请求 ", en: "order \(refund.order)  request ")
        + refund.id + "\n")
    if let number = refund.caseNumber {
      console.write(
        console.text(zh: "记入个案 ", en: "in case ") + AcceptanceNumber.grouped(number) + "\n")
    }
    if refund.outcome == .needsApproval {
      console.write(
        console.text(
          zh: "超出您的限额，请另一位有权限者执行：hotline refund approve \(refund.id)\n",
          en:
            "above your limit; somebody with the authority runs: hotline refund approve \(refund.id)\n"
        ))
    }
  }

  fileprivate func table(_ refunds: [Refund]) -> String {
    guard !refunds.isEmpty else { return console.text(zh: "没有退款\n", en: "no refunds\n") }
    var table = TextTable([
      .init(console.text(zh: "时间", en: "time"), .leading),
      .init(console.text(zh: "金额", en: "amount"), .trailing),
      .init(console.text(zh: "状态", en: "outcome"), .leading),
      .init(console.text(zh: "坐席", en: "agent"), .leading),
      .init(console.text(zh: "审批", en: "approver"), .leading),
      .init(console.text(zh: "订单", en: "order"), .leading),
      .init(console.text(zh: "请求", en: "request"), .leading),
      .init(console.text(zh: "个案", en: "case"), .leading),
    ])
    for refund in refunds {
      table.add([
        console.moment(refund.requestedAt, now: now), "¥\(refund.amount)",
        console.text(refund.outcome.wording), refund.agent, refund.approver ?? "–", refund.order,
        refund.id, refund.caseNumber.map { AcceptanceNumber.grouped($0) } ?? "–",
      ])
    }
    return table.text
  }
}

extension Refund {
  var json: JSONValue {
    .object([
      "request": .text(id), "outcome": .text(outcome.rawValue), "order": .text(order),
      "amount": .money(amount), "agent": .text(agent), "at": .text(requestedAt.description),
      "approver": approver.map { .text($0) } ?? .null,
      "decidedAt": decidedAt.map { .text($0.description) } ?? .null,
      "case": caseNumber.map { .text($0) } ?? .null,
    ])
  }
}
