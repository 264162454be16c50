package import Diagnostics

/// A request to pay money back, and what became of it.
package struct Refund: Hashable, Sendable, Codable {
  /// What became of the request.
  package enum Outcome: String, Hashable, Sendable, CaseIterable, Codable {
    case done
    /// Above the limits of who asked: waits for a second person.
    case needsApproval
    case declined
  }

  package let id: String
  package let order: String
  package let subject: Int64
  /// More than zero.
  package let amount: Money
  package var outcome: Outcome
  /// An agent's id, or `flow` for the menu.
  package let agent: String
  /// When it was asked for.
  package let requestedAt: Instant
  package var approver: String?
  /// When it was paid, agreed to or turned down; `nil` while it waits.
  package var decidedAt: Instant?
  /// The acceptance number of the case that it was asked for in.
  package var caseNumber: String?
  /// Whether this is the answer to a request that was answered before, by which nothing was paid again.
  package var isRepeated = false

  package init(
    id: String, order: String, subject: Int64, amount: Money, outcome: Outcome, agent: String,
    requestedAt: Instant, approver: String?, decidedAt: Instant?, caseNumber: String?
  ) {
    self.id = id
    self.order = order
    self.subject = subject
    self.amount = amount
    self.outcome = outcome
    self.agent = agent
    self.requestedAt = requestedAt
    self.approver = approver
    self.decidedAt = decidedAt
    self.caseNumber = caseNumber
  }
}

extension Refund {
  /// The same as the answer to a request that is made again.
  package var repeated: Refund {
    var refund = self
    refund.isRepeated = true
    return refund
  }
}

/// How far a refund has come, as the case tells it.
package enum RefundStep: String, Hashable, Sendable, CaseIterable, Codable {
  /// Paid at once.
  case paid
  /// Asked for, and waiting for a second person.
  case asked
  case approved
  case declined
}

extension RefundStep: Worded {
  package var wording: Wording {
    switch self {
    case .paid: Wording(zh: "已退款", en: "refunded")
    case .asked: Wording(zh: "申请退款", en: "refund asked for")
    case .approved: Wording(zh: "退款获批", en: "refund approved")
    case .declined: Wording(zh: "退款驳回", en: "refund declined")
    }
  }
}

extension Refund.Outcome: Worded {
  package var wording: Wording {
    switch self {
    case .done: Wording(zh: "已退款", en: "refunded")
    case .needsApproval: Wording(zh: "待审批", en: "needs approval")
    case .declined: Wording(zh: "已驳回", en: "declined")
    }
  }
}
