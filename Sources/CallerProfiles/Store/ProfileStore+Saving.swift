package import AfterSales
package import Diagnostics

/// What is told about a caller, to be saved; what is `nil` is not told and stays as it was.
package struct CallerFacts: Sendable {
  package var externalID: String?
  package var number: PhoneNumber?
  package var name: ClearText?
  package var account: ClearText?
  package var note: ClearText?
  /// Whatever else is told, as a JSON object.
  package var more: ClearText?
  package var tier: String?
  package var region: String?
  package var tags: [String]?

  package init(number: PhoneNumber?, name: ClearText? = nil) {
    self.number = number
    self.name = name
  }
}

/// What saving did.
package enum Saved: String, Sendable, Hashable {
  case added, updated, unchanged
}

extension ProfileStore {
  /// Adds a caller or updates the one these facts are about; to be called inside
  /// `connection.write`, so that it is one change with its audit.
  ///
  /// A caller is known by the external id, else by number and name together: carriers hand numbers
  /// out again, so another name under a known number is another person. Facts without a name go to
  /// the first caller of the number; a caller of the number without a name takes on the first name.
  package func save(_ facts: CallerFacts, at now: Instant) throws -> (caller: Int64, Saved) {
    if let known = try existing(facts) { return (known.id, try update(known, facts)) }
    let key = try makeSubject()
    let id = key.subject
    let index = try indexes(number: facts.number, name: facts.name)
    try connection.run(
      """
      INSERT INTO callers (id, external_id, number_index, person_index, number, name, account, note,
        tier, region, tags, created_at, more)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
      """,
      .integer(id), .text(facts.externalID), .blob(index.number), .blob(index.person),
      .blob(try seal(facts.number?.clear, "number", key)), .blob(try seal(facts.name, "name", key)),
      .blob(try seal(facts.account, "account", key)), .blob(try seal(facts.note, "note", key)),
      .text(facts.tier), .text(facts.region), .text(TagList.write(facts.tags ?? [])),
      .integer(now.milliseconds), .blob(try seal(facts.more, "more", key)))
    return (id, .added)
  }

  private func existing(_ facts: CallerFacts) throws -> Caller? {
    if let externalID = facts.externalID {
      let id = try connection.integer(
        "SELECT id FROM callers WHERE external_id = ?1", .text(externalID))
      if let id { return try caller(id) }
    }
    guard let number = facts.number else { return nil }
    let sharing = try callers(of: number).filter {
      // Two external ids are two people, whatever they are called.
      facts.externalID == nil || $0.externalID == nil
    }
    guard let name = facts.name else { return sharing.first }
    return sharing.first { $0.name == name } ?? sharing.first { $0.name == nil }
  }

  private func update(_ known: Caller, _ facts: CallerFacts) throws -> Saved {
    var caller = known
    caller.externalID = facts.externalID ?? known.externalID
    caller.number = facts.number?.clear ?? known.number
    caller.name = facts.name ?? known.name
    caller.account = facts.account ?? known.account
    caller.note = facts.note ?? known.note
    caller.more = facts.more ?? known.more
    caller.tier = facts.tier ?? known.tier
    caller.region = facts.region ?? known.region
    caller.tags = facts.tags ?? known.tags
    guard caller != known else { return .unchanged }
    let key = try key(of: known.id)
    let index = try indexes(
      number: caller.number.flatMap { PhoneNumber($0.unmasked) }, name: caller.name)
    try connection.run(
      """
      UPDATE callers SET external_id = ?2, number_index = ?3, person_index = ?4, number = ?5,
        name = ?6, account = ?7, note = ?8, tier = ?9, region = ?10, tags = ?11,
        more = ?12
      WHERE id = ?1
      """,
      .integer(known.id), .text(caller.externalID), .blob(index.number), .blob(index.person),
      .blob(try seal(caller.number, "number", key)), .blob(try seal(caller.name, "name", key)),
      .blob(try seal(caller.account, "account", key)), .blob(try seal(caller.note, "note", key)),
      .text(caller.tier), .text(caller.region), .text(TagList.write(caller.tags)),
      .blob(try seal(caller.more, "more", key)))
    return .updated
  }

  private func seal(_ text: ClearText?, _ column: String, _ key: SubjectKey) throws -> [UInt8]? {
    try seal(text, "callers", column, String(key.subject), key)
  }

  /// The blind indexes of a caller under the key in force.
  func indexes(
    number: PhoneNumber?, name: ClearText?
  ) throws -> (number: [UInt8]?, person: [UInt8]?) {
    guard let number else { return (nil, nil) }
    let key = try writingMaster().indexing
    return (
      BlindIndex.of(number, key), name.map { BlindIndex.ofPerson(number, name: $0.unmasked, key) }
    )
  }

  /// Adds an order or updates it; to be called inside `connection.write`.
  ///
  /// - Throws: `StoreError.orderOfAnother` if the order is another caller's.
  package func save(_ order: Order, account: ClearText?) throws -> Saved {
    let known = try self.order(order.id)
    if let known {
      guard known.callerID == order.callerID else { throw StoreError.orderOfAnother(id: order.id) }
      let accountIsSame = try account == nil || self.account(of: known) == account
      if accountIsSame, known.facts == order.facts { return .unchanged }
    }
    if let account {
      try insert(order, account, try key(of: order.callerID))
    } else {
      try insert(order, sealedAccount: known?.sealedAccount)
    }
    return known == nil ? .added : .updated
  }

  /// Writes an order, whatever was there, with its account under the caller's key.
  func insert(_ order: Order, _ account: ClearText?, _ key: SubjectKey) throws {
    try insert(order, sealedAccount: seal(account, "orders", "account", order.id, key))
  }

  private func insert(_ order: Order, sealedAccount: [UInt8]?) throws {
    try connection.run(
      """
      INSERT INTO orders (caller_id, placed_at, id, product, kind, amount, status, paid_at,
        delivered_at, account, channel, region)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
      ON CONFLICT (id) DO UPDATE SET placed_at = excluded.placed_at, product = excluded.product,
        kind = excluded.kind, amount = excluded.amount, status = excluded.status,
        paid_at = excluded.paid_at, delivered_at = excluded.delivered_at,
        account = excluded.account, channel = excluded.channel, region = excluded.region
      """,
      .integer(order.callerID), .integer(order.placedAt?.milliseconds ?? 0), .text(order.id),
      .text(order.product), .text(order.kind), .integer(order.amount?.cents),
      .text(order.status?.rawValue), .integer(order.paidAt?.milliseconds),
      .integer(order.deliveredAt?.milliseconds), .blob(sealedAccount), .text(order.channel),
      .text(order.region))
  }
}
