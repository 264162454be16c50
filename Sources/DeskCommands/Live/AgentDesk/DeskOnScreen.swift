internal import AfterSales
internal import ArgumentParsing
internal import DeskScreens
internal import Diagnostics
internal import Reports
internal import ServiceDesk
internal import Synchronization

/// An agent's desk on a terminal of its own, drawn in place.
struct DeskOnScreen {
  private var desk: AgentDesk
  private var screen: AgentScreen
  private let news: LiveNews
  /// What commands about cases and refunds have written.
  private let written: Recording
  /// When it was last asked whether the desk is to be left.
  private var asked: ContinuousClock.Instant?

  static func run(_ id: String, _ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    let link = try AgentDesk.link(id, invocation, console)
    defer { link.close() }
    var desk = try DeskOnScreen(id, invocation, console, link)
    try TerminalSession.run(every: .milliseconds(500), bell: desk.news.bell) { event, terminal in
      try desk.handle(event, &terminal)
    }
    return try desk.end(console)
  }

  /// From so many rows on the whole of a pop has room.
  private static let roomyRows = 36

  private init(
    _ id: String, _ invocation: Invocation, _ console: Console, _ link: LiveLink
  ) throws {
    let written = Recording()
    var own = console
    own.write = { written.append($0) }
    own.writeError = own.write
    own.readLine = { nil }
    self.written = written
    news = LiveNews(of: link)
    desk = try AgentDesk(id, invocation, own, link)
    desk.keepsCallerCurrent = true
    screen = AgentScreen(desk.state, console, isPractice: desk.isPractice)
  }

  private mutating func handle(
    _ event: TerminalSession.Event, _ terminal: inout TerminalScreen
  ) throws -> TerminalSession.Outcome {
    desk.console.columns = terminal.columns
    if case .key(let key) = event {
      let typed = screen.press(key, columns: terminal.columns, rows: terminal.rows)
      switch typed {
      case .line(let line): try take(.typed(line), &terminal)
      case .end: try take(.endOfInput, &terminal)
      case nil: break
      }
    }
    if case .held = event { ask() }
    for entry in news.take() { try take(entry, &terminal) }
    terminal.holdsStops = holdsStops
    if desk.keepInTouch() { desk.seat.askForQueues() }
    screen.update(desk.state)
    let picture = screen.picture(
      columns: terminal.columns, rows: terminal.rows, at: ContinuousClock().now)
    terminal.show(picture.lines, cursor: picture.cursor)
    return desk.isOver ? .leave : .stay
  }

  // MARK: Ctrl-C and Ctrl-Z

  /// Whether somebody is on the line, whom nobody drops by a slip of the hand.
  private var holdsStops: Bool {
    switch desk.state.phase {
    case .talking, .ringing, .offered: break
    case .notReady, .idle, .wrappingUp: return false
    }
    return asked.map { $0.duration(to: ContinuousClock().now) > Self.answerWithin } ?? true
  }

  /// Asks whether the desk is really to be left with a caller on the line.
  private mutating func ask() {
    asked = ContinuousClock().now
    screen.add(
      desk.console.text(
        zh: "客户还在线：5 秒内再按一次才离开坐席（总机会把来电交给下一位）",
        en:
          "a caller is on the line: press it again within 5 s to leave the desk (the next agent gets them)"
      ))
  }

  /// How long the same key means yes after the question.
  private static let answerWithin = Duration.seconds(5)

  private mutating func take(
    _ entry: LiveLink.Entry, _ terminal: inout TerminalScreen
  ) throws {
    let phase = desk.state.phase.name
    try desk.take(entry)
    screen.update(desk.state)
    for item in desk.takeNews() {
      switch item {
      case .message(let text): screen.add(text)
      case .messageOfCall(let text): screen.addOfCall(text)
      case .pop(let pop, let handedOn, let isUpdate):
        let console = desk.console
        let isBrief = terminal.rows < Self.roomyRows
        screen.showPop(isUpdate: isUpdate) { columns in
          handedOn.flatMap { DisplayWidth.wrap($0, to: columns) }
            .map { console.styled($0, .yellow, .bold) }
            + pop.lines(columns: columns, isBrief: isBrief)
        }
      }
    }
    if case .typed(let line) = entry, let text = written.take() {
      screen.showAnswer(text, to: line)
    }
    if desk.state.phase.name == .offered, phase != .offered { terminal.sound() }
  }

  /// Says on the terminal, which is as it was, why the desk is closed.
  private mutating func end(_ console: Console) throws -> ExitStatus {
    // Nobody can type any more.
    if !desk.isOver { try desk.take(.endOfInput) }
    desk.seat.leaveInOrder()
    if let last = screen.lastMessage { console.write(last + "\n") }
    return desk.status
  }
}

/// What is written while something else has the terminal.
private final class Recording: Sendable {
  private let text = Mutex("")

  func append(_ more: String) { text.withLock { $0 += more } }

  /// What was written since this was last asked; `nil` for nothing.
  func take() -> String? {
    text.withLock { text in
      defer { text = "" }
      return text.isEmpty ? nil : text
    }
  }
}
