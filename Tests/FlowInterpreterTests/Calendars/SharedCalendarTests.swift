import Diagnostics
import FlowInterpreter
import Testing

/// Calendars that flows share, in `calendars/ID.json5` beside them.
@Suite struct SharedCalendarTests {
  private static let shop = """
    { calendar: "shop", timeZone: "Asia/Shanghai", open: ["mon-fri 09:00-18:00"], closedOn: ["2026-11-12"],
      openOn: ["2026-10-10", "2026-10-01 10:00-12:00"], yearly: ["10-01/10-07", "12-30/01-02", "12-24 09:00-12:00"] }
    """

  private func flow(_ keys: String) -> SourceText {
    SourceText(
      path: "CallFlows/a.json5",
      text: """
        { flow: "a", start: "gate", nodes: { gate: { type: "hours", \(keys), whenOpen: "o", whenClosed: "c" },
          o: { type: "hangup", prompt: "open" }, c: { type: "hangup", prompt: "closed" } } }
        """)
  }

  private func isOpen(_ keys: String, at moment: String) throws -> Bool {
    let calendar = SourceText(path: "CallFlows/calendars/shop.json5", text: Self.shop)
    let library = try FlowLibrary(["a"], in: FlowFolder([flow(keys), calendar]))
    #expect(library.sources.map(\.path) == ["CallFlows/a.json5", "CallFlows/calendars/shop.json5"])
    let call = IncomingCall(id: "c", at: try #require(Instant(moment)), caller: .null)
    var machine = try #require(CallMachine("a", of: library, call: call))
    return machine.handle(.begin, at: .zero).contains {
      if case .take(_, .open) = $0 { true } else { false }
    }
  }

  @Test(arguments: [
    // A Wednesday; a Thursday in closedOn.
    ("2026-11-11T10:00:00+08:00", true), ("2026-11-12T10:00:00+08:00", false),
    // The national holiday of every year, but for what openOn says of one.
    ("2026-10-05T10:00:00+08:00", false), ("2027-10-07T10:00:00+08:00", false),
    ("2027-10-08T10:00:00+08:00", true), ("2026-10-01T10:30:00+08:00", true),
    ("2026-10-01T13:00:00+08:00", false),
    // A Saturday made up for.
    ("2026-10-10T10:00:00+08:00", true),
    // Over the turn of the year: 2026-12-31 and 2027-01-01 are a Thursday and a Friday.
    ("2026-12-31T10:00:00+08:00", false), ("2027-01-01T10:00:00+08:00", false),
    ("2026-12-29T10:00:00+08:00", true), ("2027-01-04T10:00:00+08:00", true),
    // Half a day on Christmas Eve.
    ("2026-12-24T11:59:00+08:00", true), ("2026-12-24T12:00:00+08:00", false),
  ])
  func `dates of one year go before those of every year, and these before the week`(
    _ row: (moment: String, isOpen: Bool)
  ) throws {
    #expect(try isOpen(#"calendar: "shop""#, at: row.moment) == row.isOpen)
  }

  @Test func `a node may add dates of its own`() throws {
    let keys = #"calendar: "shop", closedOn: ["2026-11-11"], openOn: ["2026-11-15 10:00-11:00"]"#
    #expect(try !isOpen(keys, at: "2026-11-11T10:00:00+08:00"))
    #expect(try isOpen(keys, at: "2026-11-15T10:00:00+08:00"))
    #expect(try isOpen(keys, at: "2026-11-13T10:00:00+08:00"))
  }

  private func problems(_ keys: String, calendar: String = shop) -> [String] {
    let log = DiagnosticLog()
    let folder = FlowFolder([
      flow(keys), SourceText(path: "CallFlows/calendars/shop.json5", text: calendar),
    ])
    _ = FlowLibrary.read(["a"], in: folder, log: log)
    return log.diagnostics.sorted().map { "\($0.file): \($0.code)" }
  }

  @Test func `what is wrong is told, in the file it is in`() {
    #expect(problems(#"calendar: "shpo""#) == ["CallFlows/a.json5: unknown-calendar"])
    #expect(
      problems(#"calendar: "shop", open: ["mon 09:00-10:00"]"#) == [
        "CallFlows/a.json5: contradiction"
      ])
    #expect(
      problems(
        #"calendar: "shop""#,
        calendar: "{ calendar: 'shop', open: ['mon 9-10'], yearly: ['13-01'] }")
        == [
          "CallFlows/a.json5: unreadable-calendar", "CallFlows/calendars/shop.json5: bad-hours",
          "CallFlows/calendars/shop.json5: bad-hours",
        ])
    #expect(
      problems(#"calendar: "shop""#, calendar: "{ calendar: 'other', open: [], closd: [] }") == [
        "CallFlows/a.json5: unreadable-calendar",
        "CallFlows/calendars/shop.json5: wrong-calendar-name",
        "CallFlows/calendars/shop.json5: unknown-key",
      ])
  }
}
