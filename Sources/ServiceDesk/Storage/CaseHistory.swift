package import AfterSales

/// A case with all that was said in it.
package struct CaseHistory {
  package var stored: StoredCase
  /// Whom the audit's rows about it are about.
  package var subject: AuditSubject
  /// What the customer said when it was opened.
  package var said: ClearText?
  /// What was noted with each of its events.
  package var notes: [ClearText?]

  package init(
    stored: StoredCase, subject: AuditSubject, said: ClearText?, notes: [ClearText?]
  ) {
    self.stored = stored
    self.subject = subject
    self.said = said
    self.notes = notes
  }
}
