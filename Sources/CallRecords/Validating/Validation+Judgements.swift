/// Which of the simulated figures are near enough to plan with.
extension Validation {
  /// A figure of all scored days, and whether to believe it.
  package struct Judgement: Sendable {
    /// What is judged; shares lie in 0…1, waits are in seconds.
    package enum Measure: String, Sendable, CaseIterable {
      case abandonment, meanWait, serviceLevel
    }

    package let measure: Measure
    /// Of the recorded days, in the measure's unit.
    package let actual: Double
    /// Of their simulations, in the measure's unit.
    package let simulated: Double
    /// Whether the simulated figure can be planned with.
    package let isNear: Bool
  }

  /// Abandonment and mean wait are believed within this share of the recorded ones.
  private static let nearEnough = 0.15
  /// Of all offered calls: abandonment so near is believed however little of it there is.
  private static let nearAbandonment = 0.01
  /// A service level is believed within this share of all offered calls.
  private static let nearServiceLevel = 0.05
  /// Mean waits so many seconds apart are the same.
  private static let nearWait = 1.0

  /// One for each measure, in the order in which they are told.
  package var judgements: [Judgement] {
    let (actual, simulated) = total
    func judge(
      _ measure: Judgement.Measure, _ figure: (Figures) -> Double, relative: Double, least: Double
    ) -> Judgement {
      let (truth, found) = (figure(actual), figure(simulated))
      return Judgement(
        measure: measure, actual: truth, simulated: found,
        isNear: abs(found - truth) <= max(least, relative * truth))
    }
    return [
      judge(.abandonment, \.abandonment, relative: Self.nearEnough, least: Self.nearAbandonment),
      judge(.meanWait, \.meanWait, relative: Self.nearEnough, least: Self.nearWait),
      judge(.serviceLevel, \.serviceLevel, relative: 0, least: Self.nearServiceLevel),
    ]
  }

  /// Whether one day's abandonment is foretold better than by the mean of all days.
  package var foretellsDays: Bool { abandonmentError < guessError }
}
