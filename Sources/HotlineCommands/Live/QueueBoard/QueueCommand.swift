internal import AfterSales
internal import ArgumentParsing
internal import Diagnostics
internal import Reports
internal import ServiceDesk
internal import Switchboard

extension Hotline {
  static let queue = Command(
    "queue", summary: "Show who waits, what agents do, and today's service level",
    discussion: """
      Numbers are masked. On a terminal the board stays, refreshed twice a second, until q or
      Ctrl-C; waits and service levels beyond the queue's target are red. Of lists that are longer
      than the window it tells how much is left out. --once and --json show everything once.
        hotline queue --once --db hotline.db
      """,
    options: StorePlace.options + [
      .flag("once", help: "show it once"),
      .json("answer as JSON"),
    ]
  ) { invocation, console in
    if console.takesScreens, !invocation.flag("once"), !invocation.writesJSON {
      try QueueWatch.run(database: StorePlace(invocation, console).database, console)
      return .success
    }
    let request = try LiveRequest(invocation, console)
    guard case .status(_, let status)? = try request.answer(to: .status)
    else {
      console.tell(Wording(zh: "总机没有回答", en: "the switchboard did not answer"))
      return .unusable
    }
    console.show(
      invocation, isLine: true, json: status.json, text: QueueBoard(status).text(console))
    return .success
  }
}

extension Console {
  /// Whether a program can have the terminal to itself.
  var takesScreens: Bool {
    isTerminal && environment["TERM"] != "dumb" && TerminalSession.hasTerminal
  }
}

/// The queue board on a terminal, kept up to date over one connection.
struct QueueWatch {
  private let link: LiveLink
  private let console: Console
  private let clock = ContinuousClock()
  private var board: QueueBoard?
  /// When the board was last told; before that, when it was first asked for.
  private var told: ContinuousClock.Instant
  private var isLost = false
  private var isAsked = false

  private init(_ link: LiveLink, _ console: Console) {
    self.link = link
    self.console = console
    told = clock.now
  }

  /// Shows the board until somebody leaves it.
  /// - Throws: `SwitchboardError.notRunning`, or `TerminalSession.NoTerminal`.
  static func run(database: String, _ console: Console) throws {
    let link = try LiveLink(database: database)
    defer { link.close() }
    let news = LiveNews(of: link)
    var watch = QueueWatch(link, console)
    try TerminalSession.run(every: .milliseconds(500), bell: news.bell) { event, screen in
      switch event {
      case .key(.character("q")), .key(.character("Q")), .key(.escape): return .leave
      case .tick: watch.ask()
      default: break
      }
      for entry in news.take() { try watch.take(entry) }
      screen.show(watch.lines(columns: screen.columns, rows: screen.rows))
      return .stay
    }
  }

  private mutating func ask() {
    guard !isLost, !isAsked else { return }
    link.tell(.status)
    isAsked = true
  }

  private mutating func take(_ entry: LiveLink.Entry) throws {
    switch entry {
    case .message(.status(_, let status)):
      board = QueueBoard(status)
      told = clock.now
      isAsked = false
    case .misread(let error): throw error
    case .lost: (isLost, isAsked) = (true, false)
    case .found:
      isLost = false
      ask()
    case .message, .answered, .typed, .endOfInput: break
    }
  }

  private func lines(columns: Int, rows: Int) -> [String] {
    let top = concern.map { [console.styled($0, .yellow, .bold)] } ?? []
    guard let board else { return top }
    return top + board.lines(columns: columns, rows: rows - top.count, console)
  }

  /// Why what is shown may not be how things are.
  private var concern: String? {
    if isLost {
      return console.text(zh: "总机连接中断，正在重连……", en: "the switchboard is gone; looking for it …")
    }
    let silence = told.duration(to: clock.now)
    guard silence > .seconds(3) else { return nil }
    let span = console.span(silence)
    return console.text(
      zh: "总机已 \(span) 没有回答", en: "the switchboard has not answered for \(span)")
  }
}
