internal import Diagnostics

extension LintRule {
  static let unknownOutcome = LintRule(
    "unknown-outcome", .error, "A way for an outcome that the service doesn't have",
    advice: "The way is never taken, and the outcome that was meant goes to `next`. Mend the name.",
    atNode: { node, _ in
      guard case .service(let service) = node.kind,
        let known = service.knownOutcomes
      else { return [] }
      return service.outcomes.filter { !known.contains($0.outcome) }.map { way in
        let guess = Suggestion.didYouMean(way.outcome, in: known)
        return Spot(
          at: way.next.offset,
          "\(node.title): \(service.service) has no outcome \"\(way.outcome.prefix(60))\"\(guess)",
          hint: "its outcomes are \(known.joined(separator: ", "))")
      }
    })
}
