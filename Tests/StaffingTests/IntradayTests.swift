import Diagnostics
import Staffing
import Testing

@Suite struct IntradayTests {
  /// Ten weeks of half days of about 1,000 and 2,000 calls.
  ///
  /// Mornings are up or down by a tenth in
  /// turn, and afternoons by a share of that.
  private func history(following share: Double) -> CallHistory {
    CallHistory(
      intervalMinutes: 720,
      days: (0..<70).map { day in
        // Of a period of five days, so that no weekday has more of one than of another.
        let deviation = [0.1, -0.1, 0.1, -0.1, 0][day % 5]
        return .init(
          date: CivilDate(daysSince1970: 20_703 + day),
          calls: [1_000 * (1 + deviation), 2_000 * (1 + share * deviation)])
      })
  }

  private func rest(following share: Double, came: Double) throws -> DayAsItGoes {
    let forecaster = try #require(Forecaster(history(following: share)))
    let today = CallHistory.Day(
      date: CivilDate(daysSince1970: 20_703 + 70), calls: [came, nil])
    return try #require(DayAsItGoes(forecaster, today: today, from: nil))
  }

  @Test(arguments: [0.0, 0.8])
  func `as much of the morning's deviation is carried on as in the past`(share: Double) throws {
    let day = try rest(following: share, came: 1_200)
    #expect(abs(day.carriedOn - share) < 0.15)
    #expect(day.minute == 720)
    #expect(day.calls[0] == 1_200)
    // A fifth more than the thousand expected; of that the share.
    #expect(abs(day.rest / day.before[1] - 1 - 0.2 * share) < 0.05)
  }

  @Test func `the rest of the day is known better than the day was`() throws {
    let forecaster = try #require(Forecaster(history(following: 1)))
    let day = try rest(following: 1, came: 1_100)
    let before = try #require(forecaster.range(ofDay: day.before[1], coverage: 0.8))
    let after = try #require(day.range(ofRestWith: 0.8))
    #expect(after.upperBound - after.lowerBound < (before.upperBound - before.lowerBound) / 2)
  }

  @Test func `nothing is foretold of a day of which nothing has passed`() throws {
    let forecaster = try #require(Forecaster(history(following: 1)))
    let date = CivilDate(daysSince1970: 20_703 + 70)
    let empty = CallHistory.Day(date: date, calls: [nil, nil])
    #expect(DayAsItGoes(forecaster, today: empty, from: nil) == nil)
    let early = CallHistory.Day(date: date, calls: [1_000, nil])
    #expect(DayAsItGoes(forecaster, today: early, from: 60) == nil)
  }
}
