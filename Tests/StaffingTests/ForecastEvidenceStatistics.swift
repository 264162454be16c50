import Diagnostics
import RealData
import Staffing
import TestOutput
import Testing

/// Series of real call centres, used in place where they are: see `SOURCES.md` there.
private enum RealSeries: String, CaseIterable, CustomTestStringConvertible {
  case usBank = "us-bank-2003-half-hours.csv"
  case usBankFiveMinutes = "us-bank-2003-5-minutes.csv"
  case anonymousBank = "anonymous-bank-1999-half-hours.csv"

  static var isThere: Bool { RealData.has("data/" + usBank.rawValue) }

  var testDescription: String { rawValue }

  func history() throws -> CallHistory {
    try CallHistoryReader.read(SourceText(contentsOf: RealData.path("data/" + rawValue))).total
  }

  /// The last weeks to foretell, with the least WAPE in % that any simple method has on them.
  var entries: [(weeks: Int, best: Double)] {
    switch self {
    case .usBank: [(4, 6.14), (8, 6.53), (12, 6.59)]
    case .usBankFiveMinutes: [(4, 8.13), (8, 8.22)]
    case .anonymousBank: [(4, 36.98), (8, 30.75), (16, 28.02)]
    }
  }
}

@Suite(.enabled(if: RealSeries.isThere, "\(RealData.absence)"))
struct ForecastEvidenceStatistics {
  @Test(arguments: RealSeries.allCases.filter { runsSlowTests || $0 != .usBankFiveMinutes })
  fileprivate func `no simple method beats the blend by more than a hundredth`(
    _ series: RealSeries
  ) throws {
    let forecaster = try #require(Forecaster(try series.history(), backTestWeeks: 16))
    var below = 0
    for (weeks, best) in series.entries {
      let test = try #require(BackTest(forecaster, weeks: weeks))
      #expect(100 * test.wape <= 1.01 * best)
      let simple = test.others.filter { if case .method = $0.yardstick { false } else { true } }
      #expect(simple.allSatisfy { test.wape <= 1.01 * $0.wape })
      if 100 * test.wape < best { below += 1 }
      // Nothing is better than to know the true means.
      #expect(test.wape > test.floor)
    }
    #expect(2 * below >= series.entries.count)
  }

  /// Eight weeks of the first series, which is half a year long, and thirty of the other.
  @Test(arguments: [RealSeries.usBank, .anonymousBank])
  fileprivate func `what comes lies where it was foretold to, as often as was said`(
    _ series: RealSeries
  ) throws {
    let weeks = series == .usBank ? 8 : 30
    let forecaster = try #require(Forecaster(try series.history(), backTestWeeks: weeks))
    let coverage = try #require(BackTest(forecaster, weeks: weeks)?.coverage)
    #expect(abs(coverage.of80 - 0.8) <= 0.04)
    #expect(abs(coverage.of95 - 0.95) <= 0.04)
  }

  /// From each week of the later two thirds up to ten weeks ahead: weeks that were not known then.
  ///
  /// They overlap, so that no tolerance follows from their number; four points are what was promised.
  @Test(
    .enabled(if: runsSlowTests, "set HOTLINE_SLOW_TESTS=1"),
    arguments: [RealSeries.usBank, .anonymousBank])
  fileprivate func `weeks ahead lie where they were foretold to, as often as was said`(
    _ series: RealSeries
  ) throws {
    let history = try series.history()
    let came = Dictionary(
      uniqueKeysWithValues: history.days.map { day in
        (day.date.daysSince1970, day.calls.reduce(0) { $0 + ($1 ?? 0) })
      })
    let first = try #require(history.days.first).date.daysSince1970
    let last = try #require(history.days.last).date.daysSince1970
    var covered: (of80: Double, of95: Double, all: Double) = (0, 0, 0)
    for end in stride(from: first + max(56, (last - first) / 3), through: last - 7, by: 7) {
      let known = history.days.filter { $0.date.daysSince1970 <= end }
      let ahead = try #require(
        WeeksAhead(CallHistory(intervalMinutes: history.intervalMinutes, days: known), count: 9))
      for week in ahead.weeks where week.monday.daysSince1970 + 6 <= last {
        let monday = week.monday.daysSince1970
        let calls = (monday..<monday + 7).reduce(0) { $0 + (came[$1] ?? 0) }
        covered.all += 1
        if week.factors(coverage: 0.8)?.contains(calls / week.calls) == true { covered.of80 += 1 }
        if week.factors(coverage: 0.95)?.contains(calls / week.calls) == true { covered.of95 += 1 }
      }
    }
    #expect(covered.all >= 80)
    #expect(abs(covered.of80 / covered.all - 0.8) <= 0.04)
    #expect(abs(covered.of95 / covered.all - 0.95) <= 0.04)
  }
}
