package import AfterSales

/// Lists messages or callbacks.
package struct ListOwedCalls: DeskErrand {
  package static let name = "owed list"
  package let kind: OwedCall.Kind
  package let showsDone: Bool
  package let limit: Int

  package init(_ kind: OwedCall.Kind, showsDone: Bool, limit: Int) {
    self.kind = kind
    self.showsDone = showsDone
    self.limit = limit
  }

  /// See `DeskErrand`.
  /// - Throws: what the use case throws.
  package func perform(
    at desk: ServiceDesk, by actor: DeskActor
  ) throws -> Audited<OwedCallListing> {
    try ErrandFault.require((1...10_000).contains(limit), "limit")
    return try desk.owedCalls(kind, showsDone: showsDone, limit: limit, by: actor)
  }
}

/// Takes the next message or callback, or that of an id.
package struct TakeOwedCall: DeskErrand {
  package static let name = "owed take"
  package let kind: OwedCall.Kind
  package let id: String?

  package init(_ kind: OwedCall.Kind, id: String?) {
    self.kind = kind
    self.id = id
  }

  /// See `DeskErrand`.
  /// - Throws: what the use case throws.
  package func perform(at desk: ServiceDesk, by actor: DeskActor) throws -> Audited<OwedCallView> {
    try desk.check(id, .id)
    return try desk.takeOwedCall(kind, id: id, by: actor)
  }
}

/// Shows what was said in a message.
package struct HearMessage: DeskErrand {
  package static let name = "owed hear"
  package let id: String

  package init(_ id: String) { self.id = id }

  /// See `DeskErrand`.
  /// - Throws: what the use case throws.
  package func perform(at desk: ServiceDesk, by actor: DeskActor) throws -> Audited<OwedCallView> {
    try desk.check(id, .id)
    return try desk.hear(id, by: actor)
  }
}

/// Says what became of a message or callback.
package struct SettleOwedCall: DeskErrand {
  package static let name = "owed settle"
  package let id: String
  package let kind: OwedCall.Kind
  package let end: OwedCallEnd

  package init(_ id: String, _ kind: OwedCall.Kind, as end: OwedCallEnd) {
    self.id = id
    self.kind = kind
    self.end = end
  }

  /// See `DeskErrand`.
  /// - Throws: what the use case throws.
  package func perform(at desk: ServiceDesk, by actor: DeskActor) throws -> OwedCallView {
    try desk.check(id, .id)
    return try desk.settleOwedCall(id, kind, as: end, by: actor)
  }
}

/// Opens a case for a message or callback, or lets it join the open case of the order.
package struct OpenCaseOfOwedCall: DeskErrand {
  package static let name = "owed case"
  package let id: String
  package let kind: OwedCall.Kind
  package let issue: IssueKind?
  package let order: String?

  package init(_ id: String, _ kind: OwedCall.Kind, issue: IssueKind?, order: String?) {
    self.id = id
    self.kind = kind
    self.issue = issue
    self.order = order
  }

  /// See `DeskErrand`.
  /// - Throws: what the use case throws.
  package func perform(at desk: ServiceDesk, by actor: DeskActor) throws -> CaseOfOwedCall {
    try desk.check(id, .id)
    try ErrandFault.require(issue.map(IssueKind.known.contains) ?? true, "kind")
    return try desk.openCase(
      forOwedCall: id, kind, issue: issue, order: order, by: actor)
  }
}

/// Shows the number of the customer who is rung back, for this one call.
package struct NumberToRing: DeskErrand {
  package static let name = "number to ring"
  package let inHand: CallInHand

  /// The number, if there is one to be rung.
  package struct Answer: Codable {
    /// In clear; `nil` if the number was withheld, or the call is not known any more.
    package let number: String?
  }

  /// See `DeskErrand`.
  /// - Throws: what the use case throws.
  package func perform(at desk: ServiceDesk, by actor: DeskActor) throws -> Answer {
    guard let call = inHand.call,
      case .caller(let number, _) = try inHand.line(at: desk, for: actor)
    else { return Answer(number: nil) }
    return Answer(number: try desk.numberToRing(ofCall: call, number, by: actor))
  }
}
