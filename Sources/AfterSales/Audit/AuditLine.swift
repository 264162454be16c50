package import Diagnostics

/// A row of the audit, as it may be listed.
package struct AuditLine: Codable {
  package var number: Int64
  /// When it was done, in Chinese time.
  package var at: Instant
  package var actor: String
  package var action: String
  /// The beginning of the subject's blind index: the same for the same person, and no more.
  package var subjectCode: String?
  package var object: String?
  /// What was written down of the object then, summed up; `nil` where nothing is summed up.
  package var sum: String?
  package var reason: ClearText?
  package var found: Int64?
  /// Whether a reason stands there that was changed, and can't be read.
  package var isReasonDamaged = false

  package init(
    number: Int64, at: Instant, actor: String, action: String, subjectCode: String?,
    object: String?, sum: String?, reason: ClearText?, found: Int64?
  ) {
    self.number = number
    self.at = at
    self.actor = actor
    self.action = action
    self.subjectCode = subjectCode
    self.object = object
    self.sum = sum
    self.reason = reason
    self.found = found
  }
}
