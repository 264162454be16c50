import AfterSales
import Diagnostics
import ServiceDesk
import Testing

/// Every text that somebody writes or says has a limit, which is told; nothing is kept of a longer one.
@Suite struct TextLimitTests {
  let under: DeskUnderTest
  private var desk: ServiceDesk { under.desk }

  init() throws { under = try DeskUnderTest() }

  private static let number = CallingNumber("13800138000")

  private func write(_ field: TextField, _ text: String) throws {
    let front = try under.actor("front")
    switch field {
    case .words:
      var complaint = Complaint()
      (complaint.kind, complaint.order, complaint.words) = (.other, "202611110001", text)
      _ = try desk.open(complaint, by: front)
    case .note:
      var complaint = Complaint()
      (complaint.kind, complaint.order) = (.other, "202611110001")
      let opened = try desk.open(complaint, by: front)
      let step = CaseStep(.respond, note: ClearText(text, .text))
      _ = try desk.perform(step, on: opened.view.number, by: front, as: "respond")
    case .reason:
      _ = try desk.reveal(.number, of: PopRequest(Self.number), reason: text, by: front)
    case .account:
      var complaint = Complaint()
      (complaint.kind, complaint.order) = (.other, "202611110001")
      complaint.demand = Demand(account: ClearText(text, .account))
      _ = try desk.open(complaint, by: front)
    case .id:
      var complaint = Complaint()
      (complaint.kind, complaint.order) = (.other, text)
      _ = try desk.open(complaint, by: front)
    }
  }

  @Test(arguments: TextField.allCases, ["a", "好", "👨‍👩‍👧"])
  func `a text of the longest length is kept, one character more is refused`(
    _ field: TextField, _ character: String
  ) throws {
    let count = field.limit / character.unicodeScalars.count
    try write(field, String(repeating: character, count: count))
    #expect(throws: DeskRefusal.tooLong(field)) {
      try write(field, String(repeating: character, count: count + 1))
    }
    #expect(DeskRefusal.tooLong(field).wording.en.contains("\(field.limit) characters"))
  }

  @Test func `a letter with marks without end is no single character`() throws {
    let text = "a" + String(repeating: "\u{301}", count: TextField.words.limit)
    #expect(throws: DeskRefusal.tooLong(.words)) { try write(.words, text) }
  }
}
