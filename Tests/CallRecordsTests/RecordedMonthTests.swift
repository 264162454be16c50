import CallRecords
import Diagnostics
import Foundation
import TestOutput
import RealData
import Testing

/// The bank's own month, some days of which lie there a second time as a queue_log.
@Suite(
  .enabled(if: RecordedData.isThere, "\(RealData.absence)"),
  .enabled(if: runsSlowTests, "set HOTLINE_SLOW_TESTS=1"))
struct RecordedMonthTests {
  @Test func `five days say the same as a table and as a queue_log`() throws {
    let table = try RecordedData.log(["anonymous-bank-1999-10.csv"]) {
      $0.from = .init("1999-10-03")
      $0.to = .init("1999-10-07")
    }
    let log = try RecordedData.log(["anonymous-bank-1999-10-03-to-07.queue_log"])
    func count(_ log: CallLog, _ outcome: CallRecord.Outcome) -> Int {
      log.calls.count { $0.outcome == outcome }
    }
    // The queue_log has whole seconds, and no call that ended in the menu.
    let answered = count(table, .answered)
    let abandoned = count(table, .abandoned)
    #expect(abs(count(log, .answered) - answered) <= answered / 50)
    #expect(abs(count(log, .abandoned) - abandoned) <= abandoned / 50)
    #expect(Set(log.types.map(\.id)).isSubset(of: table.types.map(\.id)))
  }

  @Test func `phantoms and negative menus of October are set aside`() throws {
    let log = try RecordedData.log(["anonymous-bank-1999-10.csv"])
    // Counted with awk in the file.
    #expect(log.rowsRead == 34_623)
    #expect(log.setAside.map(\.reason.en) == ["phantom", "menu: below 0"])
    #expect(log.setAside.map(\.rows) == [147, 4])
  }
}

/// How far off days are that nothing was learnt from.
@Suite(
  .enabled(if: RecordedData.isThere, "\(RealData.absence)"),
  .enabled(if: runsSlowTests, "set HOTLINE_SLOW_TESTS=1"))
struct RecordedMonthStatistics {
  /// The bounds: the larger of 1.7 points and a fifth of the month's abandonment, and below what
  /// guessing the month's mean gives.
  @Test(arguments: [("anonymous-bank-1999-01.csv", 0.046), ("anonymous-bank-1999-10.csv", 0.025)])
  func `a day's abandonment is nearer than the month's mean`(_ file: String, _ guess: Double) throws
  {
    let log = try RecordedData.log([file])
    let days = RecordedDay.days(of: log)
    let fitted = KeptDays.fitted(days.map(\.day))
    let calibration = Calibration(log, fitted: fitted)
    let validation = Validation(
      days, fitted: fitted, centre: calibration.centre, intervalSeconds: 1_800, jobs: 2)
    let (actual, simulated) = validation.total
    let bound = max(0.017, 0.2 * actual.abandonment)
    #expect(validation.abandonmentError <= bound)
    #expect(validation.abandonmentError < guess)
    #expect(abs(simulated.abandonment / actual.abandonment - 1) <= 0.15)
    #expect(abs(simulated.meanWait / actual.meanWait - 1) <= 0.15)
  }
}
