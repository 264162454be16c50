import CallRecords
import Foundation
import Testing

/// Laws of patience, fitted to waits that are the quantiles of a law that is known.
@Suite struct PatienceLawTests {
  /// Waits of so many callers whose patience is a law's quantiles; every third is answered at a moment of
  /// its own, if its patience lasts until then.
  private func waits(_ quantile: (Double) -> Double) -> [KaplanMeier.Observation] {
    let count = 6_000
    return (0..<count).map { number in
      let patience = quantile((Double(number) + 0.5) / Double(count))
      let answered = number % 3 == 0 ? Double((number * 37) % 200) + 1 : .infinity
      return .init(time: min(patience, answered), isEnded: patience <= answered)
    }
  }

  private func law(
    _ family: PatienceLaw.Family, _ fits: [PatienceLaw]
  ) throws -> PatienceLaw { try #require(fits.first { $0.family == family }) }

  @Test func `the exponential's mean is all waiting by those who hung up`() throws {
    let waits =
      (1...30).map { KaplanMeier.Observation(time: Double($0), isEnded: true) }
      + [.init(time: 135, isEnded: false)]
    // 1 + 2 + … + 30 = 465, and 135 more; by 30.
    let found = try law(.exponential, PatienceLaw.fits(waits))
    #expect(abs(found.scale - 20) < 1e-9)
    // 2 − 2 (−30 log 20 − 30) = 62 + 60 log 20.
    #expect(abs(found.criterion - (62 + 60 * log(20))) < 1e-9)
  }

  @Test func `each law is found again through waits that were cut short`() throws {
    let weibull = PatienceLaw.fits(waits { 100 * pow(-log(1 - $0), 1 / 0.6) })
    let found = try law(.weibull, weibull)
    #expect(abs(found.scale / 100 - 1) < 0.03)
    #expect(abs(found.shape - 0.6) < 0.02)
    #expect(weibull.first?.family == .weibull)
    let lognormal = PatienceLaw.fits(waits { 80 * exp(1.2 * Self.normalQuantile($0)) })
    let other = try law(.lognormal, lognormal)
    #expect(abs(other.scale / 80 - 1) < 0.03)
    #expect(abs(other.shape - 1.2) < 0.03)
    #expect(lognormal.first?.family == .lognormal)
    let exponential = PatienceLaw.fits(waits { -150 * log(1 - $0) })
    #expect(abs(try law(.weibull, exponential).shape - 1) < 0.02)
    #expect(exponential.first?.family == .exponential)
  }

  @Test func `too few who hung up have no law`() {
    #expect(PatienceLaw.fits([.init(time: 10, isEnded: true)]).isEmpty)
  }

  /// By bisection of the error function.
  private static func normalQuantile(_ share: Double) -> Double {
    var (low, high) = (-8.0, 8.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if erfc(-middle / 2.0.squareRoot()) / 2 < share { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
