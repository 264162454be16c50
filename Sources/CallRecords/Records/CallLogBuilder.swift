internal import Diagnostics

/// Gathers the calls of a log while a reader goes through it.
struct CallLogBuilder {
  private var log = CallLog()
  private var typeNumbers = WordNumbers()
  private var callerNumbers = WordNumbers()
  private var agentNumbers = WordNumbers()
  private var placeNumbers = WordNumbers()
  /// The systems' own ids of calls that were added.
  private var callIDs = WordNumbers()
  private var reasons: [Wording: Int] = [:]
  private var ids: Set<String> = []
  /// Calls that went from one queue to another.
  private var moved = 0

  /// More types than a scenario can tell apart.
  static let mostTypes = 200

  /// What systems write where a number is withheld: many people, not one who calls all day.
  private static let withheld = [
    "anonymous", "Anonymous", "ANONYMOUS", "unknown", "Unknown", "UNKNOWN", "private", "Private",
    "restricted", "Restricted", "unavailable", "Unavailable", "sip:anonymous@anonymous.invalid",
    "0", "-", "NONE", "None", "null", "NULL", "匿名", "未知", "隐藏号码",
  ]

  private var clock: CentreClock

  init(_ clock: CentreClock) {
    self.clock = clock
    for word in Self.withheld { _ = callerNumbers.number(Array(word.utf8).span) }
  }

  /// Local seconds since 1970 of a moment.
  mutating func local(epochSeconds: Double) -> Double { clock.local(epochSeconds: epochSeconds) }

  /// Local seconds since 1970 of a table's time.
  mutating func local(_ time: TableTime) -> Double {
    let civil = Double(time.date.daysSince1970) * 86_400 + Double(time.milliseconds) / 1_000
    guard let offset = time.offset else { return civil }
    return local(epochSeconds: civil - Double(offset))
  }

  /// The file that is being read, and its line; `nil` between files.
  private var place: (file: String, line: Int)?
  /// So many lines are told of a reason.
  private static let mostLines = 3

  mutating func begin(_ file: String) { place = (file, 0) }

  /// Ends a file: what is set aside then belongs to no line.
  mutating func endFile() { place = nil }

  /// Counts a row that was read.
  /// - Parameter line: on which it begins; `nil` if each row is a line.
  mutating func countRow(line: Int? = nil) {
    log.rowsRead += 1
    if let line { place?.line = line } else { place?.line += 1 }
  }

  /// Counts a row that can't be used.
  mutating func setAside(_ reason: Wording) {
    let index = reasons[reason] ?? log.setAside.count
    if index == log.setAside.count {
      reasons[reason] = index
      log.setAside.append(.init(reason: reason, rows: 0))
      log.setAside[index].file = place?.file ?? ""
    }
    log.setAside[index].rows += 1
    if let place, place.file == log.setAside[index].file,
      log.setAside[index].lines.count < Self.mostLines
    {
      log.setAside[index].lines.append(place.line)
    }
  }

  /// Counts a call that went on from one queue to another.
  mutating func countMove() { moved += 1 }

  /// Whether a call of this id of its system's own is added for the first time.
  mutating func isFirst(ofID id: String) -> Bool {
    let count = callIDs.count
    return callIDs.number(Array(id.utf8).span) == count
  }

  /// Something found out of how the file is written; told once.
  mutating func note(_ wording: Wording) {
    if !log.found.contains(wording) { log.found.append(wording) }
  }

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

  /// The number of a caller, -1 for an empty text or a withheld number.
  ///
  /// What callers and agents are called isn't kept beyond reading.
  mutating func caller(_ name: Span<UInt8>) -> Int32 {
    guard !name.isEmpty else { return -1 }
    return max(-1, callerNumbers.number(name) - Int32(Self.withheld.count))
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
    log.callers = callerNumbers.count - Self.withheld.count
    if !zip(log.calls, log.calls.dropFirst()).allSatisfy({ $0.at <= $1.at }) {
      log.calls.sort { $0.at < $1.at }
    }
    log.agentEvents.sort { $0.at < $1.at }
    setAsideDoubles()
    if moved > 0 {
      note(
        Wording(
          zh: "\(moved) 通来电换过队列：从第一次排队算起，只算一通",
          en: "\(moved) calls went from one queue to another: each counts once, from its first"))
    }
    noteMissingDays()
    var done = CallLogBuilder(clock)
    swap(&self, &done)
    return done.log
  }

  /// What tells calls of one moment apart.
  private struct Doubled: Hashable {
    let type: Int16
    let outcome: CallRecord.Outcome
    /// The agent of an answered call, else the caller.
    let who: Int32
    let waited: Float
    let talked: Float

    /// `nil` if it isn't known who it was: then it may well have been another.
    init?(_ call: CallRecord) {
      who = call.agent >= 0 ? call.agent : call.caller
      guard who >= 0 else { return nil }
      (type, outcome, waited, talked) = (call.type, call.outcome, call.waited, call.talked)
    }
  }

  /// One agent can't begin two talks of the same length at once, nor one caller two waits: the log has
  /// the call twice.
  private mutating func setAsideDoubles() {
    var seen: Set<Doubled> = []
    var kept = 0
    var index = 0
    while index < log.calls.count {
      var end = index + 1
      while end < log.calls.count, log.calls[end].at == log.calls[index].at { end += 1 }
      let isAlone = end == index + 1
      if !isAlone { seen.removeAll(keepingCapacity: true) }
      for index in index..<end {
        if !isAlone, let key = Doubled(log.calls[index]), !seen.insert(key).inserted {
          setAside(SetAsideReason.twice)
        } else {
          if kept != index { log.calls[kept] = log.calls[index] }
          kept += 1
        }
      }
      index = end
    }
    log.calls.removeLast(log.calls.count - kept)
  }

  /// Tells of days amid the others on which no call came, though calls came on their weekday: a day that
  /// is missing in the log is no day without calls, and nothing is learnt of it.
  private mutating func noteMissingDays() {
    let days = log.days.map(\.day)
    guard let first = days.first, let last = days.last, last - first < Self.longestSpan else {
      return
    }
    let there = Set(days)
    let weekdays = Set(days.map { CivilDate(daysSince1970: $0).weekday })
    let missing = (first...last).filter {
      !there.contains($0) && weekdays.contains(CivilDate(daysSince1970: $0).weekday)
    }
    guard !missing.isEmpty else { return }
    let dates =
      missing.prefix(Self.mostLines).map { "\(CivilDate(daysSince1970: $0))" }
      .joined(separator: ", ") + (missing.count > Self.mostLines ? " …" : "")
    note(
      Wording(
        zh: "有 \(missing.count) 天一通来电也没有，不算作零，也不从中学：\(dates)",
        en: "no calls on \(missing.count) days, which are left out, not learnt as empty: \(dates)"))
  }

  /// In days; a log that claims to be longer has wrong times.
  private static let longestSpan = 4_000

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
