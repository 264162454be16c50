import Diagnostics
import Foundation
import Staffing
import TestOutput
import Testing

/// A made-up history: a weekly and daily shape, growth, busy and quiet days, and chance.
private struct InventedHistory {
  var random: SplitMix

  struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
      return z ^ z >> 31
    }
  }

  mutating func normal() -> Double {
    let u = Double.random(in: 1e-12..<1, using: &random)
    let v = Double.random(in: 0..<1, using: &random)
    return (-2 * log(u)).squareRoot() * cos(2 * .pi * v)
  }

  mutating func days(_ count: Int, busyness: Double) -> CallHistory {
    let first = CivilDate("2026-06-01")?.daysSince1970 ?? 0
    let week = [1.1, 1.0, 0.95, 0.95, 1.05, 1.25, 1.2]
    let days = (0..<count).map { index in
      let date = CivilDate(daysSince1970: first + index)
      let level = 2_700 * (1 + 0.002 * Double(index)) * week[date.weekday]
      let factor = max(0.2, 1 + busyness * normal())
      let calls = (0..<48).map { slot -> Double? in
        let hour = Double(slot) / 2
        let shape = 0.3 + exp(-pow((hour - 11) / 3, 2)) + 1.4 * exp(-pow((hour - 20) / 2, 2))
        let mean = level * shape / 30 * factor
        return max(0, (mean + mean.squareRoot() * normal()).rounded())
      }
      return CallHistory.Day(date: date, calls: calls)
    }
    return CallHistory(intervalMinutes: 30, days: days)
  }
}

@Suite(.enabled(if: runsSlowTests, "set HOTLINE_SLOW_TESTS=1"))
struct ForecastStatistics {
  @Test(arguments: [1, 2, 3])
  func `the forecast beats the same weekday last week over four weeks`(seed: UInt64) throws {
    var invented = InventedHistory(random: .init(state: seed))
    let test = try #require(BackTest(invented.days(120, busyness: 0.1)))
    #expect(test.wape < test.naiveWAPE)
  }

  /// The spread of a sample's standard deviation is about cv/√(2n); 400 days give 3.5 %, and the
  /// level that is estimated too adds as much again; four times that is allowed.
  @Test(arguments: [0.1, 0.2])
  func `the day factor tells busy days from chance`(busyness: Double) throws {
    var invented = InventedHistory(random: .init(state: 7))
    let forecaster = try #require(Forecaster(invented.days(400, busyness: busyness)))
    #expect(abs(forecaster.dayFactorCV - busyness) < 0.2 * busyness)
  }

  @Test func `days that only chance tells apart need no day factor`() throws {
    var invented = InventedHistory(random: .init(state: 7))
    let forecaster = try #require(Forecaster(invented.days(400, busyness: 0)))
    #expect(forecaster.dayFactorCV < 0.02)
  }
}
