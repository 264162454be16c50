import CallRecords
import Testing

@Suite struct KaplanMeierTests {
  /// The eight times of Kaplan and Meier's own example (JASA 53, 1958, section 1).
  private static let paper: [KaplanMeier.Observation] = [
    .init(time: 0.8, isEnded: true), .init(time: 1.0, isEnded: false),
    .init(time: 2.7, isEnded: false), .init(time: 3.1, isEnded: true),
    .init(time: 5.4, isEnded: true), .init(time: 7.0, isEnded: false),
    .init(time: 9.2, isEnded: true), .init(time: 12.1, isEnded: false),
  ]

  @Test func `the curve of Kaplan and Meier's paper comes out`() {
    let curve = KaplanMeier(Self.paper.reversed())
    #expect(curve.steps.map(\.time) == [0.8, 3.1, 5.4, 9.2])
    // 7/8, then times 4/5, times 3/4, times 1/2.
    let expected = [0.875, 0.7, 0.525, 0.2625]
    for (step, surviving) in zip(curve.steps, expected) {
      #expect(abs(step.surviving - surviving) < 1e-12)
    }
    #expect(curve.tail == curve.steps[3].surviving)
    #expect(curve.quantile(0.4) == 5.4)
    #expect(curve.quantile(0.9) == nil)
  }

  @Test func `the shares of a distribution sum to one, the tail among them`() {
    let masses = KaplanMeier(Self.paper).masses(10)
    #expect(abs(masses.reduce(0) { $0 + $1.share } - 1) < 1e-12)
    #expect(masses.last?.seconds == .infinity)
    #expect(abs((masses.last?.share ?? 0) - 0.2625) < 1e-12)
  }

  @Test func `nobody who hangs up leaves everybody waiting for ever`() {
    let curve = KaplanMeier([.init(time: 5, isEnded: false), .init(time: 9, isEnded: false)])
    #expect(curve.tail == 1)
    #expect(curve.surviving(100) == 1)
  }

  @Test func `the hazard is those who hung up over the time waited`() {
    // In 0…5: one end, exposure 0.8 + 1 + 2.7 + 3.1 + 4 × 5 = 27.6; in 5…10: two ends.
    let bands = KaplanMeier(Self.paper).hazard([0, 5, 10], of: Self.paper)
    #expect(bands.map(\.ended) == [2, 2])
    let exposure = 27.6
    #expect(abs(bands[0].perMinute - 2 / exposure * 60) < 1e-9)
  }
}
