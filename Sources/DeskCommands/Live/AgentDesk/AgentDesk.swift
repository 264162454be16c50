internal import AfterSales
internal import ArgumentParsing
internal import CommandConsole
internal import DeskScreens
internal import Diagnostics
internal import ServiceDesk

/// What an agent types at a live desk, and what there is to be shown, however it is shown.
struct AgentDesk {
  /// Something to be shown.
  enum News {
    case message(String)
    /// One that tells of the caller, and so is gone with the call.
    case messageOfCall(String)
    /// Who calls, and what the agents wrote who handed the call on; an update is what has been
    /// shown already, with what was changed meanwhile.
    case pop(PopScreen, handedOn: [String], isUpdate: Bool)
  }

  private(set) var seat: AgentSeat
  /// Where commands about cases and refunds write; everything else becomes news.
  var console: Console

  /// Whether changes at the desk are to show in what it has shown.
  var keepsCallerCurrent = false

  private let invocation: Invocation
  private let access: any DeskAccess
  /// Whether the database is for practice.
  let isPractice: Bool
  private var news: [News] = []

  init(_ id: String, _ invocation: Invocation, _ console: Console, _ link: LiveLink) throws {
    self.invocation = invocation
    self.console = console
    let place = StorePlace(invocation, console)
    access = place.runningDesk(actingAs: id)
    isPractice = try access.run(Greeting()).isPractice
    seat = AgentSeat(id, pool: invocation.value("pool"), at: place, link)
  }

  /// The connection of an agent's desk, which logs the agent on whenever it is made.
  static func link(_ id: String, _ invocation: Invocation, _ console: Console) throws -> LiveLink {
    try AgentSeat.link(
      id, pool: invocation.value("pool"), at: StorePlace(invocation, console))
  }

  var state: DeskState { seat.state }
  var isOver: Bool { seat.isOver }
  var status: ExitStatus { seat.isTurnedAway ? .checkFailed : .success }

  mutating func keepInTouch() -> Bool { seat.keepInTouch() }

  /// What has happened since this was last asked, in order.
  mutating func takeNews() -> [News] {
    defer { news = [] }
    return news
  }

  mutating func take(_ entry: LiveLink.Entry) throws {
    switch entry {
    case .typed(let line): try obey(line)
    case .endOfInput: seat.leave()
    case .message, .answered, .misread, .lost, .found:
      do {
        for item in try seat.take(entry) { try show(item) }
      } catch let fault as LiveFault {
        throw UsageError(fault, console)
      }
    }
  }

  // MARK: What the switchboard says

  private mutating func show(_ item: AgentSeat.News) throws {
    switch item {
    case .on(let pool, let phase):
      let words = LiveText.phase(phase.name, console)
      say(
        zh: "\(seat.agent) 已上线（\(pool)）：\(words)", en: "\(seat.agent) is on (\(pool)): \(words)")
    case .offered(let call, let waited):
      let number = call.number ?? console.text(zh: "未显示号码", en: "number withheld")
      let wait = console.span(.milliseconds(Int64(waited * 1_000)))
      let what = QueueText.call(isCallback: call.isCallback, queue: call.queue, console)
      say(
        zh: "☎ \(what)  \(number)  已等 \(wait)  (take 接听，decline 拒接)",
        en: "☎ \(what)  \(number)  waited \(wait)  (take or decline)")
    case .withdrawn(let why):
      say(
        zh: "  来电已撤回：\(LiveText.withdrawal(why, console))",
        en: "  the call is gone: \(LiveText.withdrawal(why, console))")
    case .ringing:
      say(zh: "  正在回拨 (reached 接通，missed 未接)", en: "  ringing the customer (reached or missed)")
    case .connected(let id): say(zh: "● 已接通 \(id)", en: "● connected, call \(id)")
    case .wrapUp:
      say(
        zh: "  通话结束，话后处理 (finish 结果，done 完成)",
        en: "  the talk is over: wrap up (finish DISPOSITION, done)")
    case .phase(let phase): say(LiveText.phase(phase, console))
    case .loggedOff: say(zh: "已下线", en: "logged off")
    case .refused(let fault): say("  " + LiveText.fault(fault, console))
    case .lost:
      say(zh: "总机连接中断，正在重连……", en: "the switchboard is gone; looking for it …")
    case .caller(let call):
      try atDesk { desk in
        if let pop = try desk.seat.lookUp(call, at: desk.access) { desk.show(pop) }
        if let number = try desk.seat.numberToRing(at: desk.access) {
          desk.say(
            zh: "☎ 请拨 \(number)（仅供本次回拨，已记录）",
            en: "☎ ring \(number) (for this call alone; recorded)", isOfCall: true)
        }
      }
    }
  }

  /// Does something at the desk; what it refuses, or that it is gone, is told.
  private mutating func atDesk(_ body: (inout Self) throws -> Void) throws {
    do {
      try body(&self)
    } catch let refusal as any Refusal {
      say(zh: "  " + refusal.wording.zh, en: "  " + refusal.wording.en)
    } catch let failure as DeskFailure {
      say(zh: "  " + failure.wording.zh, en: "  " + failure.wording.en)
    }
  }

  private mutating func show(_ pop: Audited<Pop>, isUpdate: Bool = false) {
    // What the agent before wrote comes first.
    let handedOn = (seat.caller?.notes ?? []).reversed().map { note in
      console.text(zh: "转接说明  ", en: "handed on  ") + DisplayWidth.printable(note)
    }
    news.append(.pop(screen(of: pop), handedOn: handedOn, isUpdate: isUpdate))
  }

  private func screen(of pop: Audited<Pop>) -> PopScreen {
    PopScreen(pop, console, choosing: "choose N", queue: seat.state.call?.queue)
  }

  // MARK: What the agent types

