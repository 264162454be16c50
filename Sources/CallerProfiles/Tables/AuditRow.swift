/// One row of the audit as it is stored.
struct AuditRow {
  var number: Int64
  /// Milliseconds since 1970-01-01T00:00:00Z.
  var at: Int64
  var actor: String
  var action: String
  var subjectIndex: [UInt8]?
  var object: String?
  /// An envelope.
  var reason: [UInt8]?
  var found: Int64?
}
