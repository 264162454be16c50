package import Diagnostics

/// Somebody who takes calls.
package struct Agent: Hashable, Sendable, Codable {
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

extension Agent {
  /// What the agent may pay back alone.
  package var refundAuthority: RefundAuthority {
    let atOnce = refundLimit ?? level.refundLimit
    return RefundAuthority(
      atOnce: atOnce, perCustomerAndDay: max(atOnce, level.dailyLimitPerCustomer))
  }
}

extension Agent {
  /// Whether it takes a second person that the agent becomes this one: who may more than before, or than
  /// who begins at the front line; and who is no supervisor any more, since supervisors are the second
  /// people.
  package func needsSecondPerson(after known: Agent?) -> Bool {
    let before = known ?? Agent(id: id, name: name, level: .frontLine)
    return (refundLimit ?? level.refundLimit) > (before.refundLimit ?? before.level.refundLimit)
      || level.dailyLimitPerCustomer > before.level.dailyLimitPerCustomer
      || !level.reveals.isSubset(of: before.level.reveals)
      || (level == .supervisor) != (before.level == .supervisor)
  }
}

/// Greater rights of an agent that one person asked for, and that wait for a second one.
package struct AskedRights: Hashable, Sendable, Codable {
  package let agent: Agent
  /// Who asked for them.
  package let actor: String
  /// When they were asked for.
  package let at: Instant

  package init(_ agent: Agent, by actor: String, at: Instant) {
    self.agent = agent
    self.actor = actor
    self.at = at
  }
}
