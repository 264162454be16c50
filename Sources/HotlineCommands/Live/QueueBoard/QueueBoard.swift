package import ArgumentParsing
internal import Diagnostics
internal import Reports

/// The state of the centre as a queue board shows it.
package struct QueueBoard {
  let root: LocatedValue

  /// - Parameter json: the switchboard's answer to `status`.
  /// - Returns: `nil` if it is no JSON.
  package init?(_ json: String) {
    guard let root = try? JSON5Parser.parse(SourceText(path: "status", text: json)) else {
      return nil
    }
    self.root = root
  }

  /// The whole board, without colours.
  package func text(_ console: Console) -> String {
    var console = console
    console.isTerminal = false
    var text = announcement(console).map { $0 + "\n\n" } ?? ""
    text += queues(console).text + "\n"
    text +=
      calls.isEmpty
      ? console.text(zh: "没有来电\n", en: "nobody is here\n") : table(of: calls, console).text
    text += "\n"
    text +=
      agents.isEmpty
      ? console.text(zh: "没有客服在线\n", en: "no agents are on\n") : table(of: agents, console).text
    return text
  }

  var calls: [Call] { root["calls"]?.elements.map { Call($0, queues: root["queues"]) } ?? [] }

  var agents: [Agent] { root["agents"]?.elements.map(Agent.init) ?? [] }

  func announcement(_ console: Console) -> String? {
    root["announcement"]?.plainText.map {
      console.text(zh: "公告：", en: "announcement: ") + $0
    }
  }

  /// - Parameter isNarrow: whether the titles must leave room for all figures in 80 columns.
  func queues(_ console: Console, isNarrow: Bool = false) -> TextTable {
    var table = TextTable([
      .init(console.text(zh: "队列", en: "queue"), .leading),
      .init(console.text(zh: "等待", en: "waiting")),
      .init(console.text(zh: "最长", en: "longest")),
      .init(console.text(zh: "回电", en: isNarrow ? "to call" : "callbacks")),
      .init(console.text(zh: "今日呼入", en: isNarrow ? "offered" : "offered today")),
      .init(console.text(zh: "接听", en: "answered")),
      .init(console.text(zh: "放弃", en: isNarrow ? "hung up" : "abandoned")),
      .init(console.text(zh: "服务水平", en: isNarrow ? "in time" : "service level")),
    ])
    for queue in root["queues"]?.elements ?? [] {
      let today = queue["today"]
      let isOpen = queue["open"]?.isTrue ?? true
      let closed =
        isOpen ? "" : console.styled(console.text(zh: "（已关闭）", en: " (closed)"), .yellow)
      table.add([
        (queue["queue"]?.plainText ?? "") + closed, queue["waiting"]?.count ?? "0",
        Self.wait(queue["longestWait"], within: queue["within"], console),
        queue["callbacks"]?.count ?? "0",
        today?["offered"]?.count ?? "0", today?["answered"]?.count ?? "0",
        today?["abandoned"]?.count ?? "0",
        Self.level(today?["serviceLevel"], target: queue["target"], console),
      ])
    }
    return table
  }

  /// A service level, by colour against the queue's target.
  private static func level(
    _ level: LocatedValue?, target: LocatedValue?, _ console: Console
  ) -> String {
    guard let level, let share = level.number, let text = level.percent else { return "–" }
    guard let target = target?.number else { return text }
    return console.styled(text, share < target ? .red : .green)
  }

  /// A wait, red beyond what the queue promises.
  static func wait(_ wait: LocatedValue?, within: LocatedValue?, _ console: Console) -> String {
    guard let wait, let seconds = wait.number, let text = wait.span(console) else { return "–" }
    guard let limit = within?.number, seconds > limit else { return text }
    return console.styled(text, .red)
  }

  func table(of calls: [Call], _ console: Console) -> TextTable {
    var table = TextTable([
      .init(console.text(zh: "来电", en: "call"), .leading),
      .init(console.text(zh: "号码", en: "number"), .leading),
      .init(console.text(zh: "队列", en: "queue"), .leading),
      .init(console.text(zh: "状态", en: "state"), .leading),
      .init(console.text(zh: "位置", en: "position")),
      .init(console.text(zh: "已等", en: "waited")),
      .init(console.text(zh: "客服", en: "agent"), .leading),
    ])
    for call in calls {
      let value = call.value
      table.add([
        value["call"]?.plainText ?? "",
        value["number"]?.plainText ?? console.text(zh: "未显示", en: "withheld"),
        value["queue"]?.plainText ?? "", LiveText.stage(call.stage, console),
        value["position"]?.count ?? "–",
        Self.wait(value["waited"], within: call.isWaiting ? call.within : nil, console),
        value["agent"]?.plainText ?? "–",
      ])
    }
    return table
  }

  func table(of agents: [Agent], _ console: Console) -> TextTable {
    var table = TextTable([
      .init(console.text(zh: "客服", en: "agent"), .leading),
      .init(console.text(zh: "组", en: "pool"), .leading),
      .init(console.text(zh: "状态", en: "state"), .leading),
      .init(console.text(zh: "时长", en: "for")),
      .init(console.text(zh: "来电", en: "call"), .leading),
    ])
    for agent in agents {
      let value = agent.value
      let phase = LiveText.phase(agent.phase, value["reason"]?.plainText, console)
      let isLost = value["lost"]?.isTrue ?? false
      let lost =
        isLost
        ? console.styled(console.text(zh: "（连接中断）", en: " (disconnected)"), .yellow) : ""
      table.add([
        value["agent"]?.plainText ?? "", value["pool"]?.plainText ?? "", phase + lost,
        value["since"]?.span(console) ?? "–", value["call"]?.plainText ?? "–",
      ])
    }
    return table
  }
}

extension QueueBoard {
  /// Somebody who is on the line, or is to be called back.
  struct Call {
    let value: LocatedValue
    let stage: String
    /// What the queue promises as the longest wait.
    let within: LocatedValue?

    fileprivate init(_ value: LocatedValue, queues: LocatedValue?) {
      self.value = value
      stage = value["stage"]?.plainText ?? ""
      let id = value["queue"]?.plainText
      within = queues?.elements.first { $0["queue"]?.plainText == id }?["within"]
    }

    /// Whether nobody talks to the caller yet.
    var isWaiting: Bool { stage == "waiting" || stage == "offered" }
  }

  struct Agent {
    let value: LocatedValue
    let phase: String

    fileprivate init(_ value: LocatedValue) {
      self.value = value
      phase = value["phase"]?.plainText ?? ""
    }
  }
}

extension LocatedValue {
  var elements: [LocatedValue] {
    if case .array(let elements) = content { elements } else { [] }
  }

  /// Text without what could steer a terminal.
  var plainText: String? {
    if case .text(let text) = content { DisplayWidth.printable(text) } else { nil }
  }

  /// A number that is no absurdity.
  var number: Double? {
    if case .number(let number, _) = content, abs(number) < 1e12 { number } else { nil }
  }

  fileprivate var isTrue: Bool {
    if case .boolean(let boolean) = content { boolean } else { false }
  }

  fileprivate var count: String? { number.map { String(Int64($0)) } }

  fileprivate var percent: String? { number.map { "\(Int(($0 * 100).rounded())) %" } }

  fileprivate func span(_ console: Console) -> String? {
    number.map { console.span(.milliseconds(Int64($0 * 1_000))) }
  }
}
