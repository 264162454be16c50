internal import Diagnostics

extension LintRule {
  static let offeredKeyNotAccepted = LintRule(
    "offered-key-not-accepted", .error,
    Wording(zh: "提示报了不收的键", en: "A prompt that offers a key which is not accepted"),
    advice: Wording(
      zh: """
        来电者照着按，却听到按错了。加上这个选项，或从提示里去掉。\
        （只问一次时，“其他请按3”的 3 按错了也走得对，不算。按 `按7`、`按星号键`、`press 7` 这样的词判断。）
        """,
      en: """
        The caller does as told and hears that it was wrong. Add the choice, or take it out of the \
        prompt. (Where it is asked once only, `otherwise, press 3` is fine: a wrong key leads on. Found by \
        words such as `按7`, `按星号键`, `press 7`.)
        """),
    inFlow: { graph in
      graph.flow.nodes.enumerated().flatMap { index, node -> [Spot] in
        if let accepted = node.acceptedKeys {
          let heard = node.prompts.flatMap(\.offers)
          return refused(heard, accepted: accepted, by: node, at: index)
        }
        guard case .say(let say) = node.kind,
          let asking = graph.questionAfter(index),
          let accepted = graph.flow.nodes[asking].acceptedKeys
        else { return [] }
        return refused(
          say.prompt.offers, accepted: accepted, by: graph.flow.nodes[asking], at: index)
      }
    })

  private static func refused(
    _ offers: [(offer: KeyOffer, prompt: Prompt)], accepted: Set<Character>, by node: Node,
    at index: Int
  ) -> [Spot] {
    var seen: Set<Character> = []
    // Options are keys where another one of them is, or where they count on from one.
    let taken = offers.map(\.offer).filter { accepted.contains($0.key) }
    func isKey(_ option: KeyOffer) -> Bool {
      taken.contains { $0.isOption || option.countsOn(from: $0) }
    }
    return offers.filter {
      ($0.offer.isTold || $0.offer.isOption && isKey($0.offer)) && !accepted.contains($0.offer.key)
        && !(node.asksOnce && $0.prompt.isForTheRest($0.offer))
        && seen.insert($0.offer.key).inserted
    }
    .map { offer, prompt in
      Spot(
        node: index, at: prompt.offset,
        Wording(
          zh: "提示报了按键 \(offer.key)，\(node.title.zh)却不收",
          en: "the prompt offers key \(offer.key), which \(node.title.en) doesn't accept"),
        hint: Wording(
          zh: "它收 \(accepted.sorted().map(String.init).joined(separator: " "))",
          en: "it accepts \(accepted.sorted().map(String.init).joined(separator: " "))"))
    }
  }
}

extension Prompt {
  /// Whether it offers a key for all that its other keys are not for: `otherwise, press 3`, `其他请按3`.
  ///
  /// Where the question isn't asked again, a wrong key leads on, as such a key is to do.
  fileprivate func isForTheRest(_ offer: KeyOffer) -> Bool {
    everyLanguage.contains { prompt in
      let text = Array(prompt.text.literals.lowercased())
      guard offer.position <= text.count else { return false }
      let sentence = text[..<offer.position].split { ".。;；!！?？".contains($0) }.last ?? []
      return Self.rest.contains(where: String(sentence).contains)
    }
  }

  private static let rest = [
    "otherwise", "anything else", "everything else", "all other", "any other", "其他", "其它", "其余",
    "否则",
  ]
}

extension Node {
  /// Whether a wrong answer leads on, not back to the question.
  fileprivate var asksOnce: Bool { kind.question?.retry.attempts == 1 }

  /// The keys that mean something here; `nil` where the caller isn't asked, or where what keys mean is
  /// known outside alone.
  var acceptedKeys: Set<Character>? {
    if case .listen(let listen) = kind, listen.isOutside { return nil }
    return kind.question.map { Set($0.choices.map(\.key) + $0.entryKeys) }
  }
}

extension FlowGraph {
  /// The node that asks the caller right after a node that only speaks, past others that speak or set variables.
  func questionAfter(_ node: Int) -> Int? {
    var index = node
    for _ in 0..<8 {
      switch flow.nodes[index].kind.passage {
      case .speaks(_, let next): index = next.index
      case .works(let next?): index = next.index
      case .asks: return index
      case .works(nil), .decides, .handsOver, .leaves: return nil
      }
    }
    return nil
  }
}
