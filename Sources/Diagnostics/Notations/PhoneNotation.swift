/// How telephone numbers are written, and the one canonical form of each.
///
/// Numbers of mainland China are kept as dialled inside the country (`13800138000`,
/// `02112345678`, `4001234567`, `95588`), all others with `+` and their country code.
package enum PhoneNotation {
  /// The canonical form of a number in any usual notation; `nil` if the text is none.
  ///
  /// Taken away: spaces and separators, `tel:` and `sip:`, extensions, +86, 0086 and 86, the 0 in
  /// front of a mobile number, and the prefixes of cheap long-distance carriers (12593, 17911, …).
  package static func canonical(_ text: String) -> String? {
    if isPlainMobile(text) { return text }
    guard let written = Digits(text) else { return nil }
    return written.isInternational
      ? canonical(international: written.digits) : canonical(national: written.digits)
  }

  /// The canonical form of a number, or the text itself if it is none.
  package static func normalized(_ text: String) -> String { canonical(text) ?? text }

  /// Whether a text is a mobile number in its canonical form, as nearly all of them are.
  package static func isPlainMobile(_ text: String) -> Bool {
    text.utf8.count == 11
      && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      && isMobile(text[...])
  }

  /// Full-width forms as ASCII, every kind of dash and space as `-` and ` `, and of a SIP address
  /// with a name (`"Ann" <sip:…>`) what stands between the brackets.
  package static func plain(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(200) {
      switch scalar.value {
      case 0xA0, 0x2000...0x200A, 0x202F, 0x3000: result.append(" ")
      case 0x2010...0x2015, 0x2212, 0x30FC, 0x2500: result.append("-")
      // Invisible marks that spreadsheets and chat programs leave around numbers.
      case 0xFEFF, 0x200B...0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069: continue
      default: result.append(scalar.halfWidth)
      }
    }
    let plain = String(result)
    guard let open = plain.firstIndex(of: "<"), let close = plain.lastIndex(of: ">"), open < close
    else { return plain }
    return String(plain[plain.index(after: open)..<close])
  }

  /// The form of what stood after `+` or `00`; E.164 numbers have at most 15 digits.
  private static func canonical(international digits: Substring) -> String? {
    if digits.hasPrefix("86") {
      let national = digits.dropFirst(2)
      // +86 (0)21 … is a common way to write it.
      let bare = national.hasPrefix("0") ? national.dropFirst() : national
      return mainland(bare)
    }
    guard (7...15).contains(digits.count), !digits.hasPrefix("0") else { return nil }
    return "+" + digits
  }

  private static func canonical(national digits: Substring) -> String? {
    // 86 without plus, as many switches send it.
    if digits.hasPrefix("86"), (12...13).contains(digits.count),
      let number = mainland(digits.dropFirst(2))
    {
      return number
    }
    if digits.hasPrefix("0"), isMobile(digits.dropFirst()) { return String(digits.dropFirst()) }
    if digits.hasPrefix("0") {
      return isAreaAndLine(digits.dropFirst()) ? String(digits) : nil
    }
    if digits.count == 16, carrierPrefixes.contains(String(digits.prefix(5))),
      isMobile(digits.dropFirst(5))
    {
      return String(digits.dropFirst(5))
    }
    // Mobile numbers, 400 and 800 numbers, local lines and short numbers such as 95588 and 110.
    guard (3...11).contains(digits.count) else { return nil }
    return String(digits)
  }

  /// A number of mainland China without its country code and without a leading 0.
  private static func mainland(_ digits: Substring) -> String? {
    if isMobile(digits) { return String(digits) }
    let isService =
      (digits.hasPrefix("400") || digits.hasPrefix("800")) && digits.count == 10
      || digits.hasPrefix("95") && (5...8).contains(digits.count)
    if isService { return String(digits) }
    return isAreaAndLine(digits) ? "0" + digits : nil
  }

  private static func isMobile(_ digits: Substring) -> Bool {
    digits.count == 11 && digits.hasPrefix("1")
      && digits.dropFirst().first.map { ("3"..."9").contains($0) } ?? false
  }

  /// Area codes (without their 0) are 10, 2x, or three digits; lines have seven or eight digits.
  private static func isAreaAndLine(_ digits: Substring) -> Bool {
    switch digits.first {
    case "1": digits.hasPrefix("10") && digits.count == 10
    case "2": digits.count == 10
    case "3", "4", "5", "6", "7", "8", "9": (10...11).contains(digits.count)
    default: false
    }
  }

  private static let carrierPrefixes: Set<String> = [
    "11808", "12593", "17901", "17908", "17909", "17911", "17950", "17951", "17969", "10193",
  ]
}
