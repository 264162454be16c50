package import AfterSales
package import ArgumentParsing
internal import Diagnostics
package import Reports

/// The state of the centre as a queue board shows it.
package struct QueueBoard {
  package let status: CentreStatus

  package init(_ status: CentreStatus) { self.status = status }

  /// The whole board, without colours.
  package func text(_ console: Console) -> String {
    var plain = console
    plain.isTerminal = false
    var text = status.isPractice ? console.practiceNotice : ""
    text += announcement(plain).map { $0 + "\n\n" } ?? ""
    let plans = plans(plain)
    if !plans.isEmpty { text += plans.joined(separator: "\n") + "\n\n" }
    text += queues(plain).text(for: console) + "\n"
    text +=
      calls.isEmpty
      ? console.text(zh: "没有来电\n", en: "nobody is here\n")
      : table(of: calls, plain).text(for: console)
    text += "\n"
    text +=
      agents.isEmpty
      ? console.text(zh: "没有坐席在线\n", en: "no agents are on\n")
      : table(of: agents, plain).text(for: console)
    return text
  }

  package var calls: [CentreStatus.Call] { status.calls }

  package var agents: [CentreStatus.Agent] { status.agents }

  /// The emergency plans that are proposed or run.
  package func plans(_ console: Console) -> [String] {
    status.plans.flatMap { PlanText.lines($0, console) }
  }

  package func announcement(_ console: Console) -> String? {
    guard !status.announcement.isEmpty else { return nil }
    return console.text(zh: "公告：", en: "announcement: ")
      + DisplayWidth.printable(status.announcement)
  }

  /// - Parameter isNarrow: whether the titles must leave room for all figures in 80 columns.
  package func queues(_ console: Console, isNarrow: Bool = false) -> TextTable {
    var table = TextTable([
      .init(console.text(zh: "队列", en: "queue"), .leading),
      .init(console.text(zh: "等待", en: isNarrow ? "wait" : "waiting")),
      .init(console.text(zh: "最长", en: "longest")),
      .init(console.text(zh: "待回电", en: isNarrow ? "to call" : "to call back")),
      .init(console.text(zh: isNarrow ? "呼入" : "今日呼入", en: isNarrow ? "in" : "offered today")),
      .init(console.text(zh: "接听", en: isNarrow ? "answ." : "answered")),
      .init(console.text(zh: "放弃", en: isNarrow ? "gone" : "abandoned")),
      .init(console.text(zh: "回电", en: isNarrow ? "cb" : "callbacks")),
      .init(console.text(zh: "拒入", en: isNarrow ? "full" : "refused")),
      .init(console.text(zh: isNarrow ? "均等" : "平均等待", en: "ASA")),
      .init(console.text(zh: isNarrow ? "达标" : "服务水平", en: isNarrow ? "SL" : "service level")),
    ])
    for queue in status.queues.queues {
      let today = queue.today
      let closed =
        queue.isOpen
        ? ""
        : console.styled(console.text(zh: isNarrow ? "（关）" : "（已关闭）", en: " (closed)"), .yellow)
      table.add([
        DisplayWidth.printable(queue.title) + closed, "\(queue.waiting)",
        Self.wait(queue.longestWait, within: queue.within, console), "\(queue.callbacks)",
        "\(today.offered)", "\(today.answered)", "\(today.abandoned)", "\(today.callbacks)",
        "\(today.refused)", Self.wait(today.meanWait, within: nil, console),
        Self.level(today.serviceLevel, target: queue.target, console),
      ])
    }
    return table
  }

  /// A service level, by colour against the queue's target.
  private static func level(_ level: Double?, target: Double?, _ console: Console) -> String {
    guard let level else { return "–" }
    let text = "\(Int((level * 100).rounded())) %"
    guard let target else { return text }
    return console.styled(text, level < target ? .red : .green)
  }

  /// A wait in seconds, red beyond what the queue promises.
  package static func wait(_ seconds: Double?, within limit: Double?, _ console: Console) -> String
  {
    guard let seconds else { return "–" }
    let text = span(seconds, console)
    guard let limit, seconds > limit else { return text }
    return console.styled(text, .red)
  }

  private static func span(_ seconds: Double, _ console: Console) -> String {
    console.span(.milliseconds(Int64(seconds * 1_000)))
  }

  package func table(of calls: [CentreStatus.Call], _ console: Console) -> TextTable {
    var table = TextTable([
      .init(console.text(zh: "来电", en: "call"), .leading),
      .init(console.text(zh: "号码", en: "number"), .leading),
      .init(console.text(zh: "队列", en: "queue"), .leading),
      .init(console.text(zh: "状态", en: "state"), .leading),
      .init(console.text(zh: "位置", en: "position")),
      .init(console.text(zh: "已等", en: "waited")),
      .init(console.text(zh: "坐席", en: "agent"), .leading),
    ])
    let limits = Dictionary(
      status.queues.queues.map { ($0.id, $0.within) }, uniquingKeysWith: { first, _ in first })
    let titles = Dictionary(
      status.queues.queues.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
    for call in calls {
      table.add([
        DisplayWidth.printable(call.id),
        call.number.map(DisplayWidth.printable) ?? console.text(zh: "未显示", en: "withheld"),
        DisplayWidth.printable(titles[call.queue] ?? call.queue),
        LiveText.stage(call.stage, console),
        call.position.map { "\($0)" } ?? "–",
        Self.wait(call.waited, within: call.isWaiting ? limits[call.queue] : nil, console),
        call.agent.map(DisplayWidth.printable) ?? "–",
      ])
    }
    return table
  }

  package func table(of agents: [CentreStatus.Agent], _ console: Console) -> TextTable {
    var table = TextTable([
      .init(console.text(zh: "坐席", en: "agent"), .leading),
      .init(console.text(zh: "组", en: "pool"), .leading),
      .init(console.text(zh: "状态", en: "state"), .leading),
      .init(console.text(zh: "时长", en: "for")),
      .init(console.text(zh: "来电", en: "call"), .leading),
    ])
    for agent in agents {
      let lost =
        agent.isLost
        ? console.styled(console.text(zh: "（连接中断）", en: " (disconnected)"), .yellow) : ""
      table.add([
        DisplayWidth.printable(agent.id), DisplayWidth.printable(agent.pool),
        DisplayWidth.printable(LiveText.phase(agent.phase, console)) + lost,
        Self.span(agent.since, console), agent.phase.call.map(DisplayWidth.printable) ?? "–",
      ])
    }
    return table
  }
}

extension CentreStatus.Call {
  /// Whether nobody talks to the caller yet.
  package var isWaiting: Bool {
    switch stage {
    case .waiting, .offered: true
    case .callback, .booked, .ringing, .talking: false
    }
  }
}
