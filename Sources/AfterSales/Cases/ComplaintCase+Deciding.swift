package import Diagnostics

extension ComplaintCase {
  /// The event that a command causes, if the case allows it now.
  ///
  /// - Parameter seen: the version the actor has looked at; `nil` if it doesn't matter.
  /// - Throws: `CaseRefusal`; the case stays as it is.
  package func event(
    for command: CaseCommand, by actor: CaseActor, at now: Instant, seen: Int? = nil
  ) throws(CaseRefusal) -> CaseEvent {
    if let seen, seen != version { throw .changedMeanwhile(seen: seen, now: version) }
    guard now >= lastEventAt else { throw .beforeLastEvent(lastEventAt) }
    return CaseEvent(at: now, by: actor.id, try change(for: command, by: actor, at: now))
  }

  private func change(
    for command: CaseCommand, by actor: CaseActor, at now: Instant
  ) throws(CaseRefusal) -> CaseChange {
    switch command {
    case .note: break
    case .reopen, .visit: try requireClosed()
    default: if isClosed { throw .closed }
    }
    switch command {
    case .join(let channel): return .joined(channel)
    case .assign(let desk, let handler): return try assignment(desk, handler, by: actor)
    case .respond: return .responded
    case .requestEvidence(let kinds): return .evidenceRequested(try evidenceToAskFor(kinds))
    case .addEvidence(let kinds):
      let news = kinds.subtracting(evidence)
      guard !news.isEmpty else { throw .evidenceThere(kinds.inOrder) }
      return .evidenceAdded(news)
    case .resolve(let resolution):
      return .resolved(try checked(resolution, by: actor, at: now))
    case .confirm(let satisfaction):
      try requireResult(of: actor)
      if let satisfaction { try Self.check(satisfaction) }
      return .confirmed(satisfaction: satisfaction)
    case .dissatisfied:
      try requireResult(of: actor)
      return .dissatisfied
    case .note: return .noted
    case .reopen: return .reopened
    case .reclassify(let kind):
      guard actor.desk != nil else { throw .notTheMachine }
      guard kind != facts.kind else { throw .sameKind(kind) }
      return .reclassified(from: facts.kind, to: kind)
    case .visit(let satisfaction):
      try Self.check(satisfaction)
      return .visited(satisfaction: satisfaction)
    case .openTask(let team, let due, let isTold):
      return try openingTask(team, due: due, isTold: isTold, by: actor, at: now)
    case .takeTask(let number): return try takingTask(number, by: actor)
    case .passTask(let number, let team): return try passingTask(number, to: team, by: actor)
    case .answerTask(let number): return try answeringTask(number, by: actor)
    }
  }

  private func assignment(
    _ desk: CaseDesk, _ handler: String?, by actor: CaseActor
  ) throws(CaseRefusal) -> CaseChange {
    guard actor.desk != nil else { throw .notTheMachine }
    if stage == .resolved { throw .awaitsAnswer }
    guard desk.rank >= CaseDesk.floor(afterEscalations: escalations).rank else {
      throw .deskTooLow(desk, escalations: escalations)
    }
    if desk == self.desk, handler == self.handler, stage == .handling { throw .alreadyThere }
    return .assigned(desk: desk, handler: handler)
  }

  private func evidenceToAskFor(_ kinds: Set<EvidenceKind>) throws(CaseRefusal) -> Set<EvidenceKind>
  {
    if stage == .resolved { throw .awaitsAnswer }
    let there = kinds.intersection(evidence)
    guard there.isEmpty else { throw .evidenceThere(there.inOrder) }
    let asked = kinds.isEmpty ? Set(missingEvidence) : kinds
    guard !asked.isEmpty else { throw .nothingMissing }
    return asked
  }

  private func checked(
    _ resolution: Resolution, by actor: CaseActor, at now: Instant
  ) throws(CaseRefusal) -> Resolution {
    guard let desk = actor.desk else { throw .notTheMachine }
    if stage == .resolved { throw .awaitsAnswer }
    // The risk team's cases are its own; the complaint department stands above it.
    let mayDecide =
      self.desk == .riskTeam
      ? desk == .riskTeam || desk.rank > self.desk.rank
      : desk.rank >= self.desk.rank
    guard mayDecide else { throw .notYourDesk(self.desk) }
    if !owedEvidence.isEmpty, !resolution.result.standsWithoutEvidence {
      throw .evidenceOwed(owedEvidence.inOrder)
    }
    if resolution.result.needsAmount, resolution.amount == nil {
      throw .amountMissing(resolution.result)
    }
    if let amount = resolution.amount, amount.cents <= 0 { throw .demandOfNothing }
    if let due = resolution.dueAt, due < now { throw .promiseInThePast }
    return resolution
  }

  private func requireClosed() throws(CaseRefusal) {
    guard isClosed else { throw stage == .resolved ? .awaitsAnswer : .notClosed }
  }

  /// Agents ask for the customer's answer to a result; the menu tells what the customer says, who
  /// may be content, or lose patience, before there is one.
  private func requireResult(of actor: CaseActor) throws(CaseRefusal) {
    guard actor.desk == nil || stage == .resolved else { throw .noResultYet(stage) }
  }

  private static func check(_ satisfaction: Int) throws(CaseRefusal) {
    guard (1...5).contains(satisfaction) else { throw .satisfactionOutOfRange(satisfaction) }
  }
}

extension Set<EvidenceKind> {
  /// The kinds in the order in which they are asked for.
  package var inOrder: [EvidenceKind] { EvidenceKind.allCases.filter { contains($0) } }
}
