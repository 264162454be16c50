/// A message that a caller left.
package struct LeftMessage: Sendable, Hashable {
  /// Since the call came in.
  package let at: Duration
  /// From the beginning of the recording to its end.
  package let lasted: Duration
  /// What was said, where it is known in words.
  package let words: String
}

extension CallRecord {
  /// The message whose recording ends now.
  func message(endingAt now: Duration) -> LeftMessage? {
    guard
      let began = events.lastIndex(where: { entry in
        if case .recording = entry.event { true } else { false }
      })
    else { return nil }
    let words = events[began...].compactMap { entry in
      if case .said(let text) = entry.event { text } else { nil }
    }
    return LeftMessage(
      at: events[began].at, lasted: now - events[began].at, words: words.joined(separator: "\n"))
  }
}
