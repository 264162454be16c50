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
  /// Who is on the line, at a desk that takes calls; `nil` elsewhere.
  package var line: DeskLine?
  /// Why it is an order of somebody else than who is on the line; kept before anything is paid.
  package var otherCustomer: String?

  package init(
    order: String, amount: Money?, request: String? = nil, caseNumber: String? = nil
  ) {
    self.order = order
    self.amount = amount
    self.request = request
    self.caseNumber = caseNumber
  }
}

/// Who is on the line of a desk that takes calls.
package enum DeskLine: Hashable, Sendable {
  case nobody
  /// - Parameter choice: which of several people who share the number it is, counted from 1.
  case caller(CallingNumber, choice: Int?)
}

/// How somebody decides about a refund that waits.
package enum RefundDecision: String, Sendable, Codable {
  case approve, decline
}

extension ServiceDesk {
  /// Pays money back, or lets the request wait for a second person.
  ///
  /// - Throws: `DeskRefusal.noAgent`, `DeskRefusal.orderOfAnotherCustomer`, or `RefundRefusal` if it
  ///   can't be paid back whoever agrees.
  package func refund(_ wish: RefundWish, by actor: DeskActor) throws -> Refund {
    let now = now
    try check(wish.order, .id)
    try check(wish.otherCustomer, .reason)
    let authority = try authority(of: actor, at: now)
    try checkCustomer(of: wish, by: actor, at: now)
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

  /// Money of somebody else than who is on the line is paid for a reason alone, which is kept first.
  private func checkCustomer(of wish: RefundWish, by actor: DeskActor, at now: Instant) throws {
    // An order that isn't known is refused as such.
    guard let line = wish.line, let owner = try store.order(wish.order)?.callerID,
      try !isOnTheLine(owner, line)
    else { return }
    guard let reason = wish.otherCustomer, Reason.isGiven(reason) else {
      try refuse("refund \(wish.order) of another customer", by: actor.id, at: now)
      throw DeskRefusal.orderOfAnotherCustomer(isAnybodyThere: line != .nobody)
    }
    try store.write(
      AuditEntry(
        at: now, actor: actor.id, .change, object: "another customer's order \(wish.order)",
        reason: reason))
  }

  private func isOnTheLine(_ owner: Int64, _ line: DeskLine) throws -> Bool {
    guard case .caller(.number(let number), let choice) = line else { return false }
    let people = try store.callers(of: number)
    guard let choice else { return people.contains { $0.id == owner } }
    return people.indices.contains(choice - 1) && people[choice - 1].id == owner
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
