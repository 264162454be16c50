package import Diagnostics

/// Which rows of the audit to list; what is `nil` doesn't matter.
package struct AuditFilter: Sendable {
  package var actor: String?
  package var action: AuditAction?
  package var subject: AuditSubject?
  /// Rows of this moment and later.
  package var since: Instant?
  /// Rows of this moment and earlier.
  package var until: Instant?

  package init() {}
}
