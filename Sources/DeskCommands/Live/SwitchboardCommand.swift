package import ArgumentParsing
internal import BuiltInFiles
internal import CommandConsole
internal import DeskScreens
internal import Diagnostics
internal import MenuSampling
internal import ServiceDesk

extension Hotline {
  package static let switchboard = Command(
    "switchboard",
    summary: Wording(
      zh: "运行工作台和实时队列，或在运行中调整", en: "Run the desk and its live queue, or change that while it runs"),
    discussion: Wording(
      zh: """
        这就是工作台：它运行时，坐席和主管通过套接字找它，身份看账户的绑定（hotline desk bind）；除运行它的账户外，
        谁也读不了数据库和密钥。pop、case、refund、desk 和 audit list 都经过它。

        同一数据库的来电者（hotline call FLOW --live）、坐席（hotline agent）和看板（hotline queue）在这里会合。队列、
        坐席组和规则取自情景：怎么规划，就怎么运行。随时可以用任何方式结束；下一个从数据库接着来，连着的会自己回来。
          hotline switchboard --scenario Fixtures/Scenarios/live-hotline.json5 --db hotline.db
          hotline switchboard announce "充值渠道故障，正在抢修" --db hotline.db
          hotline switchboard add-pool senior recharge --after 45s --db hotline.db
          hotline switchboard assign c-1007 li-na --agent huang-bo --db hotline.db
        """,
      en: """
        This is the desk: while it runs, agents and supervisors come to it by its socket, each as
        whom their account is bound to (hotline desk bind), and nobody but the account that runs it
        can read the database or its key. pop, case, refund, desk and audit list go through it.

        Callers (hotline call FLOW --live), agents (hotline agent) and queue boards (hotline queue)
        of the same database meet here. Queues, pools and rules are those of the scenario: what was
        planned is what runs. It may be ended at any time, in any way; the next one goes on from the
        database, and whoever is connected comes back by itself.
          hotline switchboard --scenario Fixtures/Scenarios/live-hotline.json5 --db hotline.db
          hotline switchboard announce "充值渠道故障，正在抢修" --db hotline.db
          hotline switchboard add-pool senior recharge --after 45s --db hotline.db
          hotline switchboard assign c-1007 li-na --agent huang-bo --db hotline.db
        """),
    options: StorePlace.options + [
      .value(
        "scenario", "FILE",
        help: Wording(
          zh: "按哪个情景的队列和坐席组运行（默认示例热线的）",
          en: "whose queues and pools to run (default: those of the sample hotline)"),
        completion: .files),
      .value(
        "ring", "TIME",
        help: Wording(
          zh: "来电在坐席处振铃多久（默认 20s）", en: "how long a call rings at a desk (default: 20s)")),
      .value(
        "wrap-up-limit", "TIME",
        help: Wording(zh: "话后处理最长多久（默认 3m）", en: "how long agents may wrap up (default: 3m)")),
      .value(
        "absence", "TIME",
        help: Wording(
          zh: "断线后等多久（默认 5s）", en: "how long a broken connection is waited for (default: 5s)")),
      .value(
        "retry", "TIME",
        help: Wording(
          zh: "回拨没接到的客户，多久内不再拨（默认 30m）",
          en: "how long a customer who missed a callback isn't rung again (default: 30m)")),
      .value(
        "positions", "TIME",
        help: Wording(
          zh: "排队者的位次变了，隔多久播报一次（默认 30s）",
          en: "how often callers who wait hear their place if it changed (default: 30s)")),
      .value(
        "plans", "DIR",
        help: Wording(
          zh: "要盯着的应急预案（默认内置的，用示例热线的队列）",
          en: "the emergency plans to watch for (default: those built in, with the sample's queues)"
        ),
        completion: .files),
      .houseFiles,
    ],
    subcommands: [
      switchboardAnnounce, switchboardOpen, switchboardClose, switchboardAddPool,
      switchboardReady, switchboardBreak, switchboardSendHome, switchboardAssign, switchboardNotes,
    ]
  ) { invocation, console in
    let file = try queueScenario(invocation, console)
    // Those built in are for the sample's queues and pools.
    let watchesPlans = invocation.value("plans") != nil || invocation.value("scenario") == nil
    let plans = watchesPlans ? try PlanFiles.read(in: invocation.value("plans")) : []
    try PlanFiles.check(plans, fit: file.scenario)
    var limits = LiveSwitchboard.Limits()
    limits.ring = try invocation.duration("ring")
    limits.wrapUp = try invocation.duration("wrap-up-limit")
    limits.absence = try invocation.duration("absence")
    limits.retry = try invocation.duration("retry")
    limits.positions = try invocation.duration("positions")
    let switchboard = try LiveSwitchboard(
      StorePlace(invocation, console), file.scenario, plans: plans, limits: limits,
      house: .files(in: invocation.value("data"), console).kept(), now: { .now }
    ) { tellFull($0, console) }
    if switchboard.isPractice { console.write(console.practiceNotice) }
    console.warn(ofDamaged: switchboard.damaged)
    try switchboard.run {
      console.write(
        console.text(
          zh: "总机已启动：\(switchboard.socket)\n",
          en: "the switchboard is up: \(switchboard.socket)\n"))
    }
    console.write(
      console.text(
        zh: "总机已停止；排队、通话和回电都在数据库里\n",
        en: "the switchboard has ended; queue, talks and callbacks are in the database\n"))
    return .success
  }

