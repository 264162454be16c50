import Diagnostics
import FlowInterpreter
import Testing

@Suite struct OpeningHoursTests {
  /// Whether a call at a moment takes the open way of an `hours` node with these keys.
  private func isOpen(_ keys: String, at moment: String) throws -> Bool {
    let call = try PlayedCall(
      """
      { flow: "a", title: "A", start: "gate", nodes: {
        gate: { type: "hours", \(keys), whenOpen: "day", whenClosed: "night" },
        day: { type: "hangup" }, night: { type: "hangup" } } }
      """, at: moment)
    return call.ways.first == .open
  }

  // 2026-11-11 is a Wednesday, 2026-11-14 a Saturday.
  @Test(arguments: [
    ("2026-11-11T08:59:59+08:00", false), ("2026-11-11T09:00:00+08:00", true),
    ("2026-11-11T20:59:59.999+08:00", true), ("2026-11-11T21:00:00+08:00", false),
    ("2026-11-11T01:00:00Z", true), ("2026-11-11T23:30:00Z", false),
    ("2026-11-14T09:30:00+08:00", false), ("2026-11-14T10:00:00+08:00", true),
    ("2026-11-15T17:59:00+08:00", true), ("2026-11-15T18:00:00+08:00", false),
  ])
  func `weekly hours hold in Shanghai, whatever the offset of the moment`(
    _ row: (moment: String, isOpen: Bool)
  ) throws {
    let keys = #"open: ["mon-fri 09:00-21:00", "sat,sun 10:00-18:00"]"#
    #expect(try isOpen(keys, at: row.moment) == row.isOpen)
  }

  @Test(arguments: [
    // Friday's night ends on Saturday at 02:00; Saturday has none, so Sunday morning is closed.
    ("2026-11-13T21:59:00+08:00", false), ("2026-11-13T22:00:00+08:00", true),
    ("2026-11-14T00:00:00+08:00", true), ("2026-11-14T01:59:00+08:00", true),
    ("2026-11-14T02:00:00+08:00", false), ("2026-11-14T22:30:00+08:00", false),
    ("2026-11-15T01:00:00+08:00", false),
    // Monday's early morning belongs to Sunday.
    ("2026-11-16T01:00:00+08:00", false), ("2026-11-17T01:00:00+08:00", true),
  ])
  func `a night runs past midnight and belongs to the day it begins on`(
    _ row: (moment: String, isOpen: Bool)
  ) throws {
    #expect(try isOpen(#"open: ["mon-fri 22:00-02:00"]"#, at: row.moment) == row.isOpen)
  }

  @Test(arguments: [
    ("2026-09-30T23:00:00+08:00", true), ("2026-10-01T01:00:00+08:00", true),
    ("2026-10-01T23:00:00+08:00", false), ("2026-10-02T01:00:00+08:00", false),
    ("2026-10-02T23:00:00+08:00", true),
  ])
  func `a closed date closes the night that begins on it, not the one that ends on it`(
    _ row: (moment: String, isOpen: Bool)
  ) throws {
    let keys = #"open: ["mon-sun 22:00-02:00"], closedOn: ["2026-10-01"]"#
    #expect(try isOpen(keys, at: row.moment) == row.isOpen)
  }

  @Test(arguments: [
    // In the closed holidays one day has times of its own.
    ("2026-02-14T12:00:00+08:00", true), ("2026-02-15T12:00:00+08:00", false),
    ("2026-02-23T12:00:00+08:00", false), ("2026-02-24T12:00:00+08:00", true),
    ("2026-02-18T11:00:00+08:00", true), ("2026-02-18T16:00:00+08:00", false),
    // A Sunday made a working day has Monday's hours; a Saturday with hours has its own.
    ("2026-02-28T09:30:00+08:00", false), ("2026-02-28T10:00:00+08:00", true),
    ("2026-03-01T09:30:00+08:00", true), ("2026-03-08T09:30:00+08:00", false),
  ])
  func `open dates go before closed ones, and those before the week`(
    _ row: (moment: String, isOpen: Bool)
  ) throws {
    let keys = """
      open: ["mon-fri 09:00-21:00", "sat 10:00-18:00"], closedOn: ["2026-02-15/2026-02-23"],
      openOn: ["2026-02-18 10:00-16:00", "2026-02-28", "2026-03-01"]
      """
    #expect(try isOpen(keys, at: row.moment) == row.isOpen)
  }

