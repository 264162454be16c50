package import AfterSales

extension ProfileStore {
  /// All calls that came to the live queue or to a menu, by time, for whoever learns from them.
  ///
  /// - Throws: `SQLiteError`, or `StoreError.damagedRow`.
  package func queuedCalls() throws -> [QueuedCall] {
    try connection.read { try connection.queuedCalls() }
  }
}
