package import AfterSales

extension ServiceDesk {
  /// All calls that came to the live queue or to a menu, by time, to learn from.
  ///
  /// - Throws: what the store throws.
  package func queuedCalls(by actor: DeskActor) throws -> Audited<[QueuedCall]> {
    let calls = try store.queuedCalls()
    return try shown(
      calls,
      AuditEntry(
        at: now, actor: actor.id, .lookUp, object: "calls to learn from", found: calls.count))
  }
}
