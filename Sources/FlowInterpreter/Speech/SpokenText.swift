/// What a recogniser wrote down, reduced to the tokens that carry meaning.
///
/// It is folded as `FoldedText` says, and punctuation is a pause; words that callers only fill pauses
/// with are dropped. A token is one Han character, one Latin word or one number.
enum SpokenText {
  /// The tokens of an utterance, in order; empty if it says nothing.
  static func tokens(of text: String) -> [String] {
    var characters = FoldedText(text).characters.map { character in
      character.isLetter || character.isNumber ? character : " "
    }
    blankFillers(in: &characters)
    return tokenize(characters)
  }

  private static func blankFillers(in characters: inout [Character]) {
    var start = 0
    while start < characters.count {
      let rest = characters[start...]
      if let filler = SpeechFillers.hesitations.first(where: { rest.starts(with: $0) }) {
        for index in start..<start + filler.count { characters[index] = " " }
        start += filler.count
      } else {
        start += 1
      }
    }
  }

  private static func tokenize(_ characters: [Character]) -> [String] {
    var tokens: [String] = []
    var word = ""
    func finishWord() {
      guard !word.isEmpty else { return }
      // Order numbers and amounts differ from call to call; 12315 and 648 mean something.
      let isLongNumber = word.count > 5 && word.allSatisfy(\.isNumber)
      tokens.append(isLongNumber ? "#" : word)
      word = ""
    }
    for character in characters {
      if character == " " {
        finishWord()
      } else if character.isASCII {
        if let last = word.last, last.isNumber != character.isNumber { finishWord() }
        word.append(character)
      } else {
        finishWord()
        tokens.append(String(character))
      }
    }
    finishWord()
    return tokens
  }
}
