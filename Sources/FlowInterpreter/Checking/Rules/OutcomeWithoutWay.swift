internal import Diagnostics

extension LintRule {
  static let outcomeWithoutWay = LintRule(
    "outcome-without-way", .error,
    Wording(zh: "服务有一种结果没有去处", en: "A service with an outcome that leads nowhere"),
    advice: Wording(
      zh: """
        没有 `next` 时，服务的每种结果都要在 `on` 里有去处；没写的算故障，走 `onError` 或结束来电。
        """,
      en: """
        Without `next` every outcome of the service needs a way in `on`; one that has none is a fault \
        and takes `onError` or ends the call.
        """),
    atNode: { node, _ in
      guard case .service(let service) = node.kind, service.next == nil else { return [] }
      let named = service.outcomes.map(\.outcome)
      let missing = service.knownOutcomes?.filter { !named.contains($0) } ?? []
      guard service.knownOutcomes == nil || !missing.isEmpty else { return [] }
      let what =
        missing.isEmpty
        ? Wording(zh: "on 以外的结果", en: "outcomes beside those of on")
        : Wording(zh: missing.joined(separator: "、"), en: missing.joined(separator: ", "))
      return [
        Spot(
          at: node.offset,
          Wording(
            zh: "\(node.title.zh)没有写\(what.zh)的去处", en: "\(node.title.en) has no way for \(what.en)"
          ),
          hint: Wording(zh: "加 next，或在 on 里加去处", en: "add next, or a way in on"))
      ]
    })
}
