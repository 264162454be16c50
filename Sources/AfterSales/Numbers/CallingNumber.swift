internal import Diagnostics

/// What the network says about who calls.
package enum CallingNumber: Hashable, Sendable {
  /// The caller hides the number: nothing is known of them, and no profile is ever made for it.
  case withheld
  case number(PhoneNumber)
  /// Something that is no number, such as a name; it can't be looked up.
  case unreadable

  package init(_ text: String?) {
    guard let text else {
      self = .withheld
      return
    }
    if PhoneNotation.isPlainMobile(text), let number = PhoneNumber(text) {
      self = .number(number)
      return
    }
    let plain = PhoneNotation.plain(text).lowercased()
      .filter { !" \t\"'<>-_+.".contains($0) }
    if Self.isWithheld(plain) {
      self = .withheld
    } else if let number = PhoneNumber(text) {
      self = .number(number)
    } else {
      self = .unreadable
    }
  }

  /// The number of a live call, as it was kept.
  package init(kept number: ClearText?) { self.init(number?.unmasked) }

  /// - Parameter plain: the text in small letters without spaces and punctuation.
  private static func isWithheld(_ plain: String) -> Bool {
    if plain.allSatisfy({ $0 == "0" }) { return true }
    let user = plain.prefix { $0 != "@" }
    let name = user.hasPrefix("sip:") ? user.dropFirst(4) : user
    return withheldNames.contains(String(name))
  }

  /// The words of switches and carriers; 266696687 spells ANONYMOUS on a keypad.
  private static let withheldNames: Set<String> = [
    "anonymous", "unknown", "private", "privatenumber", "restricted", "unavailable", "withheld",
    "blocked", "hidden", "nonumber", "numberwithheld", "callerunknown", "null", "nil", "none",
    "n/a",
    "na", "asserted", "266696687", "匿名", "未知", "未知号码", "隐藏", "隐藏号码", "号码隐藏", "无主叫",
    "无号码", "私人号码", "保密", "保密号码",
  ]
}
