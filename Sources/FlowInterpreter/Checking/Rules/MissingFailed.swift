internal import Diagnostics

extension LintRule {
  static let missingFailed = LintRule(
    "missing-failed", .error,
    Wording(zh: "服务没有写出故障和超时的去处", en: "A service without a way for faults and time-outs"),
    advice: Wording(
      zh: """
        任何服务都有停的一天。没有 `failed`，流程也没有 `onError`，来电会一声不响地断掉。
        """,
      en: """
        Every service is down one day. Without `failed`, or an `onError` of the flow, the call then ends \
        without a word.
        """),
    atNode: { node, flow in
      guard case .service(let service) = node.kind, service.failed == nil,
        flow.defaults.onError == nil
      else { return [] }
      return [
        Spot(
          at: node.offset,
          Wording(
            zh: "\(node.title.zh)没有写 \(service.service) 出故障时的去处",
            en: "\(node.title.en) has no way for a fault of \(service.service)"),
          hint: Wording(
            zh: "在这里加 failed，或在 defaults 里加 onError", en: "add failed here or onError in defaults"))
      ]
    })
}
