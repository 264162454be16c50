import AfterSales
import Diagnostics
import Testing

@Suite struct WorkingDaysTests {
  private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

  @Test func `weekends, holidays and the weekends worked for them are told apart`() throws {
    let calendar = WorkingDays(off: [try day("2026-10-01")], on: [try day("2026-10-10")])
    #expect(!calendar.contains(try day("2026-10-01")))
    #expect(calendar.contains(try day("2026-10-02")))
    #expect(!calendar.contains(try day("2026-10-03")))
    #expect(calendar.contains(try day("2026-10-10")))
  }

  @Test func `the day on which something came isn't counted, and the last ends at midnight`() throws
  {
    let friday = try #require(Instant("2026-11-13T00:30:00+08:00"))
    #expect(WorkingDays().end(of: 1, after: friday).description == "2026-11-16T23:59:59+08:00")
    // Late on Thursday in London is Friday in China.
    let utc = try #require(Instant("2026-11-12T20:00:00Z"))
    #expect(WorkingDays().end(of: 1, after: utc).description == "2026-11-16T23:59:59+08:00")
  }
}
