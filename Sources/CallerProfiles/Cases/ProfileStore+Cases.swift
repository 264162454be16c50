package import AfterSales
package import Diagnostics

// Like profiles, cases are read without an audit row: whoever shows them writes it first.
extension ProfileStore {
  /// A case by its acceptance number; `nil` if there is none.
  ///
  /// - Throws: `SQLiteError`, or `StoreError` if it can't be read.
  package func complaint(_ number: String) throws -> StoredCase? {
    try connection.read { try connection.cases.find(number).map { try whole($0) } }
  }

  /// The open cases of a caller, the oldest first; damaged ones are set aside.
  ///
  /// - Throws: `SQLiteError`.
  package func openCases(of subject: Int64) throws -> ReadRows<StoredCase> {
    try connection.read { try connection.cases.open(of: subject).each { try whole($0) } }
  }

  /// All open cases, the oldest first; damaged ones are set aside.
  ///
  /// - Throws: `SQLiteError`.
  package func openCases() throws -> ReadRows<StoredCase> {
    try connection.read { try connection.cases.open().each { try whole($0) } }
  }

  /// Cases of any stage, the newest first; damaged ones are set aside.
  ///
  /// - Throws: `SQLiteError`.
  package func cases(ofOrder order: String?, limit: Int) throws -> ReadRows<StoredCase> {
    try connection.read {
      try connection.cases.newest(ofOrder: order, limit: limit).each { try whole($0) }
    }
  }

  /// The open case of an order, if it has one.
  func openCase(ofOrder order: String?) throws -> StoredCase? {
    guard let order else { return nil }
    return try connection.cases.openNumber(ofOrder: order).flatMap { try complaint($0) }
  }

  private func whole(_ row: CaseTable.Row) throws -> StoredCase {
    let number = row.facts.number
    let events = try connection.caseEvents.of(number)
    var demand = row.demand
    demand.account = try unlessErased {
      try row.demandAccount.flatMap {
        try vault.open(
          $0, .account, "cases", "demand_account", number, try vault.key(of: row.subject))
      }
    }
    return StoredCase(
      complaint: ComplaintCase(row.facts, events: events), subject: row.subject,
      product: row.product, region: row.region, tier: row.tier, demand: demand, events: events)
  }

  // MARK: What was said

  /// What the customer said when the case was opened.
  ///
  /// - Throws: `SQLiteError`, or `StoreError.unreadable`.
  package func text(of stored: StoredCase) throws -> ClearText? {
    try connection.read {
      try opened(
        try connection.cases.text(of: stored.number), "cases", stored.number, stored.subject)
    }
  }

  /// The note of an event, as it was written with it; `nil` if there is none.
  ///
  /// - Throws: `SQLiteError`, or `StoreError.unreadable`.
  package func note(of stored: StoredCase, version: Int) throws -> ClearText? {
    try connection.read {
      try opened(
        try connection.caseEvents.text(of: stored.number, version: version), "case_events",
        "\(stored.number)/\(version)", stored.subject)
    }
  }

  private func opened(
    _ envelope: [UInt8]?, _ table: String, _ row: String, _ subject: Int64
  ) throws -> ClearText? {
    guard let envelope else { return nil }
    return try unlessErased {
      try vault.open(envelope, .text, table, "text", row, try vault.key(of: subject))
    }
  }

  /// What the customer's key opens, or `nil` once the customer was erased: the case goes on.
  private func unlessErased<Value>(_ read: () throws -> Value?) throws -> Value? {
    do {
      return try read()
    } catch StoreError.erased {
      return nil
    }
  }

  // MARK: Figures

  /// Sums over the cases opened in a span of time, worked out by the database, and the cases that all
  /// figures are without, since something of them can't be read, by table and id.
  ///
  /// - Throws: `SQLiteError`.
  package func caseStatistics(
    _ span: Range<Instant>, at now: Instant
  ) throws -> (sums: CaseStatistics, damaged: [Wording]) {
    try connection.execute(CaseMeasures.views)
    return try connection.read {
      var statistics = try connection.cases.statistics(span)
      statistics.addLate(
        try openCases().map(\.complaint).filter { span.contains($0.facts.openedAt) }, at: now)
      return (statistics, try connection.cases.leftOutOfFigures())
    }
  }

  /// What may be told to everybody of the cases opened in a span of time, and the cases that it is
  /// without.
  ///
  /// - Throws: `SQLiteError`.
  package func publishedFigures(
    _ span: Range<Instant>, at now: Instant
  ) throws -> (figures: PublishedFigures, damaged: [Wording]) {
    try connection.execute(CaseMeasures.views)
    return try connection.read {
      let statistics = try connection.cases.statistics(span)
      let figures = PublishedFigures(statistics.all, try connection.cases.outcomes(span))
      return (figures, try connection.cases.leftOutOfFigures())
    }
  }

  /// What to look into now, the least likely first.
  ///
  /// - Throws: `SQLiteError`.
  package func earlyWarnings(at now: Instant) throws -> [EarlyWarning] {
    EarlyWarning.among(try connection.cases.tallies(at: now))
  }

  /// The same of kinds of complaints, which are judged by themselves.
  ///
  /// - Throws: `SQLiteError`.
  package func earlyWarningsOfKinds(at now: Instant) throws -> [EarlyWarning] {
    EarlyWarning.among(try connection.cases.kindTallies(at: now))
  }
}
