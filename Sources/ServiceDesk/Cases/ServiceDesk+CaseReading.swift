package import AfterSales
package import Diagnostics

/// Which cases to list.
package struct CaseFilter: Hashable, Sendable, Codable {
  package var stage: CaseStage?
  package var kind: IssueKind?
  /// Only about this order, closed ones too.
  package var order: String?
  /// Only those of whoever has this number, closed ones too; `nil` for everybody's.
  package var caller: String?
  /// Only those the actor works on or owns.
  package var isMine = false
  /// Closed ones too, the newest first.
  package var showsClosed = false
  package var limit = 50

  package init() {}
}

/// Some of the cases that were found.
package struct CaseListing: Codable {
  package let cases: [CaseView]
  /// How many were found, shown or not.
  package let found: Int
  /// The cases set aside because they can't be read.
  package let damaged: [Wording]
  /// Times that were told to many before they called, and missed.
  package var lateOutreaches: [LateOutreach] = []
}

/// Cases with their events.
package struct CasesOfFigures {
  package let cases: [StoredCase]
  package let damaged: [Wording]
}

/// What became of cases, and what is out of the usual.
package struct CaseReport: Codable {
  package let statistics: CaseStatistics
  package let warnings: [EarlyWarning]
  /// When the cases were opened; its end is just after the moment of the report.
  package let span: Range<Instant>
  /// What it is without, since it can't be read, by table and id.
  package let damaged: [Wording]
}

extension ServiceDesk {
  /// A case with its history.
  ///
  /// - Parameter reason: why what was said must be read in clear; `nil` leaves it masked.
  /// - Throws: `CaseRefusal.unknown`, or `DeskRefusal.noReason` for an empty reason.
  package func read(
    _ number: String, reason: String?, by actor: DeskActor
  ) throws -> Audited<ReadCase> {
    let now = now
    let rules = try house.priorities()
    let history = try attempt("case \(number) show", by: actor, at: now) {
      guard let history = try store.caseHistory(number) else { throw CaseRefusal.unknown }
      return history
    }
    guard reason == nil || Reason.isGiven(reason) else { throw DeskRefusal.noReason }
    let object = "case \(history.stored.number)"
    let proof = try store.disclose(
      AuditEntry(
        at: now, actor: actor.id, reason == nil ? .lookUp : .reveal, subject: history.subject,
        object: reason == nil ? object : object + " text", reason: reason, found: 1))
    let clear = reason == nil ? nil : proof
    return Audited(
      ReadCase(
        view: CaseView(history.stored, rules, at: now), said: .init(history.said, clear),
        notes: history.notes.map { .init($0, clear) }), proof)
  }

  /// Cases, the most urgent first, or the newest first when closed ones are among them.
  ///
  /// - Throws: what the store or the reading of the house's priorities throws.
  package func cases(_ filter: CaseFilter, by actor: DeskActor) throws -> Audited<CaseListing> {
    let now = now
    let caller = filter.caller.map { CallingNumber($0) }
    let rules = try house.priorities()
    let all =
      try caller.map { try cases(of: $0).views(rules, at: now) }
      ?? (filter.showsClosed || filter.order != nil
        ? try store.cases(ofOrder: filter.order, limit: 10_000).views(rules, at: now)
        : try openCases(rules, at: now))
    let found = all.rows.filter { view in
      let complaint = view.complaint
      return (filter.order.map { $0 == complaint.facts.order } ?? true)
        && (filter.stage.map { $0 == complaint.stage } ?? true)
        && (filter.kind.map { $0 == complaint.facts.kind } ?? true)
        && (!filter.isMine || [complaint.handler, complaint.owner].contains(actor.id))
    }
    return try listing(
      ReadRows(Array(found.prefix(filter.limit)), damaged: all.damaged), of: found.count,
      "case list", about: caller, by: actor, at: now)
  }

