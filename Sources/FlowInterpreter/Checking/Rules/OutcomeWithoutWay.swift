internal import Diagnostics

extension LintRule {
  static let outcomeWithoutWay = LintRule(
    "outcome-without-way", .error, "A service with an outcome that leads nowhere",
    advice: """
      Without `next` every outcome of the service needs a way in `on`; one that has none is a fault \
      and takes `onError` or ends the call.
      """,
    atNode: { node, _ in
      guard case .service(let service) = node.kind, service.next == nil else { return [] }
      let named = service.outcomes.map(\.outcome)
      let missing = service.knownOutcomes?.filter { !named.contains($0) } ?? []
      guard service.knownOutcomes == nil || !missing.isEmpty else { return [] }
      let what = missing.isEmpty ? "outcomes beside those of on" : missing.joined(separator: ", ")
      return [
        Spot(
          at: node.offset, "\(node.title) has no way for \(what)",
          hint: "add next, or a way in on")
      ]
    })
}
