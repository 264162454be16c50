/// The answer to a question about waits: for the agents given, or those needed.
package struct WaitAnswer {
  package let question: WaitQuestion
  /// Those given, else those needed.
  package let agents: Int
  package let agentsNeeded: Int?
  package let queue: any WaitingModel
  package let levels: ServiceLevels

  /// `nil` if no number of agents reaches the target.
  package init?(_ question: WaitQuestion) {
    let needed = question.agentsNeeded
    guard let agents = question.agents ?? needed else { return nil }
    self.question = question
    self.agents = agents
    agentsNeeded = needed
    queue = question.queue(agents: agents)
    levels = queue.serviceLevels(within: question.withinSeconds)
  }

  /// Whether the agents given reach the target given; `nil` where one of them isn't.
  package var isTargetMet: Bool? {
    question.agents == nil || question.target == StaffingTarget()
      ? nil : question.target.isMet(by: queue)
  }

  /// How many must be paid for the agents to be there.
  package var paidAgents: Int? {
    question.shrinkage.map { Shrinkage.paidAgents(atWork: agents, shrinkage: $0) }
  }
}
