package import AfterSales
package import Diagnostics

extension ProfileStore {
  /// Calls `body` with every row of a kind, as it was at one moment; erased callers are left out.
  ///
  /// - Parameter disclosure: what is personal is masked without it, in clear with it.
  /// - Returns: what was set aside because it can't be read.
  /// - Throws: `SQLiteError`, and what `body` throws.
  package func export(
    _ kind: RecordKind, _ disclosure: Disclosure?, row body: ([ExportCell]) throws -> Void
  ) throws -> [Wording] {
    try connection.read {
      let export = RecordExport(store: self, disclosure: disclosure)
      // A caller who is set aside is so with all that is theirs.
      var damaged: [Wording] = []
      func readable<Value>(_ read: () throws -> Value?) throws -> Value? {
        do {
          return try read()
        } catch let error as StoreError where error.isDamage {
          damaged.append(error.wording)
          return nil
        }
      }
      switch kind {
      case .agents:
        for id in try connection.agents.ids() {
          if let agent = try readable({ try agent(id) }) { try body(export.cells(agent)) }
        }
      case .cases:
        for number in try connection.cases.numbers() {
          let cells = try readable { try complaint(number).map(export.cells) }
          if let cells { try body(cells) }
        }
      case .callers:
        try connection.callers.forEach { id in
          if let caller = try readable({ try caller(id) }) { try body(export.cells(caller)) }
        }
      case .orders:
        try connection.callers.forEach { id in
          guard let caller = try readable({ try caller(id) }) else { return }
          let found = try orders(of: id, limit: .max)
          damaged += found.damaged
          for order in found {
            let cells = try readable { try export.cells(order, of: caller) }
            if let cells { try body(cells) }
          }
        }
      case .contacts:
        try connection.callers.forEach { id in
          guard let caller = try readable({ try caller(id) }) else { return }
          let found = try contacts(of: id, limit: .max)
          damaged += found.damaged
          for contact in found { try body(export.cells(contact, of: caller)) }
        }
      }
      return damaged
    }
  }
}

/// Lays records out as rows, in the order of their kind's columns.
private struct RecordExport {
  let store: ProfileStore
  let disclosure: Disclosure?

  func cells(_ agent: Agent) -> [ExportCell] {
    [
      .init("id", .text(agent.id)), .init("name", .text(agent.name)),
      .init("level", .text(agent.level.rawValue)), .init("skills", list(agent.skills)),
      .init("refundLimit", agent.refundLimit.map { .decimal($0.description) }),
    ]
  }

  func cells(_ stored: StoredCase) throws -> [ExportCell] {
    let complaint = stored.complaint
    return [
      .init("id", .text(stored.number)), .init("order", text(complaint.facts.order)),
      try store.caller(stored.subject).map(owner) ?? .init("caller", nil),
      .init("kind", .text(complaint.facts.kind.rawValue)),
      .init("text", show(try store.text(of: stored))), .init("demand", nil),
      .init("stage", .text(complaint.stage.rawValue)),
      .init("level", .integer(Int64(complaint.escalations))),
      .init("openedAt", text(complaint.facts.openedAt)),
      .init("taskTeam", text(complaint.tasks.lastDue?.team.rawValue)),
      .init("taskDue", text(complaint.tasks.lastDue?.dueAt)),
    ]
  }

  func cells(_ caller: Caller) -> [ExportCell] {
    [
      .init("id", text(caller.externalID)),
      .init("number", show(caller.number), isTelephoneNumber: true),
      .init("name", show(caller.name)), .init("tier", text(caller.tier)),
      .init("region", text(caller.region)), .init("tags", list(caller.tags)),
      .init("account", show(caller.account)), .init("note", show(caller.note)),
    ]
  }

  func cells(_ order: Order, of caller: Caller) throws -> [ExportCell] {
    [
      .init("id", .text(order.id)), owner(caller),
      .init("product", text(order.product)), .init("kind", text(order.kind)),
      .init("amount", order.amount.map { .decimal($0.description) }),
      .init("status", text(order.status?.rawValue)), .init("placedAt", text(order.placedAt)),
      .init("paidAt", text(order.paidAt)), .init("deliveredAt", text(order.deliveredAt)),
      .init("account", show(try store.account(of: order))),
      .init("channel", text(order.channel)), .init("region", text(order.region)),
      .init("supplier", text(order.supplier)),
    ]
  }

  func cells(_ contact: Contact, of caller: Caller) -> [ExportCell] {
    [
      .init("id", .text(contact.id)), owner(caller),
      .init("at", text(contact.at)), .init("flow", text(contact.flow)),
      .init("path", list(contact.path)), .init("entered", show(contact.entered)),
      .init("skill", text(contact.skill)),
      .init("waited", text(contact.waited.map(DurationNotation.format))),
      .init("talked", text(contact.talked.map(DurationNotation.format))),
      .init("agent", text(contact.agent)), .init("disposition", text(contact.disposition)),
      .init("note", show(contact.note)),
    ]
  }

  /// What an order, a call or a case names its caller by: the shop's id, which is nobody else's, else the
  /// number.
  private func owner(_ caller: Caller) -> ExportCell {
    if let id = caller.externalID { return ExportCell("caller", .text(id)) }
    return ExportCell("caller", show(caller.number), isTelephoneNumber: true)
  }

  private func show(_ text: ClearText?) -> JSONValue? {
    text.map { .text(disclosure.map($0.reveal) ?? $0.masked) }
  }

  private func text(_ text: String?) -> JSONValue? { text.map { .text($0) } }

  private func text(_ moment: Instant?) -> JSONValue? { text(moment?.description) }

  private func list(_ parts: [String]) -> JSONValue? {
    parts.isEmpty ? nil : .array(parts.map { .text($0) })
  }
}
