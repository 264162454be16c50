/// Proof that a disclosure stands in the audit, durably.
///
/// Only the store's audit makes one, after the row is on the disk; `.ci/arrows` looks that nobody
/// else does.
package struct Disclosure: Sendable {
  /// The number of the audit's row.
  package let auditNumber: Int64

  package init(auditNumber: Int64) { self.auditNumber = auditNumber }
}
