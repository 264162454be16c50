/// Why somebody wants to see or do what needs a reason, in their own words.
package enum Reason {
  /// Whether a text says anything at all: spaces, invisible characters and punctuation alone would
  /// stand in the audit as if somebody had been asked.
  package static func isGiven(_ text: String?) -> Bool {
    text?.unicodeScalars.contains { scalar in
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .decimalNumber, .letterNumber, .otherNumber, .otherSymbol:
        true
      default: false
      }
    } == true
  }
}
