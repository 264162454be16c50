/// What a recogniser outside makes of what a caller says.
package struct SpokenMeaning: Sendable, Hashable {
  /// As the recogniser calls what the caller wants.
  package var intent: String
  /// What else it took from the words, by name.
  package var slots: [String: Value]
  /// What it keeps of the conversation besides, by name.
  package var attributes: [String: Value]
  /// What else it tells, such as how sure it is, by the names that it has for that.
  package var details: [String: Value]

  package init(
    intent: String, slots: [String: Value] = [:], attributes: [String: Value] = [:],
    details: [String: Value] = [:]
  ) {
    self.intent = intent
    self.slots = slots
    self.attributes = attributes
    self.details = details
  }
}
