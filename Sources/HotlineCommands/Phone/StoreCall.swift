internal import AfterSales
internal import ArgumentParsing
internal import BuiltInFiles
internal import CallerProfiles
internal import Diagnostics
internal import FlowInterpreter
internal import ServiceDesk

/// A call that meets the callers of the database, and is kept there when it is over.
struct StoreCall {
  let placed: PhoneCall
  let directory: StoreDirectory
  private let number: CallingNumber
  let id: String
  /// The time in the audit: that of the call if it was given, else that of the wall clock.
  private let clock: () -> Instant
  private let console: Console

  /// - Throws: `UsageError` if the calling number is none, or the call's id is taken.
  init(_ call: PhoneCall, _ invocation: Invocation, _ console: Console) throws {
    let given = try invocation.instant("at") == nil ? nil : call.at
    clock = { given ?? .now }
    self.console = console
    number = CallingNumber(call.caller)
    if number == .unreadable { throw UsageError.noTelephoneNumber(at: "--from") }
    let rules = try PriorityRules.read(HouseFile.priorities.source(in: nil, console))
    let store = try StoreLocation(invocation, console).open()
    id = invocation.value("call") ?? Self.newID(at: call.at)
    if try store.contact(id) != nil { throw UsageError("--call: there is a call \(id) already") }
    // The flow compares numbers, so it gets them as the store gives them.
    let canonical: String? =
      number == .withheld ? nil : call.caller.flatMap(PhoneNotation.canonical)
    var placed = call
    placed.caller = canonical
    placed.announcement = try LiveQueueStore(store).announcement()
    self.placed = placed
    directory = StoreDirectory(
      store, rules: rules, callingNumber: canonical,
      // Learning takes a moment, so only a call that opens a case in words waits for it.
      classify: { try ComplaintClassifier.ofHouse(in: nil, console).kind(of: $0) }, clock: clock)
  }

  /// - Throws: `ServiceFault` if the look-up of who calls can't be made, or not be audited.
  ///
  /// - Parameter isLive: whether its queues are those of the switchboard.
  func session(isLive: Bool = false) throws -> CallSession<StoreDirectory> {
    try placed.begin(id, meeting: directory, outside: isLive ? .queues : [])
  }

  /// Saves the call among the earlier calls of whoever made it.
  func keep(_ session: CallSession<StoreDirectory>) throws {
    try keep(
      Contact(
        id, of: session.transcript, flow: placed.flow, at: placed.at))
  }

  /// Saves what is known of the call.
  func keep(_ contact: Contact) throws {
    try directory.store.keep(contact, from: number, at: clock())
    console.writeError(
      console.text(zh: "通话已保存：\(id)\n", en: "the call is kept as \(id)\n"))
  }

  /// An id such as `c-20261112-200500-3fa9`.
  private static func newID(at moment: Instant) -> String {
    let digits = moment.description.prefix(19).filter { $0 != "-" && $0 != ":" }
    let random = String(UInt32.random(in: 0x1_0000...0x1_FFFF), radix: 16).dropFirst()
    return "c-" + digits.replacing("T", with: "-") + "-" + random
  }
}

extension Contact {
  /// A call as the menu knows it: its way, what was entered, how long it waited, how it ended.
  init(_ id: String, of transcript: Transcript, flow: String, at begin: Instant) {
    self.init(id: id, at: begin)
    self.flow = flow
    path = transcript.nodes
    entered = transcript.entered.map { ClearText($0, .text) }
    var (queuedAt, answeredAt): (Duration?, Duration?)
    for entry in transcript.entries {
      switch entry.event {
      case .queued(let skill, _): (self.skill, queuedAt, waited) = (skill, entry.at, nil)
      case .queueAnswered(.answered):
        waited = queuedAt.map { entry.at - $0 }
        answeredAt = entry.at
      case .queueAnswered(.agentLeft): talked = answeredAt.map { entry.at - $0 }
      case .leftQueue: waited = queuedAt.map { entry.at - $0 }
      case .callbackRegistered(let order): skill = order.skill
      case .ended(let outcome):
        disposition = outcome.name
        if waited == nil { waited = queuedAt.map { entry.at - $0 } }
        if talked == nil { talked = answeredAt.map { entry.at - $0 } }
      default: break
      }
    }
  }
}

extension Transcript {
  /// The nodes visited, in order.
  var nodes: [String] {
    entries.compactMap { if case .entered(let place) = $0.event { place.pathName } else { nil } }
  }

  /// What the caller typed and said, in clear; `nil` if it was nothing.
  var entered: String? {
    var entered: [String] = []
    var keys = ""
    func endKeys() {
      if !keys.isEmpty { entered.append(keys) }
      keys = ""
    }
    for entry in entries {
      switch entry.event {
      case .entered, .heard: endKeys()
      case .pressed(let key): keys.append(key)
      case .said(let text):
        endKeys()
        entered.append(text)
      default: break
      }
    }
    endKeys()
    return entered.isEmpty ? nil : entered.joined(separator: " ")
  }
}
