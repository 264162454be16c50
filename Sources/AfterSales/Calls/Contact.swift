package import Diagnostics

/// An earlier call: the way through the menu, who served, and how it ended.
package struct Contact: Hashable, Sendable, Codable {
  /// The call's id.
  package let id: String
  /// When the call came in.
  package var at: Instant
  package var flow: String?
  /// The nodes visited, in order.
  package var path: [String]
  /// The way in words: titles of flows and labels of what was chosen; empty if it isn't known.
  package var way: [String] = []
  /// What the caller typed or said.
  package var entered: ClearText?
  package var skill: String?
  /// In the queue; `nil` if the call reached none.
  package var waited: Duration?
  /// With the agent who served last; the parts of others are `AgentTalk`s of their own.
  package var talked: Duration?
  /// The agent who served last.
  package var agent: String?
  package var disposition: String?
  package var note: ClearText?

  package init(id: String, at: Instant, path: [String] = []) {
    self.id = id
    self.at = at
    self.path = path
  }
}
