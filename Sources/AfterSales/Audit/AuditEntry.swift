package import Diagnostics

/// What was done, for the audit.
package enum AuditAction: String, Sendable, Hashable, CaseIterable, Codable {
  case lookUp = "look-up"
  case reveal
  case change
  case refusal
  case importFile = "import"
  case exportData = "export"
  case erase
  case rotateKey = "rotate-key"
  case backup
}

/// Whom a row of the audit is about; the audit keeps a blind index of it only.
package enum AuditSubject: Hashable, Sendable {
  case number(PhoneNumber)
  /// A caller of whom no number is known any more.
  case caller(Int64)
}

/// One row of the audit before it is written: who did what, when, to whom, why, how many found.
package struct AuditEntry: Sendable {
  /// When it was done, by the clock of whoever did it.
  package var at: Instant
  /// An agent's id, `flow` for the machine, or `user:NAME` for a user of the computer.
  package var actor: String
  package var action: AuditAction
  package var subject: AuditSubject?
  /// What it was about, in clear and without personal data, such as `name` or `order 2026…`.
  package var object: String?
  /// Why, in the actor's words; kept encrypted, since people write names into it.
  package var reason: String?
  package var found: Int?

  package init(
    at: Instant, actor: String, _ action: AuditAction, subject: AuditSubject? = nil,
    object: String? = nil, reason: String? = nil, found: Int? = nil
  ) {
    self.at = at
    self.actor = actor
    self.action = action
    self.subject = subject
    self.object = object
    self.reason = reason
    self.found = found
  }
}
