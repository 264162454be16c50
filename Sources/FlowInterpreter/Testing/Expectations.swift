/// What must come of a call; what is `nil` or empty is not checked.
package struct Expectations: Sendable, Hashable {
  package var outcome: Outcome?
  /// A part of the reason of a call that failed.
  package var reason: String?
  package var skill: String?
  package var priority: Int?
  /// The node that the outcome came from, or the last one of the call.
  package var node: NamedPlace?
  /// All nodes, in order.
  package var path: [NamedPlace]?
  package var visits: [NamedPlace] = []
  package var avoids: [NamedPlace] = []
  /// Variables of the first flow at the end of the call.
  package var variables: [Variable] = []
  package var heard: [HeardText] = []
  package var notHeard: [HeardText] = []
  /// Calls of services that must occur in this order, others between them aside.
  package var services: [ExpectedService] = []
  /// From the beginning of the call until its outcome is settled.
  package var within: Duration?

  /// How a call may end.
  package enum Outcome: String, Sendable, CaseIterable {
    case completed, hungUp, queued, callback, voicemail, transferred, failed
  }

  /// The value that a variable must have at the end.
  package struct Variable: Sendable, Hashable {
    package var name: NamedPlace
    package var value: Value

    package init(name: NamedPlace, value: Value) {
      self.name = name
      self.value = value
    }
  }

  /// A service that must have been asked, with some of its inputs and, if told, its outcome.
  package struct ExpectedService: Sendable, Hashable {
    package var call: String
    /// What the inputs must have among them.
    package var with: [String: Value]
    package var outcome: String?

    package init(call: String, with: [String: Value] = [:], outcome: String? = nil) {
      self.call = call
      self.with = with
      self.outcome = outcome
    }
  }

  package init() {}

  /// Whether nothing at all is checked.
  package var isEmpty: Bool { self == Expectations() }
}
