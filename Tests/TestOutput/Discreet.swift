/// An argument of a test that names people: the test has it whole, the log of the test masked.
///
/// Of a number its first three digits are shown, of a name its first character.
package struct Discreet<Value: Sendable>: Sendable, CustomStringConvertible,
  CustomDebugStringConvertible
{
  package let value: Value

  package init(_ value: Value) { self.value = value }

  /// Arguments of which each names people, or may.
  package static func each(_ values: [Value]) -> [Discreet] { values.map(Discreet.init) }

  package var description: String { masked(String(describing: value)) }
  package var debugDescription: String { description }
}

/// Masks all digits of a number but the first three, in whatever notation, and all Chinese characters
/// of a word but the first.
private func masked(_ text: String) -> String {
  var digits = 0
  var isInWord = false
  return String(
    text.map { character in
      let isChinese = character.unicodeScalars.contains(where: \.properties.isIdeographic)
      defer {
        isInWord = isChinese
        if character.isWholeNumber {
          digits += 1
        } else if character.isLetter || "\"',".contains(character) {
          digits = 0
        }
      }
      return isInWord && isChinese || character.isWholeNumber && digits >= 3 ? "*" : character
    })
}
