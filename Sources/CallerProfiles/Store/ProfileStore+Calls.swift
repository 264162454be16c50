package import Diagnostics

extension ProfileStore {
  /// Keeps a call, as it went so far, with its audit.
  ///
  /// It is kept under the one caller who has the number. A call from a withheld or unknown number,
  /// or from one that several people share, is nobody's: no profile is made for it.
  package func keep(_ call: Contact, from number: CallingNumber, at now: Instant) throws {
    try connection.write {
      var sharing: [Caller] = []
      var subject: AuditSubject?
      if case .number(let phone) = number {
        sharing = try callers(of: phone)
        subject = .number(phone)
      }
      let saved = try save(call, of: sharing.count == 1 ? sharing[0].id : nil)
      if saved == .unchanged { return }
      try appendAudit([
        AuditEntry(
          at: now, actor: CaseEvent.machine, .change, subject: subject, object: "call \(call.id)")
      ])
    }
  }
}
