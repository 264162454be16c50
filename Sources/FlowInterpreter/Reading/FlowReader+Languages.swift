internal import Diagnostics

/// A flow's languages, and what it says in each.
extension FlowReader {
  /// The `languages` of a flow, which its `language` is one of.
  func readLanguages(_ file: ObjectReader, language: String?) -> [String] {
    let path = "languages"
    let elements = file.list(path)
    var languages: [String] = []
    for (index, element) in elements.enumerated() {
      guard let tag = reader.text(element, path: "\(path)[\(index)]") else { continue }
      if !Self.isLanguage(tag) {
        reader.error(
          "bad-language", at: element.offset,
          Wording(
            zh: "\(path)[\(index)]：\(DocumentReader.describe(element).zh) 不是语言",
            en: "\(path)[\(index)]: \(DocumentReader.describe(element).en) is no language"),
          hint: Wording(
            zh: "写标签，如 \"zh-CN\"、\"en-US\"", en: "write a tag such as \"zh-CN\" or \"en-US\""))
      } else if languages.contains(tag) {
        reader.error(
          "duplicate-language", at: element.offset,
          Wording(
            zh: "\(path)[\(index)]：“\(tag)”已经写过",
            en: "\(path)[\(index)]: \"\(tag)\" is there already")
        )
      } else {
        languages.append(tag)
      }
    }
    if let value = file.optional(path), elements.isEmpty, case .array = value.content {
      reader.error(
        "empty-list", at: value.offset,
        Wording(zh: "至少要有一种语言", en: "expected at least one language").at(path))
    }
    guard let language else { return languages.isEmpty ? [Self.usualLanguage] : languages }
    if !languages.isEmpty, !languages.contains(language) {
      reader.error(
        "unknown-language", at: file.keyOffset("language"),
        Wording(
          zh: "language：“\(language.prefix(40))”不在流程的 languages 里",
          en: "language: \"\(language.prefix(40))\" is none of the flow's languages")
          + Suggestion.guess(at: language, in: languages),
        hint: Wording(
          zh: "languages 有 \(languages.joined(separator: "、"))",
          en: "languages are \(languages.joined(separator: ", "))"))
    }
    return languages.isEmpty ? [language] : languages
  }

  /// What calls are spoken in where the flow doesn't say.
  static let usualLanguage = "zh-CN"

  /// Whether a text is built like a BCP 47 tag.
  static func isLanguage(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, (2...3).contains(first.utf8.count) else { return false }
    return first.utf8.allSatisfy { (0x61...0x7A).contains($0) }
      && parts.dropFirst().allSatisfy { part in
        (1...8).contains(part.utf8.count)
          && part.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
              || (0x61...0x7A).contains(byte)
          }
      }
  }

  /// Whether an object gives a prompt by language.
  func isByLanguage(_ value: LocatedValue) -> Bool {
    guard case .object(let members) = value.content, value["text"] == nil else { return false }
    return members.contains { member in
      languages.contains(member.key) || member.key.contains("-") && Self.isLanguage(member.key)
    }
  }

  /// The prompts of an object that gives them by language.
  func promptsByLanguage(_ value: LocatedValue, path: String, mayBeSeveral: Bool) -> PromptSeries? {
    var given: [(tag: String, series: PromptSeries)] = []
    var isWhole = true
    for member in reader.members(value, path: path) {
      guard languages.contains(member.key) else {
        reader.error(
          "unknown-language", at: member.keyOffset,
          Wording(
            zh: "“\(member.key.prefix(40))”不在流程的 languages 里",
            en: "\"\(member.key.prefix(40))\" is none of the flow's languages"
          ).at(path)
            + Suggestion.guess(at: member.key, in: languages),
          hint: Wording(
            zh: "流程有 languages: [\(languages.map { "\"\($0)\"" }.joined(separator: ", "))]",
            en: "the flow has languages: [\(languages.map { "\"\($0)\"" }.joined(separator: ", "))]"
          )
        )
        isWhole = false
        continue
      }
      let inside = "\(path).\(member.key)"
      let series =
        mayBeSeveral
        ? monolingualPrompts(member.value, path: inside)
        : monolingualPrompt(member.value, path: inside).map { PromptSeries([$0]) }
      if let series { given.append((member.key, series)) } else { isWhole = false }
    }
    // What calls begin in comes first: it is said where another language has no text.
    given = given.filter { $0.tag == language } + given.filter { $0.tag != language }
    guard isWhole, let longest = given.map(\.series.prompts.count).max() else { return nil }
    return PromptSeries(
      (1...longest).map { attempt in
        var prompts = given.map { tag, series in
          var prompt = series.prompt(forAttempt: attempt)
          prompt.language = tag
          return prompt
        }
        var first = prompts.removeFirst()
        first.translations = prompts
        return first
      })
  }

  /// Reports a constant that is none of the flow's languages.
  func check(language expression: Expression, path: String) {
    guard let constant = expression.tree.constant else { return }
    if case .text(let tag) = constant, languages.contains(tag) { return }
    var found = Wording(zh: "它给出的值", en: "what it gives")
    if case .text(let tag) = constant {
      found = Wording(zh: "“\(tag.prefix(40))”", en: "\"\(tag.prefix(40))\"")
    }
    reader.error(
      "unknown-language", at: expression.offset,
      Wording(
        zh: "\(found.zh) 不在流程的 languages（\(languages.joined(separator: "、"))）里",
        en: "\(found.en) is none of the flow's languages, \(languages.joined(separator: ", "))"
      ).at(path),
      hint: Wording(
        zh: "语言在开头声明：languages: [\"zh-CN\", \"en-US\"]",
        en: "languages are declared at the top: languages: [\"zh-CN\", \"en-US\"]"))
  }
}
