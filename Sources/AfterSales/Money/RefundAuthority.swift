package import Diagnostics

/// How much somebody may pay back without asking anyone.
package struct RefundAuthority: Hashable, Sendable {
  /// In one refund, in yuan.
  package var atOnce: Money
  /// To one customer in one day, whoever paid before.
  package var perCustomerAndDay: Money

  package init(atOnce: Money, perCustomerAndDay: Money) {
    self.atOnce = atOnce
    self.perCustomerAndDay = perCustomerAndDay
  }

  /// What is left for a customer who got an amount back today.
  package func left(today: Money) -> Money {
    max(Money(cents: 0), min(atOnce, perCustomerAndDay - today))
  }

  /// Why an amount is beyond the authority; `nil` if it isn't.
  package func obstacle(to amount: Money, today: Money) -> RefundRefusal? {
    if amount > atOnce { return .beyondAuthority(limit: atOnce) }
    let left = max(Money(cents: 0), perCustomerAndDay - today)
    return amount > left ? .beyondDailyAuthority(left: left) : nil
  }
}
