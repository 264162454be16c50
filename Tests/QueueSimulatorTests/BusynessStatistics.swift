import QueueSimulator
import TestOutput
import Testing

/// How the number of calls, and of agents who come, varies from interval to interval.
@Suite(.enabled(if: runsSlowTests, "set HOTLINE_SLOW_TESTS=1"))
struct BusynessStatistics {
  /// From SciPy 1.17: `gamma.ppf(norm.cdf(z), shape)`, by `isf` and `sf` above the median.
  @Test(arguments: [
    (0.1111111111111111, -4.0, 1.963326917914815e-41),
    (0.1111111111111111, -1, 3.9002902807834715e-08),
    (0.1111111111111111, 0, 0.0011973047159991956),
    (0.1111111111111111, 1, 0.1470605934286668),
    (0.1111111111111111, 4, 6.445435727777789),
    (1, -4, 3.1671743377489186e-05), (1, 0, 0.6931471805599455), (1, 4, 10.360101486527293),
    (4, -1, 2.085660813777117), (4, 1, 5.918185832883396),
    (100, -4, 64.88871033395918), (100, 0, 99.66686491931547), (100, 4, 145.08993169855157),
    (10_000, -1, 9900.001667411743), (10_000, 4, 10405.0098939459),
  ])
  func `a gamma quantile is that of other programs`(shape: Double, z: Double, value: Double) {
    let found = GammaDistribution.quantile(shape: shape, ofNormal: z)
    #expect(abs(found - value) <= 2e-11 * value, "\(found)")
  }

  /// The calls of each interval in each of some replications.
  private func counts(_ text: String, replications: Int) throws -> [[Double]] {
    let scenario = try ScenarioText.read(text)
    let study = Study(scenario)
    return (0..<replications).map { replication in
      var counts = [Double](repeating: 0, count: scenario.intervalCount)
      for record in study.trace(replication: replication) {
        counts[Int(record.arrived / scenario.intervalSeconds)] += 1
      }
      return counts
    }
  }

  private func moments(
    _ a: [Double], _ b: [Double]
  ) -> (mean: Double, variance: Double, covariance: Double) {
    let count = Double(a.count)
    let (meanA, meanB) = (a.reduce(0, +) / count, b.reduce(0, +) / count)
    let variance = a.reduce(0) { $0 + ($1 - meanA) * ($1 - meanA) } / (count - 1)
    let covariance = zip(a, b).reduce(0) { $0 + ($1.0 - meanA) * ($1.1 - meanB) } / (count - 1)
    return (meanA, variance, covariance)
  }

  /// Mean λ, variance λ + (cv λ)²; the factors of neighbours correlate by 0.79145 where their
  /// normals do by 0.8 (Gauss–Hermite quadrature of the product of both quantiles, SciPy), those
  /// two intervals apart by less.
  @Test func `dispersed intervals have the mean, the spread and the correlation stated`() throws {
    let counts = try counts(
      """
      { scenario: "dispersed", lasts: "2h", interval: "30m", seed: 3,
        callTypes: { x: { arrivals: { perHour: [80, 80, 80, 160], dispersion: { cv: 0.5, correlation: 0.8 } },
          queue: "q", handling: "1s" } },
        queues: { q: { pools: ["p"] } }, pools: { p: { agents: 9 } } }
      """, replications: 2_000)
    let columns = (0..<4).map { interval in counts.map { $0[interval] } }
    let near = moments(columns[0], columns[1])
    let far = moments(columns[0], columns[2])
    // The spread of 2,000 sample means, variances and covariances is below 1.2 %, 4 % and 5 %.
    #expect(abs(near.mean - 40) < 4 * 0.5, "\(near)")
    #expect(abs(near.variance - 440) < 4 * 18, "\(near)")
    #expect(abs(near.covariance - 400 * 0.79145) < 4 * 16, "\(near)")
    #expect(far.covariance < near.covariance && far.covariance > 400 * 0.5, "\(far)")
    #expect(abs(moments(columns[3], columns[3]).mean - 80) < 4 * 1, "\(columns[3].count)")
  }

  @Test func `without correlation neighbours tell nothing of each other`() throws {
    let counts = try counts(
      """
      { scenario: "dispersed", lasts: "1h", interval: "30m",
        callTypes: { x: { arrivals: { perHour: 80, dispersion: { cv: 0.5 } }, queue: "q", handling: "1s" } },
        queues: { q: { pools: ["p"] } }, pools: { p: { agents: 9 } } }
      """, replications: 2_000)
    let pair = moments(counts.map { $0[0] }, counts.map { $0[1] })
    #expect(abs(pair.covariance) < 4 * 440 / 2_000.0.squareRoot(), "\(pair)")
    #expect(abs(pair.variance - 440) < 4 * 18, "\(pair)")
  }

  // MARK: Absence

  private func absent(agents: String, replications: Int) throws -> Study {
    var study = Study(
      try ScenarioText.read(
        """
        { scenario: "absence", lasts: "2h", interval: "1h",
          callTypes: { x: { arrivals: { perHour: 1 }, queue: "q", handling: "1s" } },
          queues: { q: { pools: ["p"] } },
          pools: { p: { agents: \(agents), shrinkage: { share: 0.2, random: true } } } }
        """))
    study.replications = replications
    return study
  }

  @Test func `agents absent by chance are binomially many`() throws {
    var study = try absent(agents: "50", replications: 1_000)
    study.jobs = 2
    let hours = study.run().interval(1, pool: 0, .staffedHours)
    // Binomial: mean 50 × 0.8, variance 50 × 0.2 × 0.8; 1.9623 is Student's quantile. Agents who
    // leave in the midst of a call of a second add next to nothing.
    let deviation = hours.halfWidth * 1_000.0.squareRoot() / 1.9623
    #expect(abs(hours.mean - 40) <= 2 * hours.halfWidth + 0.001, "\(hours)")
    #expect(abs(deviation - 8.0.squareRoot()) < 0.1 * 2.83, "\(deviation)")
  }

  @Test func `one agent more on the roster leaves the others' absence as it was`() throws {
    for replication in 0..<20 {
      func hours(_ agents: String, _ interval: Int) throws -> Double {
        var study = try absent(agents: agents, replications: 1)
        study.first = replication
        return study.run().interval(interval, pool: 0, .staffedHours).mean.rounded()
      }
      for interval in 0..<2 {
        let more = try hours("51", interval) - hours("50", interval)
        #expect(more == 0 || more == 1, "\(replication) \(interval): \(more)")
      }
      // Shifts and breaks go by the same people as a constant number.
      let shifts = #"[{ from: "0s", to: "2h", agents: 50, breaks: [{ at: "30m", lasts: "15m" }] }]"#
      var study = try absent(agents: shifts, replications: 1)
      study.first = replication
      let present = study.run().interval(0, pool: 0, .staffedHours).mean
      #expect(abs(present - 0.75 * (try hours("50", 0))) < 0.01, "\(present)")
    }
  }
}
