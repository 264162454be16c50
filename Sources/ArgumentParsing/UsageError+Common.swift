package import Diagnostics

/// What is wrong again and again.
extension UsageError {
  static func unknownOption(_ word: String, in names: [String], hint: Wording) -> UsageError {
    let guess = Suggestion.guess(at: word, in: names)
    return UsageError(
      zh: "没有选项 \(word)\(guess.zh)", en: "unknown option '\(word)'\(guess.en)", hint: hint)
  }

  static func unknownCommand(_ word: String, in names: [String], hint: Wording) -> UsageError {
    let guess = Suggestion.guess(at: word, in: names)
    return UsageError(
      zh: "没有命令 \(word)\(guess.zh)", en: "unknown command '\(word)'\(guess.en)", hint: hint)
  }

  /// - Parameter place: the option whose value isn't one of the choices.
  package static func expected(
    _ choices: [String], at place: String, found text: String
  ) -> UsageError {
    let guess = Suggestion.guess(at: text, in: choices)
    return UsageError(
      zh: "\(place)：应为 \(choices.joined(separator: "、"))，而不是“\(text)”\(guess.zh)",
      en: "\(place): expected \(choices.joined(separator: ", ")), found '\(text)'\(guess.en)")
  }
}

extension Wording {
  /// A hint that shows how something is written, by one example or several.
  package static func writtenAs(_ examples: String...) -> Wording {
    let last = examples.last ?? ""
    let others = examples.dropLast().joined(separator: ", ")
    return Wording(
      zh: "写作 \(examples.joined(separator: "、"))",
      en: "write it as \(others.isEmpty ? last : "\(others) or \(last)")")
  }
}
