internal import Diagnostics

extension LintRule {
  static let unknownService = LintRule(
    "unknown-service", .warning,
    Wording(zh: "既非内置也没声明的服务", en: "A service that is neither built in nor declared"),
    advice: Wording(
      zh: """
        只有测试里的桩会应答，别处一律是故障。改名字；自己的服务要声明结果：\
        `services: { "stock.check": ["plenty", "none"] }`。
        """,
      en: """
        Only a stub of a fixture answers such a call; anywhere else it is a fault. Mend the name, or \
        declare a service of your own with its outcomes: `services: { "stock.check": ["plenty", "none"] }`.
        """),
    atNode: { node, _ in
      guard case .service(let service) = node.kind,
        service.knownOutcomes == nil
      else { return [] }
      let guess = Suggestion.guess(at: service.service, in: ServiceCatalog.all.map(\.name))
      return [
        Spot(
          at: service.serviceOffset,
          Wording(
            zh: "\(node.title.zh)调用的“\(service.service.prefix(60))”不是内置服务",
            en:
              "\(node.title.en) calls \"\(service.service.prefix(60))\", which is no built-in service"
          ) + guess
        )
      ]
    })
}
