package import AfterSales
package import Diagnostics

/// An open task with the case that waits for it.
package struct TaskView: Codable {
  package let task: CaseTask
  /// The acceptance number.
  package let number: String
  package let kind: IssueKind
  package let order: String?
  /// The moment it is seen from.
  package let at: Instant

  /// Until the time that the customer was told; negative once it has passed.
  package var left: Duration { task.dueAt - at }
  package var isLate: Bool { task.isLate(at: at) }
}

/// What other teams owe.
package struct TaskListing: Codable {
  package let tasks: [TaskView]
  package let damaged: [Wording]
}

extension ServiceDesk {
  /// What a team owes, or all do, the first due first.
  ///
  /// - Throws: what the store throws.
  package func tasks(of team: CaseTeam?, by actor: DeskActor) throws -> Audited<TaskListing> {
    let now = now
    try store.oweTaskNews(at: now)
    let open = try store.openCases()
    let tasks = open.flatMap { stored in
      stored.complaint.tasks.open.filter { team == nil || $0.team == team }.map { task in
        TaskView(
          task: task, number: stored.number, kind: stored.complaint.facts.kind,
          order: stored.complaint.facts.order, at: now)
      }
    }.sorted { ($0.task.dueAt, $0.number) < ($1.task.dueAt, $1.number) }
    return try shown(
      TaskListing(tasks: tasks, damaged: open.damaged),
      AuditEntry(
        at: now, actor: actor.id, .lookUp, object: "case task list", found: tasks.count))
  }
}
