extension Diagnostic {
  /// The finding without the line it is about and without the words it quotes from there, for files that
  /// hold personal data.
  package var redacted: Diagnostic {
    // One that shows no line is of a reader that quotes nothing personal.
    guard excerpt != nil else { return self }
    var redacted = self
    redacted.excerpt = nil
    // The name of a key that lacks is the reader's own word.
    if code == "missing-key" { return redacted }
    redacted.wording = Self.withoutQuotation(wording)
    redacted.hint = hint.map(Self.withoutQuotation)
    return redacted
  }

  /// A text up to where it first quotes the file: at its beginning, or behind `key`, `found` or `:`.
  ///
  /// What is quoted may hold anything, quotes too, so nothing behind that is shown but a single
  /// character.
  private static func withoutQuotation(_ wording: Wording) -> Wording {
    wording.map { text in
      let quoted = /(?:^|key |found |: |键 ?|实际是 ?|：)(?<quotation>['"“].*)/
      guard let match = text.firstMatch(of: quoted) else { return text }
      let quotation = match.output.quotation
      return quotation.count > 3 ? text[..<quotation.startIndex] + "'…'" : text
    }
  }
}
