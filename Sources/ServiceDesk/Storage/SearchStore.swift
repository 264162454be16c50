package import AfterSales
package import Diagnostics

/// What those who look for somebody want of a database; reading is not auditing.
package protocol SearchStore: AnyObject {
  /// Whoever a term finds, by the store's own numbers.
  func subjects(of term: SearchTerm) throws -> [Int64]

  /// Somebody found, masked.
  func found(_ subject: Int64, by kind: SearchTerm.Kind) throws -> FoundCaller

  /// All that is kept of somebody, in any order; what is damaged is set aside.
  func story(of subject: Int64) throws -> ReadRows<CallerStory.Entry>

  /// The cases of somebody, open and closed, the newest first; damaged ones are set aside.
  func cases(of subject: Int64) throws -> ReadRows<StoredCase>

  /// Whom the audit's rows about somebody are about.
  func auditSubject(of subject: Int64) throws -> AuditSubject
}

/// What those who work messages and callbacks off want of a database.
package protocol OwedCallStore: AnyObject {
  /// Those of a kind, the next one to be taken first; damaged ones are set aside.
  func owedCalls(_ kind: OwedCall.Kind, showsDone: Bool, limit: Int) throws -> ReadRows<OwedCall>

  /// One by its id; `nil` if there is none.
  func owedCall(_ id: String) throws -> OwedCall?

  /// Changes one in one transaction with its audit; `nil` if there is none of this id.
  /// - Throws: what `change` throws; it stays as it was then.
  func changeOwedCall(
    _ id: String, by actor: String, at now: Instant, _ change: (inout OwedCall) throws -> Void
  ) throws -> OwedCall?

  /// Owes customers a call about what other teams were asked and the customers haven't heard; each
  /// once.
  func oweTaskNews(at now: Instant) throws

  /// The callbacks of the live queue, which the switchboard offers to agents itself.
  func liveCallbacks() throws -> [KeptCall]
}
