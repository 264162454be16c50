internal import Diagnostics

extension CallHistory {
  /// What the caller did, in order.
  var acts: [CallerAct] {
    all(\.steps).compactMap { if case .act(let act) = $0 { act } else { nil } }
  }

  /// The steps of a fixture that plays the same call.
  var fixtureSteps: [FixtureStep] {
    all(\.steps).compactMap { step in
      switch step {
      case .act(let act): FixtureStep(.act(act, .afterPrompt))
      case .question(let heard):
        Self.question(in: heard).map { FixtureStep(.hear(.contains($0))) }
      }
    }
  }

  /// What services answered, in turn.
  var replies: [String: [StubbedReply]] {
    all(\.replies).reduce(into: [:]) { $0[$1.service, default: []].append($1.reply) }
  }

  /// Words that are heard in the last of some prompts, and not before it; `nil` if there are none, or they
  /// are secret.
  private static func question(in heard: [String]) -> String? {
    let before = heard.dropLast().joined()
    let question = (1...min(3, heard.count)).lazy.map { heard.suffix($0).joined() }
      .first { !$0.isEmpty && !before.contains($0) }
    guard let question, !question.contains(SecretText.shown) else { return nil }
    return question
  }
}
