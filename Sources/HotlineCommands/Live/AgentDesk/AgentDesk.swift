internal import AfterSales
internal import ArgumentParsing
internal import Diagnostics
internal import ServiceDesk
internal import Switchboard

/// What an agent's desk does, however it is shown: it takes what the switchboard says and what the
/// agent types, and leaves news to be shown.
struct AgentDesk {
  /// Something that has happened.
  enum News {
    case message(String)
    /// Who calls, and what the agent wrote who handed the call on; an update is what has been
    /// shown already, with what was changed meanwhile.
    case pop(PopScreen, handedOn: [String], isUpdate: Bool)
  }

  let id: String
  private(set) var state: DeskState
  private(set) var isOver = false
  private(set) var status = ExitStatus.success
  /// Where commands about cases and refunds write; everything else becomes news.
  var console: Console

  /// Whether changes at the desk are to show in what it has shown.
  var keepsCallerCurrent = false

  let invocation: Invocation
  let store: any DeskStore
  var shown: ShownCaller?
  var news: [News] = []
  private let location: StorePlace
  private let link: LiveLink
  private let clock = ContinuousClock()
  private var nextSign: ContinuousClock.Instant

  /// The switchboard takes an agent for gone who is silent for some seconds.
  private static let heartbeat = Duration.seconds(2)
  private static let longestFarewell = Duration.seconds(10)

  init(_ id: String, _ invocation: Invocation, _ console: Console, _ link: LiveLink) throws {
    self.id = id
    self.invocation = invocation
    self.console = console
    self.link = link
    location = StorePlace(invocation, console)
    store = try location.open()
    state = DeskState(agent: id, at: clock.now)
    nextSign = clock.now
  }

  /// The connection of an agent's desk, which logs the agent on whenever it is made.
  static func link(_ id: String, _ invocation: Invocation, _ console: Console) throws -> LiveLink {
    try LiveLink(
      database: StorePlace(invocation, console).database,
      introduction: .logOn(agent: id, pool: invocation.value("pool")))
  }

  /// What has happened since this was last asked, in order.
  mutating func takeNews() -> [News] {
    defer { news = [] }
    return news
  }

  // MARK: Keeping in touch

  /// How long the switchboard may be left without a sign.
  var timeToNextSign: Duration { max(.zero, clock.now.duration(to: nextSign)) }

  /// Says that the desk is there, if that is due.
  /// - Returns: whether it was.
  @discardableResult
  mutating func keepInTouch() -> Bool {
    guard clock.now >= nextSign else { return false }
    link.tell(.alive)
    nextSign = clock.now + Self.heartbeat
    return true
  }

  /// Asks who waits; the answer becomes part of the state.
  func askForQueues() { link.tell(.queues) }

  /// Waits until the switchboard has taken note of what was typed last.
  func leaveInOrder() { link.settle(within: Self.longestFarewell) { _ in } }

  private mutating func leave() {
    link.send(.logOff)
    // With a call in hand the switchboard lets the agent go when that is done; nobody types it.
    switch state.phase {
    case .ringing, .talking, .wrappingUp: isOver = true
    case .notReady, .idle, .offered: break
    }
  }

  mutating func take(_ entry: LiveLink.Entry) throws {
    switch entry {
    case .answered(let asked, .refused(_, .unknownQueue)):
      let refusal = try LiveRequest(invocation, console).refusal(of: asked, .unknownQueue)
      news.append(.message("  " + console.text(refusal.wording)))
    case .message(let message), .answered(_, let message): try take(message)
    case .typed(let line): try obey(line)
    case .endOfInput: leave()
    case .misread(let error): throw error
    case .lost:
      state.isLost = true
      say(zh: "总机连接中断，正在重连……", en: "the switchboard is gone; looking for it …")
    case .found: state.isLost = false
    }
  }

  // MARK: What the switchboard says

