internal import Digests

/// One row of the audit as it is stored.
package struct AuditRow: Hashable, Sendable {
  package var number: Int64
  /// Milliseconds since 1970-01-01T00:00:00Z.
  package var at: Int64
  package var actor: String
  package var action: String
  var subjectIndex: [UInt8]?
  package var object: String?
  /// An envelope.
  var reason: [UInt8]?
  package var found: Int64?

  /// The beginning of the subject's blind index: the same for the same person, and no more.
  package var subjectCode: String? {
    subjectIndex.map { Hexadecimal.encode($0.prefix(4)) }
  }
}
