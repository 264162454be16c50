internal import CommandConsole
internal import ReportPages
internal import ArgumentParsing
internal import Diagnostics
internal import MenuSampling
internal import QueueSimulator
internal import Reports

extension Hotline {
  static let watch = Command(
    "watch",
    summary: Wording(
      zh: "在终端里看仿真的一天，途中可调人手",
      en: "Watch a simulated day in the terminal, and change its staffing on the way"),
    discussion: Wording(
      zh: """
        把一天演成看板：谁在等、等多久，坐席在做什么，目前的服务水平和丢失的来电。空格暂停，← → 调快慢，↑ ↓ 选坐席组，
        + 加一个坐席，- 让一个走；旁边对照不调整时同一批来电者的情况。q 或 Ctrl-C 退出，终端恢复原样。
        """,
      en: """
        Plays one day as a wallboard: who waits and how long, what agents do, service level and lost
        calls so far. Space pauses, ← and → change the speed, ↑ and ↓ choose a pool, + and - add an
        agent to it or send one home; the board then shows the same callers without the change
        beside it. q or Ctrl-C leaves, and the terminal is as it was.
        """),
    arguments: [Argument("SCENARIO", help: Wording(zh: "情景（.json5）", en: "the scenario (.json5)"))],
    options: [
      .value(
        "speed", "N",
        help: Wording(zh: "每秒演多少秒（默认 60）", en: "simulated seconds a second (default: 60)")),
      .seed,
      .value(
        "replication", "K",
        help: Wording(zh: "演哪一天，从 1 数（默认 1）", en: "which day to play, counted from 1 (default: 1)")),
    ]
  ) { invocation, console in
    let scenario = try ScenarioFile(invocation.arguments[0], warning: console).scenario
    let speed = try invocation.number("speed", in: WatchedDay.speeds) ?? 60
    let seed = try invocation.seed()
    let number = try invocation.integer("replication", in: 1...1_000_000) ?? 1
    var day = WatchedDay(
      scenario, seed: seed ?? scenario.seed, replication: number - 1, speed: speed,
      format: console.format)
    do {
      try play(&day)
    } catch is TerminalSession.NoTerminal {
      throw UsageError(
        Wording(
          zh: "hotline watch 要在终端里用，才能显示和按键",
          en: "hotline watch needs a terminal to draw on and to read keys from"),
        hint: Wording(
          zh: "hotline simulate \(invocation.arguments[0]) --replication \(number) 输出同一天的数据",
          en: "hotline simulate \(invocation.arguments[0]) --replication \(number) "
            + "prints the figures of the same day"))
    }
    console.write(day.board.farewell)
    return .success
  }

  private static func play(_ day: inout WatchedDay) throws {
    let clock = ContinuousClock()
    var last = clock.now
    try TerminalSession.run(every: .milliseconds(100)) { event, screen in
      let now = clock.now
      // While the program was stopped, by Ctrl-Z say, no time passed for the day.
      day.pass(min((now - last) / .seconds(1), 0.5))
      last = now
      if case .key(let key) = event, !day.press(key) { return .leave }
      screen.show(day.board.rendered(columns: screen.columns, rows: screen.rows))
      return .stay
    }
  }
}
