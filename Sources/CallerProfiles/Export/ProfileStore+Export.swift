package import AfterSales
internal import Diagnostics

extension ProfileStore {
  /// Calls `body` with every row of a kind, as it was at one moment; erased callers are left out.
  ///
  /// - Parameter disclosure: what is personal is masked without it, in clear with it.
  package func export(
    _ kind: RecordKind, _ disclosure: Disclosure?, row body: ([ExportCell]) throws -> Void
  ) throws {
    try connection.read {
      switch kind {
      case .agents: try exportAgents(body)
      case .cases: try exportCases(disclosure, body)
      case .callers, .orders, .contacts:
        let ids = try connection.prepare(
          "SELECT id FROM callers WHERE erased_at IS NULL ORDER BY id")
        while try ids.step() {
          guard let caller = try caller(ids.integer(0)) else { continue }
          try export(kind, of: caller, disclosure, body)
        }
      }
    }
  }

  private func export(
    _ kind: RecordKind, of caller: Caller, _ disclosure: Disclosure?,
    _ body: ([ExportCell]) throws -> Void
  ) throws {
    func show(_ text: ClearText?) -> JSONValue? {
      text.map { .text(disclosure.map($0.reveal) ?? $0.masked) }
    }
    switch kind {
    case .callers: try body(cells(caller, show))
    case .orders:
      for order in try orders(of: caller.id, limit: .max) {
        try body(cells(order, of: caller, account: account(of: order), show))
      }
    case .contacts:
      for contact in try contacts(of: caller.id, limit: .max) {
        try body(cells(contact, of: caller, show))
      }
    case .agents, .cases: break
    }
  }

  private func cells(_ caller: Caller, _ show: (ClearText?) -> JSONValue?) -> [ExportCell] {
    [
      .init("id", caller.externalID.map { .text($0) }),
      .init("number", show(caller.number), isTelephoneNumber: true),
      .init("name", show(caller.name)), .init("tier", caller.tier.map { .text($0) }),
      .init("region", caller.region.map { .text($0) }), .init("tags", list(caller.tags)),
      .init("account", show(caller.account)), .init("note", show(caller.note)),
    ]
  }

  private func cells(
    _ order: Order, of caller: Caller, account: ClearText?, _ show: (ClearText?) -> JSONValue?
  ) -> [ExportCell] {
    [
      .init("id", .text(order.id)), owner(caller, show),
      .init("product", order.product.map { .text($0) }),
      .init("kind", order.kind.map { .text($0) }),
      .init("amount", order.amount.map { .decimal($0.description) }),
      .init("status", order.status.map { .text($0.rawValue) }),
      .init("placedAt", order.placedAt.map { .text($0.description) }),
      .init("paidAt", order.paidAt.map { .text($0.description) }),
      .init("deliveredAt", order.deliveredAt.map { .text($0.description) }),
      .init("account", show(account)), .init("channel", order.channel.map { .text($0) }),
      .init("region", order.region.map { .text($0) }),
    ]
  }

  private func cells(
    _ contact: Contact, of caller: Caller, _ show: (ClearText?) -> JSONValue?
  ) -> [ExportCell] {
    [
      .init("id", .text(contact.id)), owner(caller, show),
      .init("at", .text(contact.at.description)), .init("flow", contact.flow.map { .text($0) }),
      .init("path", list(contact.path)), .init("entered", show(contact.entered)),
      .init("skill", contact.skill.map { .text($0) }),
      .init("waited", contact.waited.map { .text(DurationNotation.format($0)) }),
      .init("talked", contact.talked.map { .text(DurationNotation.format($0)) }),
      .init("agent", contact.agent.map { .text($0) }),
      .init("disposition", contact.disposition.map { .text($0) }),
      .init("note", show(contact.note)),
    ]
  }

  /// What an order or a call names its caller by: the shop's id, which is nobody else's, else the
  /// number.
  private func owner(_ caller: Caller, _ show: (ClearText?) -> JSONValue?) -> ExportCell {
    if let id = caller.externalID { return ExportCell("caller", .text(id)) }
    return ExportCell("caller", show(caller.number), isTelephoneNumber: true)
  }

  private func list(_ parts: [String]) -> JSONValue? {
    parts.isEmpty ? nil : .array(parts.map { .text($0) })
  }

  private func exportAgents(_ body: ([ExportCell]) throws -> Void) throws {
    let ids = try connection.rows("SELECT id FROM agents ORDER BY id") { $0.text(0) }
    for id in ids {
      guard let agent = try agent(id) else { continue }
      try body([
        .init("id", .text(agent.id)), .init("name", .text(agent.name)),
        .init("level", .text(agent.level.rawValue)), .init("skills", list(agent.skills)),
        .init("refundLimit", agent.refundLimit.map { .decimal($0.description) }),
      ])
    }
  }
}
