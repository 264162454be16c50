import Diagnostics
import Foundation
import Staffing
import TestOutput
import Testing

/// Series of real call centres, used in place where they are: see `SOURCES.md` there.
private enum RealSeries: String, CaseIterable, CustomTestStringConvertible {
  case usBank = "us-bank-2003-half-hours.csv"
  case usBankFiveMinutes = "us-bank-2003-5-minutes.csv"
  case anonymousBank = "anonymous-bank-1999-half-hours.csv"

  static let folder = "../shared/data/"
  static var isThere: Bool { FileManager.default.fileExists(atPath: folder + usBank.rawValue) }

  var testDescription: String { rawValue }

  func history() throws -> CallHistory {
    try CallHistoryReader.read(SourceText(contentsOf: Self.folder + rawValue)).total
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

@Suite(.enabled(if: RealSeries.isThere, "the real series are not on this machine"))
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
}
