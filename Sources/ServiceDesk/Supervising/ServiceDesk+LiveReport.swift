package import AfterSales
package import Diagnostics

extension ServiceDesk {
  /// What queues and agents did on days of the house's calendar, as it was kept.
  ///
  /// - Parameter days: the first and the last day, both counted in.
  /// - Throws: what the store throws.
  package func liveReport(
    _ days: ClosedRange<CivilDate>, by actor: DeskActor
  ) throws -> Audited<LiveReport> {
    let span =
      days.lowerBound.beginningInChina..<days.upperBound.beginningInChina + .seconds(86_400)
    let report = try store.liveReport(span)
    return try shown(
      report,
      AuditEntry(
        at: now, actor: actor.id, .lookUp, object: "queue report", found: report.agents.count))
  }
}

extension CivilDate {
  /// Midnight of the day in China.
  fileprivate var beginningInChina: Instant {
    Instant(stored: Int64(daysSince1970) * 86_400_000 - 8 * 3_600_000)
  }
}
