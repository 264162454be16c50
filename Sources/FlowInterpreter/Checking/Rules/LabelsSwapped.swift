internal import Diagnostics

extension LintRule {
  static let labelsSwapped = LintRule(
    "labels-swapped", .warning,
    Wording(zh: "提示给一个键报的是另一个键的内容", en: "A prompt that names for a key what another key does"),
    advice: Wording(
      zh: """
        来电者照着按，却到了别处。改提示，或改选项的 `key`。（选项的名称或说法在提示里挨着别的键、\
        而不挨着自己的键时算。）
        """,
      en: """
        The caller presses what they were told and lands in the wrong place. Mend the prompt, or the \
        `key`s of the choices. (Found where the label or a word of a choice stands beside another key \
        and not beside its own.)
        """),
    inFlow: { graph in
      graph.flow.nodes.enumerated().flatMap { index, node -> [Spot] in
        let choices = node.choices
        guard choices.count > 1, let prompts = node.mainPrompt?.prompts else { return [] }
        return prompts.flatMap(\.everyLanguage).compactMap { prompt in
          let topics = KeyTopics(prompt.text.literals)
          let told = topics.topics
          func says(_ key: Character, _ choice: Choice) -> Bool {
            told[key].map { topic in choice.names.contains { topic.contains($0) } } ?? false
          }
          for choice in choices where told[choice.key] != nil && !says(choice.key, choice) {
            // `稍等后按1重试，或按0转人工`: what comes first is no topic.
            let isNamedRightAfter =
              topics.rightAfter[choice.key].map { clause in
                choice.names.contains { clause.contains($0) }
              } ?? false
            guard !isNamedRightAfter,
              let other = choices.first(where: { other in
                other.key != choice.key && says(other.key, choice) && !says(other.key, other)
              })
            else { continue }
            return Spot(
              node: index, at: prompt.offset,
              Wording(
                zh:
                  "\(node.title.zh)：提示说“\(choice.label.prefix(40))”按 \(other.key)，其实是按 \(choice.key)",
                en:
                  "\(node.title.en): the prompt names key \(other.key) for \"\(choice.label.prefix(40))\", "
                  + "which is key \(choice.key)"))
          }
          return nil
        }
      }
    })
}

extension Choice {
  /// What a prompt may call it.
  fileprivate var names: [String] {
    ([label] + words).map { $0.lowercased() }.filter { !$0.isEmpty }
  }
}

/// What a prompt says that each of its keys is for.
private struct KeyTopics {
  /// None where the text doesn't always name keys after, or always before, what they are for.
  private(set) var topics: [Character: String] = [:]
  /// What follows a key in the same clause.
  private(set) var rightAfter: [Character: String] = [:]

  init(_ text: String) {
    let characters = Array(text.lowercased())
    let offers = KeyOffer.all(in: text).filter { $0.end <= characters.count }
    guard let first = offers.first, Set(offers.map(\.key)).count == offers.count else { return }
    var before: [String] = []
    var after: [String] = []
    for (index, offer) in offers.enumerated() {
      let start = index == 0 ? 0 : offers[index - 1].end
      let end = index + 1 < offers.count ? offers[index + 1].position : characters.count
      guard start <= offer.position, offer.end <= end else { return }
      before.append(String(characters[start..<offer.position]))
      after.append(String(characters[offer.end..<end]))
      rightAfter[offer.key] = String(
        characters[offer.end..<end].prefix { !"，,；;。.！!？?、".contains($0) })
    }
    let sentence = characters[..<first.position].split { "。.!！?？".contains($0) }.last ?? []
    // `Please choose: 1 accounts, 2 cards`: what ends in a colon introduces the list, and names no key.
    let introduces =
      sentence.last { !$0.isWhitespace }.map { ":：".contains($0) } ?? false
      && Self.saysSomething(String(after[0]))
    let isNamedBefore =
      Self.saysSomething(String(sentence)) && first.position > 0 && !introduces
    for (index, offer) in offers.enumerated() {
      topics[offer.key] = isNamedBefore ? before[index] : after[index]
    }
    guard topics.values.allSatisfy(Self.saysSomething) else {
      topics = [:]
      return
    }
  }

  private static func saysSomething(_ text: String) -> Bool {
    var rest = text
    for filler in ["please", "you can", "you may", "请", "您可以", "or", "and", "now", "您"] {
      rest = rest.split(separator: filler, omittingEmptySubsequences: true).joined()
    }
    return rest.contains { $0.isLetter }
  }
}
