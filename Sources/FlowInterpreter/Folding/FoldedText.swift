internal import Foundation

/// A text as it sounds, whatever way it was written down: what a caller said and what a flow
/// expects are compared in this form.
///
/// Case, width, composed and decomposed accents, typographic apostrophes and traditional characters
/// make no difference; hyphens, and runs of spaces, count as one space. None of it depends on a
/// locale, so a flow means the same on every machine.
package struct FoldedText: Sendable, Hashable {
  /// Without spaces at the ends.
  package let characters: [Character]

  /// Folds a text; what comes after a minute of speech, by far, is cut off.
  package init(_ text: String) {
    var characters: [Character] = []
    for character in Self.scalars(of: text) where character != " " || characters.last != " " {
      characters.append(character)
    }
    if characters.first == " " { characters.removeFirst() }
    if characters.last == " " { characters.removeLast() }
    self.characters = characters
  }

  /// Scalars of an utterance that are listened to; a minute of speech has about 300.
  private static let longest = 2_000

  private static func scalars(of text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(longest) {
      scalars.append(isApostrophe(scalar) ? "'" : scalar)
    }
    // Unicode Normalization Form KC (https://www.unicode.org/reports/tr15/) makes width and
    // composition alike.
    let composed = String(scalars).precomposedStringWithCompatibilityMapping
    var folded = String.UnicodeScalarView()
    for scalar in composed.unicodeScalars { append(scalar, to: &folded) }
    return String(folded)
  }

  private static func append(_ scalar: Unicode.Scalar, to folded: inout String.UnicodeScalarView) {
    if scalar.isASCII {
      folded.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars.map(spaced))
      return
    }
    let properties = scalar.properties
    if properties.isDefaultIgnorableCodePoint { return }
    if properties.isIdeographic {
      folded.append(TraditionalCharacters.simplified[scalar] ?? scalar)
      return
    }
    // By way of the capitals, ß is ss and a final sigma a sigma.
    for capital in properties.uppercaseMapping.unicodeScalars {
      folded.append(contentsOf: capital.properties.lowercaseMapping.unicodeScalars.map(spaced))
    }
  }

  private static func spaced(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let properties = scalar.properties
    return properties.isWhitespace || properties.generalCategory == .dashPunctuation
      || scalar == "\u{2212}" ? " " : scalar
  }

  private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\u{2018}", "\u{2019}", "\u{201B}", "\u{2032}", "\u{02B9}", "\u{02BC}", "\u{FF07}", "`",
      "\u{B4}":
      true
    default: false
    }
  }
}

extension FoldedText {
  /// Whether a text contains this one; in scripts that are written with spaces, as whole words.
  package func isSpoken(in text: FoldedText) -> Bool {
    !places(in: text).isEmpty
  }

  /// Where a text contains this one so.
  func places(in text: FoldedText) -> [Range<Int>] {
    let (whole, part) = (text.characters, characters)
    guard !part.isEmpty, part.count <= whole.count else { return [] }
    var places: [Range<Int>] = []
    for start in 0...whole.count - part.count where whole[start] == part[0] {
      let end = start + part.count
      if whole[start..<end].elementsEqual(part), !text.isInsideWord(start),
        !text.isInsideWord(end)
      {
        places.append(start..<end)
      }
    }
    return places
  }

  /// Whether no word ends or begins at a place between two characters.
  ///
  /// An apostrophe between letters is part of their word, so that "can" isn't in "can't". The idea
  /// is that of word boundaries in Unicode Standard Annex #29, without a dictionary for scripts
  /// that have no spaces: there a word may begin and end anywhere.
  private func isInsideWord(_ index: Int) -> Bool {
    guard index > 0, index < characters.count else { return false }
    let (before, after) = (characters[index - 1], characters[index])
    if Self.isSpaced(before) && Self.isSpaced(after) { return true }
    if after == "'", index + 1 < characters.count {
      return Self.isSpaced(before) && Self.isSpaced(characters[index + 1])
    }
    if before == "'", index > 1 {
      return Self.isSpaced(characters[index - 2]) && Self.isSpaced(after)
    }
    return false
  }

  /// Whether a character is part of words that are written with spaces between them.
  static func isSpaced(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    if scalar.isASCII { return character.isLetter || character.isNumber }
    return (character.isLetter || character.isNumber) && !isUnspaced(scalar)
  }

  /// Thai, Lao, Burmese, Khmer, kana and ideographs.
  private static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.properties.isIdeographic { return true }
    return switch scalar.value {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF, 0x31F0...0x31FF: true
    default: false
    }
  }
}
