/// The digits of a telephone number as somebody or some switch wrote it.
struct NumberNotation {
  var isInternational: Bool
  /// ASCII digits, after `+` or `00` if it is international, without the extension.
  var digits: Substring

  /// `nil` if the text holds anything but one number and the usual separators.
  init?(_ text: String) {
    var rest = Self.plain(text)[...]
    for scheme in ["tel:", "sips:", "sip:"] where rest.lowercased().hasPrefix(scheme) {
      rest = rest.dropFirst(scheme.count)
      if let host = rest.firstIndex(of: "@") { rest = rest[..<host] }
    }
    rest = Self.withoutExtension(rest)
    var digits = ""
    var hasPlus = false
    for character in rest {
      switch character {
      case "0"..."9": digits.append(character)
      case "+" where digits.isEmpty && !hasPlus: hasPlus = true
      case " ", "\t", "-", ".", "/", "(", ")": continue
      default: return nil
      }
    }
    isInternational = hasPlus || digits.hasPrefix("00")
    self.digits = !hasPlus && isInternational ? digits.dropFirst(2) : digits[...]
    guard (3...32).contains(self.digits.count) else { return nil }
  }

  /// Full-width forms as ASCII, every kind of dash and space as `-` and ` `, and of a SIP address
  /// with a name (`"Ann" <sip:…>`) what stands between the brackets.
  static func plain(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(200) {
      switch scalar.value {
      case 0xFF01...0xFF5E:
        // The full-width forms of ASCII stand 0xFEE0 above it.
        if let ascii = Unicode.Scalar(scalar.value - 0xFEE0) { result.append(ascii) }
      case 0xA0, 0x2000...0x200A, 0x202F, 0x3000: result.append(" ")
      case 0x2010...0x2015, 0x2212, 0x30FC, 0x2500: result.append("-")
      // Invisible marks that spreadsheets and chat programs leave around numbers.
      case 0xFEFF, 0x200B...0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069: continue
      default: result.append(scalar)
      }
    }
    let plain = String(result)
    guard let open = plain.firstIndex(of: "<"), let close = plain.lastIndex(of: ">"), open < close
    else { return plain }
    return String(plain[plain.index(after: open)..<close])
  }

  private static let extensionMarks = ["ext", "x", "#", ",", ";", "转", "轉", "分机", "分機"]

  /// What stands before the mark of an extension: `ext`, `x`, `#`, `,`, `;`, 转, 分机, or a third
  /// group after a second dash (`021-12345678-801`).
  private static func withoutExtension(_ text: Substring) -> Substring {
    let isPlain = text.utf8.allSatisfy { (0x20...0x7E).contains($0) && !"#,;xX".utf8.contains($0) }
    let marks = isPlain ? [] : extensionMarks
    var end = text.endIndex
    let lower = text.lowercased()
    for mark in marks {
      guard let range = lower.firstRange(of: mark) else { continue }
      let offset = lower.distance(from: lower.startIndex, to: range.lowerBound)
      end = min(end, text.index(text.startIndex, offsetBy: offset, limitedBy: text.endIndex) ?? end)
    }
    let main = text[..<end]
    let groups = main.split(separator: "-")
    if groups.count == 3, groups[0].hasPrefix("0"), groups[1].count >= 7, groups[2].count <= 5 {
      return main[..<groups[1].endIndex]
    }
    return main
  }
}
