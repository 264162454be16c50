package import Diagnostics

/// How much a failure hurts a customer, by which those who are to be told are ranked.
///
/// The sum of what is at stake (a point for each ¥100, 50 at most), how long it has lasted (a point an
/// hour, 24 at most), 10 if a membership is charged meanwhile, 5 for a VIP, who gets no more than
/// that head start, and 5 for each call or complaint of the last 30 days, 20 at most.
package struct OutreachHarm: Hashable, Sendable, Codable {
  /// What the orders in trouble cost together.
  package let amount: Money
  /// Since the first of them was paid for, or placed.
  package let lasting: Duration
  package let isMembership: Bool
  package let isVIP: Bool
  /// Calls and complaints of the 30 days before.
  package let contacts: Int

  /// - Parameter orders: those in trouble; not empty.
  package init(orders: [Order], tier: String?, contacts: Int, at now: Instant) {
    precondition(!orders.isEmpty, "OutreachHarm: somebody without an order is not hit")
    amount = Money(cents: orders.compactMap { $0.amount?.cents }.reduce(0, +))
    let first = orders.compactMap { $0.paidAt ?? $0.placedAt }.min() ?? now
    lasting = max(.zero, now - first)
    isMembership = orders.contains { $0.kind == "membership" }
    isVIP = tier == "vip"
    self.contacts = contacts
  }

  /// 0…109, a customer with more is told first.
  package var points: Double {
    min(50, Double(max(0, amount.cents)) / 10_000)
      + min(24, Double(lasting.wholeMilliseconds) / 3_600_000)
      + (isMembership ? 10 : 0) + (isVIP ? 5 : 0) + 5 * Double(min(4, contacts))
  }
}

/// A customer whom a failure hits, who hasn't called about it.
package struct HitCustomer: Hashable, Sendable, Codable {
  package let subject: Int64
  package let name: ClearText?
  package let number: ClearText?
  package let tier: String?
  /// The orders in trouble, the most expensive first.
  package let orders: [Order]
  package let harm: OutreachHarm

  /// - Parameter orders: those in trouble; not empty.
  package init(_ caller: Caller, orders: [Order], contacts: Int, at now: Instant) {
    subject = caller.id
    name = caller.name
    number = caller.number
    tier = caller.tier
    self.orders = orders.sorted {
      (-($0.amount?.cents ?? 0), $0.id) < (-($1.amount?.cents ?? 0), $1.id)
    }
    harm = OutreachHarm(orders: orders, tier: caller.tier, contacts: contacts, at: now)
  }

  /// Whether one is told before another.
  package static func isBefore(_ a: Self, _ b: Self) -> Bool {
    (-a.harm.points, a.subject) < (-b.harm.points, b.subject)
  }
}
