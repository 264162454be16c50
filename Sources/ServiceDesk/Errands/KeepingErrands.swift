package import AfterSales
package import Diagnostics

/// Lists the greater rights that wait for a supervisor.
package struct ListAskedRights: DeskErrand {
  package static let name = "rights list"

  package init() {}

  /// See `DeskErrand`.
  /// - Throws: what the use case throws.
  package func perform(at desk: ServiceDesk, by actor: DeskActor) throws -> ReadRows<AskedRights> {
    try desk.askedRights()
  }
}

/// Agrees to greater rights of an agent, or turns them down.
package struct DecideRights: DeskErrand {
  package static let name = "rights decide"
  package let agent: String
  package let isAgreed: Bool

  package init(of agent: String, isAgreed: Bool) {
    self.agent = agent
    self.isAgreed = isAgreed
  }

  /// See `DeskErrand`.
  /// - Throws: what the use case throws.
  package func perform(at desk: ServiceDesk, by actor: DeskActor) throws -> AskedRights {
    try desk.check(agent, .id)
    return try desk.decideRights(of: agent, isAgreed: isAgreed, by: actor)
  }
}

/// Lists rows of the audit, the newest first; for supervisors and the owner of the database.
package struct ListAudit: DeskErrand {
  package static let name = "audit list"

  /// What is `nil` doesn't matter.
  package var actor: String?
  package var action: AuditAction?
  /// A telephone number.
  package var number: String?
  /// Rows of this moment and later.
  package var since: Instant?
  /// Rows of this moment and earlier.
  package var until: Instant?
  package var limit = 100
  package var revealsReasons = false

  package init() {}

  /// See `DeskErrand`.
  /// - Throws: what the use case throws.
  package func perform(at desk: ServiceDesk, by actor: DeskActor) throws -> [ShownAuditLine] {
    try ErrandFault.require((1...1_000_000).contains(limit), "limit")
    var filter = AuditFilter()
    filter.actor = self.actor
    filter.action = action
    filter.since = since
    filter.until = until
    if let number {
      guard case .number(let number) = CallingNumber(number) else {
        throw DeskRefusal.unreadableNumber
      }
      filter.subject = .number(number)
    }
    return try desk.audit(
      filter, limit: limit, revealsReasons: revealsReasons, by: actor)
  }
}
