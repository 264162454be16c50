internal import AfterSales
package import ArgumentParsing
internal import CommandConsole
internal import DeskScreens
internal import Diagnostics
internal import Reports
internal import ServiceDesk

extension Hotline {
  package static let queue = Command(
    "queue",
    summary: Wording(
      zh: "显示谁在等、坐席在做什么、今天的服务水平", en: "Show who waits, what agents do, and today's service level"),
    discussion: Wording(
      zh: """
        号码打码。在终端里看板一直显示，每秒刷新两次，按 q 或 Ctrl-C 退出；超过队列目标的等待和服务水平标红。
        列表比窗口长时，会说明还有多少没显示。--once 和 --json 只显示一次。
        --since 给出那天起（到 --until 为止）队列和坐席的历史：合计、按半小时、以及每个坐席的通话、话后处理和平均处理时长。
        不需要 switchboard 在运行。--csv 写其中一张表。
          hotline queue --once --db hotline.db
          hotline queue --since 2026-11-11 --until 2026-11-11 --csv half-hour --db hotline.db
        """,
      en: """
        Numbers are masked. On a terminal the board stays, refreshed twice a second, until q or
        Ctrl-C; waits and service levels beyond the queue's target are red. Of lists that are longer
        than the window it tells how much is left out. --once and --json show everything once.
        --since tells what queues and agents did on that day and those after it, up to --until, as it was
        kept: in all, by the half hour in which it happened, and each agent's talks, wrap-up and mean handling
        time. It needs no switchboard. --csv writes one of the three tables.
          hotline queue --once --db hotline.db
          hotline queue --since 2026-11-11 --until 2026-11-11 --csv half-hour --db hotline.db
        """),
    options: StorePlace.options + [
      .flag("once", help: Wording(zh: "只显示一次", en: "show it once")),
      .value(
        "since", "DAY", help: Wording(zh: "从这天起做了什么", en: "what was done on this day and later")),
      .value(
        "until", "DAY", help: Wording(zh: "到这天为止（默认今天）", en: "up to this day (default: today)")),
      .value(
        "csv", "TABLE",
        help: Wording(
          zh: "写成 CSV 表：queue、half-hour 或 agent",
          en: "write a table as CSV: queue, half-hour or agent"),
        completion: .choices(QueueReport.Part.allCases.map(\.rawValue))),
      .forExcel,
      .value(
        "agent", "ID",
        help: Wording(
          zh: "谁要看报表（默认 $HOTLINE_AGENT）", en: "who asks for the report (default: $HOTLINE_AGENT)")),
      .json(Wording(zh: "以 JSON 输出", en: "answer as JSON")),
    ]
  ) { invocation, console in
    try invocation.checkMark(of: "csv")
    if let since = try invocation.day("since") {
      return try report(since, invocation, console)
    }
    if let option = ["until", "csv", "agent"].first(where: { invocation.value($0) != nil }) {
      throw UsageError(zh: "--\(option) 要与 --since 一起用", en: "--\(option) goes with --since")
    }
    if console.takesScreens, !invocation.flag("once"), !invocation.writesJSON {
      try QueueWatch.run(CentreWatch(StorePlace(invocation, console)), console)
      return .success
    }
    let found: CentreStatus?
    do {
      found = try RunningQueue(StorePlace(invocation, console)).status()
    } catch let fault as LiveFault {
      throw UsageError(fault, console)
    }
    guard let status = found else {
      console.tell(Wording(zh: "总机没有回答", en: "the switchboard did not answer"))
      return .unusable
    }
    console.show(
      invocation, isLine: true, json: status.json, text: QueueBoard(status).text(console))
    return .success
  }

  private static func report(
    _ since: CivilDate, _ invocation: Invocation, _ console: Console
  ) throws -> ExitStatus {
    let until = try invocation.day("until") ?? max(since, Instant.now.dayInChina)
    guard since <= until else {
      throw UsageError(zh: "--until 早于 --since", en: "--until lies before --since")
    }
    let report: QueueReport
    do {
      let access = try StorePlace(invocation, console).access(
        actingAs: invocation.value("agent") ?? console.environment["HOTLINE_AGENT"], at: nil,
        house: .builtIn, clock: { .now })
      if try access.run(Greeting()).isPractice { console.writeError(console.practiceNotice) }
      report = QueueReport(
        try access.run(ReportDays(since...until)).value, try access.run(TellQueueTitles()))
    } catch let refusal as DeskRefusal {
      throw UsageError(refusal)
    }
    if let part = try invocation.word(QueueReport.Part.self, "csv") {
      console.writeData(invocation.csv(report.csv(part)))
    } else {
      console.show(invocation, json: report.json, text: report.text(console))
    }
    return .success
  }
}

extension Console {
  /// Whether a program can have the terminal to itself.
  var takesScreens: Bool {
    isTerminal && environment["TERM"] != "dumb" && TerminalSession.hasTerminal
  }
}

/// The queue board on a terminal, kept up to date.
struct QueueWatch {
  private var watch: CentreWatch
  private let console: Console

  /// Shows the board until somebody leaves it.
  /// - Throws: `TerminalSession.NoTerminal`, or what the switchboard says that this version doesn't
  ///   know.
  static func run(_ watch: CentreWatch, _ console: Console) throws {
    defer { watch.link.close() }
    let news = LiveNews(of: watch.link)
    var board = QueueWatch(watch: watch, console: console)
    try TerminalSession.run(every: .milliseconds(500), bell: news.bell) { event, screen in
      switch event {
      case .key(.character("q")), .key(.character("Q")), .key(.escape): return .leave
      case .tick: board.watch.ask()
      default: break
      }
      for entry in news.take() {
        do {
          try board.watch.take(entry)
        } catch let fault as LiveFault {
          throw UsageError(fault, console)
        }
      }
      screen.show(board.lines(columns: screen.columns, rows: screen.rows))
      return .stay
    }
  }

  private func lines(columns: Int, rows: Int) -> [String] {
    let top = concern.map { [console.styled($0, .yellow, .bold)] } ?? []
    guard let status = watch.status else { return top }
    return top + QueueBoard(status).lines(columns: columns, rows: rows - top.count, console)
  }

  /// Why what is shown may not be how things are.
  private var concern: String? {
    if watch.isLost {
      return console.text(zh: "总机连接中断，正在重连……", en: "the switchboard is gone; looking for it …")
    }
    let silence = watch.told.duration(to: ContinuousClock().now)
    guard silence > .seconds(3) else { return nil }
    let span = console.span(silence)
    return console.text(
      zh: "总机已 \(span) 没有回答", en: "the switchboard has not answered for \(span)")
  }
}
