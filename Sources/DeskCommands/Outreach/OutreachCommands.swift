internal import AfterSales
package import ArgumentParsing
internal import CommandConsole
internal import DeskScreens
internal import Diagnostics
internal import ServiceDesk

extension Hotline {
  package static let outreach = Command(
    "outreach",
    summary: Wording(
      zh: "故障时赶在客户来电之前告知：涉及谁、短信或外呼、进展",
      en: "Tell customers of a failure before they call: whom it hits, messages, calls, how far"),
    discussion: Wording(
      zh: """
        某商品、地区或某类投诉远高于平时（预警），list 就写出涉及多少位尚未来电的客户；whom 按受损程度列出他们，打码。
        主管用 start 开始告知：说什么、预计几点处理好、短信还是坐席外呼、每小时最多几位；只在 9 点到 21 点之间，同一件事
        只告知一次。外呼排进 hotline callbacks；短信用 messages 写给网关。客户抢先来电，会在菜单里听到同样的话，就不再
        打扰他；订单恢复、已来电、资料已删除和不愿被打扰的客户不再告知。过了预计时间仍未恢复，就欠已告知的客户一个致歉回电。
          hotline outreach
          hotline outreach whom --product 游戏点券充值
          hotline outreach start --product 游戏点券充值 --way callback --within 2h --per-hour 30 \\
            --tell "充值通道故障，订单会自动补发，不用重新付款。" --reason "供应商中断" --agent huang-bo
          hotline callbacks take --agent li-na
          hotline outreach leave-alone 202611110001 --agent li-na
        """,
      en: """
        When a product, a region or a kind of complaint fails far above its usual (early warning), list says how
        many customers it hits who haven't called; whom lists them, masked, the worst hit first. start is a
        supervisor's: what is told, by when it is right again, by message or by agents who ring, and how many an
        hour at most; between 9 and 21 o'clock, and of one thing once. Calls stand in hotline callbacks; messages
        writes the texts for the gateway. Who calls first hears the same in the menu and isn't rung; nor are those
        whose order is right again, who have called, were erased or want to be left alone. Once the time that was
        told has passed, those who were told it are owed a call that says so.
          hotline outreach
          hotline outreach whom --product 游戏点券充值
          hotline outreach start --product 游戏点券充值 --way callback --within 2h --per-hour 30 \\
            --tell "充值通道故障，订单会自动补发，不用重新付款。" --reason "供应商中断" --agent huang-bo
          hotline callbacks take --agent li-na
          hotline outreach leave-alone 202611110001 --agent li-na
        """),
    options: outreachList.command.options, subcommands: outreachWork.map(\.command)
  ) { try outreachList.run($0, at: DeskFace($0, $1)) }

  /// What can be done about telling customers unasked.
  static let outreachWork = [
    outreachList, outreachWhom, outreachStart, outreachShow, outreachMessages, outreachEnd,
    outreachLeaveAlone,
  ]

  private static let outreachList = DeskCommand(
    "list",
    summary: Wording(
      zh: "列出预警涉及多少客户，以及正在进行的告知", en: "Show what warns and whom it hits, and what is being told"),
    discussion: Wording(
      zh: "有告知超过了预计时间，状态为 1。", en: "Status 1 if a time that customers were told has passed."),
    options: [.flag("all", help: Wording(zh: "含已结束的", en: "those that are over too"))]
  ) { invocation, face in
    let listing = try face.run(LookAtOutreaches(showsEnded: invocation.flag("all")))
    face.warn(ofDamaged: listing.damaged)
    face.write(listing.value.json, listing.value.text(face.console))
    return listing.outreaches.contains(where: \.isLate) ? .checkFailed : .success
  }

  private static let outreachWhom = DeskCommand(
    "whom",
    summary: Wording(
      zh: "列出涉及的、尚未来电的客户，受损最重的在前", en: "List whom it hits who hasn't called, the worst hit first"),
    discussion: Wording(
      zh: """
        受损 = 涉及金额（每 ¥100 一分，最多 50）+ 已持续（每小时一分，最多 24）+ 会员扣费 10 + 贵宾 5
        + 近 30 天每次来电或投诉 5（最多 20）。
        """,
      en: """
        Harm = what is at stake (a point for each ¥100, 50 at most) + how long it has lasted (a point an hour, 24
        at most) + 10 for a membership charge + 5 for a VIP + 5 for each call or complaint of the last 30 days
        (20 at most).
        """),
    options: scopeOptions + [
      .value("limit", "N", help: Wording(zh: "最多几位（默认 50）", en: "at most so many (default 50)"))
    ]
  ) { invocation, face in
    let listing = try face.run(
      ListHit(
        by: try invocation.scope(), since: try face.beginning(invocation),
        limit: try invocation.integer("limit", in: 1...10_000) ?? 50))
    face.write(listing.value.json, listing.value.text(face.console))
    return .success
  }

