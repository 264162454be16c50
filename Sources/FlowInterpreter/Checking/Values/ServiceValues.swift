internal import Diagnostics
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
    shape(Wording(zh: "来电者", en: "a caller"), isClosed: false, person))

  private static let maybeText = PossibleValues([.text, .null])
  private static let maybeNumber = PossibleValues([.number, .null])
  private static let truth = PossibleValues.truths

  private static let person: [String: PossibleValues] = [
    "known": truth, "withheld": truth, "number": maybeText, "name": maybeText, "tier": maybeText,
    "region": maybeText, "tags": PossibleValues([.list, .null]),
    "outreach": PossibleValues(word).union(PossibleValues([.null])),
  ]

  private static let word = shape(
    Wording(zh: "主动告知", en: "word to a caller"),
    [
      "id": maybeText, "order": maybeText, "orderText": maybeText, "text": maybeText,
      "promiseText": maybeText, "isLate": truth,
    ])

  private static func shape(
    _ name: Wording, isClosed: Bool = true, _ fields: [String: PossibleValues]
  ) -> PossibleValues.Shape {
    PossibleValues.Shape(name: name, fields: fields, isClosed: isClosed)
  }

  private static let order = shape(
    Wording(zh: "订单", en: "an order"),
    [
      "id": maybeText, "own": truth, "caller": maybeText, "product": maybeText, "kind": maybeText,
      "amount": maybeNumber, "refunded": maybeNumber,
      "status": PossibleValues(
        words: OrderStatus.allCases.map(\.rawValue),
        of: Wording(zh: "订单状态", en: "status of an order")),
      "statusText": maybeText, "placedAt": maybeText, "paidAt": maybeText,
      "deliveredAt": maybeText, "account": maybeText, "channel": maybeText, "region": maybeText,
    ])

  private static let complaint = shape(
    Wording(zh: "投诉", en: "a complaint"), isClosed: false,
    [
      "id": maybeText, "order": maybeText, "kind": maybeText,
      "stage": PossibleValues(
        words: CaseStage.allCases.map(\.rawValue),
        of: Wording(zh: "投诉阶段", en: "stage of a complaint")),
      "stageText": maybeText, "isOpen": truth, "level": PossibleValues(from: Number(0)),
      "reopened": PossibleValues(from: Number(0)), "openedAt": maybeText, "respondBy": maybeText,
      "resolveBy": maybeText, "isOverdue": truth, "isPaused": truth,
      "owedEvidence": PossibleValues(.list), "owedEvidenceText": PossibleValues(.text),
      "result": PossibleValues(
        words: CaseResult.allCases.map(\.rawValue),
        of: Wording(zh: "投诉结果", en: "result of a complaint")),
      "resultText": maybeText, "leftToMediation": truth, "reason": maybeText,
      "taskTeam": PossibleValues(
        words: CaseTeam.allCases.map(\.rawValue),
        of: Wording(zh: "投诉所等的团队", en: "team that a complaint waits for")),
      "taskTeamText": maybeText, "taskWorkText": maybeText, "taskDueText": maybeText,
      "isTaskLate": truth,
    ].mapValues { $0.union(PossibleValues([.null])) })

  private static let shapes: [String: PossibleValues.Shape] = [
    "caller.find": shape(Wording(zh: "来电者", en: "a caller"), isClosed: false, person),
    "order.find": order, "order.latest": order,
    "case.open": complaint, "case.find": complaint, "case.update": complaint,
    "refund.request": shape(
      Wording(zh: "refund.request 的结果", en: "the answer of refund.request"),
      ["order": maybeText, "amount": maybeNumber, "reason": maybeText]),
    "recharge.resend": shape(
      Wording(zh: "recharge.resend 的结果", en: "the answer of recharge.resend"),
      ["order": maybeText, "reason": maybeText]),
    "coupon.grant": shape(
      Wording(zh: "coupon.grant 的结果", en: "the answer of coupon.grant"),
      ["amount": maybeNumber, "reason": maybeText]),
    "message.send": shape(
      Wording(zh: "message.send 的结果", en: "the answer of message.send"), ["reason": maybeText]),
    "callback.book": shape(
      Wording(zh: "callback.book 的结果", en: "the answer of callback.book"),
      ["skill": maybeText, "at": maybeText, "reason": maybeText]),
    "outreach.heard": shape(
      Wording(zh: "outreach.heard 的结果", en: "the answer of outreach.heard"),
      ["outreach": maybeText, "reason": maybeText]),
  ]
}
