package import AfterSales

/// Lists what other teams owe.
package struct ListTasks: DeskErrand {
  package static let name = "case task list"
  /// `nil` for all.
  package let team: CaseTeam?

  package init(of team: CaseTeam?) { self.team = team }

  /// See `DeskErrand`.
  /// - Throws: what the use case throws.
  package func perform(at desk: ServiceDesk, by actor: DeskActor) throws -> Audited<TaskListing> {
    try desk.tasks(of: team, by: actor)
  }
}
