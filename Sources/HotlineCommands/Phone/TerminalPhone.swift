internal import ArgumentParsing
internal import Diagnostics
internal import FlowInterpreter

/// A phone whose keys and speech are lines of text.
struct TerminalPhone<Directory: CallerDirectory> {
  private(set) var session: CallSession<Directory>
  /// What the caller did so far.
  private(set) var recording = FixtureRecording()
  private let console: Console

  init(_ session: CallSession<Directory>, console: Console) {
    self.session = session
    self.console = console
  }

  // MARK: Clocks

  /// Time stands still while the caller thinks; lines are read when it is the caller's turn.
  mutating func playOnVirtualClock() {
    session.settle()
    show()
    while !session.isOver {
      guard let line = console.readLine() else {
        actInTurn(.hangUp)
        break
      }
      switch PhoneEntry(line) {
      case .nothing: if let length = session.untilNext() { actInTurn(.silence(length)) }
      case .wait(let length): actInTurn(.silence(length))
      case .keys(let keys): actInTurn(.press(keys))
      case .speech(let text): actInTurn(.say(text))
      case .hangUp: actInTurn(.hangUp)
      case .unknown: help()
      }
      session.settle()
      show()
    }
    show()
  }

  /// Prompts last as long as they take to say; lines count when they are entered.
  mutating func playOnWallClock() {
    let clock = ContinuousClock()
    let start = clock.now
    let input = LineInput(console.readLine)
    while !session.isOver {
      show()
      let now = start.duration(to: clock.now)
      let wait = session.nextMoment.map { max(.zero, $0 - now) }
      let entered = input.next(within: wait)
      session.wait(until: max(session.now, start.duration(to: clock.now)))
      if session.isOver { break }
      switch entered {
      case .none: continue
      case .end: act(.hangUp)
      case .line(let line):
        let entry = PhoneEntry(line)
        if let act = entry.act { self.act(act) }
        if entry == .unknown { help() }
      }
    }
    show()
  }

  // MARK: What the caller does

  /// The caller hears the prompt out and acts a second later.
  private mutating func actInTurn(_ act: CallerAct) {
    recording.hear(session.heard.last)
    let before = session.keysPressed
    session.take(act)
    recording.note(act, .afterPrompt, pressed: session.keysPressed - before)
    recording.conceal(session.concealed)
  }

  private mutating func act(_ act: CallerAct) {
    let before = session.keysPressed
    let timing = session.act(act)
    recording.note(act, timing, pressed: session.keysPressed - before)
    recording.conceal(session.concealed)
  }

  // MARK: What the caller sees

  private mutating func show() {
    for entry in session.news() {
      guard let line = entry.event.caption(for: console) else { continue }
      console.write(line + "\n")
    }
  }

  private func help() {
    console.write(
      console.text(
        zh: "  (0-9*# 为按键，其他文字为说话，/hangup 挂机，/wait 5s 沉默)\n",
        en: "  (0-9*# are keys, other text is speech, /hangup hangs up, /wait 5s keeps silent)\n"))
  }
}

/// What a line stands for.
enum PhoneEntry: Equatable {
  case nothing
  case keys(String)
  case speech(String)
  case wait(Duration)
  case hangUp
  /// A command that there isn't.
  case unknown

  init(_ line: String) {
    let words = line.split(whereSeparator: \.isWhitespace)
    let joined = words.joined()
    switch words.first {
    case nil: self = .nothing
    case "/hangup": self = .hangUp
    case "/wait":
      let length = words.count == 2 ? DurationNotation.parse(String(words[1])) : nil
      self = length.map { .wait($0) } ?? .unknown
    case let word? where word.hasPrefix("/"): self = .unknown
    case _ where joined.allSatisfy(Choice.keys.contains): self = .keys(joined)
    default: self = .speech(words.joined(separator: " "))
    }
  }
}