  private static func tellFull(_ connections: Int, _ console: Console) {
    console.tell(
      Wording(
        zh: "已有 \(connections) 个连接，系统不允许更多；后来者要等有人离开才接入。"
          + "请提高打开文件数的上限（ulimit -Hn）",
        en: "there are \(connections) connections, and the system allows no "
          + "more; who comes now is served when others have left. Raise the limit of open files "
          + "(ulimit -Hn)"),
      as: Wording(zh: "警告", en: "warning"))
  }

  // MARK: Changes while it runs

  private static let switchboardAnnounce = Command(
    "announce",
    summary: Wording(
      zh: "给所有排队和新来的人播报；空文字表示取消",
      en: "Tell everybody who waits or comes something; an empty text ends it"),
    arguments: [Argument("TEXT", help: Wording(zh: "播报内容", en: "what is said"), completion: .none)],
    options: supervisorOptions
  ) { invocation, console in
    try change(invocation, console) {
      try $0.announce(invocation.arguments[0], by: supervising(invocation, console))
    }
  }

  private static let switchboardOpen = Command(
    "open", summary: Wording(zh: "让队列重新进人", en: "Let a queue take calls again"),
    arguments: [
      Argument("QUEUE", help: Wording(zh: "队列编号", en: "the queue's id"), completion: .none)
    ],
    options: supervisorOptions
  ) { invocation, console in
    try change(invocation, console) {
      try $0.setOpen(true, invocation.arguments[0], by: supervising(invocation, console))
    }
  }

  private static let switchboardClose = Command(
    "close",
    summary: Wording(
      zh: "让队列不再进人；已在等的照常接听", en: "Let a queue take no more calls; those who wait are served"),
    arguments: [
      Argument("QUEUE", help: Wording(zh: "队列编号", en: "the queue's id"), completion: .none)
    ],
    options: supervisorOptions
  ) { invocation, console in
    try change(invocation, console) {
      try $0.setOpen(false, invocation.arguments[0], by: supervising(invocation, console))
    }
  }

  private static let switchboardAddPool = Command(
    "add-pool", summary: Wording(zh: "让坐席组再服务一个队列", en: "Let a pool serve a further queue"),
    arguments: [
      Argument("POOL", help: Wording(zh: "坐席组编号", en: "the pool's id"), completion: .none),
      Argument("QUEUE", help: Wording(zh: "队列编号", en: "the queue's id"), completion: .none),
    ],
    options: supervisorOptions + [
      .value(
        "after", "TIME",
        help: Wording(
          zh: "只接等了这么久的来电（默认马上接）", en: "only calls that have waited that long (default: at once)"))
    ]
  ) { invocation, console in
    let after = try invocation.duration("after") ?? .zero
    return try change(invocation, console) {
      try $0.add(
        pool: invocation.arguments[0], to: invocation.arguments[1], after: after,
        by: supervising(invocation, console))
    }
  }

  /// Changes the running queue, and says that it is done.
  static func change(
    _ invocation: Invocation, _ console: Console, _ body: (RunningQueue) throws -> Void
  ) throws -> ExitStatus {
    do {
      try body(RunningQueue(StorePlace(invocation, console)))
    } catch let fault as LiveFault {
      throw UsageError(fault, console)
    }
    console.write(console.text(zh: "已生效并记录\n", en: "done, and recorded in the audit\n"))
    return .success
  }
}
