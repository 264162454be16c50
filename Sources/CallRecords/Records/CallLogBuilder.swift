package import Diagnostics

/// Gathers the calls of a log while a reader goes through it.
package struct CallLogBuilder {
  private var log = CallLog()
  private var typeNumbers: [String: Int16] = [:]
  private var callerNumbers: [String: Int32] = [:]
  private var agentNumbers: [String: Int32] = [:]
  private var reasons: [Wording: Int] = [:]
  private var ids: Set<String> = []

  /// More types than a scenario can tell apart.
  package static let mostTypes = 200

  package init() {}

  /// Counts a row that was read.
  package mutating func countRow() { log.rowsRead += 1 }

  /// Counts a row that can't be used.
  package mutating func setAside(_ reason: Wording) {
    if let index = reasons[reason] {
      log.setAside[index].rows += 1
    } else {
      reasons[reason] = log.setAside.count
      log.setAside.append(.init(reason: reason, rows: 1))
    }
  }

  /// Something found out of how the file is written.
  package mutating func note(_ wording: Wording) { log.found.append(wording) }

  package mutating func add(_ call: CallRecord) {
    if !call.wrapUp.isNaN { log.hasWrapUp = true }
    log.calls.append(call)
  }

  package mutating func add(_ event: AgentEvent) { log.agentEvents.append(event) }

  /// The index of a call type; `nil` if there are too many.
  package mutating func type(_ name: String) -> Int16? {
    if let known = typeNumbers[name] { return known }
    guard log.types.count < Self.mostTypes else { return nil }
    let number = Int16(log.types.count)
    typeNumbers[name] = number
    log.types.append(.init(id: freeID(Self.slug(name)), title: name))
    return number
  }

  /// The number of a caller, -1 for an empty text.
  ///
  /// What callers and agents are called isn't kept beyond reading.
  package mutating func caller(_ name: String) -> Int32 {
    Self.number(name, in: &callerNumbers)
  }

  /// The number of an agent, -1 for an empty text.
  package mutating func agent(_ name: String) -> Int32 {
    Self.number(name, in: &agentNumbers)
  }

  private static func number(_ name: String, in numbers: inout [String: Int32]) -> Int32 {
    if name.isEmpty { return -1 }
    if let known = numbers[name] { return known }
    let number = Int32(truncatingIfNeeded: numbers.count)
    numbers[name] = number
    return number
  }

  /// The log, its calls in order of time, with what can't be both taken out.
  package consuming func finish() -> CallLog {
    log.agents = agentNumbers.count
    if !zip(log.calls, log.calls.dropFirst()).allSatisfy({ $0.at <= $1.at }) {
      log.calls.sort { $0.at < $1.at }
    }
    log.agentEvents.sort { $0.at < $1.at }
    setAsideDoubles()
    return log
  }

  /// One agent can't begin two talks of the same length at once: the log has the call twice.
  private mutating func setAsideDoubles() {
    var seen: [Int32: CallRecord] = [:]
    var doubles = 0
    log.calls.removeAll { call in
      guard call.outcome == .answered, call.agent >= 0 else { return false }
      defer { seen[call.agent] = call }
      guard let last = seen[call.agent], last.at == call.at, last.talked == call.talked,
        last.waited == call.waited, last.type == call.type
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
