internal import Digests

/// What is written down of a case, a call, a refund or a callback, summed up as 32 digits that its
/// audit rows end with.
///
/// The chain of the audit, which nobody writes without the key, so authenticates every column of these
/// rows, and the events of a case. What is encrypted is authenticated by its envelope; that it is there
/// at all is summed up here.
struct RecordSum: Hashable {
  /// What has a sum.
  enum Kind {
    case complaint, call, refund, owedCall
  }

  /// 32 small hexadecimal digits: half of a SHA-256 digest.
  let digits: String

  private static let mark = " #"

  /// - Returns: `nil` if there is no such row.
  init?(_ kind: Kind, _ id: String, in database: Connection) throws {
    let rows = try database.rows(Self.columns(of: kind), .text(id)) { $0.text(0) }
    if rows.isEmpty { return nil }
    let digest = SHA256Digest.of(Array(rows.joined(separator: "\n").utf8))
    digits = Hexadecimal.encode(digest.prefix(16))
  }

  private init(digits: String) { self.digits = digits }

  /// Takes the sum off the end of what the audit tells; rows of earlier programs have none.
  static func split(_ object: String) -> (object: String, sum: Self?) {
    guard let mark = object.ranges(of: Self.mark).last else { return (object, nil) }
    let digits = object[mark.upperBound...]
    guard digits.utf8.count == 32, digits.allSatisfy(\.isHexDigit) else { return (object, nil) }
    return (String(object[..<mark.lowerBound]), Self(digits: String(digits)))
  }

  func told(with object: String) -> String { object + Self.mark + digits }

  /// Each value in SQL's own notation, which tells a text from a number and nothing from an empty text.
  private static func columns(of kind: Kind) -> StaticString {
    switch kind {
    case .complaint:
      """
      SELECT line FROM (
        SELECT 0 AS place, quote(subject_id) || ',' || quote(order_id) || ',' || quote(kind) || ',' ||
          quote(channel) || ',' || quote(stage) || ',' || quote(level) || ',' ||
          quote(owner) || ',' || quote(opened_at) || ',' || quote(closed_at) || ',' ||
          quote(product) || ',' || quote(region) || ',' || (text IS NULL) || ',' ||
          quote(demand_amount) || ',' || (demand_account IS NULL) || ',' ||
          quote(demand_deadline) || ',' || quote(policy) || ',' || quote(version) AS line
        FROM cases WHERE id = ?1
        UNION ALL
        SELECT number, quote(number) || ',' || quote(at) || ',' || quote(kind) || ',' ||
          quote(actor) || ',' || quote(data) || ',' || (text IS NULL)
        FROM case_events WHERE case_id = ?1)
      ORDER BY place
      """
    case .call:
      """
      SELECT quote(subject_id) || ',' || quote(at) || ',' || quote(flow) || ',' ||
          quote(path) || ',' || (entered IS NULL) || ',' || quote(skill) || ',' ||
          quote(waited) || ',' || quote(talked) || ',' || quote(agent) || ',' ||
          quote(disposition) || ',' || (note IS NULL) || ',' || quote(way)
      FROM contacts WHERE id = ?1
      """
    case .refund:
      """
      SELECT quote(subject_id) || ',' || quote(service) || ',' || quote(order_id) || ',' ||
          quote(amount) || ',' || quote(outcome) || ',' || quote(actor) || ',' ||
          quote(at) || ',' || quote(approver) || ',' || quote(decided_at) || ',' ||
          quote(case_id)
      FROM requests WHERE id = ?1
      """
    case .owedCall:
      """
      SELECT quote(subject_id) || ',' || quote(kind) || ',' || quote(call_id) || ',' ||
          quote(skill) || ',' || (number IS NULL) || ',' || (words IS NULL) || ',' ||
          quote(lasted) || ',' || quote(asked_at) || ',' || quote(due_at) || ',' ||
          quote(state) || ',' || quote(next_at) || ',' || quote(tries) || ',' ||
          quote(agent) || ',' || quote(changed_at) || ',' || quote(case_id) || ',' ||
          quote(cause)
      FROM owed_calls WHERE id = ?1
      """
    }
  }
}
