/// A key that a prompt tells the caller to press, as found in its text.
///
/// Found are keys after a verb (`请按1`, `请选0`, `press 7 or 8`, `分别按1、0`), ranges (`按1到5`), what
/// goes on after these without the verb (`press 1 for billing, 2 for sales`, `充值按1，人工0`), what is called a key
/// (`1键充值`, `the 2 key for sales`), lists of
/// names with keys (`Billing: 1. Sales: 2.`), scales (`rate us from 1 to 5`, `1 for poor, 2 for fair`), and the two signs by name (`以井号键结束`). A number with a
/// measure (`按7天`, `enter 5 digits`) or of several digits is no key, and what a prompt tells the
/// caller not to press is no offer.
struct KeyOffer: Hashable {
  var key: Character
  /// How many characters of the prompt's text come before it, its verb included.
  var position: Int
  /// And before what follows it.
  var end: Int
  /// Whether the text says so with a verb, or right after one; else only its form does.
  var isTold: Bool
  /// Whether the text calls it an option; that may be one of several offers, told to be thought about.
  var isOption = false

  /// Whether its number comes next after another's, as those of a list do.
  func countsOn(from other: KeyOffer) -> Bool {
    other.key.wholeNumberValue == (key.wholeNumberValue ?? 0) - 1
  }

  /// The offers of a text, in its order; one key may be offered twice.
  static func all(in text: String) -> [KeyOffer] {
    var scanner = KeyScanner(text)
    return scanner.offers()
  }
}

extension PromptSeries {
  /// The keys that any of the prompts offers.
  var offers: [(offer: KeyOffer, prompt: Prompt)] {
    prompts.flatMap(\.everyLanguage).flatMap { prompt in
      KeyOffer.all(in: prompt.text.literals).map { (offer: $0, prompt: prompt) }
    }
  }
}

extension Template {
  /// The text with `…` in the place of each expression.
  var literals: String {
    parts.map { part in
      if case .literal(let text) = part { text } else { "…" }
    }.joined()
  }
}
