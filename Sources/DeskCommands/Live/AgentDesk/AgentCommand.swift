internal import AfterSales
package import ArgumentParsing
internal import CommandConsole
internal import DeskScreens
internal import Diagnostics
internal import ServiceDesk

extension Hotline {
  package static let agent = Command(
    "agent",
    summary: Wording(zh: "在终端接听实时队列的来电", en: "Take calls of the live queue at this terminal"),
    discussion: Wording(
      zh: """
        一行一个命令：ready、break REASON、take、decline、transfer QUEUE NOTE、finish DISPOSITION、done、off。
        take 之后回拨才拨出，然后用 reached 或 missed。手上有来电时，case … 和 refund … 与平时一样用，以本坐席的名义。
        来电先查询并记入审计，再弹屏；choose N 从共用号码的几个人里选一个，reveal FIELD REASON 明文查看一项。
        在终端里，工作台是原地刷新的屏幕，中间是来电者，来电结束就消失；Tab 补全，PgUp、PgDn 翻页，↑、↓ 找回以前的命令。
          hotline agent --id A7 --pool front --db hotline.db
        """,
      en: """
        A line is a command: ready, break REASON, take, decline, transfer QUEUE NOTE, finish
        DISPOSITION, done, off. A callback is rung after take; then it is reached or missed. With a
        call in hand, case … and refund … work as they do outside, in this agent's name. The
        screen-pop comes with the call, after its look-up stands in the audit; choose N picks one of
        several people who share the number, reveal FIELD REASON shows a field in clear.
        At a terminal the desk is a screen in place, with the caller in the middle, who is gone from
        it with the call; Tab completes, PgUp and PgDn scroll, ↑ and ↓ bring back earlier lines.
          hotline agent --id A7 --pool front --db hotline.db
        """),
    options: StorePlace.options + [
      .value(
        "id", "ID",
        help: Wording(
          zh: "谁接听（默认账户绑定的坐席）", en: "who takes calls (default: whom the account is bound to)")),
      .value(
        "pool", "POOL",
        help: Wording(
          zh: "在哪个坐席组（默认看坐席的技能）", en: "the pool to work in (default: by the agent's skills)")),
    ]
  ) { invocation, console in
    let id = try invocation.value("id") ?? boundAgent(invocation, console)
    return console.takesScreens
      ? try DeskOnScreen.run(id, invocation, console)
      : try DeskInLines.run(id, invocation, console)
  }
}

extension Hotline {
  /// The agent whom the account is bound to.
  private static func boundAgent(
    _ invocation: Invocation, _ console: Console
  ) throws -> String {
    let desk = StorePlace(invocation, console).runningDesk(actingAs: nil)
    do {
      if let agent = try desk.run(Greeting()).agent { return agent }
    } catch let refusal as DeskRefusal {
      throw UsageError(refusal)
    }
    throw UsageError(Wording(zh: "缺少 --id ID", en: "--id ID is missing"))
  }
}

/// An agent's desk as lines of text, one after the other.
enum DeskInLines {
  static func run(_ id: String, _ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    let link = try AgentDesk.link(id, invocation, console)
    defer { link.close() }
    var desk = try AgentDesk(id, invocation, console, link)
    if desk.isPractice { console.write(console.practiceNotice) }
    link.readLines(console.readLine)
    while !desk.isOver {
      _ = desk.keepInTouch()
      if let entry = link.next(within: desk.seat.timeToNextSign) { try desk.take(entry) }
      for news in desk.takeNews() { show(news, console) }
    }
    desk.seat.leaveInOrder()
    return desk.status
  }

  private static func show(_ news: AgentDesk.News, _ console: Console) {
    switch news {
    case .message(let text), .messageOfCall(let text): console.write(text + "\n")
    case .pop(let screen, let handedOn, _):
      console.write(handedOn.map { $0 + "\n" }.joined() + screen.text)
    }
  }
}
