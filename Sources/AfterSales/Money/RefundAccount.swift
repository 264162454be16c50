package import Diagnostics

/// What was paid for an order and what of it is gone, to judge a refund by.
package struct RefundAccount: Hashable, Sendable {
  /// `nil` when it isn't known; then nothing can be paid back.
  package var paid: Money?
  package var status: OrderStatus?
  /// What was paid back so far, in yuan, by agents and by the menu.
  package var returned: Money
  /// What agents asked for and somebody still has to agree to; what the menu asked for promises
  /// nothing.
  package var waiting: Money

  package init(
    paid: Money?, status: OrderStatus?, returned: Money = Money(cents: 0),
    waiting: Money = Money(cents: 0)
  ) {
    self.paid = paid
    self.status = status
    self.returned = returned
    self.waiting = waiting
  }

  /// What can't be paid back any more.
  package var spoken: Money { returned + waiting }

  /// What can still be paid back, 0 or more.
  ///
  /// - Throws: `RefundRefusal` if nothing can, whoever asks.
  package func left() throws(RefundRefusal) -> Money {
    switch status {
    case .unpaid: throw .notPaid
    case .refunding: throw .alreadyRefunding
    case .refunded: throw .alreadyRefunded
    case .paid, .processing, .delayed, .delivered, .failed, nil: break
    }
    guard let paid else { throw .amountUnknown }
    return max(Money(cents: 0), paid - spoken)
  }

  /// The amount, if it may be paid back at all.
  package func check(_ amount: Money?) throws(RefundRefusal) -> Money {
    guard let amount else { throw .amountMissing }
    guard amount > Money(cents: 0) else { throw .amountNotPositive }
    let left = try left()
    guard amount <= left else { throw .moreThanPaid(left: left) }
    return amount
  }
}