  /// The cases of all who have a number, the newest first.
  private func cases(of number: CallingNumber) throws -> ReadRows<StoredCase> {
    guard case .number(let number) = number else { throw DeskRefusal.unreadableNumber }
    let found = try store.callers(of: number).map { try store.cases(of: $0.id) }
    return ReadRows(
      found.joined().sorted { $0.complaint.facts.openedAt > $1.complaint.facts.openedAt },
      damaged: found.flatMap(\.damaged))
  }

  /// The cases of which a limit or a follow-up is over, the most urgent first, and the times that were told
  /// before customers called and are missed.
  ///
  /// - Throws: what the store or the reading of the house's priorities throws.
  package func overdueCases(by actor: DeskActor) throws -> Audited<CaseListing> {
    let now = now
    try store.oweTaskNews(at: now)
    try store.followOutreaches(at: now)
    var late = try openCases(try house.priorities(), at: now)
    late.rows.removeAll { !$0.isOverdue }
    let outreaches = try store.lateOutreaches(at: now)
    return try listing(
      late, of: late.count, "case overdue", missed: outreaches, by: actor, at: now)
  }

  /// What became of the cases opened in the last weeks.
  ///
  /// - Throws: what the store throws.
  package func caseReport(weeks: Int, by actor: DeskActor) throws -> Audited<CaseReport> {
    let now = now
    let span = now + .seconds(-weeks * 7 * 86_400)..<now + .milliseconds(1)
    let (statistics, damaged) = try store.caseStatistics(span, at: now)
    let report = CaseReport(
      statistics: statistics, warnings: try store.earlyWarnings(at: now), span: span,
      damaged: damaged)
    return try shown(
      report,
      AuditEntry(
        at: now, actor: actor.id, .lookUp, object: "case stats", found: statistics.all.opened))
  }

  /// The cases that figures are worked out from, with their events, the oldest first.
  ///
  /// - Throws: `DeskRefusal.supervisorOnly`, and what the store throws.
  package func casesOfFigures(
    weeks: Int, by actor: DeskActor
  ) throws -> Audited<CasesOfFigures> {
    let now = now
    try requireSupervisor("case events", actor)
    let from = now + .seconds(-weeks * 7 * 86_400)
    var found = try store.cases(ofOrder: nil, limit: Int(Int32.max))
    found.rows = found.rows.filter { $0.complaint.facts.openedAt >= from }.reversed()
    return try shown(
      CasesOfFigures(cases: found.rows, damaged: found.damaged),
      AuditEntry(
        at: now, actor: actor.id, .exportData, object: "case events", found: found.count))
  }

  /// The most urgent first; of equally urgent ones the oldest.
  private func openCases(_ rules: PriorityRules, at now: Instant) throws -> ReadRows<CaseView> {
    var views = try store.openCases().views(rules, at: now)
    views.rows.sort { a, b in
      if a.priority.level != b.priority.level { return a.priority.level > b.priority.level }
      return (a.complaint.facts.openedAt, a.number) < (b.complaint.facts.openedAt, b.number)
    }
    return views
  }

  private func listing(
    _ cases: ReadRows<CaseView>, of found: Int, _ what: String,
    missed outreaches: [LateOutreach] = [], about number: CallingNumber? = nil,
    by actor: DeskActor, at now: Instant
  ) throws -> Audited<CaseListing> {
    var entry = AuditEntry(
      at: now, actor: actor.id, .lookUp, object: what, found: cases.count + outreaches.count)
    if case .number(let number)? = number { entry.subject = .number(number) }
    return try shown(
      CaseListing(
        cases: cases.rows, found: found, damaged: cases.damaged, lateOutreaches: outreaches), entry)
  }
}

extension ReadRows<StoredCase> {
  fileprivate func views(_ rules: PriorityRules, at now: Instant) -> ReadRows<CaseView> {
    ReadRows<CaseView>(map { CaseView($0, rules, at: now) }, damaged: damaged)
  }
}
