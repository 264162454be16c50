internal import AfterSales

/// What the built-in services return, field by field, as `Documentation` tells it.
enum ServiceValues {
  /// What the `into` variable of a service may get; anything, of a service that isn't built in.
  static func returned(by service: String) -> PossibleValues {
    guard let shape = shapes[service] else {
      let isList = service == "order.list"
      return isList ? PossibleValues([.list, .null]) : .anything
    }
    return PossibleValues(shape).union(PossibleValues([.null]))
  }

  /// What is known of the caller in every flow.
  static let caller = PossibleValues(
    shape("a caller", isClosed: false, person))

  private static let maybeText = PossibleValues([.text, .null])
  private static let maybeNumber = PossibleValues([.number, .null])
  private static let truth = PossibleValues.truths

  private static let person: [String: PossibleValues] = [
    "known": truth, "withheld": truth, "number": maybeText, "name": maybeText, "tier": maybeText,
    "region": maybeText, "tags": PossibleValues([.list, .null]),
  ]

  private static func shape(
    _ name: String, isClosed: Bool = true, _ fields: [String: PossibleValues]
  ) -> PossibleValues.Shape {
    PossibleValues.Shape(name: name, fields: fields, isClosed: isClosed)
  }

  private static let order = shape(
    "an order",
    [
      "id": maybeText, "own": truth, "caller": maybeText, "product": maybeText, "kind": maybeText,
      "amount": maybeNumber, "refunded": maybeNumber,
      "status": PossibleValues(
        words: OrderStatus.allCases.map(\.rawValue), of: "status of an order"),
      "statusText": maybeText, "placedAt": maybeText, "paidAt": maybeText,
      "deliveredAt": maybeText, "account": maybeText, "channel": maybeText, "region": maybeText,
    ])

  private static let complaint = shape(
    "a complaint", isClosed: false,
    [
      "id": maybeText, "order": maybeText, "kind": maybeText,
      "stage": PossibleValues(
        words: CaseStage.allCases.map(\.rawValue), of: "stage of a complaint"),
      "stageText": maybeText, "isOpen": truth, "level": PossibleValues(from: Number(0)),
      "reopened": PossibleValues(from: Number(0)), "openedAt": maybeText, "respondBy": maybeText,
      "resolveBy": maybeText, "isOverdue": truth, "isPaused": truth,
      "owedEvidence": PossibleValues(.list), "owedEvidenceText": PossibleValues(.text),
      "result": PossibleValues(
        words: CaseResult.allCases.map(\.rawValue), of: "result of a complaint"),
      "resultText": maybeText, "leftToMediation": truth, "reason": maybeText,
      "taskTeam": PossibleValues(
        words: CaseTeam.allCases.map(\.rawValue), of: "team that a complaint waits for"),
      "taskTeamText": maybeText, "taskWorkText": maybeText, "taskDueText": maybeText,
      "isTaskLate": truth,
    ].mapValues { $0.union(PossibleValues([.null])) })

  private static let shapes: [String: PossibleValues.Shape] = [
    "caller.find": shape("a caller", isClosed: false, person),
    "order.find": order, "order.latest": order,
    "case.open": complaint, "case.find": complaint, "case.update": complaint,
    "refund.request": shape(
      "the answer of refund.request",
      ["order": maybeText, "amount": maybeNumber, "reason": maybeText]),
    "recharge.resend": shape(
      "the answer of recharge.resend", ["order": maybeText, "reason": maybeText]),
    "coupon.grant": shape(
      "the answer of coupon.grant", ["amount": maybeNumber, "reason": maybeText]),
    "message.send": shape("the answer of message.send", ["reason": maybeText]),
    "callback.book": shape(
      "the answer of callback.book", ["skill": maybeText, "at": maybeText, "reason": maybeText]),
  ]
}
