package import Diagnostics

/// A caller's profile; what is personal prints masked.
package struct Caller: Hashable, Sendable, Codable {
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
  /// When the profile was made.
  package var createdAt: Instant
  /// When all that is personal was destroyed; `nil` for everybody else.
  package var erasedAt: Instant?

  package init(
    id: Int64, externalID: String?, number: ClearText?, name: ClearText?, account: ClearText?,
    note: ClearText?, more: ClearText?, tier: String?, region: String?, tags: [String],
    createdAt: Instant, erasedAt: Instant?
  ) {
    self.id = id
    self.externalID = externalID
    self.number = number
    self.name = name
    self.account = account
    self.note = note
    self.more = more
    self.tier = tier
    self.region = region
    self.tags = tags
    self.createdAt = createdAt
    self.erasedAt = erasedAt
  }
}
