package import Diagnostics

/// What is known of a call when it comes in.
package struct IncomingCall: Sendable {
  package var id: String
  /// When it comes in.
  package var at: Instant
  /// What the directory knows of the calling number, as expressions see it: a record with
  /// `known`, `number`, and for a known caller `name`, `tier` and more.
  package var caller: Value
  /// What all callers are told at present; `nil` if that is nothing.
  package var announcement: String?
  /// Items of menus that are closed at present, by the nodes that their choices lead to.
  package var closed: Set<String> = []
  /// What the call comes with, by the names of variables that are `isGiven`.
  package var attributes: [String: Value]
  /// What callers say for what they want, where a recogniser outside understands them.
  package var intents: [String: [FoldedText]]
  /// The nodes, as paths name them, that fail when the call comes there, as the world outside may make
  /// them.
  package var faults: Set<String> = []

  package init(
    id: String, at: Instant, caller: Value, announcement: String? = nil,
    attributes: [String: Value] = [:], intents: [String: [FoldedText]] = [:]
  ) {
    self.id = id
    self.at = at
    self.caller = caller
    self.announcement = announcement
    self.attributes = attributes
    self.intents = intents
  }
}
