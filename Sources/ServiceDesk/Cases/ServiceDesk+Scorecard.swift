package import AfterSales
package import Diagnostics

/// How agents or teams solve what customers come with, over some days.
package struct ScorecardReport: Codable {
  package let card: Scorecard
  package let group: Scorecard.Group
  /// The moment that it is seen from.
  package let at: Instant
  package let damaged: [Wording]
}

/// What went wrong how often, and what of it changed.
package struct CauseReport: Codable {
  /// The least likely to be chance first.
  package let cells: [CauseChange]
  package let group: CauseChange.Group
  package let weeks: Int
  /// When the weeks before begin.
  package let from: Instant
  package let damaged: [Wording]
}

extension ServiceDesk {
  /// How agents or teams solve the complaints opened on some days; for supervisors.
  ///
  /// - Throws: `DeskRefusal.supervisorOnly`, and what the store throws.
  package func scorecard(
    by group: Scorecard.Group, of days: ClosedRange<CivilDate>, by actor: DeskActor
  ) throws -> Audited<ScorecardReport> {
    let now = now
    try requireSupervisor("case scorecard", actor)
    let span = days.lowerBound.startInChina..<days.upperBound.endInChina
    let all = try store.cases(ofOrder: nil, limit: Int(Int32.max))
    let cases = all.filter { span.contains($0.complaint.facts.openedAt) }
    var names: [String: String] = [:]
    if group == .team {
      for id in Set(cases.flatMap { $0.events.map(\.actor) }) {
        names[id] = try store.agent(id)?.level.rawValue ?? "unlisted"
      }
    }
    let card = Scorecard(of: cases, at: now) { names[$0] ?? $0 }
    return try shown(
      ScorecardReport(card: card, group: group, at: now, damaged: all.damaged),
      AuditEntry(
        at: now, actor: actor.id, .lookUp, object: "case scorecard by \(group.rawValue)",
        found: cases.count))
  }

  /// What went wrong in the last weeks, against as many weeks before; for supervisors.
  ///
  /// - Throws: `DeskRefusal.supervisorOnly`, and what the store throws.
  package func causes(
    by group: CauseChange.Group, weeks: Int, by actor: DeskActor
  ) throws -> Audited<CauseReport> {
    let now = now
    try requireSupervisor("case causes", actor)
    let week = Int64(7 * 86_400_000)
    let from = now.milliseconds - 2 * Int64(weeks) * week
    var counts: [CauseCell: [Int]] = [:]
    let all = try store.cases(ofOrder: nil, limit: Int(Int32.max))
    for stored in all {
      guard let at = stored.complaint.resolvedAt, let resolution = stored.complaint.resolution,
        !stored.complaint.isLeftToMediation, at.milliseconds > from, at <= now
      else { continue }
      let cell = CauseCell(
        kind: stored.complaint.facts.kind.family, cause: resolution.cause,
        subject: try subject(of: stored, group))
      let index = min(2 * weeks - 1, Int((at.milliseconds - from) / week))
      counts[cell, default: Array(repeating: 0, count: 2 * weeks)][index] += 1
    }
    let cells = counts.map {
      CauseChange(kind: $0.key.kind, cause: $0.key.cause, subject: $0.key.subject, weeks: $0.value)
    }
    return try shown(
      CauseReport(
        cells: CauseChange.tested(cells), group: group, weeks: weeks, from: Instant(stored: from),
        damaged: all.damaged),
      AuditEntry(
        at: now, actor: actor.id, .lookUp, object: "case causes", found: cells.count))
  }

  /// The supplier is the order's, as it is known now: whoever learns it later knows it of earlier cases.
  private func subject(of stored: StoredCase, _ group: CauseChange.Group) throws -> String? {
    switch group {
    case .product: stored.product
    case .supplier: try stored.complaint.facts.order.flatMap { try store.order($0) }?.supplier
    }
  }
}

/// What is counted together.
private struct CauseCell: Hashable {
  let kind: IssueKind
  let cause: CaseCause
  let subject: String?
}
