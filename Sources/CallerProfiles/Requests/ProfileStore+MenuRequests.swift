package import AfterSales
package import Diagnostics
internal import Digests

extension ProfileStore {
  /// Runs a request of the menu as one transaction with its audit, or gives the answer it got
  /// before.
  ///
  /// Nobody sees what `body` returns, nor what it reads in clear, before the audit's row is on the
  /// disk with everything else: if the transaction fails, so does this.
  /// - Parameters:
  ///   - subject: whom the request is about, for the audit.
  ///   - body: the answer, as text that is kept encrypted.
  package func once(
    _ request: MenuRequest, about number: PhoneNumber?, at now: Instant,
    _ body: (Disclosure) throws -> String
  ) throws -> String {
    try connection.write {
      let row = try appendAudit([
        AuditEntry(
          at: now, actor: CaseEvent.machine, .lookUp, subject: number.map { .number($0) },
          object: request.service)
      ])
      let proof = Disclosure(auditNumber: row[0])
      let id = requestID(request)
      if let answer = try answer(to: id, proof) { return answer }
      let answer = try body(proof)
      let key = try self.key(ofNumber: number)
      try connection.run(
        """
        INSERT INTO requests (id, subject_id, service, outcome, actor, at, details)
        VALUES (?1, ?2, ?3, 'answered', ?4, ?5, ?6)
        """,
        .text(id), .integer(key.subject), .text("menu:" + request.service),
        .text(CaseEvent.machine), .integer(now.milliseconds),
        .blob(try seal(ClearText(answer, .text), "requests", "details", id, key)))
      return answer
    }
  }

  /// Reads for the menu, after the audit's row is on the disk.
  package func disclosing<Result>(
    _ object: String, about number: PhoneNumber?, at now: Instant,
    _ body: (Disclosure) throws -> Result
  ) throws -> Result {
    let proof = try disclose(
      AuditEntry(
        at: now, actor: CaseEvent.machine, .lookUp, subject: number.map { .number($0) },
        object: object))
    return try body(proof)
  }

  /// Remembers something that the menu did; to be called inside `once`.
  package func record(_ deed: MenuDeed) throws {
    let key = try self.key(ofNumber: deed.number)
    let id = "menu/" + Hexadecimal.encode(try SecureRandom.bytes(16))
    try connection.run(
      """
      INSERT INTO requests
        (id, subject_id, service, order_id, amount, outcome, actor, at, decided_at, details)
      VALUES (?1, ?2, ?3, ?4, ?5, 'done', ?6, ?7, ?7, ?8)
      """,
      .text(id), .integer(key.subject), .text(deed.service), .text(deed.order),
      .integer(deed.amount?.cents), .text(CaseEvent.machine), .integer(deed.at.milliseconds),
      .blob(try seal(deed.details, "requests", "details", id, key)))
    try appendAudit([
      AuditEntry(
        at: deed.at, actor: CaseEvent.machine, .change,
        subject: deed.number.map { .number($0) },
        object: [deed.service, deed.order, deed.amount?.description].compactMap { $0 }
          .joined(separator: " "))
    ])
  }

  /// When the menu last did something for a number; `nil` if it never did.
  package func lastDeed(_ service: String, for number: PhoneNumber) throws -> Instant? {
    try callers(of: number).compactMap { caller in
      try connection.integer(
        """
        SELECT max(at) FROM requests
        WHERE subject_id = ?1 AND service = ?2 AND actor = ?3 AND outcome = 'done'
        """, .integer(caller.id), .text(service), .text(CaseEvent.machine))
    }.max().map { Instant(stored: $0) }
  }

  /// Whether the menu did something about an order before.
  package func hasDone(_ service: String, order: String) throws -> Bool {
    try connection.integer(
      "SELECT 1 FROM requests WHERE order_id = ?1 AND service = ?2 AND outcome = 'done' LIMIT 1",
      .text(order), .text(service)) != nil
  }

  /// The state of an order after something was done about it; to be called inside `once`.
  package func setStatus(_ status: OrderStatus, ofOrder id: String) throws {
    try connection.run(
      "UPDATE orders SET status = ?2 WHERE id = ?1", .text(id), .text(status.rawValue))
  }

  private func answer(to id: String, _ proof: Disclosure) throws -> String? {
    let kept = try connection.first(
      "SELECT subject_id, details FROM requests WHERE id = ?1", .text(id)
    ) { ($0.integer(0), $0.optionalBlob(1)) }
    guard let (subject, details) = kept else { return nil }
    return try open(details, .text, "requests", "details", id, try key(of: subject))?.reveal(proof)
  }

  /// The id of a request's row: a keyed code, since the inputs may name people.
  private func requestID(_ request: MenuRequest) -> String {
    let parts = [request.callID, request.service, request.inputs]
    let text = parts.map { "\($0.utf8.count):\($0)" }.joined()
    let code = HMACSHA256.code(of: Array(text.utf8), key: requestKey)
    return "menu/" + Hexadecimal.encode(Array(code.prefix(16)))
  }

  /// The audit's secret stays when keys are rotated, so that a request is known again afterwards.
  private var requestKey: Secret {
    HMACSHA256.derive("hotline menu requests", from: keyRing.auditSecret)
  }

  /// The key of the one caller of a number, else of a subject made for this alone.
  private func key(ofNumber number: PhoneNumber?) throws -> SubjectKey {
    let sharing = try number.map { try callers(of: $0) } ?? []
    return try sharing.first.map { try key(of: $0.id) } ?? makeSubject()
  }
}
