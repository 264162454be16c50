package import Diagnostics

extension Resolution {
  /// Whether it promises the customer money by a day, so that it is kept only once that is paid or
  /// the customer confirms.
  var promisesMoney: Bool { result == .refunded }

  /// Why somebody can't promise it; `nil` if they can.
  ///
  /// What the case has paid back already needs nobody's authority any more.
  /// - Parameters:
  ///   - paid: what was paid for the order; `nil` when no order tells.
  ///   - returned: what was paid back in the case.
  ///   - today: what the customer got back today.
  package func obstacle(
    paid: Money?, returned: Money, authority: RefundAuthority, today: Money
  ) -> RefundRefusal? {
    guard let amount else { return nil }
    if result == .refunded, let paid, amount > paid { return .moreThanPaid(left: paid) }
    guard amount > returned else { return nil }
    return authority.obstacle(to: amount - returned, today: today)
  }
}
