/// What a recogniser outside makes of what a caller says.
package struct SpokenMeaning: Sendable, Hashable {
  /// As the recogniser calls what the caller wants.
  package var intent: String
  /// What else it took from the words, by name.
  package var slots: [String: Value]

  package init(intent: String, slots: [String: Value] = [:]) {
    self.intent = intent
    self.slots = slots
  }
}
