package import Diagnostics
internal import QueueSimulator
internal import Reports

/// What a simulated day looks like on the wall of a contact centre: lines of text for a terminal.
///
/// A pure function of what it shows, so that tests can look at it.
package struct Wallboard: Localized {
  let scenario: Scenario
  let format: TextFormat

  package var language: Language { format.language }

  var now: CentreSnapshot
  /// The same callers without the changes; `nil` while there are none.
  var unchanged: CentreSnapshot?
  /// How many agents each pool has beyond its plan.
  var extraAgents: [Int]
  var selectedPool = 0
  /// Simulated seconds a second.
  var speed: Double
  var isPaused = false
  var isOver = false

  /// A line and what it is, on which its look depends.
  struct Line: Equatable {
    enum Role: Equatable {
      case heading, title, plain, missed, selected, note
    }

    var text: String
    var role: Role
  }

  /// The lines for a window, drawn with colours if the format has them.
  package func rendered(columns: Int, rows: Int) -> [String] {
    lines(columns: columns, rows: rows).map { line in
      guard format.usesColor else { return line.text }
      let style =
        switch line.role {
        case .heading: "1"
        case .title, .note: "2"
        case .plain: ""
        case .missed: "31"
        case .selected: "7"
        }
      return style.isEmpty ? line.text : "\u{1B}[\(style)m\(line.text)\u{1B}[0m"
    }
  }

  /// The lines that fit a window; of too many queues or pools some are left out.
  func lines(columns: Int, rows: Int) -> [Line] {
    let top = [Line(text: heading, role: .heading), Line(text: progress(columns), role: .note)]
    let (queues, pools) = (queueLines(columns), poolLines(columns))
    let (outcome, keys) = (outcome(columns), [Line(text: keys(columns), role: .note)])
    let left = rows - top.count - outcome.count - keys.count
    // In a low window the blank lines between the parts give way before the lists do.
    let blanks = max(0, min(4, left - min(10, queues.count + pools.count)))
    let room = max(6, left - blanks)
    let poolRoom = min(pools.count, max(3, room - queues.count, room / 2))
    var lines = top
    for (index, part) in [
      fitting(queues, in: room - poolRoom, row: 0),
      fitting(pools, in: poolRoom, row: selectedPool), outcome, keys,
    ].enumerated() {
      lines += (index < blanks ? [Line(text: "", role: .plain)] : []) + part
    }
    return lines.prefix(rows).map {
      Line(text: DisplayWidth.truncate($0.text, to: columns), role: $0.role)
    }
  }

  /// A table's title and as many rows as there is room for, a given one among them.
  ///
  /// If not all fit, the last line says how many are missing.
  private func fitting(_ lines: [Line], in room: Int, row: Int) -> [Line] {
    guard lines.count > room else { return lines }
    let shown = max(1, room - 2)
    let first = 1 + max(0, row - shown + 1)
    let more = lines.count - 1 - shown
    return lines.prefix(1) + lines[first..<first + shown]
      + [Line(text: say("  还有 \(more) 行", "  \(more) more"), role: .note)]
  }

  // MARK: Top

  private var heading: String {
    let state =
      if isOver {
        say("已结束", "over")
      } else if isPaused {
        say("已暂停", "paused")
      } else {
        "×\(FigureText.number(speed, decimals: speed < 1 ? 2 : 0))"
      }
    let lines =
      scenario.lines.map { " · " + say("线路", "lines") + " \(now.linesInUse)/\($0)" }
      ?? " · " + say("在线 \(now.linesInUse)", "\(now.linesInUse) callers inside")
    return "\(scenario.id) · \(clock(at: now.time)) · \(state)\(lines)"
  }

  /// The time of day, after a given number of seconds.
  func clock(at seconds: Double) -> String {
    let moment = scenario.begins + .milliseconds(Int64(seconds) * 1_000)
    return String(moment.description.dropFirst(11).prefix(8))
  }

  private func progress(_ columns: Int) -> String {
    let share = min(1, now.time / scenario.lastsSeconds)
    let ends = clock(at: scenario.lastsSeconds).prefix(5)
    let label = " \(FigureText.number(share * 100)) % · " + say("至 \(ends)", "until \(ends)")
    let width = max(0, min(columns, 80) - DisplayWidth.of(label))
    let done = Int(share * Double(width))
    return String(repeating: "█", count: done) + String(repeating: "░", count: width - done) + label
  }

  // MARK: Queues

  private func queueLines(_ columns: Int) -> [Line] {
    let (called, answered) = (say("待回拨", "to call"), say("接起", "answered"))
    var table = TextTable([
      .init(say("队列", "queue"), .leading), .init(say("排队", "waiting")),
      .init(say("最长等待", "longest")), .init(called), .init(say("服务水平", "in time")),
      .init(answered), .init(say("放弃", "hung up")), .init(say("忙音", "busy")),
    ])
    for (queue, state) in zip(scenario.queues, now.queues) {
      table.add([
        "\(queue.id) (\(FigureText.seconds(queue.withinSeconds)))", "\(state.waiting)",
        state.waiting > 0 ? FigureText.seconds(state.longestWaitSeconds) : FigureText.none,
        queue.callback == nil ? "" : "\(state.callbacksWaiting)",
        (misses(queue, state) ? "! " : "") + FigureText.percent(state.calls.serviceLevel),
        "\(state.calls.answered)", "\(state.calls.abandoned)", "\(state.calls.blocked)",
      ])
    }
    // How many were answered in all stands below.
    table.fit(to: columns, leavingOut: [called, answered])
    let missed = zip(scenario.queues, now.queues).map { misses($0, $1) }
    return Self.lines(of: table) { missed[$0] ? .missed : .plain }
  }

  /// Whether a queue's service level so far is below its target.
  private func misses(_ queue: Scenario.Queue, _ state: CentreSnapshot.Queue) -> Bool {
    guard let target = queue.answered ?? scenario.accept.serviceLevel else { return false }
    return state.calls.serviceLevel < target
  }

  private static func lines(of table: TextTable, role: (Int) -> Line.Role) -> [Line] {
    table.text.split(separator: "\n").enumerated().map { index, text in
      Line(text: String(text), role: index == 0 ? .title : role(index - 1))
    }
  }

  // MARK: Pools

  private func poolLines(_ columns: Int) -> [Line] {
    var table = TextTable([
      .init(say("坐席组", "pool"), .leading), .init(say("在岗", "agents")),
      .init(say("增减", "change")), .init(say("空闲", "idle")), .init(say("振铃", "ringing")),
      .init(say("通话", "talking")), .init(say("整理", "wrap-up")), .init(Self.load, .leading),
    ])
    for (index, (pool, state)) in zip(scenario.pools, now.pools).enumerated() {
      let busy = state.present - state.idle
      table.add([
        "\(index == selectedPool ? "▸" : " ") \(pool.id)", "\(state.present)",
        extraAgents[index] == 0 ? "" : Self.signed(extraAgents[index]), "\(state.idle)",
        "\(state.ringing)", "\(state.talking)", "\(state.wrappingUp)",
        Self.bar(busy, of: state.present),
      ])
    }
    table.fit(to: columns, leavingOut: [Self.load])
    return Self.lines(of: table) { $0 == selectedPool ? .selected : .plain }
  }

  /// The bars speak for themselves.
  private static let load = ""

  private static func bar(_ busy: Int, of present: Int) -> String {
    guard present > 0 else { return "" }
    let full = Int((Double(busy) / Double(present) * 12).rounded())
    return String(repeating: "▪", count: full) + String(repeating: "·", count: 12 - full)
  }

  private static func signed(_ number: Int) -> String { number > 0 ? "+\(number)" : "\(number)" }

  // MARK: Bottom

  /// The whole day so far, and what it would have been without the changes.
  private func outcome(_ columns: Int) -> [Line] {
    var table = TextTable([
      .init(say("到目前为止", "so far"), .leading), .init(say("服务水平", "in time")),
      .init(say("接起", "answered")), .init(say("流失", "lost")), .init(say("排队", "waiting")),
    ])
    table.add([say("现在", "as it is")] + figures(of: now))
    if let unchanged {
      let isNarrow = columns < 70
      let label =
        isNarrow ? say("不作改变", "no change") : say("同样来电，不作改变", "same callers, no change")
      table.add([label] + figures(of: unchanged))
      table.add([say("相差", "difference")] + differences(from: unchanged))
    }
    return Self.lines(of: table) { $0 == 0 ? .plain : .heading }
  }

  private func figures(of centre: CentreSnapshot) -> [String] {
    [
      FigureText.percent(centre.calls.serviceLevel), "\(centre.calls.answered)",
      "\(centre.calls.lost)", "\(Self.waiting(centre))",
    ]
  }

  private func differences(from other: CentreSnapshot) -> [String] {
    let levels = now.calls.serviceLevel - other.calls.serviceLevel
    let points = FigureText.number(levels * 100, decimals: 1)
    return [
      levels.isFinite ? (levels > 0 ? "+" : "") + points + say(" 点", " points") : FigureText.none,
      Self.signed(now.calls.answered - other.calls.answered),
      Self.signed(now.calls.lost - other.calls.lost),
      Self.signed(Self.waiting(now) - Self.waiting(other)),
    ]
  }

  private static func waiting(_ centre: CentreSnapshot) -> Int {
    centre.queues.reduce(0) { $0 + $1.waiting }
  }

  private func keys(_ columns: Int) -> String {
    columns < 76
      ? say(
        "空格 暂停 · ←→ 速度 · ↑↓ 坐席组 · +- 增减 · q 退出",
        "space pause · ←→ speed · ↑↓ pool · +- agents · q leaves")
      : say(
        "空格 暂停 · ←→ 慢/快 · ↑↓ 选坐席组 · +- 增减坐席 · q 退出",
        "space pauses · ←→ slower, faster · ↑↓ choose a pool · +- agents · q leaves")
  }

  /// What is left on the terminal after the board is gone.
  package var farewell: String {
    let lines = [Line(text: heading, role: .heading)] + outcome(format.columns)
    return lines.map { $0.text + "\n" }.joined()
  }
}
