package import AfterSales
package import Diagnostics

/// Lists what warns, and what is being told.
package struct LookAtOutreaches: DeskErrand {
  package static let name = "outreach list"
  package let showsEnded: Bool

  package init(showsEnded: Bool) { self.showsEnded = showsEnded }

  /// See `DeskErrand`.
  /// - Throws: what the use case throws.
  package func perform(
    at desk: ServiceDesk, by actor: DeskActor
  ) throws -> Audited<OutreachListing> {
    try desk.outreaches(showsEnded: showsEnded, by: actor)
  }
}

/// Lists whom a failure hits.
package struct ListHit: DeskErrand {
  package static let name = "outreach whom"
  package let scope: OutreachScope
  /// Orders placed from then on; `nil` looks back as far as is usual.
  package let since: Instant?
  package let limit: Int

  package init(by scope: OutreachScope, since: Instant?, limit: Int) {
    self.scope = scope
    self.since = since
    self.limit = limit
  }

  /// See `DeskErrand`.
  /// - Throws: what the use case throws.
  package func perform(at desk: ServiceDesk, by actor: DeskActor) throws -> Audited<HitListing> {
    try ErrandFault.require((1...10_000).contains(limit), "limit")
    try desk.check(scope.name, .id)
    return try desk.hit(by: scope, since: since, limit: limit, by: actor)
  }
}

/// Begins to tell those whom a failure hits.
package struct StartOutreach: DeskErrand {
  package static let name = "outreach start"
  package let draft: Draft
  package let reason: String

  /// What is wanted, with a time that the desk fills in where it isn't said.
  package struct Draft: Codable, Sendable {
    package var scope: OutreachScope
    /// Orders placed from then on; `nil` looks back as far as is usual.
    package var since: Instant?
    package var told: String
    /// By when it is to be right again; `nil` if nobody can say.
    package var promisedAt: Instant?
    package var way = Outreach.Way.message
    package var perHour = 60

    package init(_ scope: OutreachScope, told: String) {
      self.scope = scope
      self.told = told
    }
  }

  package init(_ draft: Draft, reason: String) {
    self.draft = draft
    self.reason = reason
  }

  /// See `DeskErrand`.
  /// - Throws: what the use case throws.
  package func perform(at desk: ServiceDesk, by actor: DeskActor) throws -> OutreachView {
    try ErrandFault.require(OutreachDraft.hourly.contains(draft.perHour), "per hour")
    try ErrandFault.require(draft.way != .menu, "way")
    try desk.check(draft.scope.name, .id)
    return try desk.startOutreach(
      draft.scope, since: draft.since, told: draft.told, promisedAt: draft.promisedAt,
      way: draft.way, perHour: draft.perHour, reason: reason, by: actor)
  }
}

/// Shows an outreach with everybody who is told by it.
package struct ShowOutreach: DeskErrand {
  package static let name = "outreach show"
  package let id: String

  package init(_ id: String) { self.id = id }

  /// See `DeskErrand`.
  /// - Throws: what the use case throws.
  package func perform(
    at desk: ServiceDesk, by actor: DeskActor
  ) throws -> Audited<OutreachDetail> {
    try desk.check(id, .id)
    return try desk.outreach(id, by: actor)
  }
}

/// Tells nobody any more.
package struct EndOutreach: DeskErrand {
  package static let name = "outreach end"
  package let id: String

  package init(_ id: String) { self.id = id }

  /// See `DeskErrand`.
  /// - Throws: what the use case throws.
  package func perform(at desk: ServiceDesk, by actor: DeskActor) throws -> OutreachView {
    try desk.check(id, .id)
    return try desk.endOutreach(id, by: actor)
  }
}

/// Gives out the messages that are due, for the gateway.
package struct WriteOutreachMessages: DeskErrand {
  package static let name = "outreach messages"
  package let id: String
  package let limit: Int

  package init(_ id: String, limit: Int) {
    self.id = id
    self.limit = limit
  }

  /// See `DeskErrand`.
  /// - Throws: what the use case throws.
  package func perform(
    at desk: ServiceDesk, by actor: DeskActor
  ) throws -> Audited<OutreachMessages> {
    try ErrandFault.require(OutreachDraft.hourly.contains(limit), "limit")
    try desk.check(id, .id)
    return try desk.messages(ofOutreach: id, limit: limit, by: actor)
  }
}

/// Keeps that messages were given to the gateway.
package struct KeepMessagesSent: DeskErrand {
  package static let name = "outreach sent"
  package let id: String
  package let subjects: [Int64]

  package init(_ id: String, of subjects: [Int64]) {
    self.id = id
    self.subjects = subjects
  }

  /// See `DeskErrand`.
  /// - Throws: what the use case throws.
  package func perform(at desk: ServiceDesk, by actor: DeskActor) throws -> Nothing {
    try ErrandFault.require(subjects.count <= OutreachDraft.hourly.upperBound, "subjects")
    try desk.check(id, .id)
    try desk.keepSent(subjects, ofOutreach: id, by: actor)
    return Nothing()
  }
}

/// Leaves a customer alone as they wish, or no longer.
package struct LeaveAlone: DeskErrand {
  package static let name = "outreach leave-alone"
  package let who: String
  package let isLeftAlone: Bool
  package let reason: String?

  package init(_ who: String, isLeftAlone: Bool, reason: String?) {
    self.who = who
    self.isLeftAlone = isLeftAlone
    self.reason = reason
  }

  /// See `DeskErrand`.
  /// - Throws: what the use case throws.
  package func perform(at desk: ServiceDesk, by actor: DeskActor) throws -> LeftAlone {
    try desk.leaveAlone(who, isLeftAlone, reason: reason, by: actor)
  }
}
