/// How workers are started.
///
/// These are the words of a command such as `srun -n1 --exclusive` that go before the program's own.
/// Without any, workers are processes of this machine.
package struct Launcher: Sendable, Hashable {
  /// Stands for the worker's number, from 1, in a word; pods need names of their own.
  package static let numberMark = "{n}"

  package let words: [String]

  /// This machine.
  package static let local = Launcher(words: [])

  private init(words: [String]) { self.words = words }

  /// Reads a command as a shell divides it into words, with quotes and backslashes.
  ///
  /// Nothing else of a shell's is known. `nil` if a quote is left open or there are no words.
  package init?(_ text: String) {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var isEscaped = false
    for character in text {
      if isEscaped {
        word = (word ?? "") + String(character)
        isEscaped = false
      } else if character == "\\", quote != "'" {
        isEscaped = true
      } else if let open = quote {
        if character == open { quote = nil } else { word = (word ?? "") + String(character) }
      } else if character == "'" || character == "\"" {
        quote = character
        word = word ?? ""
      } else if character.isWhitespace {
        if let word { words.append(word) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    guard quote == nil, !isEscaped else { return nil }
    if let word { words.append(word) }
    guard !words.isEmpty else { return nil }
    self.words = words
  }

  /// The whole command of one worker.
  /// - Parameters:
  ///   - program: the program's path there, and its words.
  ///   - number: from 1.
  func command(_ program: [String], number: Int) -> [String] {
    words.map { $0.replacing(Self.numberMark, with: "\(number)") } + program
  }
}
