package import AfterSales
internal import Diagnostics

extension ServiceDesk {
  /// Takes in complaints that came in writing, each once, in one transaction: as a case of their own, or
  /// joined to the open case of their order, else of who wrote.
  ///
  /// They are taken up by the machine, so that whoever of the agents answers first owns the case; their
  /// limits run from when they were written.
  /// - Throws: `DeskRefusal.supervisorOnly`, and what the store throws; nothing is taken in then.
  package func takeIn(
    _ complaints: [WrittenComplaint], by actor: DeskActor
  ) throws -> IntakeReport {
    let now = now
    try requireSupervisor("case intake", actor)
    let rules = try house.priorities()
    let calendar = try house.workingDays()
    return try store.asOne {
      var report = IntakeReport()
      for complaint in complaints {
        guard try store.caseNumber(ofIntake: complaint) == nil else {
          report.known += 1
          continue
        }
        var draft = try draft(of: complaint, CaseIntake(rules))
        if complaint.channel == .regulator {
          draft.regulator = RegulatorTerms(of: complaint.at, calendar)
        }
        let taken = try store.takeUp(draft, by: .machine, rules: rules, at: now)
        try store.keepIntake(complaint, case: taken.stored.number, at: now)
        report.taken.append(
          .init(
            number: taken.stored.number, isJoined: taken.isJoined, line: complaint.place.line))
      }
      try store.write(
        AuditEntry(
          at: now, actor: actor.id, .importFile, object: "case intake", found: report.taken.count))
      return report
    }
  }

  private func draft(of complaint: WrittenComplaint, _ intake: CaseIntake) throws -> CaseDraft {
    let heard = try complaint.words.understood(by: house.classify)
    var draft = CaseDraft(complaint.kind ?? heard, channel: complaint.channel)
    draft.classifiedAs = heard
    draft.order = complaint.order
    draft.text = complaint.text
    draft.complainedAt = complaint.at
    guard case .number(let number) = complaint.number else { return draft }
    let people = try store.callers(of: number)
    guard people.count == 1 else { return draft }
    draft.caller = people[0].id
    draft.joins = try openCase(of: people[0].id, about: draft)
    return draft
  }

  /// The open case that a complaint without an order is most likely about: the only one, else the
  /// newest of its kind.
  private func openCase(of subject: Int64, about draft: CaseDraft) throws -> String? {
    guard draft.order == nil else { return nil }
    let open = try store.cases(of: subject).filter { !$0.complaint.isClosed }
    if open.count == 1 { return open[0].number }
    return open.first { $0.complaint.facts.kind.family == draft.kind.family }?.number
  }
}
