extension Scenario {
  /// Word to customers before they call: some of those who hear it don't call, others talk shorter.
  package struct ToldBefore: Sendable, Hashable, Codable {
    /// From the beginning of the day, in seconds.
    package var fromSeconds: Double
    /// Above `fromSeconds`.
    package var untilSeconds: Double
    /// Of those who would call in that time, the share who hear it before, 0…1.
    package var reached: Double
    /// Of those who heard it, the share who don't call then, 0…1.
    package var staysAway: Double
    /// What the handling of those who heard it and call all the same is multiplied by, 0…10.
    package var handling: Double
    /// The types it concerns.
    package var callTypes: [Int]

    package init(
      fromSeconds: Double, untilSeconds: Double, reached: Double, staysAway: Double,
      handling: Double, callTypes: [Int]
    ) {
      self.fromSeconds = fromSeconds
      self.untilSeconds = untilSeconds
      self.reached = reached
      self.staysAway = staysAway
      self.handling = handling
      self.callTypes = callTypes
    }

    /// Those who call after all, of all who would have: arrivals at random thinned at random are
    /// arrivals at random of that part of the rate.
    package var callingShare: Double { 1 - reached * staysAway }

    /// Of those who call in that time, the share who heard it before.
    package var toldAmongCallers: Double {
      callingShare > 0 ? reached * (1 - staysAway) / callingShare : 0
    }

    /// It acts on the rate of arrivals as a promotion does.
    var thinning: Promotion {
      Promotion(
        atSeconds: fromSeconds, lastsSeconds: untilSeconds - fromSeconds, multiply: callingShare,
        callTypes: callTypes, rampUpSeconds: 0, rampDownSeconds: 0)
    }
  }
}
