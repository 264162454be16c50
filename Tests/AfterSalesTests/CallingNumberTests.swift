import AfterSales
import TestOutput
import Testing

@Suite struct CallingNumberTests {
  @Test(
    arguments: Discreet.each([
      // Mobile numbers.
      [
        "13800138000", "138 0013 8000", "138-0013-8000", "+8613800138000", "+86 138 0013 8000",
        "0086 13800138000", "008613800138000", "8613800138000", "013800138000",
        "13800138000", "+86(0)13800138000", "tel:+86-138-0013-8000", "sip:13800138000@10.0.0.1",
        "\"Wang\" <sip:+8613800138000@host>",
        "1259313800138000", "\u{FEFF}13800138000\u{200B}", "138\u{3000}0013\u{3000}8000",
        "138—0013—8000",
      ],
      // Lines with an area code; extensions don't count.
      [
        "02112345678", "021-12345678", "(021) 1234 5678", "+86 21 12345678", "+86 (0)21 1234 5678",
        "862112345678", "021-12345678-801", "021-12345678转801", "02112345678 ext. 801",
        "02112345678,801", "0086-21-12345678", "+862112345678;ext=801",
      ],
      ["01062345678", "+86 10 6234 5678", "010-62345678"],
      ["07551234567", "0755-1234567", "+867551234567"],
      // Service numbers.
      ["4001234567", "400-123-4567", "+86 400 123 4567"],
      ["95588", "+86 95588"],
      ["12315"], ["110"],
      // Abroad.
      ["+14155550100", "+1 415 555 0100", "0014155550100", "+1 (415) 555-0100", "+14155550100"],
      ["+85221234567", "00852 2123 4567"],
      // A trunk prefix in brackets is dialled within its country only; Italy's 0 is part of the number.
      [
        "+442079460000", "+44 (0)20 7946 0000", "0044 (0) 20 7946 0000", "+44(0)2079460000",
        "+44\u{FF08}0\u{FF09}20 7946 0000", "tel:+44-(0)20-7946-0000",
      ],
      ["+390669812345", "0039 06 6981 2345"],
    ]))
  func `every notation of a number is the same number`(_ notations: Discreet<[String]>) {
    let notations = notations.value
    let numbers = notations.map { CallingNumber($0) }
    guard case .number? = numbers.first else {
      Issue.record("not read: \(notations[0])")
      return
    }
    for (notation, number) in zip(notations, numbers) {
      #expect(number == numbers[0], "\(notation)")
    }
  }

  @Test func `different numbers stay different`() {
    let numbers = [
      "13800138000", "13800138001", "02112345678", "03112345678", "2112345678", "95588",
      "4001234567",
      "+8521380013800", "+14155550100", "12345678",
    ]
    #expect(Set(numbers.map { CallingNumber($0) }).count == numbers.count)
  }

  @Test(arguments: [
    nil, "", "  ", "anonymous", "Anonymous", "UNKNOWN", "\"Anonymous\" <anonymous>",
    "sip:anonymous@anonymous.invalid", "private", "Restricted", "unavailable", "0", "0000000000",
    "000-0000-0000", "+0", "-", "266696687", "匿名", "未知号码", "No Number", "anonymous",
  ])
  func `who hides the number is withheld`(_ text: String?) {
    #expect(CallingNumber(text) == .withheld)
  }

  @Test(
    arguments: Discreet.each([
      "alice", "13800138000x", "12", "1380013800013800138000", "+86 1", "138OO138000", "0123",
      "'; DROP TABLE callers; --", "\u{202E}abc", "😀", "+12345678901234567",
      String(repeating: "1", count: 100_000),
    ]))
  func `what is no number is unreadable`(_ text: Discreet<String>) {
    let isExtension = text.value == "13800138000x"
    #expect((CallingNumber(text.value) == .unreadable) != isExtension)
  }

  @Test func `a number prints masked however it is printed`() {
    let number = CallingNumber("13800138000")
    var dumped = ""
    dump(number, to: &dumped)
    for text in ["\(number)", String(describing: number), String(reflecting: number), dumped] {
      #expect(!text.contains("0013"))
    }
  }
}
