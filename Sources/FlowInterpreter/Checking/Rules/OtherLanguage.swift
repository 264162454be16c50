internal import Diagnostics

extension LintRule {
  static let otherLanguage = LintRule(
    "other-language", .warning,
    Wording(zh: "提示的语言与流程不同", en: "A prompt in another language than the flow's"),
    advice: Wording(
      zh: """
        流程按 `language` 的语音朗读，会念错，来电者也未必听得懂。翻译过来；如果是用某种语言告诉来电者有这种语言，就破例。
        """,
      en: """
        The voice of the flow's `language` reads it out wrongly, and its callers may not understand it. \
        Translate it, or make an exception where callers are told of another language in that language.
        """),
    inFlow: { graph in
      graph.flow.nodes.enumerated().flatMap { index, node -> [Spot] in
        node.prompts.flatMap(\.prompts).flatMap(\.everyLanguage).compactMap { prompt in
          // What has no language of its own in a flow of several is one text for everybody.
          guard let tag = prompt.language ?? graph.flow.onlyLanguage,
            let other = prompt.text.literals.language(otherThan: tag)
          else { return nil }
          return Spot(
            node: index, at: prompt.offset,
            Wording(
              zh: "\(node.title.zh)在 \(tag) 的流程里说的是\(other.zh)",
              en: "\(node.title.en) says \(other.en) where \(tag) is spoken"))
        }
      }
    })
}

extension Flow {
  fileprivate var onlyLanguage: String? { languages.count > 1 ? nil : language }
}

extension String {
  /// The language that a text is in for certain, if it can't be the one of a tag.
  ///
  /// Only scripts are looked at: a Chinese text has Han characters, an English one has none. A few
  /// Latin letters, such as those of a brand, make no English of a text.
  fileprivate func language(otherThan tag: String) -> Wording? {
    let base = tag.split(separator: "-").first.map { $0.lowercased() } ?? ""
    let han = unicodeScalars.count { (0x4E00...0x9FFF).contains($0.value) }
    let words = split { !($0.isLetter && $0.isASCII) }.filter { $0.count > 1 }
    switch base {
    case "zh":
      return han == 0 && words.count >= 2
        ? Wording(zh: "拉丁字母的词", en: "words in Latin letters") : nil
    case "en", "de", "fr", "es", "it", "pt", "nl":
      return han >= 2 && han * 2 > words.count ? Wording(zh: "中文", en: "Chinese") : nil
    default: return nil
    }
  }
}
