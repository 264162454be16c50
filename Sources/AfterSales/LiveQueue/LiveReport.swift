package import Diagnostics

/// What queues and agents did in a span of time, as it was kept.
package struct LiveReport: Hashable, Sendable, Codable {
  /// What a queue did, in all or in a half hour; counted when it happened.
  package struct QueueRow: Hashable, Sendable, Codable {
    /// When the half hour began; `nil` for the whole span.
    package var begins: Instant?
    package let queue: String
    package var tally: DayTally

    package init(begins: Instant? = nil, queue: String, _ tally: DayTally) {
      self.begins = begins
      self.queue = queue
      self.tally = tally
    }
  }

  /// What an agent did; a call that several had counts with each, with their own part.
  package struct AgentRow: Hashable, Sendable, Codable {
    package let agent: String
    /// Parts of calls that were talked, callbacks among them.
    package var talks = 0
    package var callbacks = 0
    /// Of the talks, those that went on with somebody else.
    package var handedOn = 0
    package var talked = Duration.zero
    package var wrappedUp = Duration.zero

    package init(agent: String) { self.agent = agent }

    /// Talk and wrap-up of a call (AHT); `nil` without any.
    package var meanHandling: Duration? {
      talks > 0
        ? .milliseconds((talked + wrappedUp).wholeMilliseconds / Int64(talks)) : nil
    }
  }

  /// From the first moment to the first one after it.
  package let span: Range<Instant>
  /// By queue, in order of their ids.
  package var queues: [QueueRow]
  /// By half hour, then queue; those in which something happened.
  package var halfHours: [QueueRow]
  /// By agent, in order of their ids.
  package var agents: [AgentRow]

  package init(
    span: Range<Instant>, queues: [QueueRow], halfHours: [QueueRow], agents: [AgentRow]
  ) {
    self.span = span
    self.queues = queues
    self.halfHours = halfHours
    self.agents = agents
  }
}
