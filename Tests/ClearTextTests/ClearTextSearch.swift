/// Finds people in clear in the bytes of any file, whatever its format.
///
/// A number is found in every notation whose digits stand in order: in one or in groups, with a
/// country's code before it, in half-width or full-width digits, in UTF-8 or UTF-16. A name is found
/// in UTF-8, in the escapes of JSON and HTML, and from three characters on in UTF-16; of two, its
/// four bytes come about by chance in files that are encrypted.
struct ClearTextSearch {
  private struct Pattern {
    var bytes: [UInt8]
    var person: TestPerson
  }

  struct Finding: Hashable {
    var offset: Int
    var person: TestPerson
  }

  /// By their first byte.
  private var patterns: [[Pattern]] = Array(repeating: [], count: 256)
  /// By the value of their digits.
  private var numbers: [(length: Int, people: [UInt64: TestPerson])] = []

  init(_ people: some Sequence<TestPerson>) {
    for person in people {
      switch person {
      case .number(let digits):
        let length = digits.utf8.count
        if !numbers.contains(where: { $0.length == length }) { numbers.append((length, [:])) }
        for index in numbers.indices where numbers[index].length == length {
          numbers[index].people[UInt64(digits) ?? 0] = person
        }
      case .name(let name):
        for bytes in Self.encodings(of: name) {
          patterns[Int(bytes[0])].append(Pattern(bytes: bytes, person: person))
        }
      }
    }
  }

  private static func encodings(of name: String) -> [[UInt8]] {
    let units = Array(name.utf16)
    func hexadecimal(_ unit: UInt16) -> String {
      let digits = String(unit, radix: 16)
      return String(repeating: "0", count: 4 - digits.count) + digits
    }
    var encodings = [
      Array(name.utf8),
      Array(units.map { "\\u" + hexadecimal($0) }.joined().utf8),
      Array(units.map { "\\u" + hexadecimal($0).uppercased() }.joined().utf8),
      Array(units.map { "&#\($0);" }.joined().utf8),
      Array(units.map { "&#x" + hexadecimal($0) + ";" }.joined().utf8),
    ]
    if units.count > 2 {
      encodings.append(units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
      encodings.append(units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] })
    }
    return encodings
  }

  /// Who stands in the bytes, by the offset where the last byte of a number or the first of a name is.
  func findings(in bytes: [UInt8]) -> [Finding] {
    var findings: [Finding] = []
    var digits = DigitRun()
    for (index, byte) in bytes.enumerated() {
      if let digit = Self.digit(at: index, in: bytes) {
        digits.append(digit)
        guard !digits.isFraction else { continue }
        for (length, people) in numbers where digits.count >= length {
          if let person = people[digits.value(ofLast: length)] {
            findings.append(Finding(offset: index, person: person))
          }
        }
      } else {
        digits.pass(byte)
        for pattern in patterns[Int(byte)]
        where bytes[index...].prefix(pattern.bytes.count).elementsEqual(pattern.bytes) {
          findings.append(Finding(offset: index, person: pattern.person))
        }
      }
    }
    return findings
  }

  /// The digit whose last byte is here: half-width, or the third byte of a full-width one.
  private static func digit(at index: Int, in bytes: [UInt8]) -> UInt64? {
    let byte = bytes[index]
    if byte >= 0x30, byte <= 0x39 { return UInt64(byte - 0x30) }
    if byte >= 0x90, byte <= 0x99, index >= 2, bytes[index - 1] == 0xBC, bytes[index - 2] == 0xEF {
      return UInt64(byte - 0x90)
    }
    return nil
  }
}

/// Digits one after the other, with at most three bytes between two of them.
private struct DigitRun {
  private(set) var count = 0
  /// Whether the digits follow a decimal point: they are a part of one then, no telephone number.
  private(set) var isFraction = false
  private var value: UInt64 = 0
  private var gap = 0
  private var endsInPoint = false

  private static let powers: [UInt64] = (0...18).map { power in
    (0..<power).reduce(1) { product, _ in product * 10 }
  }

  mutating func append(_ digit: UInt64) {
    if endsInPoint {
      self = DigitRun()
      isFraction = true
    }
    value = (value * 10 + digit) % Self.powers[18]
    count += 1
    gap = 0
  }

  /// A byte that is no digit, or the beginning of a full-width one.
  mutating func pass(_ byte: UInt8) {
    guard count > 0 else { return }
    gap += 1
    switch byte {
    case _ where isFraction: self = DigitRun()
    case UInt8(ascii: ".") where gap == 1: endsInPoint = true
    case 0, UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: ")"), 0xEF, 0xBC:
      if gap > 3 || endsInPoint { self = DigitRun() }
    default: self = DigitRun()
    }
  }

  func value(ofLast length: Int) -> UInt64 { value % Self.powers[length] }
}
