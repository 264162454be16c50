/// What happens by itself at one moment, in the order of FORMATS' equal-time rule.
struct Deadline: Sendable, Hashable, Comparable {
  /// What happens at equal times, in this order, each kind first in, first out.
  enum Kind: Int, Sendable, Comparable {
    case agent, supervisor, overflow, limit, arrival

    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  enum Subject: Sendable, Hashable {
    /// The phase of an agent has lasted long enough.
    case agentPhase(String)
    case agentAbsence(String)
    /// A waiting call has to be looked at, or a booked callback is due.
    case call(String)
    case callerAbsence(String)
    /// Those who wait in a queue are told their places.
    case positions(queue: Int)
  }

  /// In seconds.
  var at: Double
  var kind: Kind
  var order: UInt64
  var subject: Subject

  static func < (a: Self, b: Self) -> Bool {
    (a.at, a.kind, a.order) < (b.at, b.kind, b.order)
  }
}

/// All deadlines, the next one last, so that taking it moves nothing.
struct DeadlineList: Sendable {
  private var entries: [Deadline] = []
  /// Where each subject stands, so that it has one deadline at most.
  private var known: [Deadline.Subject: Deadline] = [:]

  var first: Deadline? { entries.last }

  func contains(_ subject: Deadline.Subject) -> Bool { known[subject] != nil }

  /// Sets or (by `nil`, or a moment that never comes) drops the deadline of a subject.
  mutating func set(_ subject: Deadline.Subject, _ deadline: Deadline?) {
    if let old = known.removeValue(forKey: subject) {
      var index = position(of: old)
      while index < entries.count, entries[index].subject != subject { index += 1 }
      entries.remove(at: index)
    }
    guard let deadline, deadline.at < .infinity else { return }
    known[subject] = deadline
    entries.insert(deadline, at: position(of: deadline))
  }

  /// Moves all deadlines but those of some subjects.
  mutating func move(by seconds: Double, except staying: Set<Deadline.Subject>) {
    for index in entries.indices where !staying.contains(entries[index].subject) {
      entries[index].at += seconds
      known[entries[index].subject] = entries[index]
    }
    entries.sort(by: >)
  }

  /// The first place whose entry does not come later.
  private func position(of deadline: Deadline) -> Int {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if deadline < entries[middle] { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
