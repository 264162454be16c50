internal import Diagnostics
internal import QueueSimulator
internal import Reports
internal import Staffing

/// What is proved of an answer whose search was stopped, and what isn't.
struct UnprovedText: Localized {
  private let isProved: Bool
  /// The days that tell how the targets stand.
  private let days: Int
  /// 0…1.
  private let confidence: Double
  let language: Language

  init(_ answer: StaffingAnswer, _ language: Language) {
    (isProved, days) = (answer.isProved, answer.proof.replications)
    (confidence, self.language) = (answer.confidence, language)
  }

  init(_ answer: RosterAnswer, _ language: Language) {
    (isProved, days) = (answer.isProved, answer.proof.replications)
    (confidence, self.language) = (answer.confidence, language)
  }

  var text: String {
    let sure = FigureText.percent(confidence)
    guard !isProved else {
      return say(
        "中途停止：目标的值已验证；未验证少一人会怎样，也未证明不能更省。",
        "Stopped early: how the targets are kept is proved; what one person fewer does, and that nothing "
          + "cheaper keeps them, is not.")
    }
    let count = FigureText.number(Double(days))
    return say(
      "中途停止：目标只看了 \(count) 天，没有按 \(sure) 的把握验证；也许有更省的。",
      "Stopped early: the targets were looked at on \(count) days only and are not proved with \(sure) "
        + "confidence; cheaper plans may keep them too.")
  }
}
