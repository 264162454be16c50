/// Something said to the caller.
package struct Prompt: Sendable {
  package var text: Template
  /// How long it lasts; `nil` means by its text: 4 CJK characters or 15 others a second.
  package var length: Duration?
  /// Silence within, which comes on top of the words.
  package var pauses = Duration.zero
  /// The recording to play instead of synthesised speech, as the file names it.
  package var audio: String?
  /// The tag of the language it is in; `nil` if the file gives one text for all of them.
  package var language: String?
  /// The same in the other languages that the file has it in, in the order of the file.
  package var translations: [Prompt]
  package var offset: Int

  package init(
    text: Template, length: Duration? = nil, audio: String? = nil, language: String? = nil,
    translations: [Prompt] = [], offset: Int
  ) {
    self.text = text
    self.length = length
    self.audio = audio
    self.language = language
    self.translations = translations
    self.offset = offset
  }

  /// The prompt in a language; what isn't there in it is said as the file has it first.
  package func spoken(in tag: String) -> Prompt {
    translations.first { $0.language == tag } ?? self
  }

  /// The prompt in every language that it is in.
  package var everyLanguage: [Prompt] { [self] + translations }
}

/// Prompts by attempt: the first time, the second, …; the last one repeats.
package struct PromptSeries: Sendable {
  /// At least one.
  package var prompts: [Prompt]

  package init(_ prompts: [Prompt]) {
    precondition(!prompts.isEmpty, "PromptSeries needs at least one prompt (was empty)")
    self.prompts = prompts
  }

  /// The prompt of an attempt, counted from 1.
  package func prompt(forAttempt attempt: Int) -> Prompt {
    prompts[min(max(attempt, 1), prompts.count) - 1]
  }
}

/// A text with expressions in braces, evaluated when it is played.
package struct Template: Sendable {
  /// Text as it stands, or an expression whose value is said.
  package enum Part: Sendable {
    case literal(String)
    case expression(Expression)
  }

  package let parts: [Part]
  /// As it stands in the file, braces included.
  package let source: String
  /// The text and how long it takes to say, where it is the same every time.
  let constant: (text: String, length: Duration)?

  package init(parts: [Part], source: String) {
    self.parts = parts
    self.source = source
    var text = ""
    for part in parts {
      guard case .literal(let literal) = part else {
        constant = nil
        return
      }
      text += literal
    }
    constant = (text, SpeechRate.length(of: text))
  }

  /// The text as it is said at one moment.
  /// - Throws: `Fault` if an expression can't be evaluated or the text becomes too long.
  package func text(in scope: Scope) throws(Fault) -> String {
    if let constant { return constant.text }
    var text = ""
    for part in parts {
      switch part {
      case .literal(let literal): text += literal
      case .expression(let expression):
        text +=
          scope.tells(expression.tree)
          ? SecretText.shown : try expression.evaluate(in: scope).spoken(in: scope.language)
      }
      guard text.utf8.count <= Value.maximumTextLength else {
        throw Fault("a prompt is longer than \(Value.maximumTextLength) bytes")
      }
    }
    return text
  }
}
