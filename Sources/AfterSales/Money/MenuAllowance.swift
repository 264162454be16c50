package import Diagnostics

/// What the menu may pay back or give away without an agent.
package enum MenuAllowance {
  /// Usually at most this at a time, and once a day to a caller.
  package static let limit = Money(cents: 50_00)

  /// What the menu answers to who wants money back.
  package enum Answer: Hashable, Sendable {
    case paid(Money)
    case needsApproval(Money, Doubt)
  }

  /// Why a refund needs an agent's approval.
  package enum Doubt: String, Hashable, Sendable, CaseIterable {
    case overLimit = "over-limit"
    case notOwnOrder = "not-own-order"
    case onceADay = "once-a-day"
  }

  /// - Parameters:
  ///   - asked: the amount; `nil` for all that is left.
  ///   - isOwn: whether the order is the caller's, as far as the calling number tells.
  ///   - last: when the menu last paid something back to the caller.
  ///   - limit: at most how much at a time.
  /// - Throws: `RefundRefusal` if it can't be paid back whoever agrees.
  package static func refund(
    _ asked: Money?, of account: RefundAccount, isOwn: Bool, last: Instant?, at now: Instant,
    limit: Money = Self.limit
  ) throws(RefundRefusal) -> Answer {
    let left = try account.left()
    let amount = try account.check(asked ?? left)
    if amount > limit { return .needsApproval(amount, .overLimit) }
    if !isOwn { return .needsApproval(amount, .notOwnOrder) }
    return isSpent(last, at: now) ? .needsApproval(amount, .onceADay) : .paid(amount)
  }

  /// Whether a caller had something of a kind on the day of a moment already, by the calendar of
  /// China.
  package static func isSpent(_ last: Instant?, at now: Instant) -> Bool {
    last.map { $0.dayInChina == now.dayInChina } ?? false
  }
}

extension RefundRefusal {
  /// A word for flows, which tell callers of it in their own words.
  package var code: String {
    switch self {
    case .amountMissing: "no-amount"
    case .amountNotPositive: "bad-amount"
    case .unknownOrder: "unknown-order"
    case .notPaid: "not-paid"
    case .amountUnknown: "unknown-amount"
    case .alreadyRefunding: "already-refunding"
    case .alreadyRefunded: "already-refunded"
    case .moreThanPaid: "more-than-paid"
    case .requestIsAnother: "request-is-another"
    case .unknownCase: "unknown-case"
    case .caseOfAnotherOrder: "case-of-another-order"
    case .unknownRequest: "unknown-request"
    case .alreadyDecided: "already-decided"
    case .samePerson: "same-person"
    case .beyondAuthority: "beyond-authority"
    case .beyondDailyAuthority: "beyond-daily-authority"
    }
  }
}
