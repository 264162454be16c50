/// Personal data in clear: a name, a number, an account, or what a caller said.
///
/// However it is printed, it prints masked. The clear text leaves the program only through
/// `reveal(_:)`, which wants the proof that the disclosure stands in the audit.
package struct ClearText: Hashable, Sendable {
  /// What it is, which decides how much of it a mask shows.
  package enum Kind: String, Hashable, Sendable, CaseIterable, Codable {
    case name, number, account, text
  }

  package let kind: Kind
  /// For this module's encryption and blind indexes alone; everyone else asks `reveal(_:)`.
  package let unmasked: String
  /// What is known of a text that came from another process, which keeps the rest to itself.
  private let told: Told?

  private struct Told: Hashable, Codable {
    var kind: Kind
    var mask: String
    /// In characters.
    var length: Int
  }

  package init(_ text: String, _ kind: Kind) {
    unmasked = text
    self.kind = kind
    told = nil
  }

  /// The text in clear.
  package func reveal(_ disclosure: Disclosure) -> String { unmasked }

  /// What may be shown to anyone: `王**`, `138****8000`, `pl****42`, `(12 characters)`.
  package var masked: String {
    if let told { return told.mask }
    return switch kind {
    case .name: Self.maskedName(unmasked)
    case .number: Self.maskedNumber(unmasked)
    case .account: Self.maskedAccount(unmasked)
    case .text: "(\(unmasked.count) characters)"
    }
  }

  /// Whether it is what `masked` shows in place of the data, and no data itself.
  package var isMask: Bool {
    // Masking again what is masked changes nothing, but for a text, of which only the length is told.
    kind == .text
      ? unmasked.wholeMatch(of: /\([0-9]+ characters\)/) != nil
      : !unmasked.isEmpty && masked == unmasked
  }

  /// The text with another behind it, on a line of its own.
  package func followed(by text: ClearText) -> ClearText {
    ClearText(unmasked + "\n" + text.unmasked, kind)
  }

  /// Whether there is nothing in it but space.
  package var isBlank: Bool { unmasked.allSatisfy(\.isWhitespace) }

  /// What a machine makes of it, which tells nobody the text.
  package func understood<Meaning>(
    by machine: (String) throws -> Meaning
  ) rethrows -> Meaning { try machine(unmasked) }

  /// How many characters it has, which may be told.
  package var length: Int { told?.length ?? unmasked.count }

  private static func maskedName(_ name: String) -> String {
    guard let first = name.first else { return "" }
    // A name of one character would be shown whole.
    return name.count == 1
      ? "*" : "\(first)" + String(repeating: "*", count: min(name.count - 1, 3))
  }

  /// The first three and the last four digits of a long number, fewer of a short one.
  private static func maskedNumber(_ number: String) -> String {
    switch number.count {
    case 10...: "\(number.prefix(3))****\(number.suffix(4))"
    case 7...: "\(number.prefix(2))***\(number.suffix(2))"
    default: String(repeating: "*", count: number.count)
    }
  }

  private static func maskedAccount(_ account: String) -> String {
    account.count >= 8
      ? "\(account.prefix(2))****\(account.suffix(2))"
      : String(repeating: "*", count: min(account.count, 4))
  }
}

extension ClearText: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { masked }
  package var debugDescription: String { masked }
  package var customMirror: Mirror { Mirror(self, children: ["masked": masked]) }
}

/// To another process it goes masked, and nobody there can tell more of it.
extension ClearText: Codable {
  /// See `Decodable`.
  /// - Throws: `DecodingError`.
  package init(from decoder: any Decoder) throws {
    let told = try Told(from: decoder)
    kind = told.kind
    unmasked = told.mask
    self.told = told
  }

  /// See `Encodable`.
  /// - Throws: `EncodingError`.
  package func encode(to encoder: any Encoder) throws {
    try Told(kind: kind, mask: masked, length: length).encode(to: encoder)
  }
}