  private mutating func take(_ message: ServerMessage) throws {
    switch message {
    case .desk(_, let pool, let phase): try begin(phase, pool: pool)
    case .offer(let offer):
      state.enter(.offered(call: offer.call), call: .init(offer), at: clock.now)
      let number = offer.number ?? console.text(zh: "未显示号码", en: "number withheld")
      let wait = console.span(.milliseconds(Int64(offer.waitedSeconds * 1_000)))
      let kind =
        offer.isCallback
        ? console.text(zh: "回电", en: "callback") : console.text(zh: "来电", en: "call")
      say(
        zh: "☎ \(kind) \(offer.queue)  \(number)  已等 \(wait)  (take 接听，decline 拒接)",
        en: "☎ \(kind) for \(offer.queue)  \(number)  waited \(wait)  (take or decline)")
    case .withdrawn(let gone, let why):
      if gone == state.call?.id { (state.call, shown) = (nil, nil) }
      say(
        zh: "  来电已撤回：\(LiveText.withdrawal(why, console))",
        en: "  the call is gone: \(LiveText.withdrawal(why, console))")
    case .ringing(let id):
      state.enter(.ringing(call: id), at: clock.now)
      say(zh: "  正在回拨 (reached 接通，missed 未接)", en: "  ringing the customer (reached or missed)")
      try pop(id)
    case .connected(let id):
      let wasRinging = state.phase.name == .ringing
      state.enter(.talking(call: id), at: clock.now)
      say(zh: "● 已接通 \(id)", en: "● connected, call \(id)")
      if !wasRinging { try pop(id) }
    case .wrapUp(let id):
      state.enter(.wrappingUp(call: id), at: clock.now)
      say(
        zh: "  通话结束，话后处理 (finish 结果，done 完成)",
        en: "  the talk is over: wrap up (finish DISPOSITION, done)")
    case .phase(let phase):
      state.enter(phase, at: clock.now)
      shown = nil
      news.append(.message(LiveText.phase(phase, console)))
    case .queues(_, let status): state.learn(status)
    case .loggedOff:
      state.call = nil
      say(zh: "已下线", en: "logged off")
      isOver = true
    case .refused(_, let why):
      if why == .unknownAgent || why == .unknownPool {
        // Whoever was named on the command line isn't there.
        let logOn = ClientMessage.logOn(agent: id, pool: invocation.value("pool"))
        throw try LiveRequest(invocation, console).refusal(of: logOn, why)
      }
      news.append(.message("  " + LiveText.refusal(why, console)))
      if why == .agentExists { (status, isOver) = (.checkFailed, true) }
    case .misread(_, let code):
      news.append(.message("  " + LiveText.refused(code, console)))
    case .done: break
    case .line, .status, .announcement, .waiting, .queueFull, .queueClosed, .callbackOffered,
      .callbackKept, .answered, .agentLeft, .transferred, .movedOn, .timedOut:
      // What callers and boards are told.
      break
    }
  }

  /// Takes up the work as the switchboard knows it, after logging on or coming back.
  private mutating func begin(_ phase: AgentPhase, pool: String) throws {
    state.pool = pool
    state.resume(phase, at: clock.now)
    let words = LiveText.phase(phase.name, console)
    say(zh: "\(id) 已上线（\(pool)）：\(words)", en: "\(id) is on (\(pool)): \(words)")
    if case .talking(let call) = phase { try pop(call) }
  }

  // MARK: What the agent types

  private mutating func obey(_ line: String) throws {
    let words = CommandLine.words(of: line)
    let rest = words.dropFirst().joined(separator: " ")
    switch words.first {
    case nil: break
    case "ready": link.send(.ready)
    case "break": link.send(.notReady(reason: rest))
    case "take": answer { .accept(call: $0) }
    case "decline": answer { .decline(call: $0) }
    case "reached": link.send(.reached)
    case "missed": link.send(.notReached)
    case "transfer" where words.count > 1:
      link.send(.transfer(queue: words[1], note: words.dropFirst(2).joined(separator: " ")))
    case "finish": link.send(.finish(disposition: rest.isEmpty ? nil : rest))
    case "choose": try choose(rest)
    case "reveal": try reveal(words.dropFirst())
    case "done": link.send(.done)
    case "off": link.send(.logOff)
    case "case", "refund":
      let status = Hotline.root.main(words, console: console) { path, invocation, console in
        let work = words[0] == "case" ? Hotline.caseWork : Hotline.refundWork
        guard let typed = work.first(where: { $0.command.name == path.last?.name }) else {
          return .unusable
        }
        let face = try DeskFace(invocation, console, store, agent: id)
        return try typed.run(invocation, at: face)
      }
      if keepsCallerCurrent, status == .success, Self.changes(words) { try lookUpAgain() }
    default:
      say(
        zh: "  可用：ready、break 原因、take、decline、reached、missed、transfer 队列 说明、"
          + "choose 序号、reveal 字段 原因、finish 结果、done、case …、refund …、off",
        en: "  there are: ready, break REASON, take, decline, reached, missed, "
          + "transfer QUEUE NOTE, choose N, reveal FIELD REASON, finish DISPOSITION, done, "
          + "case …, refund …, off")
    }
  }

  /// Whether a command about cases or refunds does more than look.
  private static func changes(_ words: [String]) -> Bool {
    words.count > 1 && !["list", "show", "overdue", "stats"].contains(words[1])
  }

  private mutating func answer(_ message: (_ call: String) -> ClientMessage) {
    if let call = state.call {
      link.send(message(call.id))
    } else {
      sayThereIsNoCall()
    }
  }

  mutating func sayThereIsNoCall() { say(zh: "  没有来电", en: "  there is no call") }

  mutating func say(zh chinese: String, en english: String) {
    news.append(.message(console.text(zh: chinese, en: english)))
  }
}
