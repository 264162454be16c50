package import AfterSales
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

  /// Adds a line to the note of a call; nothing if there is no such call, or its caller was erased.
  package func addNote(_ text: String, toCall id: String) throws {
    do {
      guard var call = try contact(id)?.contact else { return }
      let lines = [call.note?.unmasked, text].compactMap(\.self)
      call.note = ClearText(lines.joined(separator: "\n"), .text)
      _ = try save(call, of: nil)
    } catch StoreError.erased {
      return
    }
  }
}
