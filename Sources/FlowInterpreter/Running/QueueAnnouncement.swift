internal import Diagnostics

/// What a waiting caller is told by the machine itself, in the call's language.
enum QueueAnnouncement {
  case estimate(Duration)
  case callbackOffer
  case callbackConfirmation

  var purpose: Utterance.Purpose {
    switch self {
    case .estimate: .estimate
    case .callbackOffer: .callbackOffer
    case .callbackConfirmation: .callbackConfirmation
    }
  }

  /// A wait in minutes, rounded up; 999 at most.
  static func minutes(_ wait: Duration) -> Int {
    Int(min((wait.inSeconds / 60).rounded(.up), 999))
  }

  /// - Parameter language: a BCP 47 tag; all but `zh` and its regions are told in English.
  func text(in language: String) -> String {
    let language = Language(of: language)
    switch self {
    case .estimate(let expected):
      let minutes = Self.minutes(expected)
      if expected < .seconds(60) {
        return language.say("预计等待时间不到一分钟。", "The expected wait is less than a minute.")
      }
      return language.say(
        "预计等待时间约\(minutes)分钟。",
        "The expected wait is about \(minutes) minute\(minutes == 1 ? "" : "s").")
    case .callbackOffer:
      return language.say(
        "目前等待时间较长，如需我们给您回电，请按1；继续等待，请不要挂机。",
        "The wait is long at the moment. To be called back, press 1. To go on waiting, hold the line."
      )
    case .callbackConfirmation:
      return language.say(
        "已为您登记回电，我们会尽快联系您，再见。",
        "Your callback is registered, and we will call you as soon as we can. Goodbye.")
    }
  }
}
