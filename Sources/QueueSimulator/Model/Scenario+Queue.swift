extension Scenario {
  /// Where calls of one kind wait, and who may take them.
  package struct Queue: Sendable, Hashable, Codable {
    /// What becomes of a call that has waited longest.
    package enum LastResort: Sendable, Hashable, Codable {
      case voicemail
      case hangUp
      /// By its index; the call keeps its wait and its priority.
      case queue(Int)
    }

    /// How long a call may wait in a queue.
    package struct MaximumWait: Sendable, Hashable, Codable {
      /// Counted from when the call joined this queue.
      package var afterSeconds: Double
      package var to: LastResort
    }

    /// Where those who are to be called back stand in line.
    package enum CallbackPlace: String, Sendable, Hashable, Codable, CaseIterable {
      /// Behind live calls of the same or a higher priority.
      case behind
      /// Where they would stand had they stayed on the line.
      case kept
    }

    /// The offer to be called back instead of waiting (virtual hold).
    package struct CallbackOffer: Sendable, Hashable, Codable {
      /// The expected wait beyond which it is made, in seconds; 0 makes it to all who must wait.
      package var whenWaitExceedsSeconds: Double
      /// The share who accept.
      package var accepted: Double
      /// Larger is served first; it counts for nothing where the place is kept.
      package var priority: Int
      package var place = CallbackPlace.behind
      /// How long an agent rings, in seconds.
      package var ring: Distribution
      /// The share who pick up.
      package var reached: Double
      /// How often a caller is rung at most.
      package var tries: Int
    }

    package var id: String
    /// What people call it; its id if the scenario doesn't say.
    package var title: String
    /// The pools that may serve it, in the order in which they are tried.
    package var pools: [PoolLink] = []
    package var choose = AgentChoice.listed
    /// The share of calls to be answered within `withinSeconds`, if the queue has a target.
    package var answered: Double?
    /// The acceptable wait of the service level.
    package var withinSeconds = 20.0
    /// What else is accepted of this queue; its service level is `answered`.
    package var accept = Targets()
    /// The most calls that wait; `nil` is unlimited.
    package var capacity: Int?
    package var maximumWait: MaximumWait?
    package var ageing: Ageing?
    package var callback: CallbackOffer?

    package init(id: String) {
      self.id = id
      title = id
    }
  }

  /// A group of agents who can do the same.
  package struct Pool: Sendable, Hashable, Codable {
    /// How many agents are planned, and when.
    package enum Agents: Sendable, Hashable, Codable {
      case constant(Int)
      /// One number an interval.
      case byInterval([Int])
      case shifts([Shift])
    }

    /// Agents who come and go together.
    package struct Shift: Sendable, Hashable, Codable {
      /// Seconds from the beginning of the day, which may lie before it.
      package var from: Double
      /// When they go home, in seconds from the beginning of the day; those who talk finish.
      package var to: Double
      package var agents: Int
      /// When all of the shift are away, in seconds from the beginning of the day.
      package var breaks: [Range<Double>]

      package init(from: Double, to: Double, agents: Int, breaks: [Range<Double>]) {
        self.from = from
        self.to = to
        self.agents = agents
        self.breaks = breaks
      }
    }

    /// A queue that a pool may serve, and how well.
    package struct Skill: Sendable, Hashable, Codable {
      /// By its index.
      package var queue: Int
      /// Handling times are divided by it.
      package var speed = 1.0
      /// Handling times of this pool, instead of the call type's.
      package var handling: Distribution?

      package init(queue: Int, speed: Double = 1, handling: Distribution? = nil) {
        self.queue = queue
        self.speed = speed
        self.handling = handling
      }
    }

    package var id: String
    package var agents = Agents.constant(0)
    package var skills: [Skill] = []
    package var takes = CallChoice.longestWaiting
    /// The share of agents who are not at work.
    package var shrinkage = 0.0
    /// By interval: the fewest agents on the roster that a search may choose; `nil` is none.
    package var atLeast: [Int]?
    /// By interval: the most agents on the roster that a search may choose; `nil` is any number.
    package var atMost: [Int]?
    /// The largest share of the staffed time that its agents may be busy, if it has that target.
    package var acceptedOccupancy: Double?
    /// Whether each agent is away in an interval with that probability, by chance, or always that
    /// share of them.
    package var isAbsenceRandom = false
    /// Of one rostered agent, in yuan.
    package var costPerHour = 0.0
    /// Of one agent who works past the plan, in yuan; 0 pays nothing for it.
    package var overtimePerHour = 0.0

    package init(id: String) { self.id = id }
  }
}
