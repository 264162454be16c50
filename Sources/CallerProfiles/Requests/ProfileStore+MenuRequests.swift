package import AfterSales
package import Diagnostics
internal import Digests

extension ProfileStore {
  /// Runs a request of the menu as one transaction with its audit, or gives the answer it got
  /// before.
  ///
  /// - Parameters:
  ///   - number: whom the request is about, for the audit.
  ///   - body: the answer, as text that is kept encrypted.
  /// - Throws: what `body` and the store throw; nothing is changed then.
  package func once(
    _ request: MenuRequest, about number: PhoneNumber?, at now: Instant,
    _ body: (Disclosure) throws -> String
  ) throws -> String {
    try audit.disclosing(Self.lookUp(request.service, about: number, at: now)) { proof in
      let id = requestID(request)
      if let kept = try connection.requests.answer(to: id) {
        let answer = try vault.open(
          kept.details, .text, "requests", "details", id, try vault.key(of: kept.subject))
        if let answer { return answer.reveal(proof) }
      }
      let answer = try body(proof)
      let key = try self.key(ofNumber: number)
      let sealed = try vault.seal(ClearText(answer, .text), "requests", "details", id, key)
      try connection.requests.add(
        .init(subject: key.subject, details: sealed), to: id, service: request.service, at: now)
      return answer
    }
  }

  /// Reads for the menu, after the audit's row is on the disk.
  ///
  /// - Throws: what `body` throws, or what the audit throws if the row can't be written.
  package func disclosing<Result>(
    _ object: String, about number: PhoneNumber?, at now: Instant,
    _ body: (Disclosure) throws -> Result
  ) throws -> Result {
    try body(try audit.disclose(Self.lookUp(object, about: number, at: now)))
  }

  private static func lookUp(
    _ object: String, about number: PhoneNumber?, at now: Instant
  ) -> AuditEntry {
    AuditEntry(
      at: now, actor: CaseEvent.machine, .lookUp, subject: number.map { .number($0) },
      object: object)
  }

  /// Remembers something that the menu did; to be called inside `once`.
  ///
  /// - Throws: `SQLiteError`, `StoreError` if the caller can't be read, or `CryptoError`.
  package func record(_ action: MenuAction) throws {
    let key = try self.key(ofNumber: action.number)
    let id = "menu/" + Hexadecimal.encode(try SecureRandom.bytes(16))
    try connection.requests.add(
      action, as: id, of: key.subject,
      details: try vault.seal(action.details, "requests", "details", id, key))
    try audit.append(
      AuditEntry(
        at: action.at, actor: CaseEvent.machine, .change,
        subject: action.number.map { .number($0) },
        object: [action.service, action.order, action.amount?.description].compactMap { $0 }
          .joined(separator: " ")))
  }

  /// When the menu last did something for a number; `nil` if it never did.
  ///
  /// - Throws: `SQLiteError`, or `StoreError` if a caller can't be read.
  package func lastTime(_ service: String, for number: PhoneNumber) throws -> Instant? {
    try callers(of: number).compactMap {
      try connection.requests.lastTime(service, for: $0.id)
    }.max()
  }

  /// Whether the menu did something about an order before.
  ///
  /// - Throws: `SQLiteError`.
  package func hasDone(_ service: String, order: String) throws -> Bool {
    try connection.requests.hasDone(service, order: order)
  }

  /// The id of a request's row: a keyed code, since the inputs may name people.
  private func requestID(_ request: MenuRequest) -> String {
    let parts = [request.callID, request.service, request.inputs]
    let text = parts.map { "\($0.utf8.count):\($0)" }.joined()
    // The audit's secret stays when keys are rotated, so that a request is known again afterwards.
    let key = HMACSHA256.derive("hotline menu requests", from: vault.ring.auditSecret)
    let code = HMACSHA256.code(of: Array(text.utf8), key: key)
    return "menu/" + Hexadecimal.encode(Array(code.prefix(16)))
  }

  /// The key of the one caller of a number, else of a subject made for this alone.
  private func key(ofNumber number: PhoneNumber?) throws -> SubjectKey {
    let sharing = try number.map { try callers(of: $0) } ?? []
    return try sharing.first.map { try vault.key(of: $0.id) } ?? vault.makeSubject()
  }
}
