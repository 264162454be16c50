package import Diagnostics

/// A caller's profile; what is personal prints masked.
package struct Caller: Hashable, Sendable {
  package let id: Int64
  /// The customer's number in the shop's own system.
  package var externalID: String?
  package var number: ClearText?
  package var name: ClearText?
  /// The game account the caller usually tops up.
  package var account: ClearText?
  package var note: ClearText?
  /// Whatever else was told, as a JSON object.
  package var more: ClearText?
  package var tier: String?
  package var region: String?
  package var tags: [String]
  package var createdAt: Instant
  package var erasedAt: Instant?
}

/// How an order stands.
package enum OrderStatus: String, Sendable, Hashable, CaseIterable {
  case unpaid, paid, processing, delayed, delivered, failed, refunding, refunded
}

/// An order's facts; the game account it was for stays encrypted until someone asks for it.
package struct Order: Hashable, Sendable {
  package let id: String
  package let callerID: Int64
  package var product: String?
  package var kind: String?
  /// `nil` when it isn't known; then nothing can be paid back.
  package var amount: Money?
  package var status: OrderStatus?
  package var placedAt: Instant?
  package var paidAt: Instant?
  package var deliveredAt: Instant?
  package var channel: String?
  package var region: String?
  /// The envelope of the game account, which `ProfileStore.account(of:)` opens.
  var sealedAccount: [UInt8]?

  package init(id: String, callerID: Int64) {
    self.id = id
    self.callerID = callerID
  }

  /// The order without its encrypted part, for comparing what is told about it.
  var facts: Order {
    var copy = self
    copy.sealedAccount = nil
    return copy
  }
}

extension Instant {
  /// A stored time, to be shown in the hotline's own time zone (+08:00).
  init(stored milliseconds: Int64) { self.init(milliseconds: milliseconds, offset: 28_800) }
}
