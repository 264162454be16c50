package import AfterSales
package import Diagnostics

/// What may be told to everybody of the complaints of a month.
package struct PublishedMonth: Codable {
  package let figures: PublishedFigures
  /// What was written down as changed on these days because of complaints.
  package let changes: [RecordedChange]
  /// The moment that they are of.
  package let at: Instant
  /// What they are without, since it can't be read, by table and id.
  package let damaged: [Wording]
}

extension ServiceDesk {
  /// What may be told to everybody of the complaints of some days, by the house's calendar.
  ///
  /// Small groups are hidden here, so that what is hidden leaves the desk to nobody.
  /// - Throws: `DeskRefusal.supervisorOnly`, and what the store throws.
  package func publishedFigures(
    of days: ClosedRange<CivilDate>, by actor: DeskActor
  ) throws -> Audited<PublishedMonth> {
    let now = now
    try requireSupervisor("case publish", actor)
    let span = days.lowerBound.startInChina..<days.upperBound.endInChina
    let (figures, damaged) = try store.publishedFigures(span, at: now)
    let changes = try store.houseChanges().filter { change in
      change.published.map { days.contains($0.on) } ?? false
    }
    return try shown(
      PublishedMonth(figures: figures, changes: changes, at: now, damaged: damaged),
      AuditEntry(
        at: now, actor: actor.id, .exportData,
        object: "case publish \(days.lowerBound)/\(days.upperBound)"))
  }
}

extension CivilDate {
  /// When the day begins in China.
  var startInChina: Instant {
    Instant(stored: Int64(daysSince1970) * 86_400_000 - 8 * 3_600_000)
  }

  /// When the next day begins there.
  var endInChina: Instant { Instant(stored: startInChina.milliseconds + 86_400_000) }
}
