package import AfterSales
internal import Diagnostics

extension ProfileStore {
  /// A subject's earlier calls, newest first.
  package func contacts(of subject: Int64, limit: Int) throws -> [Contact] {
    try connection.read {
      try connection.rows(
        """
        SELECT id, at, flow, path, entered, skill, waited, talked, agent, disposition, note,
          subject_id
        FROM contacts WHERE subject_id = ?1 ORDER BY at DESC, id LIMIT ?2
        """, .integer(subject), .integer(limit)
      ) { try readContact($0).contact }
    }
  }

  /// A call by its id, with whose it is; `nil` if there is none.
  package func contact(_ id: String) throws -> (subject: Int64, contact: Contact)? {
    try connection.read {
      try connection.first(
        """
        SELECT id, at, flow, path, entered, skill, waited, talked, agent, disposition, note,
          subject_id
        FROM contacts WHERE id = ?1
        """, .text(id), read: readContact)
    }
  }

  /// Adds a call or updates the one of this id; to be called inside `connection.write`.
  ///
  /// - Parameter subject: the caller; `nil` for a withheld number, for whom no profile is made.
  package func save(_ contact: Contact, of subject: Int64?) throws -> Saved {
    let known = try self.contact(contact.id)
    if let known, known.contact == contact, subject == nil || subject == known.subject {
      return .unchanged
    }
    let key = try (subject ?? known?.subject).map { try self.key(of: $0) } ?? makeSubject()
    try insert(contact, key)
    return known == nil ? .added : .updated
  }

  /// Writes a call, whatever was there, with what is personal under the subject's key.
  func insert(_ contact: Contact, _ key: SubjectKey) throws {
    try connection.run(
      """
      INSERT INTO contacts (subject_id, at, id, flow, path, entered, skill, waited, talked, agent,
        disposition, note)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
      ON CONFLICT (id) DO UPDATE SET subject_id = excluded.subject_id, at = excluded.at,
        flow = excluded.flow, path = excluded.path, entered = excluded.entered,
        skill = excluded.skill, waited = excluded.waited, talked = excluded.talked,
        agent = excluded.agent, disposition = excluded.disposition, note = excluded.note
      """,
      .integer(key.subject), .integer(contact.at.milliseconds), .text(contact.id),
      .text(contact.flow), .text(TagList.write(contact.path)),
      .blob(try seal(contact.entered, "contacts", "entered", contact.id, key)),
      .text(contact.skill), .integer(contact.waited?.wholeMilliseconds),
      .integer(contact.talked?.wholeMilliseconds), .text(contact.agent),
      .text(contact.disposition),
      .blob(try seal(contact.note, "contacts", "note", contact.id, key)))
  }

  private func readContact(
    _ row: borrowing Statement
  ) throws -> (subject: Int64, contact: Contact) {
    let subject = row.integer(11)
    var contact = Contact(
      id: row.text(0), at: Instant(stored: row.integer(1)), path: TagList.read(row.text(3)))
    contact.flow = row.optionalText(2)
    contact.skill = row.optionalText(5)
    contact.waited = row.optionalInteger(6).map { .milliseconds($0) }
    contact.talked = row.optionalInteger(7).map { .milliseconds($0) }
    contact.agent = row.optionalText(8)
    contact.disposition = row.optionalText(9)
    let (entered, note) = (row.optionalBlob(4), row.optionalBlob(10))
    if entered != nil || note != nil {
      let key = try key(of: subject)
      contact.entered = try open(entered, .text, "contacts", "entered", contact.id, key)
      contact.note = try open(note, .text, "contacts", "note", contact.id, key)
    }
    return (subject, contact)
  }
}