  private mutating func obey(_ line: String) throws {
    let words = CommandLine.words(of: line)
    let rest = words.dropFirst().joined(separator: " ")
    switch words.first {
    case nil: break
    case "ready": seat.ready()
    case "break": seat.rest(rest)
    case "take": if !seat.accept() { sayThereIsNoCall() }
    case "decline": if !seat.decline() { sayThereIsNoCall() }
    case "reached": seat.note(isReached: true)
    case "missed": seat.note(isReached: false)
    case "transfer" where words.count > 1:
      seat.transfer(to: words[1], note: words.dropFirst(2).joined(separator: " "))
    case "finish": seat.finish(rest.isEmpty ? nil : rest)
    case "choose": try look { try $0.choose(Int(rest), at: $1) }
    case "reveal": try reveal(words.dropFirst())
    case "done": seat.done()
    case "pop": try showAll()
    case "off": seat.logOff()
    case "case", "refund", "messages", "callbacks", "search", "story":
      let status = Hotline.typedAtDesk.main(words, console: console) { path, invocation, console in
        let group = path.count > 2 ? Hotline.caseGroups[path[2].name] : nil
        let work = group ?? Hotline.deskWork(of: words[0])
        // Messages, callbacks, tasks and changes alone list them.
        let isAlone = path.count == (group == nil ? 2 : 3) && work.count > 1
        let name = isAlone ? "list" : path.last?.name
        guard let typed = work.first(where: { $0.command.name == name }) else { return .unusable }
        var face = try DeskFace(invocation, console, agent: seat.agent) { _, moment in
          StorePlace(self.invocation, console).runningDesk(actingAs: seat.agent, at: moment)
        }
        face.inHand = seat.inHand
        if seat.inHand.call == nil, Self.changes(words) {
          console.writeError(
            console.text(
              zh: "没有来电在手：只办理这一行所写的\n",
              en: "no call is in hand: this acts on what the line names\n"))
        }
        return try typed.run(invocation, at: face)
      }
      if keepsCallerCurrent, status == .success, Self.changes(words) {
        try atDesk { desk in
          if let pop = try desk.seat.lookUpAgain(at: desk.access) {
            desk.show(pop, isUpdate: true)
          }
        }
      }
    default:
      say(
        zh: "  可用：ready、break 原因、take、decline、reached、missed、transfer 队列 说明、"
          + "choose 序号、reveal 字段 原因、finish 结果、done、pop、case …、refund …、off",
        en: "  there are: ready, break REASON, take, decline, reached, missed, "
          + "transfer QUEUE NOTE, choose N, reveal FIELD REASON, finish DISPOSITION, done, "
          + "case …, refund …, off")
    }
  }

  /// Whether a command about cases or refunds does more than look.
  private static func changes(_ words: [String]) -> Bool {
    words.count > 1 && ["case", "refund"].contains(words[0])
      && ![
        "list", "show", "overdue", "stats", "task", "events", "publish", "scorecard",
        "causes",
      ].contains(words[1])
  }

  /// Shows all of the caller in hand, however little room there is.
  private mutating func showAll() throws {
    try atDesk { desk in
      guard let pop = try desk.seat.lookUpAgain(at: desk.access) else {
        return desk.sayThereIsNoCall()
      }
      desk.console.write(desk.screen(of: pop).text)
    }
  }

  /// Shows a field of the caller in hand in clear, for a reason that is kept.
  private mutating func reveal(_ words: ArraySlice<String>) throws {
    let reason = words.dropFirst().joined(separator: " ")
    guard let field = words.first.flatMap({ ClearField(rawValue: $0) }), !reason.isEmpty else {
      return say(
        zh: "  reveal name|number|account 原因", en: "  reveal name|number|account REASON")
    }
    try look { try $0.reveal(field, reason: reason, at: $1) }
  }

  /// Looks closer at the caller in hand, and shows what is found or why nothing is.
  private mutating func look(
    _ body: (inout AgentSeat, any DeskAccess) throws -> Audited<Pop>
  ) throws {
    try atDesk { desk in
      do {
        desk.show(try body(&desk.seat, desk.access))
      } catch CallerFault.noCall {
        desk.sayThereIsNoCall()
      } catch CallerFault.noSuchPerson(let people) {
        desk.say(
          zh: "  该号码有 \(people) 位客户：choose 1 起",
          en: "  the number has \(people) callers, counted from 1")
      } catch CallerFault.unknown(let field) {
        desk.say(
          zh: "  没有\(field.wording.zh)", en: "  the \(field.wording.en) is not known")
      }
    }
  }

  private mutating func sayThereIsNoCall() { say(zh: "  没有来电", en: "  there is no call") }

  /// - Parameter isOfCall: whether it is gone with the call, since it tells of the caller.
  private mutating func say(zh chinese: String, en english: String, isOfCall: Bool = false) {
    say(console.text(zh: chinese, en: english), isOfCall: isOfCall)
  }

  /// A line, whatever is in it that others have written: reasons, titles, ids.
  private mutating func say(_ text: String, isOfCall: Bool = false) {
    let line = DisplayWidth.printable(text)
    news.append(isOfCall ? .messageOfCall(line) : .message(line))
  }
}

extension Hotline {
  /// The commands that can be typed at a live desk, as they can outside.
  static let typedAtDesk = Command(
    "hotline", summary: .empty,
    subcommands: [cases, refunds, messages, callbacks, search.command, story.command])

  /// What can be typed at a live desk behind a word, as it can outside.
  static func deskWork(of word: String) -> [DeskCommand] {
    switch word {
    case "case": caseWork
    case "refund": refundWork
    case "messages": messageWork
    case "callbacks": callbackWork
    case "search": [search]
    case "story": [story]
    default: []
    }
  }
}
