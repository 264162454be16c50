internal import ArgumentParsing
internal import CallerProfiles
internal import Diagnostics
internal import Switchboard

extension Hotline {
  static let agent = Command(
    "agent", summary: "Take calls of the live queue at this terminal",
    discussion: """
      A line is a command: ready, break REASON, take, decline, transfer QUEUE NOTE, finish
      DISPOSITION, done, off. A callback is rung after take; then it is reached or missed. With a
      call in hand, case … and refund … work as they do outside, in this agent's name. The
      screen-pop comes with the call, after its look-up stands in the audit.
        hotline agent --id A7 --pool front --db hotline.db
      """,
    options: StoreLocation.options + [
      .value("id", "ID", help: "who takes calls"),
      .value("pool", "POOL", help: "the pool to work in (default: by the agent's skills)"),
      DataFile.option,
    ]
  ) { invocation, console in
    guard let id = invocation.value("id") else { throw UsageError("--id ID is missing") }
    var desk = try AgentDesk(id, invocation, console)
    return try desk.run()
  }
}

/// An agent's desk as lines of text.
struct AgentDesk {
  private let id: String
  private let invocation: Invocation
  private let console: Console
  private let location: StoreLocation
  private let store: ProfileStore
  private let link: LiveLink
  /// The call that rings or is in hand.
  private var call: String?
  private var phase = "notReady"
  private var isOver = false
  private var status = ExitStatus.success

  /// The switchboard takes an agent for gone who is silent for some seconds.
  private static let heartbeat = Duration.seconds(2)

  init(_ id: String, _ invocation: Invocation, _ console: Console) throws {
    self.id = id
    self.invocation = invocation
    self.console = console
    location = StoreLocation(invocation, console)
    store = try location.open()
    link = try LiveLink(database: location.database)
  }

  mutating func run() throws -> ExitStatus {
    logOn()
    link.readLines(console.readLine)
    let clock = ContinuousClock()
    var nextSign = clock.now + Self.heartbeat
    while !isOver {
      if clock.now >= nextSign {
        link.send(.alive)
        nextSign = clock.now + Self.heartbeat
      }
      switch link.next(within: clock.now.duration(to: nextSign)) {
      case nil: break
      case .message(let message): try take(message)
      case .typed(let line): try obey(line)
      case .endOfInput: leave()
      case .lost:
        show(zh: "总机连接中断，正在重连……", en: "the switchboard is gone; looking for it …")
      case .found: logOn()
      }
    }
    link.close()
    return status
  }

  private func logOn() { link.send(.logOn(agent: id, pool: invocation.value("pool"))) }

  private mutating func leave() {
    link.send(.logOff)
    // With a call in hand the switchboard lets the agent go when that is done; nobody types it.
    if phase == "talking" || phase == "wrapUp" || phase == "ringing" { isOver = true }
  }

  // MARK: What the switchboard says

  private mutating func take(_ message: ServerMessage) throws {
    switch message {
    case .desk(_, let pool, let phase, let call): try begin(phase, call: call, pool: pool)
    case .offer(let offer):
      (phase, call) = ("offered", offer.call)
      let number = offer.number ?? console.text(zh: "未显示号码", en: "number withheld")
      let wait = console.span(.milliseconds(Int64(offer.waitedSeconds * 1_000)))
      let kind =
        offer.isCallback
        ? console.text(zh: "回电", en: "callback") : console.text(zh: "来电", en: "call")
      show(
        zh: "☎ \(kind) \(offer.queue)  \(number)  已等 \(wait)  (take 接听，decline 拒接)",
        en: "☎ \(kind) for \(offer.queue)  \(number)  waited \(wait)  (take or decline)")
    case .withdrawn(let gone, let why):
      if gone == call { call = nil }
      show(
        zh: "  来电已撤回：\(LiveText.withdrawal(why, console))",
        en: "  the call is gone: \(LiveText.withdrawal(why, console))")
    case .ringing(let id):
      (phase, call) = ("ringing", id)
      show(zh: "  正在回拨 (reached 接通，missed 未接)", en: "  ringing the customer (reached or missed)")
      try pop(id)
    case .connected(let id):
      let wasRinging = phase == "ringing"
      (phase, call) = ("talking", id)
      show(zh: "● 已接通 \(id)", en: "● connected, call \(id)")
      if !wasRinging { try pop(id) }
    case .wrapUp(let id):
      (phase, call) = ("wrapUp", id)
      show(
        zh: "  通话结束，话后处理 (finish 结果，done 完成)",
        en: "  the talk is over: wrap up (finish DISPOSITION, done)")
    case .phase(let name, let reason):
      phase = name
      call = nil
      show(LiveText.phase(name, reason, console))
    case .loggedOff:
      show(zh: "已下线", en: "logged off")
      isOver = true
    case .refused(_, let code):
      show("  " + LiveText.refusal(code, console))
      if code == "unknownAgent" || code == "unknownPool" || code == "agentExists" {
        status = .checkFailed
        isOver = true
      }
    default: break
    }
  }

