import AfterSales
import Diagnostics
import Testing

@Suite struct CallBackHoursTests {
  private func moment(_ text: String) throws -> Instant {
    try #require(Instant("2026-11-" + text + ":00+08:00"))
  }

  @Test(arguments: [
    ("11T08:59", "11T09:00"), ("11T09:00", "11T09:00"), ("11T20:59", "11T20:59"),
    ("11T21:00", "12T09:00"), ("11T23:30", "12T09:00"), ("12T00:00", "12T09:00"),
  ])
  func `customers are rung from nine to nine`(asked: String, first: String) throws {
    #expect(CallBackHours.first(from: try moment(asked)) == (try moment(first)))
  }

  @Test(arguments: [
    // Two hours: within a day, over night, to the very end of a day, and from the middle of a night.
    ("11T10:00", 2.0, "11T12:00"), ("11T20:30", 2, "12T10:30"), ("11T19:00", 2, "11T21:00"),
    ("11T23:30", 2, "12T11:00"),
    // Twelve hours are a whole day of them, 25 two days and an hour.
    ("11T09:00", 12, "11T21:00"), ("11T10:00", 12, "12T10:00"), ("11T10:00", 25, "13T11:00"),
  ])
  func `time is counted in these hours alone`(
    asked: String, hours: Double, due: String
  ) throws {
    let found = CallBackHours.moment(.seconds(hours * 3_600), after: try moment(asked))
    #expect(found == (try moment(due)))
  }
}
