package import Diagnostics

/// When customers may be rung: nobody is called back at night, whenever they asked for it.
package enum CallBackHours {
  /// Hours of the day in China, the end exclusive.
  package static let hours = 9..<21
  /// So much of these hours passes at most before somebody has dealt with a message or callback.
  package static let answeredWithin = Duration.seconds(2 * 3_600)
  /// Who didn't answer isn't rung again before so long has passed.
  package static let retryAfter = Duration.seconds(30 * 60)
  /// How often somebody is rung at most.
  package static let tries = 3

  private static let opening = Duration.seconds(hours.lowerBound * 3_600)
  private static let closing = Duration.seconds(hours.upperBound * 3_600)

  /// The first moment from one on at which a customer may be rung.
  package static func first(from moment: Instant) -> Instant {
    let (midnight, sinceMidnight) = day(of: moment)
    if sinceMidnight < opening { return midnight + opening }
    return sinceMidnight < closing ? moment : midnight + .seconds(86_400) + opening
  }

  /// The end of the hours that a moment lies in; `nil` outside of them.
  package static func end(from moment: Instant) -> Instant? {
    let (midnight, sinceMidnight) = day(of: moment)
    return (opening..<closing).contains(sinceMidnight) ? midnight + closing : nil
  }

  /// The moment so much of these hours after another.
  /// - Precondition: the time is not negative.
  package static func moment(_ time: Duration, after moment: Instant) -> Instant {
    precondition(time >= .zero, "CallBackHours: time must not be negative (was \(time))")
    let begin = first(from: moment)
    let left = closing - day(of: begin).sinceMidnight
    if time <= left { return begin + time }
    let length = closing - opening
    let days = (time - left - .milliseconds(1)).wholeMilliseconds / length.wholeMilliseconds
    let rest = time - left - .milliseconds(days * length.wholeMilliseconds)
    return day(of: begin).midnight + .seconds((1 + days) * 86_400) + opening + rest
  }

  private static func day(of moment: Instant) -> (midnight: Instant, sinceMidnight: Duration) {
    let local = Instant(stored: moment.milliseconds)
    let passed = Duration.milliseconds(local.civil.millisecondOfDay)
    return (local + (.zero - passed), passed)
  }
}
