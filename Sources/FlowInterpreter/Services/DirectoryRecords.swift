package import AfterSales
package import Diagnostics

/// What a flow may know of a caller, in clear: a directory has it written to the audit first.
package struct CallerRecord: Sendable, Hashable {
  package var number: String
  package var name: String?
  /// Such as `ordinary` or `vip`.
  package var tier: String?
  package var region: String?
  package var tags: [String]
  /// Whatever else the directory knows, by name.
  package var more: [String: Value]

  package init(
    number: String, name: String? = nil, tier: String? = nil, region: String? = nil,
    tags: [String] = [], more: [String: Value] = [:]
  ) {
    self.number = number
    self.name = name
    self.tier = tier
    self.region = region
    self.tags = tags
    self.more = more
  }
}

/// An order with what the services need around it.
package struct OrderRecord: Sendable, Hashable {
  package var order: Order
  /// The number of the caller who placed it.
  package var caller: String
  /// The account that the goods go to.
  package var account: String?
  package var returned = Money(cents: 0)
  /// What agents asked for and somebody still has to agree to.
  package var waiting = Money(cents: 0)
  /// Whether it was sent once more already.
  package var isResent = false

  package init(_ order: Order, caller: String) {
    self.order = order
    self.caller = caller
  }

  /// What refunds of the order are judged by.
  package var refunds: RefundAccount {
    RefundAccount(
      paid: order.amount, status: order.status, returned: returned, waiting: waiting)
  }
}

/// A complaint, and whatever else the directory knows of it, by name.
package struct CaseRecord: Sendable {
  package var stored: StoredCase
  /// Whether it is known when it was opened; if not, no time limits are known either.
  package var isDated: Bool
  package var more: [String: Value]

  package init(_ stored: StoredCase, isDated: Bool = true, more: [String: Value] = [:]) {
    self.stored = stored
    self.isDated = isDated
    self.more = more
  }

  package var isOpen: Bool { !stored.complaint.isClosed }
}
