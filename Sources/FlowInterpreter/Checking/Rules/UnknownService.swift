internal import Diagnostics

extension LintRule {
  static let unknownService = LintRule(
    "unknown-service", .warning, "A service that isn't one of the built-in ones",
    advice: """
      Only a stub of a fixture answers such a call; anywhere else it is a fault. Mend the name, or \
      allow it where the service is one of your own.
      """,
    atNode: { node, _ in
      guard case .service(let service) = node.kind,
        ServiceCatalog.signature(of: service.service) == nil
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
