package import Diagnostics

/// Somebody who takes calls.
package struct Agent: Hashable, Sendable {
  package let id: String
  package var name: String
  package var level: AgentLevel
  package var skills: [String]
  /// What the agent pays back at once without a second person, where it isn't what the level may.
  package var refundLimit: Money?

  package init(
    id: String, name: String, level: AgentLevel, skills: [String] = [], refundLimit: Money? = nil
  ) {
    self.id = id
    self.name = name
    self.level = level
    self.skills = skills
    self.refundLimit = refundLimit
  }
}
