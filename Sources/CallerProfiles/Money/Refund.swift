package import Diagnostics

/// A request to pay money back, and what became of it.
package struct Refund: Hashable, Sendable {
  package enum Outcome: String, Hashable, Sendable, CaseIterable {
    case done
    /// Above the limits of who asked: waits for a second person.
    case needsApproval
    case declined
  }

  package let id: String
  package let order: String
  package let subject: Int64
  package let amount: Money
  package var outcome: Outcome
  package let agent: String
  package let requestedAt: Instant
  package var approver: String?
  package var decidedAt: Instant?
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
