package import Diagnostics

/// What is to be told to those whom a failure hits, before it is begun.
package struct OutreachDraft: Hashable, Sendable, Codable {
  /// How far back orders are looked for where nobody says since when: only those that are in trouble
  /// still are concerned, so that it matters little.
  package static let usualSpan = Duration.seconds(24 * 3_600)
  /// So many customers become due in an hour at most.
  package static let hourly = 1...10_000

  package let scope: OutreachScope
  /// Orders placed from this moment on are concerned.
  package let since: Instant
  package let told: String
  /// By when it is to be right again; `nil` if nobody can say.
  package let promisedAt: Instant?
  package let way: Outreach.Way
  package let perHour: Int

  package init(
    _ scope: OutreachScope, since: Instant, told: String, promisedAt: Instant?,
    way: Outreach.Way, perHour: Int
  ) {
    self.scope = scope
    self.since = since
    self.told = told
    self.promisedAt = promisedAt
    self.way = way
    self.perHour = perHour
  }
}
