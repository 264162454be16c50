package import AfterSales
package import Diagnostics

extension ProfileStore {
  /// Writes that somebody was refused something.
  ///
  /// - Parameters:
  ///   - object: what they wanted, without personal data.
  ///   - reason: why it was refused, kept encrypted like all reasons.
  package func auditRefusal(
    by actor: String, _ object: String, subject: AuditSubject? = nil, reason: String? = nil,
    at now: Instant
  ) throws {
    try appendAudit([
      AuditEntry(
        at: now, actor: actor, .refusal, subject: subject, object: object, reason: reason)
    ])
  }
}
