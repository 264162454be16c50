/// How many calls come and how long an agent has to do with one.
package struct TrafficLoad: Sendable, Hashable {
  /// The mean arrival rate, in calls a second.
  package let arrivalsPerSecond: Double
  /// The mean handling time (AHT: talk, hold and wrap-up), in seconds.
  package let handlingSeconds: Double

  /// The offered load in Erlangs: the mean number of agents busy if nobody ever waited.
  package var erlangs: Double { arrivalsPerSecond * handlingSeconds }

  /// - Parameters:
  ///   - calls: how many calls come in `seconds`, at least 0.
  ///   - seconds: the length of the period, above 0.
  ///   - handlingSeconds: above 0.
  package init(calls: Double, inSeconds seconds: Double, handlingSeconds: Double) {
    precondition(calls >= 0 && calls.isFinite, "calls must be at least 0 (was \(calls))")
    precondition(seconds > 0 && seconds.isFinite, "a period must be above 0 s (was \(seconds))")
    precondition(
      handlingSeconds > 0 && handlingSeconds.isFinite,
      "the handling time must be above 0 s (was \(handlingSeconds))")
    arrivalsPerSecond = calls / seconds
    self.handlingSeconds = handlingSeconds
  }

  package init(erlangs: Double, handlingSeconds: Double) {
    self.init(calls: erlangs, inSeconds: handlingSeconds, handlingSeconds: handlingSeconds)
  }
}
