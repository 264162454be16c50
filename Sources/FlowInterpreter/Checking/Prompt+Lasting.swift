internal import Diagnostics

extension Prompt {
  /// How many seconds the prompt takes, each expression counted as one second.
  var expectedSeconds: Double {
    if let length { return length.inSeconds }
    return SpeechRate.length(of: text.literals).inSeconds + Double(text.expressions.count)
  }

  /// Whether nothing is heard, as where another system's flow waits.
  var isSilence: Bool {
    audio == nil && text.expressions.isEmpty && text.literals.allSatisfy(\.isWhitespace)
  }
}
