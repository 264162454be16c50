internal import Diagnostics

extension LintRule {
  static let faultLikeSuccess = LintRule(
    "fault-like-success", .warning,
    Wording(zh: "服务出故障与成功走同一条路", en: "A service whose fault leads where its success leads"),
    advice: Wording(
      zh: """
        出故障时什么也没查到、没办成；照成功往下走，来电者听到的就是假话。给 `failed` 单独的话。
        """,
      en: """
        After a fault nothing was found or done; going on as if it had been tells the caller something \
        untrue. Lead `failed` to words of its own.
        """),
    atNode: { node, _ in
      guard case .service(let service) = node.kind, let failed = service.failed else { return [] }
      let successes = service.outcomes.filter { !negativeOutcomes.contains($0.outcome) }
      var targets = successes.map(\.next.index)
      if successes.isEmpty, let next = service.next { targets.append(next.index) }
      guard targets.contains(failed.index) else { return [] }
      return [
        Spot(
          at: failed.offset,
          Wording(
            zh: "\(node.title.zh)出故障后和成功一样，都去“\(failed.id)”",
            en: "\(node.title.en) goes to \"\(failed.id)\" after a fault as after success"))
      ]
    })
}
