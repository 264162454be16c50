package import AfterSales
package import ArgumentParsing
package import Diagnostics
package import ServiceDesk

extension CaseView {
  /// The case for machines; what is personal is masked.
  package func json(_ console: Console) -> JSONValue {
    let facts = complaint.facts
    let demand = stored.demand
    func text(_ text: String?) -> JSONValue { text.map { .text($0) } ?? .null }
    func time(_ time: Instant?) -> JSONValue { text(time?.description) }
    return .object([
      "id": .text(number), "readAs": .text(AcceptanceNumber.grouped(number)),
      "kind": .text(facts.kind.rawValue), "kindText": .text(console.text(facts.kind.wording)),
      "channel": .text(facts.channel.rawValue), "order": text(facts.order),
      "product": text(stored.product), "region": text(stored.region),
      "stage": .text(complaint.stage.rawValue),
      "stageText": .text(console.text(complaint.stage.wording)),
      "isOpen": .boolean(!complaint.isClosed), "desk": .text(complaint.desk.rawValue),
      "handler": text(complaint.handler), "owner": text(complaint.owner),
      "level": .integer(Int64(complaint.escalations)),
      "reopenings": .integer(Int64(complaint.reopenings)),
      "complaints": .integer(Int64(complaint.complaints)),
      "version": .integer(Int64(complaint.version)), "openedAt": time(facts.openedAt),
      "closedAt": time(complaint.closedAt), "amount": .money(facts.amount),
      "priority": .object([
        "level": .integer(Int64(priority.level)), "rules": .array(priority.rules.map { .text($0) }),
        "tell": .array(priority.tell.map { .text(console.text($0)) }),
      ]),
      "limits": limits.json(at: at),
      "evidence": .object([
        "there": .evidence(complaint.evidence.inOrder),
        "owed": .evidence(complaint.owedEvidence.inOrder),
        "missing": .evidence(complaint.missingEvidence),
      ]),
      "demand": .object([
        "amount": .money(demand.amount), "account": text(demand.account?.masked),
        "deadline": time(demand.deadline),
        "missing": .array(demand.missing.map { .text($0.rawValue) }),
      ]),
      "resolution": complaint.resolution.map { resolution in
        .object([
          "result": .text(resolution.result.rawValue), "cause": .text(resolution.cause.rawValue),
          "amount": .money(resolution.amount), "dueAt": time(resolution.dueAt),
          "at": time(complaint.resolvedAt),
        ])
      } ?? .null,
      "refunded": .money(complaint.refunded), "refundsWaiting": .money(complaint.refundsWaiting),
      "satisfaction": complaint.satisfaction.map { .integer(Int64($0)) } ?? .null,
      "outsideRoute": complaint.isLeftToMediation ? .text("12315") : .null,
    ])
  }
}

extension JSONValue {
  package static func money(_ money: Money?) -> JSONValue {
    money.map { .decimal($0.description) } ?? .null
  }

  package static func evidence(_ kinds: [EvidenceKind]) -> JSONValue {
    .array(kinds.map { .text($0.rawValue) })
  }
}

extension CaseLimits {
  package func json(at now: Instant) -> JSONValue {
    .object([
      "response": response.json, "resolution": resolution.json,
      "promise": promise.map(\.json) ?? .null,
      "followUpDueAt": followUpDueAt.map { .text($0.description) } ?? .null,
      "paused": .boolean(isPaused), "overdue": .boolean(isOverdue(at: now)),
    ])
  }
}

extension CaseLimits.Limit {
  package var json: JSONValue {
    .object([
      "dueAt": .text(dueAt.description),
      "doneAt": doneAt.map { .text($0.description) } ?? .null,
      "leftSeconds": .integer(left.wholeMilliseconds / 1_000), "late": .boolean(isLate),
    ])
  }
}
