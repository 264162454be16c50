import AfterSales
import ArgumentParsing
import DeskCommands
import DeskScreens
import Diagnostics
import HotlineCommands
import Reports
import ServiceDesk
import Testing

@Suite struct AgentScreenTests {
  private static let start = ContinuousClock().now
  private static let call = DeskState.Call(id: "c1", queue: "vip", number: "139****9000")

  private static func console(_ language: String = "en_US.UTF-8") -> Console {
    Console(
      write: { _ in }, writeError: { _ in }, environment: ["LANG": language, "NO_COLOR": "1"],
      isTerminal: true)
  }

  /// An agent in a talk whose pop has so many lines.
  private static func talking(popLines: Int, _ console: Console = console()) -> AgentScreen {
    var state = DeskState(agent: "A7", at: start)
    state.pool = "front"
    state.enter(.talking(call: "c1"), call: call, at: start)
    var screen = AgentScreen(state, console)
    screen.update(state)
    screen.showPop { columns in (1...popLines).map { "pop \($0) of \(columns)" } }
    screen.add("connected")
    return screen
  }

  private static func lines(
    _ screen: AgentScreen, _ columns: Int = 60, _ rows: Int = 16, after seconds: Int = 130
  ) -> [String] {
    screen.picture(columns: columns, rows: rows, at: start + .seconds(seconds)).lines
  }

  private static func type(_ text: String, in screen: inout AgentScreen) -> AgentScreen.Typed? {
    for character in text { _ = screen.press(.character(character), columns: 60, rows: 16) }
    return screen.press(.enter, columns: 60, rows: 16)
  }

  @Test func `status on top, the caller in the middle, the line that is typed at the bottom`() {
    var screen = Self.talking(popLines: 3)
    for key in "退款".map({ TerminalKey.character($0) }) + [.left] {
      _ = screen.press(key, columns: 60, rows: 16)
    }
    let picture = screen.picture(columns: 60, rows: 16, at: Self.start + .seconds(130))
    #expect(picture.lines.count == 16)
    #expect(picture.lines[0] == " A7 · front │ talking 2m10s │ vip · 139****9000 · c1")
    #expect(picture.lines[2...4] == ["pop 1 of 60", "pop 2 of 60", "pop 3 of 60"])
    #expect(picture.lines[13] == "connected")
    #expect(picture.lines[14].contains("finish DISPOSITION"))
    #expect(picture.lines[15] == "› 退款")
    // After the prompt and one wide character.
    #expect(picture.cursor == .init(row: 15, column: 4))
  }

  /// The sample's queue of callbacks is called what its calls are.
  @Test(arguments: [
    (true, "回电" as String?, "回电", "callback"), (true, "退款", "回电 退款", "callback for 退款"),
    (true, nil, "回电", "callback"), (true, "Callback", "回电", "callback"),
    (false, "回电", "来电 回电", "call for 回电"), (false, "退款", "来电 退款", "call for 退款"),
  ])
  func `a callback of a queue that is called so says it once`(
    isCallback: Bool, queue: String?, chinese: String, english: String
  ) {
    func words(_ language: String) -> String {
      QueueText.call(isCallback: isCallback, queue: queue, Self.console(language))
    }
    #expect(words("zh_CN.UTF-8") == chinese)
    #expect(words("en_US.UTF-8") == english)
    var state = DeskState(agent: "A7", at: Self.start)
    let call = DeskState.Call(id: "c1", queue: queue, isCallback: isCallback)
    state.enter(.talking(call: "c1"), call: call, at: Self.start)
    let heading = Self.lines(AgentScreen(state, Self.console("zh_CN.UTF-8")))[0]
    #expect(heading.count { $0 == "回" } <= 1)
  }

  @Test func `a desk of a database for practice says so on top, whatever the window`() {
    var state = DeskState(agent: "A7", at: Self.start)
    state.pool = "front"
    let screen = AgentScreen(state, Self.console(), isPractice: true)
    for (columns, rows) in [(60, 16), (30, 8)] {
      let lines = Self.lines(screen, columns, rows)
      #expect(lines.count == rows)
      #expect(lines[0].hasPrefix("* PRACTICE DATABASE"))
    }
  }

  @Test func `with the call everything goes that told of the caller`() {
    var screen = Self.talking(popLines: 3)
    _ = Self.type("refund pay 1 --reason \"Lin Xiaoyu\"", in: &screen)
    screen.showAnswer("paid back to Lin Xiaoyu\n", to: "refund pay 1")
    _ = Self.type("done", in: &screen)
    var state = DeskState(agent: "A7", at: Self.start)
    state.enter(.wrappingUp(call: "c1"), call: Self.call, at: Self.start)
    screen.update(state)
    let wrappingUp = Self.lines(screen)
    #expect(wrappingUp.contains("pop 1 of 60") && wrappingUp.contains("paid back to Lin Xiaoyu"))

    state.enter(.idle, at: Self.start)
    screen.update(state)
    screen.add("ready, waiting for a call")
    var text = Self.lines(screen).joined(separator: "\n")
    #expect(!text.contains("pop") && !text.contains("Lin"))
    #expect(text.contains("connected"))
    // The last line that was typed comes back, the one about money does not.
    for _ in 0..<3 { _ = screen.press(.up, columns: 60, rows: 16) }
    text = Self.lines(screen).joined(separator: "\n")
    #expect(text.hasSuffix("› done"))
  }

