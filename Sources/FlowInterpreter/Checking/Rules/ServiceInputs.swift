internal import Diagnostics

extension LintRule {
  static let serviceInputs = LintRule(
    "service-inputs", .error, "A service called without an input it needs, or with an unknown one",
    advice: "A call that lacks a required input is a fault each time; an unknown one is ignored.",
    atNode: { node, _ in
      guard case .service(let service) = node.kind,
        let signature = ServiceCatalog.signature(of: service.service)
      else { return [] }
      let given = service.inputs.map(\.name)
      let known = signature.inputs.map(\.name)
      let missing = signature.inputs.filter { $0.isRequired && !given.contains($0.name) }.map {
        Spot(
          at: service.serviceOffset, "\(node.title): \(service.service) needs \"\($0.name)\"",
          hint: "\($0.name): \($0.meaning)")
      }
      let unknown = service.inputs.filter { !known.contains($0.name) }.map { input in
        Spot(
          at: input.value.offset,
          "\(node.title): \(service.service) takes no \"\(input.name.prefix(60))\""
            + Suggestion.didYouMean(input.name, in: known),
          hint: "it takes \(known.joined(separator: ", "))")
      }
      return missing + unknown
    })
}
