internal import Diagnostics

extension LintRule {
  static let unknownOutcome = LintRule(
    "unknown-outcome", .error,
    Wording(zh: "服务没有的结果，却写了去处", en: "A way for an outcome that the service doesn't have"),
    advice: Wording(
      zh: "这条路永远走不到，本来要写的那个结果会走 `next`。改名字。",
      en: "The way is never taken, and the outcome that was meant goes to `next`. Mend the name."),
    atNode: { node, _ in
      guard case .service(let service) = node.kind,
        let known = service.knownOutcomes
      else { return [] }
      return service.outcomes.filter { !known.contains($0.outcome) }.map { way in
        let guess = Suggestion.guess(at: way.outcome, in: known)
        return Spot(
          at: way.next.offset,
          Wording(
            zh: "\(node.title.zh)：\(service.service) 没有结果“\(way.outcome.prefix(60))”",
            en: "\(node.title.en): \(service.service) has no outcome \"\(way.outcome.prefix(60))\"")
            + guess,
          hint: Wording(
            zh: "它的结果有 \(known.joined(separator: "、"))",
            en: "its outcomes are \(known.joined(separator: ", "))"))
      }
    })
}
