/// What a recogniser wrote down, reduced to the tokens that carry meaning.
///
/// Full-width forms become half-width, letters small, punctuation a pause; words that callers only
/// fill pauses with are dropped. A token is one Han character, one Latin word or one number.
enum SpokenText {
  /// The tokens of an utterance, in order; empty if it says nothing.
  static func tokens(of text: String) -> [String] {
    var characters: [Character] = []
    for scalar in text.unicodeScalars.prefix(longest) { characters.append(fold(scalar)) }
    blankFillers(in: &characters)
    return tokenize(characters)
  }

  /// Scalars of an utterance that are listened to; a minute of speech has about 300.
  private static let longest = 2_000

  private static func fold(_ scalar: Unicode.Scalar) -> Character {
    var value = scalar.value
    if (0xFF01...0xFF5E).contains(value) { value -= 0xFEE0 }
    guard let folded = Unicode.Scalar(value) else { return " " }
    let properties = folded.properties
    guard properties.isAlphabetic || properties.numericType != nil else { return " " }
    return properties.lowercaseMapping.first ?? " "
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
