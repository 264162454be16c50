internal import AfterSales
internal import Diagnostics

extension EndedWait {
  /// What its caller is told.
  var message: ServerMessage {
    switch self {
    case .timedOut: .timedOut(toVoicemail: false)
    case .toVoicemail: .timedOut(toVoicemail: true)
    case .full: .queueFull
    case .closed: .queueClosed
    case .nobody: .nobody
    }
  }
}

/// Waits that ended lately, so that a caller whose connection broke at that moment is told it on
/// coming back, and doesn't wait anew.
struct EndedWaits {
  private var endings: [String: (ending: EndedWait, at: Instant)] = [:]
  /// All of them in order; some callers joined again since.
  private var order: [(call: String, at: Instant)] = []
  private var changed: Set<String> = []

  /// What was kept when the process before ended: from now on callers can come back.
  init(_ kept: [String: EndedWait], at now: Instant) {
    for (call, ending) in kept.sorted(by: { $0.key < $1.key }) {
      endings[call] = (ending, now)
      order.append((call, now))
    }
  }

  /// How the wait of a call ended; `nil` if that isn't known, or not any more.
  subscript(call: String) -> EndedWait? { endings[call]?.ending }

  mutating func note(_ ending: EndedWait, of call: String, at now: Instant) {
    endings[call] = (ending, now)
    order.append((call, now))
    changed.insert(call)
  }

  /// The call waits again: its caller has heard of it.
  mutating func forget(_ call: String) {
    if endings.removeValue(forKey: call) != nil { changed.insert(call) }
  }

  /// The clock was set: what is long ago is as long ago as before.
  mutating func clockWasSet(by step: Duration) {
    endings = endings.mapValues { ($0.ending, $0.at + step) }
    for index in order.indices { order[index].at = order[index].at + step }
  }

  /// Forgets what is so long ago that nobody comes back for it, and tells which endings are others
  /// now, or `nil` for none any more.
  mutating func takeChanges(at now: Instant) -> [(call: String, ending: EndedWait?)] {
    let recent = order.firstIndex { now - $0.at < DoneRequests.longestAbsence } ?? order.endIndex
    for (call, at) in order[..<recent] where endings[call]?.at == at { forget(call) }
    order.removeFirst(recent)
    defer { changed = [] }
    return changed.sorted().map { ($0, self[$0]) }
  }
}
