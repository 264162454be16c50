package import Diagnostics

extension EmergencyPlan {
  /// A name in a plan that a centre doesn't have.
  package struct UnknownPart: Sendable, Hashable, Worded {
    package let isPool: Bool
    package let name: String
    /// The names that it has.
    package let known: [String]

    package var wording: Wording {
      let guess = Suggestion.guess(at: name, in: known)
      return isPool
        ? Wording(zh: "没有坐席组“\(name)”\(guess.zh)", en: "there is no pool \"\(name)\"\(guess.en)")
        : Wording(zh: "没有队列“\(name)”\(guess.zh)", en: "there is no queue \"\(name)\"\(guess.en)")
    }
  }

  /// What the plan names that a centre of these queues and pools doesn't have.
  package func unknownParts(queues: [String], pools: [String]) -> [UnknownPart] {
    self.queues.filter { !queues.contains($0) }
      .map { UnknownPart(isPool: false, name: $0, known: queues) }
      + self.pools.filter { !pools.contains($0) }
      .map { UnknownPart(isPool: true, name: $0, known: pools) }
  }
}