  /// Takes up the work as the switchboard knows it, after logging on or coming back.
  private mutating func begin(_ phase: String, call: String?, pool: String) throws {
    (self.phase, self.call) = (phase, call)
    show(
      zh: "\(id) 已上线（\(pool)）：\(LiveText.phase(phase, nil, console))",
      en: "\(id) is on (\(pool)): \(LiveText.phase(phase, nil, console))")
    if phase == "talking", let call { try pop(call) }
  }

  /// Shows who calls; the switchboard has put the look-up into the audit before it said so.
  private func pop(_ id: String) throws {
    guard let number = try LiveStore(store).number(ofCall: id) else { return }
    let now = Instant.now
    let session = try DeskSession(store, agent: self.id, at: now, console)
    let view = try store.popView(of: number, call: id, at: now)
    let data = try PopData(invocation, session)
    console.write(PopScreen(view: view, data: data, session: session, revealed: nil).text)
    guard let note = try store.contact(id)?.contact.note else { return }
    let proof = try store.disclose(
      AuditEntry(
        at: now, actor: self.id, .reveal, object: "note of call \(id)",
        reason: "the call was handed on"))
    for line in note.reveal(proof).split(separator: "\n") {
      show(zh: "转接说明  \(line)", en: "handed on  \(line)")
    }
  }

  // MARK: What the agent types

  private mutating func obey(_ line: String) throws {
    let words = CommandLine.words(of: line)
    let rest = words.dropFirst().joined(separator: " ")
    switch words.first {
    case nil: break
    case "ready": link.send(.ready)
    case "break": link.send(.notReady(reason: rest))
    case "take": withCall { link.send(.accept(call: $0)) }
    case "decline": withCall { link.send(.decline(call: $0)) }
    case "reached": link.send(.reached)
    case "missed": link.send(.notReached)
    case "transfer" where words.count > 1:
      link.send(.transfer(queue: words[1], note: words.dropFirst(2).joined(separator: " ")))
    case "finish": link.send(.finish(disposition: rest.isEmpty ? nil : rest))
    case "done": link.send(.done)
    case "off": link.send(.logOff)
    case "case", "refund":
      let own = ["--agent", id, "--db", location.database, "--key", location.keyFile.path]
      _ = Hotline.main(words + own, console: console)
    default:
      show(
        zh: "  可用：ready、break 原因、take、decline、reached、missed、transfer 队列 说明、"
          + "finish 结果、done、case …、refund …、off",
        en: "  there are: ready, break REASON, take, decline, reached, missed, "
          + "transfer QUEUE NOTE, finish DISPOSITION, done, case …, refund …, off")
    }
  }

  private func withCall(_ body: (String) -> Void) {
    if let call { body(call) } else { show(zh: "  没有来电", en: "  there is no call") }
  }

  private func show(zh chinese: String, en english: String) {
    show(console.text(zh: chinese, en: english))
  }

  private func show(_ text: String) { console.write(text + "\n") }
}

/// A line that somebody typed, as words.
enum CommandLine {
  /// Words are parted by spaces; quotes keep spaces together.
  static func words(of line: String) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in line {
      if let open = quote {
        if character == open { quote = nil } else { word?.append(character) }
      } else if character == "\"" || character == "'" {
        quote = character
        word = word ?? ""
      } else if character.isWhitespace {
        if let done = word { words.append(done) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if let done = word { words.append(done) }
    return words
  }
}
