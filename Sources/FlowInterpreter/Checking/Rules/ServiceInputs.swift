internal import Diagnostics

extension LintRule {
  static let serviceInputs = LintRule(
    "service-inputs", .error,
    Wording(
      zh: "调用服务缺了必需的输入，或多了不认识的",
      en: "A service called without an input it needs, or with an unknown one"),
    advice: Wording(
      zh: "缺必需的输入，每次都会出故障；不认识的会被忽略。",
      en: "A call that lacks a required input is a fault each time; an unknown one is ignored."),
    atNode: { node, _ in
      guard case .service(let service) = node.kind,
        let signature = ServiceCatalog.signature(of: service.service)
      else { return [] }
      let given = service.inputs.map(\.name)
      let known = signature.inputs.map(\.name)
      let missing = signature.inputs.filter { $0.isRequired && !given.contains($0.name) }.map {
        Spot(
          at: service.serviceOffset,
          Wording(
            zh: "\(node.title.zh)：\(service.service) 需要“\($0.name)”",
            en: "\(node.title.en): \(service.service) needs \"\($0.name)\""),
          hint: $0.meaning.at($0.name))
      }
      let unknown = service.inputs.filter { !known.contains($0.name) }.map { input in
        Spot(
          at: input.value.offset,
          Wording(
            zh: "\(node.title.zh)：\(service.service) 不收“\(input.name.prefix(60))”",
            en: "\(node.title.en): \(service.service) takes no \"\(input.name.prefix(60))\"")
            + Suggestion.guess(at: input.name, in: known),
          hint: Wording(
            zh: "它收 \(known.joined(separator: "、"))",
            en: "it takes \(known.joined(separator: ", "))"))
      }
      return missing + unknown
    })
}
