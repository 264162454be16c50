/// What came of one simulated call, up to where an agent's queue begins.
package struct WalkedCall: Sendable, Hashable {
  /// Where the call left the menu.
  package enum Outcome: Int, Sendable, CaseIterable {
    /// The flow hung up.
    case completed
    /// The caller hung up after the flow had served them.
    case served
    /// The caller hung up in the menu.
    case hungUp
    case queued
    case callback
    case voicemail
    case failed

    /// As reports name it.
    package var name: String { "\(self)" }

    /// Whether the menu did all there was to do.
    package var isContained: Bool { self == .completed || self == .served }
  }

  package var outcome: Outcome
  /// The time in the menu, in milliseconds.
  package var milliseconds: Int
  /// The index of the skill among the walk's, of a queue or a callback; else -1.
  package var skill: Int
  package var priority: Int
  /// Whether the flow opened a case.
  package var opensCase: Bool
  /// The index of the reason among the population's goals.
  package var goal: Int
  /// The index of the node, among the nodes of all flows, in which the menu ended.
  package var node: Int
}

/// What happened at one node, over all calls.
package struct NodeTraffic: Sendable, Hashable {
  /// Calls that came there at least once.
  package var calls = 0
  /// How often calls came there.
  package var visits = 0
  /// Calls that hung up there, without having been served.
  package var hungUp = 0
  /// How often callers used up their attempts to answer.
  package var exhausted = 0
  /// How often something went wrong that the flow handled by `onError`, or by `failed`.
  package var faults = 0
  /// Calls that failed there.
  package var failed = 0
  /// How often calls left by each way.
  package var ways: [Way: Int] = [:]

  static func += (sum: inout Self, more: Self) {
    sum.calls += more.calls
    sum.visits += more.visits
    sum.hungUp += more.hungUp
    sum.exhausted += more.exhausted
    sum.faults += more.faults
    sum.failed += more.failed
    sum.ways.merge(more.ways, uniquingKeysWith: +)
  }
}