  @Test func `an open date is open all day where not even Monday has hours`() throws {
    let keys = #"open: ["wed 09:00-10:00"], openOn: ["2026-11-14"]"#
    #expect(try isOpen(keys, at: "2026-11-14T00:00:00+08:00"))
    #expect(try isOpen(keys, at: "2026-11-14T23:59:00+08:00"))
    #expect(try !isOpen(keys, at: "2026-11-15T00:00:00+08:00"))
  }

  @Test(arguments: [
    // New York: clocks go forward on 2026-03-08 at 02:00 (EST, -05:00) and back on 2026-11-01 at
    // 02:00 (EDT, -04:00).
    ("2026-03-08T06:59:00Z", true), ("2026-03-08T07:00:00Z", false),
    ("2026-03-07T06:59:00Z", true), ("2026-03-07T07:30:00Z", true), ("2026-03-07T08:00:00Z", false),
    ("2026-11-01T05:30:00Z", true), ("2026-11-01T06:30:00Z", true), ("2026-11-01T07:30:00Z", true),
    ("2026-11-01T08:00:00Z", false), ("2026-07-01T06:59:00Z", true),
    ("2026-07-01T07:00:00Z", false),
  ])
  func `hours follow the clocks of their zone through summer time`(
    _ row: (moment: String, isOpen: Bool)
  ) throws {
    let keys = #"timeZone: "America/New_York", open: ["mon-sun 00:00-03:00"]"#
    #expect(try isOpen(keys, at: row.moment) == row.isOpen)
  }

  @Test(arguments: [
    ("mon-sun 00:00-24:00", "2026-11-11T23:59:59+08:00", true),
    ("mon-sun 00:00-00:00", "2026-11-11T00:00:00+08:00", false),
    ("mon-sun 09:00-09:00", "2026-11-11T03:00:00+08:00", false),
    ("mon-sun 09:00-09:00", "2026-11-11T09:00:00+08:00", false),
    ("fri-mon 09:00-10:00", "2026-11-15T09:00:00+08:00", true),
    ("fri-mon 09:00-10:00", "2026-11-17T09:00:00+08:00", false),
  ])
  func `days go round the week, a day may be open whole, and hours of no length are none`(
    _ row: (open: String, moment: String, isOpen: Bool)
  ) throws {
    #expect(try isOpen("open: [\"\(row.open)\"]", at: row.moment) == row.isOpen)
  }

  @Test(arguments: [
    (
      #"open: ["mon-fry 09:00-21:00"]"#,
      "open[0]: 'fry' is no day of the week (did you mean \"fri\"?)"
    ),
    (#"open: ["mon 9:00-21:00"]"#, "open[0]: '9:00-21:00' are no times of day"),
    (#"open: ["mon 09:00-25:00"]"#, "open[0]: '09:00-25:00' are no times of day"),
    (#"open: ["09:00-21:00"]"#, "open[0]: '09:00-21:00' is no opening time"),
    (#"open: [], closedOn: ["2026-02-30"]"#, "closedOn[0]: '2026-02-30' is no date"),
    (
      #"open: [], closedOn: ["2026-03-01 09:00-10:00"]"#,
      "closedOn[0]: '2026-03-01 09:00-10:00' is no date"
    ),
    (#"open: [], openOn: ["2026-03-02/2026-03-01"]"#, "openOn[0]: 2026-03-01 is before 2026-03-02"),
    (#"open: [], timeZone: "Asia/Shanghia""#, "timeZone: \"Asia/Shanghia\" is no time zone"),
  ])
  func `what is no opening time is refused`(_ row: (keys: String, message: String)) throws {
    let error = #expect(throws: InvalidInput.self) {
      try isOpen(row.keys, at: PlayedCall.noon)
    }
    #expect(error?.diagnostics.map(\.message) == ["node \"gate\": \(row.message)"])
  }
}
