internal import Diagnostics

/// Gathers the calls of a log while a reader goes through it.
struct CallLogBuilder {
  private var log = CallLog()
  private var typeNumbers = WordNumbers()
  private var callerNumbers = WordNumbers()
  private var agentNumbers = WordNumbers()
  private var placeNumbers = WordNumbers()
  private var reasons: [Wording: Int] = [:]
  private var ids: Set<String> = []

  /// More types than a scenario can tell apart.
  static let mostTypes = 200

  private var clock: CentreClock

  init(_ clock: CentreClock) { self.clock = clock }

  /// Local seconds since 1970 of a moment.
  mutating func local(epochSeconds: Double) -> Double { clock.local(epochSeconds: epochSeconds) }

  /// Local seconds since 1970 of a table's time.
  mutating func local(_ time: TableTime) -> Double {
    let civil = Double(time.date.daysSince1970) * 86_400 + Double(time.milliseconds) / 1_000
    guard let offset = time.offset else { return civil }
    return local(epochSeconds: civil - Double(offset))
  }

  /// Counts a row that was read.
  mutating func countRow() { log.rowsRead += 1 }

  /// Counts a row that can't be used.
  mutating func setAside(_ reason: Wording) {
    if let index = reasons[reason] {
      log.setAside[index].rows += 1
    } else {
      reasons[reason] = log.setAside.count
      log.setAside.append(.init(reason: reason, rows: 1))
    }
  }

  /// Something found out of how the file is written.
  mutating func note(_ wording: Wording) { log.found.append(wording) }

  mutating func add(_ call: CallRecord) {
    if !call.wrapUp.isNaN { log.hasWrapUp = true }
    log.calls.append(call)
  }

  /// Makes room for so many calls at once, as growing by and by takes twice the memory for a while.
  mutating func reserve(_ calls: Int) { log.calls.reserveCapacity(log.calls.count + calls) }

  mutating func add(_ event: AgentEvent) { log.agentEvents.append(event) }

  /// The index of a call type; `nil` if there are too many.
  mutating func type(_ name: Span<UInt8>) -> Int16? {
    if let known = typeNumbers.known(name) { return Int16(known) }
    guard log.types.count < Self.mostTypes else { return nil }
    let title = name.text
    log.types.append(.init(id: freeID(Self.slug(title)), title: title))
    return Int16(typeNumbers.number(name))
  }

  mutating func type(_ name: String) -> Int16? { type(Array(name.utf8).span) }

  /// The number of a caller, -1 for an empty text.
  ///
  /// What callers and agents are called isn't kept beyond reading.
  mutating func caller(_ name: Span<UInt8>) -> Int32 {
    name.isEmpty ? -1 : callerNumbers.number(name)
  }

  /// The number of an agent, -1 for an empty text.
  mutating func agent(_ name: Span<UInt8>) -> Int32 {
    name.isEmpty ? -1 : agentNumbers.number(name)
  }

  /// The number of a queue in which an agent may be, -1 for all.
  mutating func place(_ name: Span<UInt8>) -> Int32 {
    name.isEmpty || name.text == "NONE" ? -1 : placeNumbers.number(name)
  }

  mutating func caller(_ name: String) -> Int32 { caller(Array(name.utf8).span) }
  mutating func agent(_ name: String) -> Int32 { agent(Array(name.utf8).span) }

  /// The log, its calls in order of time, with what can't be both taken out.
  ///
  /// It is handed over whole, not copied, and the builder begins anew.
  mutating func finish() -> CallLog {
    log.agents = agentNumbers.count
    log.callers = callerNumbers.count
    if !zip(log.calls, log.calls.dropFirst()).allSatisfy({ $0.at <= $1.at }) {
      log.calls.sort { $0.at < $1.at }
    }
    log.agentEvents.sort { $0.at < $1.at }
    setAsideDoubles()
    var done = CallLogBuilder(clock)
    swap(&self, &done)
    return done.log
  }

  /// One agent can't begin two talks of the same length at once: the log has the call twice.
  private mutating func setAsideDoubles() {
    // By agent.
    var seen = [CallRecord](
      repeating: CallRecord(at: -.infinity, outcome: .hungUp), count: log.agents)
    var doubles = 0
    log.calls.removeAll { call in
      guard call.outcome == .answered, call.agent >= 0 else { return false }
      let last = seen[Int(call.agent)]
      seen[Int(call.agent)] = call
      guard last.at == call.at, last.talked == call.talked, last.waited == call.waited,
        last.type == call.type
      else { return false }
      doubles += 1
      return true
    }
    for _ in 0..<doubles { setAside(Wording(zh: "与前一行重复", en: "double of the row before")) }
  }

  // MARK: Ids

  private mutating func freeID(_ id: String) -> String {
    var free = id
    var number = 2
    while !ids.insert(free).inserted {
      free = "\(id)-\(number)"
      number += 1
    }
    return free
  }

  /// A text made an id: what is no small letter or digit becomes a dash.
  static func slug(_ name: String) -> String {
    var result = ""
    for byte in name.lowercased().utf8.prefix(60) {
      let isPlain = (97...122).contains(byte) || (48...57).contains(byte)
      if isPlain {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else if !result.isEmpty, result.last != "-" {
        result += "-"
      }
    }
    while result.last == "-" { result.removeLast() }
    guard let first = result.first else { return "type" }
    return first.isNumber ? "type-\(result)" : result
  }
}
