internal import Diagnostics

extension ComplaintCase {
  func openingTask(
    _ team: CaseTeam, due: Instant, isTold: Bool, by actor: CaseActor, at now: Instant
  ) throws(CaseRefusal) -> CaseChange {
    guard actor.desk != nil else { throw .notTheMachine }
    if stage == .resolved { throw .awaitsAnswer }
    guard due > now else { throw .taskInThePast }
    guard team != .service else { throw .sameTeam(team) }
    if let task = tasks.open.first(where: { $0.team == team }) {
      throw .teamAskedAlready(team, task: task.number)
    }
    return .taskOpened(tasks.all.count + 1, team, dueAt: due, isTold: isTold)
  }

  func takingTask(_ number: Int?, by actor: CaseActor) throws(CaseRefusal) -> CaseChange {
    let task = try openTask(number, for: actor)
    if task.owner == actor.id { throw .taskTaken(by: actor.id) }
    return .taskTaken(task.number)
  }

  func passingTask(
    _ number: Int?, to team: CaseTeam, by actor: CaseActor
  ) throws(CaseRefusal) -> CaseChange {
    let task = try openTask(number, for: actor)
    guard team != task.team else { throw .sameTeam(team) }
    if let other = tasks.open.first(where: { $0.team == team }) {
      throw .teamAskedAlready(team, task: other.number)
    }
    if tasks.isSecondReturn(from: task.team, to: team) {
      throw .sentBackBefore(from: task.team, to: team)
    }
    return .taskPassed(task.number, from: task.team, to: team)
  }

  func answeringTask(_ number: Int?, by actor: CaseActor) throws(CaseRefusal) -> CaseChange {
    .taskAnswered(try openTask(number, for: actor).number)
  }

  /// The task that somebody may work on; `nil` for the number means the only one that is open.
  private func openTask(_ number: Int?, for actor: CaseActor) throws(CaseRefusal) -> CaseTask {
    guard let desk = actor.desk else { throw .notTheMachine }
    let open = tasks.open
    if number == nil, open.count > 1 { throw .severalTasks(open.map(\.number)) }
    guard let task = open.first(where: { number == nil || $0.number == number }) else {
      throw .noOpenTask(number)
    }
    // The complaint department, where supervisors are, stands above all.
    if desk == .complaintDepartment { return task }
    if task.team == .risk, desk != .riskTeam { throw .notOfTeam(.risk) }
    if let owner = task.owner, owner != actor.id { throw .taskTaken(by: owner) }
    return task
  }
}
