/// How a caller is asked again who stays silent or answers wrongly, and where that ends.
package struct Retry: Sendable {
  /// From the end of the prompt to the first key or word.
  package var timeout: Duration
  /// How often the caller is asked at most, at least 1.
  package var attempts: Int
  /// Played after silence before asking again, by how often the caller was silent.
  package var noInput: PromptSeries?
  /// Played after a wrong answer before asking again, by how often the caller was wrong.
  package var noMatch: PromptSeries?
  /// Where the last failed attempt leads; without it that is a fault.
  package var exhausted: NodeReference?
  /// How often the caller may be silent before `whenSilent`, else `exhausted`.
  package var maxNoInput: Int?
  /// How often the caller may be wrong before `whenWrong`, else `exhausted`.
  package var maxNoMatch: Int?
  package var whenSilent: NodeReference?
  package var whenWrong: NodeReference?

  package init(defaults: FlowDefaults) {
    timeout = defaults.timeout
    attempts = defaults.attempts
    noInput = defaults.noInput
    noMatch = defaults.noMatch
    exhausted = defaults.exhausted
  }
}

/// One thing to choose: a key, and words that mean the same.
package struct Choice: Sendable {
  /// The keys of a phone.
  package static let keys: [Character] = Array("0123456789*#")

  /// Whether a key is one of the ten digits.
  package static func isDigit(_ key: Character) -> Bool { "0" <= key && key <= "9" }

  /// One of `keys`.
  package var key: Character
  package var label: String
  /// Speech that contains one of these chooses it, as `SpokenChoice` tells.
  package let words: [String]
  /// The words as they are compared with speech, those that say anything.
  package let foldedWords: [FoldedText]
  package var next: NodeReference
  package var offset: Int

  package init(key: Character, label: String, words: [String], next: NodeReference, offset: Int) {
    self.key = key
    self.label = label
    self.words = words
    foldedWords = words.map(FoldedText.init).filter { !$0.characters.isEmpty }
    self.next = next
    self.offset = offset
  }
}

/// Offers choices by key or word.
package struct Menu: Sendable {
  package var prompt: PromptSeries
  package var choices: [Choice]
  package var bargeIn: Bool
  package var retry: Retry

  package init(prompt: PromptSeries, choices: [Choice], bargeIn: Bool, retry: Retry) {
    self.prompt = prompt
    self.choices = choices
    self.bargeIn = bargeIn
    self.retry = retry
  }
}

/// Takes digits into a variable.
package struct Collect: Sendable {
  package var prompt: PromptSeries
  package var into: VariableReference
  /// The least and the most digits of an entry, 0…64; the terminator alone enters none.
  package var digits: ClosedRange<Int>
  /// The key that ends the entry; `nil` for none.
  package var terminator: Character?
  /// What the whole entry must match.
  package var pattern: Pattern?
  /// What must be true of the entry, which is `input`.
  package var check: Expression?
  /// How long it waits for the next digit before it takes the entry as it is.
  package var interDigitTimeout: Duration
  /// Ways out of the question: keys that no entry has, also in the middle of one, and words.
  package var choices: [Choice]
  /// Whether what is entered is to be told to nobody.
  package var isSecret: Bool
  /// Whether `*` and `#` are taken as part of an entry where they don't end it.
  package var takesSymbols = false
  /// Where speech leads that is taken as it is said; without it only numbers are.
  package var speech: SpokenWay?
  package var bargeIn: Bool
  package var retry: Retry
  package var next: NodeReference

  package init(
    prompt: PromptSeries, into: VariableReference, digits: ClosedRange<Int>,
    terminator: Character?, pattern: Pattern?, check: Expression?, interDigitTimeout: Duration,
    choices: [Choice] = [], isSecret: Bool = false, bargeIn: Bool, retry: Retry,
    next: NodeReference
  ) {
    self.prompt = prompt
    self.into = into
    self.digits = digits
    self.terminator = terminator
    self.pattern = pattern
    self.check = check
    self.interDigitTimeout = interDigitTimeout
    self.choices = choices
    self.isSecret = isSecret
    self.bargeIn = bargeIn
    self.retry = retry
    self.next = next
  }
}

/// Where free speech leads, and the variable that gets it.
package struct SpokenWay: Sendable {
  package var into: VariableReference
  package var next: NodeReference

  package init(into: VariableReference, next: NodeReference) {
    self.into = into
    self.next = next
  }
}

/// Takes free speech and finds what the caller wants by example phrases.
package struct Listen: Sendable {
  /// Something a caller can want, with phrases that say so.
  package struct Intent: Sendable {
    package var name: String
    package var phrases: [String]
    package var next: NodeReference
    package var offset: Int

    package init(name: String, phrases: [String], next: NodeReference, offset: Int) {
      self.name = name
      self.phrases = phrases
      self.next = next
      self.offset = offset
    }
  }

  package var prompt: PromptSeries
  /// Gets `{ intent, confidence, text }`.
  package var into: VariableReference
  package var intents: [Intent]
  /// Speech that no intent should take.
  package var offTopic: [String]
  /// Trained on the intents' phrases, and on what is off the topic, when the flow is read.
  package var classifier: IntentClassifier
  /// Below it an answer counts as no match, 0…1.
  package var confidence: Double
  /// Keys (and words) that work as in a menu; may be empty.
  package var choices: [Choice]
  package var bargeIn: Bool
  package var retry: Retry
  /// Whether a recogniser outside understands the caller: intents are known by name, and by what a
  /// fixture says for them.
  package var isOutside = false

  /// The intent that a recogniser outside tells where it understood none.
  ///
  /// https://docs.aws.amazon.com/lexv2/latest/dg/built-in-intent-fallback.html
  var fallback: Intent? {
    isOutside
      ? intents.first { ["FallbackIntent", "AMAZON.FallbackIntent"].contains($0.name) } : nil
  }

  package init(
    prompt: PromptSeries, into: VariableReference, intents: [Intent], offTopic: [String],
    classifier: IntentClassifier, confidence: Double, choices: [Choice], bargeIn: Bool,
    retry: Retry
  ) {
    self.prompt = prompt
    self.into = into
    self.intents = intents
    self.offTopic = offTopic
    self.classifier = classifier
    self.confidence = confidence
    self.choices = choices
    self.bargeIn = bargeIn
    self.retry = retry
  }
}
