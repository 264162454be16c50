/// Something the caller does.
package enum CallerAct: Sendable, Hashable {
  /// Keys out of `0-9*#`, 300 ms apart.
  case press(String)
  case say(String)
  /// Says something that a recogniser outside understands.
  case mean(SpokenMeaning)
  /// After the prompt nothing for so long.
  case silence(Duration)
  case hangUp

  /// When the caller acts.
  package enum Timing: Sendable, Hashable {
    /// A second after the prompt ends.
    case afterPrompt
    /// So long after the prompt began, whether it has ended by then or not.
    case sinceItBegan(Duration)
    /// Half-way through the prompt.
    case during
  }

  /// Why the caller could not do something.
  package enum Missed: Sendable, Hashable {
    /// The call is over, with all that was meant to be done or with some of the keys.
    case callOver
    /// Nothing is being played that could be interrupted.
    case nothingPlaying
  }

  /// How long the caller needs from the end of a prompt to the first key or word.
  static let reactionTime: Duration = .seconds(1)
  /// From one key of a `press` to the next.
  static let betweenKeys: Duration = .milliseconds(300)
}
