package import Diagnostics

/// How much somebody may pay back without asking anyone.
package struct RefundAuthority: Hashable, Sendable {
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

/// What was paid for an order and what of it is gone, to judge a refund by.
package struct RefundAccount: Hashable, Sendable {
  package var paid: Money?
  package var status: OrderStatus?
  /// What was paid back or waits for approval.
  package var spoken: Money

  package init(paid: Money?, status: OrderStatus?, spoken: Money) {
    self.paid = paid
    self.status = status
    self.spoken = spoken
  }

  /// The amount, if it may be paid back at all.
  package func check(_ amount: Money?) throws(RefundRefusal) -> Money {
    guard let amount else { throw .amountMissing }
    guard amount > Money(cents: 0) else { throw .amountNotPositive }
    switch status {
    case .unpaid: throw .notPaid
    case .refunding: throw .alreadyRefunding
    case .refunded: throw .alreadyRefunded
    case .paid, .processing, .delayed, .delivered, .failed, nil: break
    }
    guard let paid else { throw .amountUnknown }
    let left = max(Money(cents: 0), paid - spoken)
    guard amount <= left else { throw .moreThanPaid(left: left) }
    return amount
  }
}
