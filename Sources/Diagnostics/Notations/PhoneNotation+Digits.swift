extension PhoneNotation {
  /// The digits of a telephone number as somebody or some switch wrote it.
  struct Digits {
    var isInternational: Bool
    /// ASCII digits, after `+` or `00` if it is international, without the extension.
    var digits: Substring

    /// `nil` if the text holds anything but one number and the usual separators.
    init?(_ text: String) {
      var rest = PhoneNotation.plain(text)[...]
      for scheme in ["tel:", "sips:", "sip:"] where rest.lowercased().hasPrefix(scheme) {
        rest = rest.dropFirst(scheme.count)
        if let host = rest.firstIndex(of: "@") { rest = rest[..<host] }
      }
      var digits = ""
      var hasPlus = false
      for character in Self.withoutTrunkPrefix(Self.withoutExtension(rest)) {
        switch character {
        case "0"..."9": digits.append(character)
        case "+" where digits.isEmpty && !hasPlus: hasPlus = true
        case "-", ".", "/", "(", ")": continue
        default: return nil
        }
      }
      isInternational = hasPlus || digits.hasPrefix("00")
      self.digits = !hasPlus && isInternational ? digits.dropFirst(2) : digits[...]
      guard (3...32).contains(self.digits.count) else { return nil }
    }

    /// The number without blanks and, if it is international, without `(0)`, which is dialled within
    /// the country only (ITU-T E.123, 7.2).
    private static func withoutTrunkPrefix(_ text: Substring) -> Substring {
      let written = text.filter { $0 != " " && $0 != "\t" }[...]
      let start = written.drop { "(-./".contains($0) }
      guard start.hasPrefix("+") || start.hasPrefix("00"), let trunk = start.firstRange(of: "(0)")
      else { return written }
      return start[..<trunk.lowerBound] + start[trunk.upperBound...]
    }

    private static let longestExtension = 6
    private static let extensionMarks = ["ext", "x", "#", ",", ";", "转", "轉", "分机", "分機"]

    /// What stands before the mark of an extension: `ext`, `x`, `#`, `,`, `;`, 转, 分机, or a third
    /// group after a second dash (`021-12345678-801`).
    private static func withoutExtension(_ text: Substring) -> Substring {
      let isPlain = text.utf8.allSatisfy {
        (0x20...0x7E).contains($0) && !"#,;xX".utf8.contains($0)
      }
      let marks = isPlain ? [] : extensionMarks
      var end = text.endIndex
      let lower = text.lowercased()
      for mark in marks {
        guard let range = lower.firstRange(of: mark) else { continue }
        let offset = lower.distance(from: lower.startIndex, to: range.lowerBound)
        end = min(
          end, text.index(text.startIndex, offsetBy: offset, limitedBy: text.endIndex) ?? end)
      }
      // A second number is no extension, and neither of them may be lost.
      guard text[end...].count(where: { ("0"..."9").contains($0) }) <= longestExtension else {
        return text
      }
      let main = text[..<end]
      let groups = main.split(separator: "-")
      if groups.count == 3, groups[0].hasPrefix("0"), groups[1].count >= 7, groups[2].count <= 5 {
        return main[..<groups[1].endIndex]
      }
      return main
    }
  }
}
