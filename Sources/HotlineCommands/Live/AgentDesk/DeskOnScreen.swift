internal import AfterSales
internal import ArgumentParsing
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

  static func run(_ id: String, _ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    let link = try AgentDesk.link(id, invocation, console)
    defer { link.close() }
    var desk = try DeskOnScreen(id, invocation, console, link)
    try TerminalSession.run(every: .milliseconds(500), bell: desk.news.bell) { event, terminal in
      try desk.handle(event, &terminal)
    }
    return try desk.end(console)
  }

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
    for entry in news.take() { try take(entry, &terminal) }
    if desk.keepInTouch() { desk.seat.askForQueues() }
    screen.update(desk.state)
    let picture = screen.picture(
      columns: terminal.columns, rows: terminal.rows, at: ContinuousClock().now)
    terminal.show(picture.lines, cursor: picture.cursor)
    return desk.isOver ? .leave : .stay
  }

  private mutating func take(
    _ entry: LiveLink.Entry, _ terminal: inout TerminalScreen
  ) throws {
    let phase = desk.state.phase.name
    try desk.take(entry)
    screen.update(desk.state)
    for item in desk.takeNews() {
      switch item {
      case .message(let text): screen.add(text)
      case .pop(let pop, let handedOn, let isUpdate):
        screen.showPop(isUpdate: isUpdate) { columns in
          pop.lines(columns: columns)
            + handedOn.flatMap { DisplayWidth.wrap($0, to: columns) }
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
