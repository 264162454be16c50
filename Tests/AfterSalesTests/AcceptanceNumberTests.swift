import AfterSales
import AfterSales
import Diagnostics
import Testing

@Suite struct AcceptanceNumberTests {
  @Test func `the check digit of the method's own example is 4`() {
    #expect(DammCode.checkDigit(of: "572") == 4)
    #expect(DammCode.checkDigit(of: "5724") == 0)
  }

  @Test func `a number is the day, the serial and a check digit, in groups of four`() throws {
    let number = AcceptanceNumber(day: try day("2026-11-11"), serial: 42)
    #expect(number.digits.dropLast() == "202611110042")
    #expect(number.digits.count == 13)
    #expect(number.grouped == "2026 1111 0042 " + number.digits.suffix(1))
  }

  @Test(arguments: [
    (9_999, "202611119999"), (10_000, "202631110001"), (19_998, "202631119999"),
    (19_999, "202651110001"), (29_998, "202671110001"), (49_995, "202691119999"),
    (49_996, "2026911110000"),
  ])
  func `numbers keep thirteen digits up to the 49,995th case of a day`(
    _ serial: Int, _ digits: String
  ) throws {
    let day = try day("2026-11-11")
    let number = AcceptanceNumber(day: day, serial: serial)
    #expect(number.digits.dropLast() == digits)
    // The one after it is the same, whoever counts.
    let next = AcceptanceNumber(on: day) { prefix in
      let given = (0..<5).compactMap { block -> String? in
        let last = min(serial, 9_999 * (block + 1))
        return last > 9_999 * block ? AcceptanceNumber(day: day, serial: last).digits : nil
      }
      let all = given + (serial > 49_995 ? [number.digits] : [])
      return all.filter { $0.hasPrefix(prefix) }.max { ($0.count, $0) < ($1.count, $1) }
    }
    #expect(next == AcceptanceNumber(day: day, serial: serial + 1))
  }

  @Test(arguments: ["2026111100421", "9999123199990", "0001010100013"])
  func `a number with another check digit is refused`(_ text: String) {
    let wrong = (0...9).filter { last in
      (try? AcceptanceNumber(String(text.dropLast()) + String(last))) == nil
    }
    #expect(wrong.count == 9)
  }

  @Test(arguments: [1, 42, 907, 9_999, 123_456])
  func `every wrong digit and every swap of neighbours is found`(_ serial: Int) throws {
    let digits = Array(AcceptanceNumber(day: try day("2026-11-11"), serial: serial).digits)
    for index in digits.indices {
      for other in "0123456789" where other != digits[index] {
        var wrong = digits
        wrong[index] = other
        #expect(throws: AcceptanceNumber.Misread.wrongDigit) {
          try AcceptanceNumber(String(wrong))
        }
      }
      guard index + 1 < digits.count, digits[index] != digits[index + 1] else { continue }
      var swapped = digits
      swapped.swapAt(index, index + 1)
      #expect(throws: AcceptanceNumber.Misread.wrongDigit) {
        try AcceptanceNumber(String(swapped))
      }
    }
  }

  @Test func `spaces, dashes and full-width digits are read as they are meant`() throws {
    let number = AcceptanceNumber(day: try day("2026-11-11"), serial: 7)
    #expect(try AcceptanceNumber(number.grouped) == number)
    #expect(try AcceptanceNumber(number.grouped.replacing(" ", with: "-")) == number)
    let wide = String(
      String.UnicodeScalarView(
        number.digits.unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xFEE0) }))
    #expect(try AcceptanceNumber(wide) == number)
  }

  @Test func `what is no acceptance number is told apart from a slip`() {
    #expect(throws: AcceptanceNumber.Misread.notANumber) { try AcceptanceNumber("A17") }
    #expect(throws: AcceptanceNumber.Misread.wrongLength(5)) { try AcceptanceNumber("12345") }
    #expect(throws: AcceptanceNumber.Misread.wrongLength(0)) { try AcceptanceNumber("") }
  }

  private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }
}
