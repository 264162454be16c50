internal import CommandConsole
internal import ReportPages
internal import AfterSales
internal import ArgumentParsing
internal import DeskScreens
internal import Diagnostics
internal import ServiceDesk

extension Hotline {
  static let caseOpen = DeskCommand(
    "open",
    summary: Wording(zh: "受理投诉，给出受理编号", en: "Take up a complaint and give it an acceptance number"),
    discussion: Wording(
      zh: """
        同一订单再次投诉，并入未结工单，补上诉求里缺的；类型更急的，工单就改成那一类。不写 --kind 时按客户的话判断类型；
        --kind 优先，并计入改判。--deadline 等时间可写时刻，或从现在起的时长，如 24h。
          hotline case open --kind recharge-missing --order 202611110001 --agent li-na \\
            --amount 100 --account wang.pay --deadline 24h --text "充值成功但游戏里没有到账"
        """,
      en: """
        A second complaint about the same order joins the open case and fills in what its demand lacked;
        of a more urgent kind, it makes the case one of that kind. Without --kind the customer's words
        decide what the case is about; --kind overrules them, and that is counted. --deadline and other times are
        a moment, or a time span from now such as 24h.
          hotline case open --kind recharge-missing --order 202611110001 --agent li-na \\
            --amount 100 --account wang.pay --deadline 24h --text "充值成功但游戏里没有到账"
        """),
    options: [
      .value(
        "kind", "KIND",
        help: .words(IssueKind.known.map(\.rawValue))
          + Wording(zh: "（默认看 --text）", en: " (default: by --text)"),
        completion: .choices(IssueKind.known.map(\.rawValue))),
      .value("order", "ORDER", help: Wording(zh: "关于哪个订单", en: "the order it is about")),
      .value(
        "caller", "NUMBER",
        help: Wording(
          zh: "没有订单时，投诉人的号码；- 从标准输入读", en: "who complains, when no order tells; - reads it")),
      .value(
        "channel", "CHANNEL",
        help: Wording(
          zh: "phone（默认）、online、email、social 或 regulator",
          en: "phone (default), online, email, social or regulator"),
        completion: .choices(CaseChannel.allCases.map(\.rawValue))),
      .value(
        "text", "TEXT",
        help: Wording(
          zh: "客户原话，加密保存；- 从标准输入读",
          en: "the customer's words, kept encrypted; - reads standard input")),
    ] + demandOptions + [
      .value(
        "evidence", "KIND",
        help: Wording(
          zh: "手头的凭证：transaction、conversation、problem",
          en: "evidence at hand: transaction, conversation, problem"),
        isRepeatable: true, completion: .choices(EvidenceKind.allCases.map(\.rawValue))),
      .houseFiles,
    ]
  ) { invocation, face in
    let console = face.console
    let taken = try face.run(try face.complaint(invocation))
    let title =
      taken.isJoined
      ? console.text(zh: "已并入未结工单\n", en: "joined the open case\n")
      : console.text(zh: "已受理，受理编号：\n", en: "taken up under acceptance number:\n")
    face.write(
      .object([
        "outcome": .text(taken.isJoined ? "existing" : "opened"), "case": taken.view.json(console),
      ]), title + taken.view.summary(console))
    if let order = taken.unknownOrder, !face.writesJSON {
      let told = DisplayWidth.printable(order)
      console.writeError(
        console.text(
          zh: "注意：资料中没有订单 \(told)，请与客户核对订单号\n",
          en: "note: no order \(told) is known; check the number with the caller\n"))
    }
    return .success
  }
}

extension DeskFace {
  fileprivate func complaint(_ invocation: Invocation) throws -> TakeUpComplaint {
    let kinds = IssueKind.known.map(\.rawValue)
    var complaint = TakeUpComplaint()
    complaint.kind = try invocation.choice("kind", of: kinds).map { IssueKind(rawValue: $0) }
    complaint.channel = try invocation.word(CaseChannel.self, "channel") ?? .phone
    complaint.order = invocation.value("order")
    if complaint.order?.isEmpty == true {
      throw UsageError(zh: "--order 是空的", en: "--order is empty")
    }
    complaint.words = invocation.words(of: "text", console)
    complaint.evidence = try invocation.words(EvidenceKind.self, "evidence")
    complaint.demand = try demand(invocation)
    complaint.caller = invocation.clear(invocation.value("caller"), console)
    return complaint
  }
}
