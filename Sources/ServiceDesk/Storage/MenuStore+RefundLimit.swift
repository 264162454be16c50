import AfterSales
import Diagnostics

extension MenuStore {
  /// The limit of small refunds that emergency plans in force have raised; `nil` if none has.
  /// - Throws: what the store throws.
  func raisedRefundLimit() throws -> Money? {
    try planned(.refundLimit).flatMap { Int64($0) }.map { Money(cents: $0) }
  }
}
