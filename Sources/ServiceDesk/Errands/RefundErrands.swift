package import AfterSales
package import Diagnostics

/// Pays money back, or lets the request wait.
package struct PayRefund: DeskErrand {
  package static let name = "refund pay"

  package var order: String
  /// `nil` is all that the order still allows.
  package var amount: Money?
  /// Names the refund, so that it happens once.
  package var request: String?
  package var caseNumber: String?
  /// The call in hand, at a desk that takes calls; elsewhere `nil`, and the one that the agent has there, if
  /// any, counts.
  package var inHand: CallInHand?
  /// Why it is an order of somebody else than who is on the line.
  package var otherCustomer: String?

  package init(order: String) { self.order = order }

  /// See `DeskErrand`.
  /// - Throws: what the use case throws.
  package func perform(at desk: ServiceDesk, by actor: DeskActor) throws -> Refund {
    try desk.check(request, .id)
    try desk.check(caseNumber, .id)
    var wish = RefundWish(
      order: order, amount: amount, request: request, caseNumber: caseNumber)
    wish.line = try inHand?.line(at: desk, for: actor) ?? desk.line(of: actor)
    wish.otherCustomer = otherCustomer
    return try desk.refund(wish, by: actor)
  }
}

/// Agrees to a refund that waits, or turns it down.
package struct DecideRefund: DeskErrand {
  package static let name = "refund decide"
  package let decision: RefundDecision
  package let request: String

  package init(_ decision: RefundDecision, on request: String) {
    self.decision = decision
    self.request = request
  }

  /// See `DeskErrand`.
  /// - Throws: what the use case throws.
  package func perform(at desk: ServiceDesk, by actor: DeskActor) throws -> Refund {
    try desk.check(request, .id)
    return try desk.decide(decision, on: request, by: actor)
  }
}

/// Lists refunds, the newest first.
package struct ListRefunds: DeskErrand {
  package static let name = "refund list"
  package let isWaiting: Bool
  package let limit: Int

  package init(isWaiting: Bool, limit: Int) {
    self.isWaiting = isWaiting
    self.limit = limit
  }

  /// See `DeskErrand`.
  /// - Throws: what the use case throws.
  package func perform(
    at desk: ServiceDesk, by actor: DeskActor
  ) throws -> Audited<ReadRows<Refund>> {
    try ErrandFault.require((1...10_000).contains(limit), "limit")
    return try desk.refunds(isWaiting: isWaiting, limit: limit, by: actor)
  }
}
