package import Diagnostics

/// The acceptance number (受理编号) of a case: the day, a serial number and a check digit.
///
/// Thirteen digits, so that it can be typed on a telephone, which knows by their number when all are
/// there, and read aloud in groups of four: `2026 1111 0042 7`. The check digit finds every single
/// wrong digit and every swap of neighbours.
///
/// The serial has four digits. After the 9,999th case of a day it begins anew behind a month that no
/// calendar has, 20 more (`2026 3111 0001 …`), up to 80 more: enough for 49,995 cases a day. A digit
/// more would make every caller wait, whether one still comes.
package struct AcceptanceNumber: Hashable, Sendable {
  package let digits: String

  /// Four digits.
  private static let lastSerial = 9_999
  private static let blocks = 5

  /// The number of the n-th case of a day, counted from 1; beyond the 49,995th it has a digit more.
  package init(day: CivilDate, serial: Int) {
    precondition(serial > 0, "AcceptanceNumber.serial must be greater than 0 (was \(serial))")
    let block = min((serial - 1) / Self.lastSerial, Self.blocks - 1)
    self.init(Self.prefix(day, block), serial: serial - block * Self.lastSerial)
  }

  private init(_ prefix: String, serial: Int) {
    let number = String(serial)
    let body = prefix + String(repeating: "0", count: max(0, 4 - number.count)) + number
    digits = body + String(DammCode.checkDigit(of: body))
  }

  /// The eight digits before the serial.
  private static func prefix(_ day: CivilDate, _ block: Int) -> String {
    let date = day.description
    let month = String(100 + day.month + 20 * block).dropFirst()
    return String(date.prefix(4) + month + date.suffix(2))
  }

  /// The next number of a day.
  ///
  /// - Parameter last: of the numbers given out that begin with eight digits the longest, of these the
  ///   highest: the serial stands before the check digit. `nil` if there is none.
  /// - Throws: what `last` throws.
  package init(on day: CivilDate, after last: (_ prefix: String) throws -> String?) rethrows {
    for block in 0..<Self.blocks {
      let prefix = Self.prefix(day, block)
      let serial = try last(prefix).flatMap { Int($0.dropFirst(8).dropLast()) } ?? 0
      if serial < Self.lastSerial || block == Self.blocks - 1 {
        self.init(prefix, serial: serial + 1)
        return
      }
    }
    preconditionFailure("AcceptanceNumber: a day must have a last block (had none)")
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
        zh: "受理编号有13位数字（这里\(count)位）；请客户再报一遍",
        en: "an acceptance number has 13 digits (found \(count)); ask the caller to read it again")
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
