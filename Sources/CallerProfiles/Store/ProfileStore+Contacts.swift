package import AfterSales
package import Diagnostics

extension ProfileStore {
  /// A subject's earlier calls, newest first; damaged ones are set aside.
  ///
  /// - Throws: `SQLiteError`, or `StoreError.erased`.
  package func contacts(of subject: Int64, limit: Int) throws -> ReadRows<Contact> {
    try connection.read {
      try connection.contacts.of(subject, limit: limit).each { try opened($0) }
    }
  }

  /// A call by its id, with whose it is; `nil` if there is none.
  ///
  /// - Throws: `SQLiteError`, or `StoreError` if it can't be read.
  package func contact(_ id: String) throws -> (subject: Int64, contact: Contact)? {
    try connection.read {
      try connection.contacts.find(id).map { ($0.subject, try opened($0)) }
    }
  }

  private func opened(_ row: ContactTable.Row) throws -> Contact {
    guard row.entered != nil || row.note != nil else { return row.contact }
    var contact = row.contact
    let key = try vault.key(of: row.subject)
    contact.entered = try vault.open(
      row.entered, .text, "contacts", "entered", contact.id, key)
    contact.note = try vault.open(row.note, .text, "contacts", "note", contact.id, key)
    return contact
  }

  /// Adds a call or updates the one of this id; to be called inside `connection.write`.
  ///
  /// - Parameter subject: the caller; `nil` for a withheld number, for whom no profile is made.
  /// - Throws: `SQLiteError`, `StoreError` if the call known can't be read, or `CryptoError`.
  package func save(_ contact: Contact, of subject: Int64?) throws -> Saved {
    let known = try self.contact(contact.id)
    if let known, known.contact == contact, subject == nil || subject == known.subject {
      return .unchanged
    }
    let key =
      try (subject ?? known?.subject).map { try vault.key(of: $0) } ?? vault.makeSubject()
    try write(contact, key)
    return known == nil ? .added : .updated
  }

  /// Writes a call, whatever was there, with what is personal under the subject's key.
  func write(_ contact: Contact, _ key: SubjectKey) throws {
    try connection.contacts.write(
      .init(
        subject: key.subject, contact: contact,
        entered: try vault.seal(contact.entered, "contacts", "entered", contact.id, key),
        note: try vault.seal(contact.note, "contacts", "note", contact.id, key)))
  }

  /// Keeps a call, as it went so far, with its audit.
  ///
  /// It is kept under the one caller who has the number. A call from a withheld or unknown number,
  /// or from one that several people share, or of somebody who can't be read, is nobody's: no profile
  /// is made for it.
  /// - Throws: what saving it and writing the audit throws; nothing is changed then.
  package func keep(_ call: Contact, from number: CallingNumber, at now: Instant) throws {
    try connection.write {
      var sharing: [Caller] = []
      var subject: AuditSubject?
      if case .number(let phone) = number {
        sharing = try unlessDamaged { try callers(of: phone) } ?? []
        subject = .number(phone)
      }
      let saved = try save(call, of: sharing.count == 1 ? sharing[0].id : nil)
      if saved == .unchanged { return }
      try tellCall(call.id, of: subject, by: CaseEvent.machine, at: now)
    }
  }
}
