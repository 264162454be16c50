package import AfterSales
package import Diagnostics

/// A wish to pay money back.
package struct RefundWish: Hashable, Sendable {
  package var order: String
  /// What is to be paid back; `nil` is all that the order still allows.
  package var amount: Money?
  /// Names the refund, so that it happens once; by default the same amount of the same order by the
  /// same agent on one day is one refund.
  package var request: String?
  /// The case it is for; by default the open case of the order.
  package var caseNumber: String?

  package init(
    order: String, amount: Money?, request: String? = nil, caseNumber: String? = nil
  ) {
    self.order = order
    self.amount = amount
    self.request = request
    self.caseNumber = caseNumber
  }
}

/// How somebody decides about a refund that waits.
package enum RefundDecision: String, Sendable {
  case approve, decline
}

extension ServiceDesk {
  /// Pays money back, or lets the request wait for a second person.
  ///
  /// - Throws: `DeskRefusal.noAgent`, or `RefundRefusal` if it can't be paid back whoever agrees.
  package func refund(_ wish: RefundWish, by actor: DeskActor) throws -> Refund {
    let now = now
    let authority = try authority(of: actor, at: now)
    let request =
      wish.request
      ?? [wish.order, wish.amount?.description ?? "", actor.id, "\(now.civil.date)"]
      .joined(separator: "/")
    return try attempt("refund \(wish.order)", by: actor, at: now) {
      try store.refund(
        request: request, order: wish.order, amount: wish.amount, by: actor.id,
        authority: authority, case: wish.caseNumber, at: now)
    }
  }

  /// Agrees to a refund that waits, or turns it down.
  ///
  /// - Throws: `DeskRefusal.noAgent`, or `RefundRefusal` if it isn't for them to decide.
  package func decide(
    _ decision: RefundDecision, on request: String, by actor: DeskActor
  ) throws -> Refund {
    let now = now
    let authority = try authority(of: actor, at: now)
    return try attempt("refund \(decision.rawValue) \(request)", by: actor, at: now) {
      switch decision {
      case .approve:
        try store.approveRefund(request, by: actor.id, authority: authority, at: now)
      case .decline:
        try store.declineRefund(request, by: actor.id, authority: authority, at: now)
      }
    }
  }

  /// Refunds, the newest first; damaged ones are set aside.
  ///
  /// - Throws: what the store throws.
  package func refunds(
    isWaiting: Bool, limit: Int, by actor: DeskActor
  ) throws -> Audited<ReadRows<Refund>> {
    let found = try store.refunds(isWaiting: isWaiting, limit: limit)
    return try shown(
      found,
      AuditEntry(at: now, actor: actor.id, .lookUp, object: "refund list", found: found.count))
  }

  private func authority(of actor: DeskActor, at now: Instant) throws -> RefundAuthority {
    guard let authority = actor.refundAuthority else {
      try refuse("refund without an agent", by: actor.id, at: now)
      throw DeskRefusal.noAgent
    }
    return authority
  }
}
