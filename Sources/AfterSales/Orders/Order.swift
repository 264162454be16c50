package import Diagnostics

/// An order's facts, without the game account it was for.
package struct Order: Hashable, Sendable, Codable {
  package let id: String
  package let callerID: Int64
  package var product: String?
  package var kind: String?
  /// `nil` when it isn't known; then nothing can be paid back.
  package var amount: Money?
  package var status: OrderStatus?
  /// When the customer ordered; `nil` when it isn't known.
  package var placedAt: Instant?
  /// When the shop had the money.
  package var paidAt: Instant?
  /// When what was bought arrived on the account.
  package var deliveredAt: Instant?
  package var channel: String?
  package var region: String?
  /// Who delivers what was bought to the house; `nil` when it isn't known.
  package var supplier: String?

  package init(id: String, callerID: Int64) {
    self.id = id
    self.callerID = callerID
  }
}

extension Order {
  /// The order as if everything had happened later.
  package func moved(by time: Duration) -> Order {
    var order = self
    order.placedAt = placedAt.map { $0 + time }
    order.paidAt = paidAt.map { $0 + time }
    order.deliveredAt = deliveredAt.map { $0 + time }
    return order
  }

  /// How long a paid order may take before something is wrong.
  private static let usualDelivery = Duration.seconds(30 * 60)

  /// Whether something about the order needs somebody's attention.
  package func isInTrouble(at now: Instant) -> Bool {
    switch status {
    case .delayed, .failed, .refunding: true
    case .paid, .processing:
      (paidAt ?? placedAt).map { now - $0 > Self.usualDelivery } ?? false
    case .unpaid, .delivered, .refunded, nil: false
    }
  }
}
