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
        return try order(id).map { [$0.callerID] } ?? connection.cases.subjects(ofOrder: id)
      case .complaint(let number): return try complaint(number).map { [$0.subject] } ?? []
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

  /// All that is kept of somebody, in any order.
  ///
  /// - Throws: `SQLiteError`, `StoreError` or `CryptoError`.
  package func story(of subject: Int64) throws -> [CallerStory.Entry] {
    try connection.read {
      var entries: [CallerStory.Entry] = []
      for order in try orders(of: subject, limit: .max) {
        guard let at = order.placedAt ?? order.paidAt else { continue }
        entries.append(.init(at: at, .ordered(order)))
      }
      for contact in try contacts(of: subject, limit: .max) {
        let talks = try connection.talks.of(contact.id)
        entries.append(.init(at: contact.at, .called(contact, talks), said: contact.note))
      }
      for stored in try cases(of: subject) {
        let kind = stored.complaint.facts.kind
        for (index, event) in stored.events.enumerated() {
          let said =
            index == 0 ? try text(of: stored) : try note(of: stored, version: index + 1)
          entries.append(
            .init(
              at: event.at, .complaint(number: stored.number, kind, event), said: said))
        }
      }
      // Refunds of a case stand in its events.
      for refund in try connection.requests.refunds(of: subject) where refund.caseNumber == nil {
        entries.append(.init(at: refund.requestedAt, .refund(refund)))
      }
      for word in try outreachWords(of: subject) {
        entries.append(.init(at: word.target.changedAt, .told(word)))
      }
      // The calls that tell a word stand with it.
      for owed in try owedCalls(of: subject) where owed.cause != .outreach {
        entries.append(.init(at: owed.askedAt, .owed(owed), said: owed.words))
      }
      return entries
    }
  }

  /// The cases of somebody, open and closed, the newest first.
  ///
  /// - Throws: `SQLiteError`, `StoreError` or `CryptoError`.
  package func cases(of subject: Int64) throws -> [StoredCase] {
    try connection.read {
      try connection.cases.numbers(of: subject).compactMap { try complaint($0) }
    }
  }
}
