internal import Diagnostics

extension LintRule {
  static let unknownService = LintRule(
    "unknown-service", .warning, "A service that is neither built in nor declared",
    advice: """
      Only a stub of a fixture answers such a call; anywhere else it is a fault. Mend the name, or \
      declare a service of your own with its outcomes: `services: { "stock.check": ["plenty", "none"] }`.
      """,
    atNode: { node, _ in
      guard case .service(let service) = node.kind,
        service.knownOutcomes == nil
      else { return [] }
      let guess = Suggestion.didYouMean(service.service, in: ServiceCatalog.all.map(\.name))
      return [
        Spot(
          at: service.serviceOffset,
          "\(node.title) calls \"\(service.service.prefix(60))\", which is no built-in service\(guess)"
        )
      ]
    })
}
