/// Where the chain of the audit ends, and what the tables add up to by then.
struct AuditHead {
  /// The number and code of the last row.
  var number: Int64
  var mac: [UInt8]
  /// The envelope of the sums; `nil` in a database that only earlier programs have written.
  var sums: [UInt8]?
}
