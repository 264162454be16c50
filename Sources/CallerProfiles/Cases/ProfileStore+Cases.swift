package import AfterSales
internal import Diagnostics

extension ProfileStore {
  // Like profiles, cases are read without an audit row: whoever shows them writes it first.

  /// A case by its acceptance number; `nil` if there is none.
  package func complaint(_ number: String) throws -> StoredCase? {
    try connection.read {
      try connection.first(
        "SELECT * FROM case_facts WHERE id = ?1", .text(number), read: readCase)
    }
  }

  /// The open cases of a caller, the oldest first.
  package func openCases(of subject: Int64) throws -> [StoredCase] {
    try connection.read {
      try connection.rows(
        "SELECT * FROM case_facts WHERE subject_id = ?1 AND closed_at IS NULL ORDER BY opened_at, id",
        .integer(subject), read: readCase)
    }
  }

  /// All open cases, the oldest first.
  package func openCases() throws -> [StoredCase] {
    try connection.read {
      try connection.rows(
        "SELECT * FROM case_facts WHERE closed_at IS NULL ORDER BY opened_at, id", read: readCase)
    }
  }

  /// Cases of any stage, the newest first.
  package func cases(ofOrder order: String?, limit: Int) throws -> [StoredCase] {
    try connection.read {
      try connection.rows(
        "SELECT * FROM case_facts WHERE ?1 IS NULL OR order_id = ?1 ORDER BY opened_at DESC, id DESC LIMIT ?2",
        .text(order), .integer(limit), read: readCase)
    }
  }

  /// What the customer said when the case was opened.
  package func text(of stored: StoredCase) throws -> ClearText? {
    try connection.read {
      let sealed = try connection.first(
        "SELECT text FROM cases WHERE id = ?1", .text(stored.number)
      ) { $0.optionalBlob(0) }
      guard let sealed, let sealed else { return nil }
      return try unlessErased {
        try open(sealed, .text, "cases", "text", stored.number, try key(of: stored.subject))
      }
    }
  }

  /// What the customer's key opens, or `nil` once the customer was erased: the case goes on.
  func unlessErased<Value>(_ read: () throws -> Value?) throws -> Value? {
    do {
      return try read()
    } catch StoreError.erased {
      return nil
    }
  }

  /// A row of the view `case_facts`, whose columns are fixed by its migration.
  private func readCase(_ row: borrowing Statement) throws -> StoredCase {
    let number = row.text(0)
    let subject = row.integer(1)
    let demandAmount = row.optionalInteger(10).map { Money(cents: $0) }
    guard let channel = CaseChannel(rawValue: row.text(4)),
      let policy = CasePolicy.version(Int(clamping: row.integer(7)))
    else {
      throw StoreError.unknownWord(path: path, row: "cases \(number): channel or policy")
    }
    let facts = CaseFacts(
      number: number, kind: IssueKind(rawValue: row.text(3)), channel: channel,
      order: row.optionalText(2), openedAt: Instant(stored: row.integer(5)),
      amount: demandAmount ?? row.optionalInteger(13).map { Money(cents: $0) }, policy: policy)
    let events = try events(of: number)
    let account = row.optionalBlob(12)
    return StoredCase(
      complaint: ComplaintCase(facts, events: events), subject: subject,
      product: row.optionalText(8), region: row.optionalText(9), tier: row.optionalText(14),
      demand: Demand(
        amount: demandAmount,
        account: try unlessErased {
          try account.flatMap {
            try open($0, .account, "cases", "demand_account", number, try key(of: subject))
          }
        },
        deadline: row.optionalInteger(11).map { Instant(stored: $0) }),
      events: events)
  }

  private func events(of number: String) throws -> [CaseEvent] {
    try connection.rows(
      "SELECT at, actor, kind, data, number FROM case_events WHERE case_id = ?1 ORDER BY number",
      .text(number)
    ) { row in
      guard let change = CaseChange(name: row.text(2), data: row.text(3)) else {
        throw StoreError.unknownWord(
          path: path, row: "case_events \(number)/\(row.integer(4)): kind or data")
      }
      return CaseEvent(at: Instant(stored: row.integer(0)), by: row.text(1), change)
    }
  }
}
