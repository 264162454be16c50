package import AfterSales
package import Diagnostics

extension ProfileStore {
  /// What queues and agents did in a span of time; half hours count that begin in it, talks that were
  /// answered in it.
  ///
  /// - Throws: `SQLiteError`, or `StoreError.damagedRow`.
  package func liveReport(_ span: Range<Instant>) throws -> LiveReport {
    try connection.read {
      LiveReport(
        span: span, queues: try connection.queueSums(span),
        halfHours: try connection.halfHours(span), agents: try connection.agentSums(span))
    }
  }
}
