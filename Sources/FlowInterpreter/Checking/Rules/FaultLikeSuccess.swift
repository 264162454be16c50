internal import Diagnostics

extension LintRule {
  static let faultLikeSuccess = LintRule(
    "fault-like-success", .warning, "A service whose fault leads where its success leads",
    advice: """
      After a fault nothing was found or done; going on as if it had been tells the caller something \
      untrue. Lead `failed` to words of its own.
      """,
    atNode: { node, _ in
      guard case .service(let service) = node.kind, let failed = service.failed else { return [] }
      let successes = service.outcomes.filter { !negativeOutcomes.contains($0.outcome) }
      var targets = successes.map(\.next.index)
      if successes.isEmpty, let next = service.next { targets.append(next.index) }
      guard targets.contains(failed.index) else { return [] }
      return [
        Spot(
          at: failed.offset,
          "\(node.title) goes to \"\(failed.id)\" after a fault as after success")
      ]
    })
}
