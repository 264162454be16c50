internal import ArgumentParsing
internal import Diagnostics
internal import Foundation
internal import Reports
internal import Switchboard

extension Hotline {
  static let queue = Command(
    "queue", summary: "Show who waits, what agents do, and today's service level",
    discussion: """
      Numbers are masked. On a terminal the board is shown again every second until Ctrl-C;
      --once and --json show it once.
        hotline queue --once --db hotline.db
      """,
    options: StoreLocation.options + [
      .flag("once", help: "show it once"),
      .flag("json", help: "answer as JSON"),
    ]
  ) { invocation, console in
    while true {
      let request = try LiveRequest(invocation, console)
      guard case .status(_, let json)? = request.answer(to: .status),
        let board = QueueBoard(json)
      else {
        console.writeError(
          console.text(zh: "hotline: 总机没有回答\n", en: "hotline: the switchboard did not answer\n"))
        return .unusable
      }
      if invocation.flag("json") {
        console.write(json + "\n")
        return .success
      }
      let isRefreshed = console.isTerminal && !invocation.flag("once")
      console.write((isRefreshed ? "\u{1B}[H\u{1B}[2J" : "") + board.text(console))
      guard isRefreshed else { return .success }
      Thread.sleep(forTimeInterval: 1)
    }
  }
}

/// The state of the centre as a queue board shows it.
struct QueueBoard {
  private let root: LocatedValue

  init?(_ json: String) {
    guard let root = try? JSON5Parser.parse(SourceText(path: "status", text: json)) else {
      return nil
    }
    self.root = root
  }

  func text(_ console: Console) -> String {
    var text = ""
    if let announcement = root["announcement"]?.plainText {
      text += console.text(zh: "公告：", en: "announcement: ") + announcement + "\n\n"
    }
    text += queues(console) + "\n" + calls(console) + "\n" + agents(console)
    return text
  }

  private func queues(_ console: Console) -> String {
    var table = TextTable([
      .init(console.text(zh: "队列", en: "queue"), .leading),
      .init(console.text(zh: "等待", en: "waiting")),
      .init(console.text(zh: "最长", en: "longest")),
      .init(console.text(zh: "回电", en: "callbacks")),
      .init(console.text(zh: "今日呼入", en: "offered today")),
      .init(console.text(zh: "接听", en: "answered")),
      .init(console.text(zh: "放弃", en: "abandoned")),
      .init(console.text(zh: "服务水平", en: "service level")),
    ])
    for queue in root["queues"]?.elements ?? [] {
      let today = queue["today"]
      let isOpen = queue["open"]?.isTrue ?? true
      let closed = isOpen ? "" : console.text(zh: "（已关闭）", en: " (closed)")
      table.add([
        (queue["queue"]?.plainText ?? "") + closed, queue["waiting"]?.count ?? "0",
        queue["longestWait"]?.span(console) ?? "–", queue["callbacks"]?.count ?? "0",
        today?["offered"]?.count ?? "0", today?["answered"]?.count ?? "0",
        today?["abandoned"]?.count ?? "0", today?["serviceLevel"]?.percent ?? "–",
      ])
    }
    return table.text
  }

  private func calls(_ console: Console) -> String {
    let calls = root["calls"]?.elements ?? []
    guard !calls.isEmpty else {
      return console.text(zh: "没有来电\n", en: "nobody is here\n")
    }
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
      table.add([
        call["call"]?.plainText ?? "",
        call["number"]?.plainText ?? console.text(zh: "未显示", en: "withheld"),
        call["queue"]?.plainText ?? "",
        LiveText.stage(call["stage"]?.plainText ?? "", console),
        call["position"]?.count ?? "–", call["waited"]?.span(console) ?? "–",
        call["agent"]?.plainText ?? "–",
      ])
    }
    return table.text
  }

  private func agents(_ console: Console) -> String {
    let agents = root["agents"]?.elements ?? []
    guard !agents.isEmpty else {
      return console.text(zh: "没有客服在线\n", en: "no agents are on\n")
    }
    var table = TextTable([
      .init(console.text(zh: "客服", en: "agent"), .leading),
      .init(console.text(zh: "组", en: "pool"), .leading),
      .init(console.text(zh: "状态", en: "state"), .leading),
      .init(console.text(zh: "时长", en: "for")),
      .init(console.text(zh: "来电", en: "call"), .leading),
    ])
    for agent in agents {
      let phase = LiveText.phase(
        agent["phase"]?.plainText ?? "", agent["reason"]?.plainText, console)
      let isLost = agent["lost"]?.isTrue ?? false
      let lost = isLost ? console.text(zh: "（连接中断）", en: " (disconnected)") : ""
      table.add([
        agent["agent"]?.plainText ?? "", agent["pool"]?.plainText ?? "", phase + lost,
        agent["since"]?.span(console) ?? "–", agent["call"]?.plainText ?? "–",
      ])
    }
    return table.text
  }
}

extension LocatedValue {
  fileprivate var elements: [LocatedValue] {
    if case .array(let elements) = content { elements } else { [] }
  }

  fileprivate var plainText: String? {
    if case .text(let text) = content { DisplayWidth.printable(text) } else { nil }
  }

  fileprivate var isTrue: Bool {
    if case .boolean(let boolean) = content { boolean } else { false }
  }

  fileprivate var number: Double? {
    if case .number(let number, _) = content { number } else { nil }
  }

  fileprivate var count: String? { number.map { String(Int64($0)) } }

  fileprivate var percent: String? { number.map { "\(Int(($0 * 100).rounded())) %" } }

  fileprivate func span(_ console: Console) -> String? {
    number.map { console.span(.milliseconds(Int64($0 * 1_000))) }
  }
}
