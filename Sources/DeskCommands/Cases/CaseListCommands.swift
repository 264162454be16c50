internal import AfterSales
internal import ArgumentParsing
internal import CommandConsole
internal import DeskScreens
internal import Diagnostics
internal import Reports
internal import ServiceDesk

extension Hotline {
  static let caseList = DeskCommand(
    "list", summary: Wording(zh: "列出工单，最急的在前", en: "List cases, the most urgent first"),
    options: [
      .flag("mine", help: Wording(zh: "只看自己处理或首问负责的", en: "only those the agent works on or owns")),
      .value(
        "stage", "STAGE", help: .list(CaseStage.allCases.map(\.rawValue)),
        completion: .choices(CaseStage.allCases.map(\.rawValue))),
      .value(
        "kind", "KIND", help: Wording(zh: "只看这一类", en: "only this kind"),
        completion: .choices(IssueKind.known.map(\.rawValue))),
      .value(
        "order", "ORDER",
        help: Wording(zh: "只看这个订单的，含已结案", en: "only about this order, closed ones too")),
      .value(
        "caller", "NUMBER",
        help: Wording(
          zh: "只看这个号码的，含已结案；- 从标准输入读", en: "only of this number, closed ones too; - reads it")),
      .flag("closed", help: Wording(zh: "含已结案，最新的在前", en: "closed ones too, the newest first")),
      .value("limit", "N", help: Wording(zh: "最多几条（默认 50）", en: "at most so many (default 50)")),
      .houseFiles,
    ]
  ) { invocation, face in
    var filter = CaseFilter()
    filter.limit = try invocation.integer("limit", in: 1...10_000) ?? filter.limit
    filter.stage = try invocation.word(CaseStage.self, "stage")
    filter.kind = try invocation.choice("kind", of: IssueKind.known.map(\.rawValue))
      .map { IssueKind(rawValue: $0) }
    filter.order = invocation.value("order")
    filter.caller = invocation.clear(invocation.value("caller"), face.console)
    filter.isMine = invocation.flag("mine")
    filter.showsClosed = invocation.flag("closed")
    let listing = try face.run(ListCases(filter))
    face.warn(ofDamaged: listing.damaged)
    face.write(listing.value.json(face.console), listing.value.text(face.console))
    return .success
  }

  static let caseOverdue = DeskCommand(
    "overdue",
    summary: Wording(
      zh: "列出超过时限或该跟进的工单，和主动告知过却没做到的时间",
      en: "List the cases of which a limit or a follow-up is over, and times of outreaches that are"
    ),
    discussion: Wording(
      zh: "有超时的，状态为 1，可供定时任务报警。",
      en: "Status 1 when there are any, so that a timer can raise the alarm."),
    options: [.houseFiles]
  ) { _, face in
    let listing = try face.run(ListOverdueCases())
    face.warn(ofDamaged: listing.damaged)
    face.write(listing.value.json(face.console), listing.value.text(face.console))
    // One that can't be read may be late too.
    let isAllInTime = listing.cases.isEmpty && listing.value.lateOutreaches.isEmpty
    return isAllInTime && listing.damaged.isEmpty ? .success : .checkFailed
  }
}