  @Test func `a long pop is scrolled, and says so`() {
    var screen = Self.talking(popLines: 30)
    func popLines() -> [String] { Self.lines(screen).filter { $0.hasPrefix("pop") } }
    // 16 rows without two of status, two at the bottom, the rule and two of messages.
    #expect(popLines().count == 9)
    #expect(Self.lines(screen).contains { $0.contains("lines 1–9/30 · PgUp PgDn") })
    for _ in 0..<9 { _ = screen.press(.pageDown, columns: 60, rows: 16) }
    #expect(popLines().last == "pop 30 of 60")
    for _ in 0..<9 { _ = screen.press(.pageUp, columns: 60, rows: 16) }
    #expect(popLines().first == "pop 1 of 60")
  }

  @Test func `a long answer stands over the pop until Esc, a short one among the messages`() {
    var screen = Self.talking(popLines: 3)
    screen.showAnswer("one\ntwo\n", to: "case open")
    #expect(Self.lines(screen).contains("two") && Self.lines(screen).contains("pop 1 of 60"))
    screen.showAnswer("a\nb\nc\nd\n", to: "case list --open")
    let shown = Self.lines(screen)
    #expect(shown[2...5] == ["a", "b", "c", "d"] && !shown.contains("pop 1 of 60"))
    #expect(shown.contains { $0.contains("case list · Esc goes back") })
    _ = screen.press(.escape, columns: 60, rows: 16)
    #expect(Self.lines(screen).contains("pop 1 of 60"))
  }

  @Test(arguments: [
    ("fi", "finish "), ("finish re", "finish resolved "), ("transfer t", "transfer technical "),
    ("case sh", "case show "), ("refund app", "refund approve "),
    ("case open --dea", "case open --deadline "),
    ("case open --kind poor", "case open --kind poor-service "), ("reveal na", "reveal name "),
    ("case open --caller --", "case open --caller --"), ("break x", "break x"),
  ])
  func `Tab completes what can follow`(typed: String, completed: String) {
    var screen = Self.talking(popLines: 3)
    var state = DeskState(agent: "A7", at: Self.start)
    state.enter(.talking(call: "c1"), call: Self.call, at: Self.start)
    state.queues = ["recharge", "technical"]
    screen.update(state)
    for character in typed { _ = screen.press(.character(character), columns: 60, rows: 16) }
    _ = screen.press(.tab, columns: 60, rows: 16)
    #expect(Self.type("", in: &screen) == .line(completed))
  }

  @Test func `what a completion could mean stands where the hints are`() {
    var screen = Self.talking(popLines: 3)
    for key in [.character("r"), .character("e"), .tab] as [TerminalKey] {
      _ = screen.press(key, columns: 60, rows: 16)
    }
    #expect(Self.lines(screen)[14] == "ready  reached  reveal  refund")
  }

  @Test func `who waits for the agent's pool stands below the status, late ones in red`() {
    var state = DeskState(agent: "A7", at: Self.start)
    state.waiting = [
      .init(queue: "recharge", count: 3, longestSeconds: 80, isLate: true),
      .init(queue: "vip", count: 1, longestSeconds: 5, isLate: false),
    ]
    let console = Console(
      write: { _ in }, writeError: { _ in }, environment: ["LANG": "C"], isTerminal: true)
    let lines = Self.lines(AgentScreen(state, console))
    #expect(lines[1] == " waiting: \u{1B}[31mrecharge 3 (1m20s)\u{1B}[0m · vip 1 (5s)")
  }

  @Test func `messages are shown whole, the last ones first`() {
    var screen = Self.talking(popLines: 30)
    screen.add("one two three")
    screen.add("four")
    // Two lines of messages: of the one before the last two would be needed.
    func messages(columns: Int) -> [String] { Array(Self.lines(screen, columns)[12...13]) }
    #expect(messages(columns: 60) == ["one two three", "four"])
    #expect(messages(columns: 10) == ["", "four"])
    screen.add("one two three four five")
    #expect(messages(columns: 10) == ["three four", "five"])
  }

  @Test(arguments: [(80, 24), (40, 10), (20, 5), (10, 2), (2, 1)], ["zh_CN.UTF-8", "en_US.UTF-8"])
  func `it fits any window, the typed line last`(
    size: (columns: Int, rows: Int), language: String
  ) {
    var screen = Self.talking(popLines: 50, Self.console(language))
    for _ in 0..<30 { screen.add("一条很长的消息 that goes on and on until it must be wrapped") }
    _ = screen.press(.character("x"), columns: size.columns, rows: size.rows)
    let picture = screen.picture(columns: size.columns, rows: size.rows, at: Self.start)
    #expect(picture.lines.count == size.rows)
    #expect(picture.lines.last?.hasPrefix("› ") == true)
    #expect(picture.cursor.row == size.rows - 1)
  }
}