  private static let outreachStart = DeskCommand(
    "start",
    summary: Wording(zh: "开始告知（主管）", en: "Begin to tell them (supervisors)"),
    options: scopeOptions + [
      .value(
        "tell", "TEXT",
        help: Wording(zh: "告诉客户什么，不含时间和姓名", en: "what they are told, without the time and names")),
      .value(
        "within", "TIME",
        help: Wording(
          zh: "预计何时处理好：时长（如 2h）或时间；没有就不说",
          en: "by when it is right again: a span such as 2h, or a time; else none is told")),
      .value(
        "way", "WAY",
        help: Wording(zh: "message（默认）或 callback", en: "message (default) or callback"),
        completion: .choices(ways)),
      .value(
        "per-hour", "N",
        help: Wording(zh: "每小时最多几位（默认 60）", en: "at most so many an hour (default 60)")),
      .value("reason", "TEXT", help: Wording(zh: "理由，记入审计", en: "why, for the audit")),
    ]
  ) { invocation, face in
    var draft = StartOutreach.Draft(
      try invocation.scope(),
      told: try invocation.required(invocation.value("tell"), "tell", "TEXT"))
    draft.since = try face.beginning(invocation)
    draft.promisedAt = try face.deadline("within", invocation)
    draft.way =
      try invocation.choice("way", of: ways).flatMap { Outreach.Way(rawValue: $0) } ?? .message
    draft.perHour =
      try invocation.integer("per-hour", in: OutreachDraft.hourly) ?? draft.perHour
    let reason = try invocation.required(invocation.value("reason"), "reason", "TEXT")
    let view = try face.run(StartOutreach(draft, reason: reason))
    face.write(view.json, view.text(face.console))
    return .success
  }

  private static let outreachShow = DeskCommand(
    "show", summary: Wording(zh: "逐位列出进展", en: "Show how far it is with everybody"),
    arguments: [outreachArgument]
  ) { invocation, face in
    let detail = try face.run(ShowOutreach(invocation.arguments[0]))
    face.warn(ofDamaged: detail.damaged)
    face.write(detail.value.json, detail.value.text(face.console))
    return .success
  }

  private static let outreachEnd = DeskCommand(
    "end", summary: Wording(zh: "结束告知（主管）", en: "Tell nobody any more (supervisors)"),
    arguments: [outreachArgument]
  ) { invocation, face in
    let view = try face.run(EndOutreach(invocation.arguments[0]))
    face.write(view.json, view.text(face.console))
    return .success
  }

  private static let outreachLeaveAlone = DeskCommand(
    "leave-alone",
    summary: Wording(
      zh: "按客户的意愿不再主动告知", en: "Tell a customer nothing unasked any more, as they wish"),
    arguments: [
      Argument(
        "WHO",
        help: Wording(
          zh: "订单号、电话号码、商城编号或 #编号", en: "an order, a number, the shop's id, or #ID"),
        completion: .none)
    ],
    options: [
      .flag("undo", help: Wording(zh: "又可以告知了", en: "they may be told again")),
      .value("reason", "TEXT", help: Wording(zh: "理由，记入审计", en: "why, for the audit")),
    ]
  ) { invocation, face in
    let left = try face.run(
      LeaveAlone(
        invocation.arguments[0], isLeftAlone: !invocation.flag("undo"),
        reason: invocation.value("reason")))
    face.write(left.json, left.text(face.console))
    return .success
  }

  static let outreachArgument = Argument(
    "ID", help: Wording(zh: "list 里的编号", en: "as list tells it"), completion: .none)

  private static let ways = [Outreach.Way.message.rawValue, Outreach.Way.callback.rawValue]

  private static let scopeOptions: [ArgumentParsing.Option] = [
    .value("product", "NAME", help: Wording(zh: "这个商品", en: "of this product")),
    .value("region", "NAME", help: Wording(zh: "这个地区", en: "of this region")),
    .value(
      "kind", "KIND",
      help: Wording(zh: "这类问题：", en: "of this kind of issue: ")
        + .words(IssueKind.known.map(\.rawValue)),
      completion: .choices(IssueKind.known.map(\.rawValue))),
    .value(
      "since", "TIME",
      help: Wording(
        zh: "何时起下的订单：时长（如 6h）或时间（默认 24h）",
        en: "orders placed since: a span such as 6h, or a time (default 24h)")),
  ]
}

extension Invocation {
  /// What fails, as one of three options says it.
  fileprivate func scope() throws -> OutreachScope {
    let kinds = IssueKind.known.map(\.rawValue)
    let given: [OutreachScope] = [
      value("product").map { OutreachScope(.product, $0) },
      value("region").map { OutreachScope(.region, $0) },
      try choice("kind", of: kinds).map { OutreachScope(.kind, $0) },
    ].compactMap { $0 }
    guard given.count == 1, !given[0].name.isEmpty else {
      throw UsageError(
        zh: "用 --product、--region 或 --kind 之一指明什么出了故障",
        en: "say what fails by one of --product, --region and --kind")
    }
    return given[0]
  }
}

extension DeskFace {
  /// Since when orders are concerned: a span back from now, or a time.
  fileprivate func beginning(_ invocation: Invocation) throws -> Instant? {
    guard let text = invocation.value("since") else { return nil }
    if let span = DurationNotation.parse(text) { return now + (.zero - span) }
    guard let moment = Instant(text) else {
      throw UsageError(
        zh: "--since：“\(text)”既不是时长也不是时间",
        en: "--since: '\(text)' is neither a time span nor a time",
        hint: .writtenAs("6h", "2026-11-13T20:00:00+08:00"))
    }
    return moment
  }
}
