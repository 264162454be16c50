package import AfterSales
internal import Diagnostics

// Like profiles, what is found is read without an audit row: whoever shows it writes it first.
extension ProfileStore {
  /// Whoever a term finds, by the store's own numbers.
  ///
  /// - Throws: `SQLiteError`, `StoreError` or `CryptoError`.
  package func subjects(of term: SearchTerm) throws -> [Int64] {
    try connection.read {
      switch term {
      case .order(let id):
        return try connection.orders.caller(of: id).map { [$0] }
          ?? connection.cases.subjects(ofOrder: id)
      case .complaint(let number):
        return try connection.cases.subject(of: number).map { [$0] } ?? []
      case .number(let number): return try callers(of: number).map(\.id)
      case .name(let name):
        _ = try vault.writingMaster()
        return try vault.ring.masters.flatMap { master in
          try connection.callers.ids(ofName: BlindIndex.ofName(name.unmasked, master.indexing))
        }.sorted()
      case .caller(let id): return try caller(id).map { [$0.id] } ?? []
      }
    }
  }

  /// Somebody found, masked.
  ///
  /// - Throws: `SQLiteError`, `StoreError` or `CryptoError`.
  package func found(_ subject: Int64, by kind: SearchTerm.Kind) throws -> FoundCaller {
    try connection.read {
      var found = FoundCaller(id: subject, by: kind)
      if let caller = try caller(subject) {
        found.name = caller.name?.masked
        found.number = caller.number?.masked
        found.tier = caller.tier
        found.region = caller.region
        found.isErased = caller.erasedAt != nil
      }
      found.openCases = try openCases(of: subject).map(\.number)
      return found
    }
  }

  /// All that is kept of somebody, in any order; what is damaged is set aside.
  ///
  /// - Throws: `SQLiteError`, `StoreError` or `CryptoError`.
  package func story(of subject: Int64) throws -> ReadRows<CallerStory.Entry> {
    try connection.read {
      var entries = ReadRows<CallerStory.Entry>([])
      let orders = try orders(of: subject, limit: .max)
      for order in orders {
        guard let at = order.placedAt ?? order.paidAt else { continue }
        entries.rows.append(.init(at: at, .ordered(order)))
      }
      let contacts = try contacts(of: subject, limit: .max)
      for contact in contacts {
        let talks = try connection.talks.of(contact.id)
        entries.damaged += talks.damaged
        entries.rows.append(
          .init(at: contact.at, .called(contact, talks.rows), said: contact.note))
      }
      let cases = try cases(of: subject)
      for stored in cases {
        let kind = stored.complaint.facts.kind
        for (index, event) in stored.events.enumerated() {
          try entries.add {
            let said =
              index == 0 ? try text(of: stored) : try note(of: stored, version: index + 1)
            return .init(
              at: event.at, .complaint(number: stored.number, kind, event), said: said)
          }
        }
      }
      entries.damaged += orders.damaged + contacts.damaged + cases.damaged
      // Refunds of a case stand in its events.
      let refunds = try connection.requests.refunds(of: subject)
      entries.damaged += refunds.damaged
      for refund in refunds where refund.caseNumber == nil {
        entries.rows.append(.init(at: refund.requestedAt, .refund(refund)))
      }
      for word in try outreachWords(of: subject) {
        entries.rows.append(.init(at: word.target.changedAt, .told(word)))
      }
      // The calls that tell a word stand with it.
      let owedCalls = try owedCalls(of: subject)
      entries.damaged += owedCalls.damaged
      for owed in owedCalls where owed.cause != .outreach {
        entries.rows.append(.init(at: owed.askedAt, .owed(owed), said: owed.words))
      }
      return entries
    }
  }

  /// The cases of somebody, open and closed, the newest first; damaged ones are set aside.
  ///
  /// - Throws: `SQLiteError`.
  package func cases(of subject: Int64) throws -> ReadRows<StoredCase> {
    try connection.read {
      let found = try ReadRows(connection.cases.numbers(of: subject)).each { try complaint($0) }
      return ReadRows(found.compactMap(\.self), damaged: found.damaged)
    }
  }
}
