package import Diagnostics

/// All that an agent sees of a caller at pickup; personal data is masked.
package struct PopView: Sendable, Codable {
  /// What the calling number tells about who calls.
  package enum Match: String, Sendable, Codable {
    case exact
    /// Several people have this number; one was chosen, or none yet.
    case shared
    case unknown
    case withheld
    case unreadable
  }

  package var match: Match
  /// The people who have the number; one of them is `caller`, if it is known which.
  package var people: [Caller] = []
  package var caller: Caller?
  /// This call: the way through the menu and the wait.
  package var call: Contact?
  /// The queue that the menu led to, wherever the call was handed on to since.
  package var menuSkill: String?
  /// What was typed in this call that names an order or a case, which is nobody's secret.
  package var typed: [String] = []
  package var cases: [StoredCase] = []
  /// The last orders, those in trouble first.
  package var orders: [Order] = []
  package var contacts: [Contact] = []
  /// What the caller got back today.
  package var refundedToday = Money(cents: 0)
  /// The refunds that somebody still has to agree to.
  package var waitingRefunds: [Refund] = []
  /// What the caller was told unasked, or is to be told, as long as it isn't over.
  package var words: [OutreachWord] = []
  /// Whether the caller doesn't want to be told anything unasked.
  package var isLeftAlone = false
  /// What of the caller's orders, cases and calls was set aside because it can't be read.
  package var damaged: [Wording] = []

  package init(match: Match, people: [Caller] = [], caller: Caller? = nil) {
    self.match = match
    self.people = people
    self.caller = caller
  }

  /// The open case that the call is most likely about: one whose number or order was typed, else
  /// the first.
  package var caseInQuestion: StoredCase? {
    let named = cases.first { stored in
      typed.contains(stored.number) || stored.complaint.facts.order.map(typed.contains) ?? false
    }
    return named ?? cases.first
  }

  /// The order that the call is most likely about.
  package func orderInTrouble(at now: Instant) -> Order? {
    orders.first { typed.contains($0.id) } ?? orders.first { $0.isInTrouble(at: now) }
  }
}
