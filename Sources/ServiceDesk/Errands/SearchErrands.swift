package import AfterSales

/// Looks somebody up by what is told of them.
package struct SearchCallers: DeskErrand {
  package static let name = "search"
  package let words: SearchWords

  package init(_ words: SearchWords) { self.words = words }

  /// See `DeskErrand`.
  /// - Throws: what the use case throws.
  package func perform(
    at desk: ServiceDesk, by actor: DeskActor
  ) throws -> Audited<[FoundCaller]> {
    try desk.search(words, by: actor)
  }
}

/// Tells all that the house had to do with a customer.
package struct TellStory: DeskErrand {
  package static let name = "story"
  package let words: SearchWords
  package let reason: String?

  package init(_ words: SearchWords, reason: String?) {
    self.words = words
    self.reason = reason
  }

  /// See `DeskErrand`.
  /// - Throws: what the use case throws.
  package func perform(at desk: ServiceDesk, by actor: DeskActor) throws -> Audited<ToldStory> {
    try desk.story(of: words, reason: reason, by: actor)
  }
}
