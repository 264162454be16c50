internal import Diagnostics
internal import QueueSimulator
internal import Reports

/// Times of a period: of the day alone, or with the day of the week where there are several.
struct DayClock {
  let begins: Instant
  /// How long the period lasts.
  let seconds: Double
  let language: Language

  init(_ scenario: Scenario, _ language: Language) {
    self.init(begins: scenario.begins, seconds: scenario.lastsSeconds, language: language)
  }

  init(begins: Instant, seconds: Double, language: Language) {
    self.begins = begins
    self.seconds = seconds
    self.language = language
  }

  private static let days = (
    zh: ["周一", "周二", "周三", "周四", "周五", "周六", "周日"],
    en: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  )

  /// A moment of the period, such as `12:00` or `Tue 12:00`; beyond a week with the date before it.
  func text(_ moment: Instant) -> String {
    guard seconds > 86_400 else { return moment.clock }
    let date = moment.civil.date
    let names = language == .chinese ? Self.days.zh : Self.days.en
    let day = names[date.weekday] + " " + moment.clock
    return seconds > 7 * 86_400 ? date.description.dropFirst(5) + " " + day : day
  }

  func text(ofInterval index: Int, in scenario: Scenario) -> String {
    text(scenario.moment(ofInterval: index))
  }

  /// A minute from the beginning.
  func text(minute: Int) -> String {
    text(begins + .milliseconds(Int64(minute) * 60_000))
  }
}
