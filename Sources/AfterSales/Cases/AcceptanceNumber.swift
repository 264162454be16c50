package import Diagnostics

/// The acceptance number (受理编号) of a case: the day, a serial number and a check digit.
///
/// Only digits, so that it can be typed on a telephone, read aloud in groups of four:
/// `2026 1111 0042 7`. The serial has four digits, five after the 9,999th case of a day. The check digit finds every single wrong digit and every swap of neighbours.
package struct AcceptanceNumber: Hashable, Sendable {
  package let digits: String

  /// The number of the n-th case of a day, counted from 1.
  package init(day: CivilDate, serial: Int) {
    precondition(serial > 0, "AcceptanceNumber.serial must be greater than 0 (was \(serial))")
    let date = day.description.filter { $0 != "-" }
    let number = String(serial)
    let body = date + String(repeating: "0", count: max(0, 4 - number.count)) + number
    digits = body + String(DammCode.checkDigit(of: body))
  }

  /// The number after the last of a day; the first if `last` is `nil`.
  ///
  /// - Parameter last: of the numbers of the day the longest, of these the highest: the serial stands
  ///   before the check digit.
  package init(after last: String?, on day: CivilDate) {
    let serial = last.flatMap { Int($0.dropFirst(8).dropLast()) } ?? 0
    self.init(day: day, serial: serial + 1)
  }

  /// A number as somebody wrote or read it out, with spaces, dashes and full-width digits.
  ///
  /// - Throws: `Misread` that says whether digits are missing or one of them is wrong.
  package init(_ text: String) throws(Misread) {
    var digits = ""
    for scalar in text.unicodeScalars.prefix(64) {
      switch scalar.value {
      case 0x30...0x39: digits.unicodeScalars.append(scalar)
      case 0xFF10...0xFF19: digits += String(scalar.value - 0xFF10)
      case 0x20, 0x2D, 0x3000, 0xA0, 0x2010...0x2015: continue
      default: throw .notANumber
      }
    }
    guard (13...18).contains(digits.count) else { throw .wrongLength(digits.count) }
    guard DammCode.checkDigit(of: digits) == 0 else { throw .wrongDigit }
    self.digits = digits
  }

  /// Why a text is no acceptance number.
  package enum Misread: Error, Hashable, Sendable {
    case notANumber
    case wrongLength(Int)
    /// A digit is wrong, or two were swapped.
    case wrongDigit

    /// A word for flows, which tell callers of it in their own words.
    package var code: String {
      switch self {
      case .notANumber: "not-a-number"
      case .wrongLength: "wrong-length"
      case .wrongDigit: "wrong-digit"
      }
    }
  }

  package var grouped: String { Self.grouped(digits) }

  /// A number as it is read aloud: `2026 1111 0042 7`.
  package static func grouped(_ digits: String) -> String {
    var groups = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, index % 4 == 0 { groups += " " }
      groups.append(digit)
    }
    return groups
  }
}

extension AcceptanceNumber: CustomStringConvertible {
  package var description: String { digits }
}

extension AcceptanceNumber.Misread: Worded {
  package var wording: Wording {
    switch self {
    case .notANumber: Wording(zh: "受理编号只有数字", en: "an acceptance number has only digits")
    case .wrongLength(let count):
      Wording(
        zh: "受理编号有13或14位数字（这里\(count)位）；请客户再报一遍",
        en: "an acceptance number has 13 or 14 digits (found \(count)); "
          + "ask the caller to read it again")
    case .wrongDigit:
      Wording(
        zh: "有一位数字错了，或相邻两位颠倒了；请客户再报一遍",
        en: "a digit is wrong or two are swapped; ask the caller to read it again")
    }
  }
}

extension AcceptanceNumber.Misread: CustomStringConvertible {
  package var description: String { wording.en }
}
