package import Diagnostics

/// The queues at one moment, for terminals that need no more.
package struct QueuesStatus: Sendable, Hashable {
  /// When the switchboard looked.
  package var at: Instant
  package var queues: [Queue]

  package init(at: Instant, queues: [Queue]) {
    self.at = at
    self.queues = queues
  }

  /// A queue, with who waits in it and what it has done today.
  package struct Queue: Sendable, Hashable {
    package var id: String
    /// What the house calls it.
    package var title: String
    package var isOpen: Bool
    /// The pools that serve it.
    package var pools: [String]
    /// How many wait on the line.
    package var waiting: Int
    /// In seconds; `nil` if nobody waits.
    package var longestWait: Double?
    /// How many are to be called back.
    package var callbacks: Int
    package var today: Today
    /// Within how many seconds calls are to be answered.
    package var within: Double
    /// Which share of them, 0 to 1; `nil` if nothing is promised.
    package var target: Double?

    package init(
      id: String, title: String? = nil, isOpen: Bool, pools: [String], waiting: Int,
      longestWait: Double?, callbacks: Int, today: Today, within: Double, target: Double?
    ) {
      self.id = id
      self.title = title ?? id
      self.isOpen = isOpen
      self.pools = pools
      self.waiting = waiting
      self.longestWait = longestWait
      self.callbacks = callbacks
      self.today = today
      self.within = within
      self.target = target
    }
  }

  /// What a queue has done today.
  package struct Today: Sendable, Hashable {
    package var offered: Int
    package var answered: Int
    package var abandoned: Int
    package var callbacks: Int
    package var refused: Int
    /// The share of the offered that was answered in time, 0 to 1; `nil` if none was offered.
    package var serviceLevel: Double?
    /// The mean wait of the answered, in seconds; `nil` if none was answered.
    package var meanWait: Double?

    package init(
      offered: Int, answered: Int, abandoned: Int, callbacks: Int, refused: Int,
      serviceLevel: Double?, meanWait: Double?
    ) {
      self.offered = offered
      self.answered = answered
      self.abandoned = abandoned
      self.callbacks = callbacks
      self.refused = refused
      self.serviceLevel = serviceLevel
      self.meanWait = meanWait
    }
  }
}

/// The whole centre at one moment: numbers are masked, names are not in it.
package struct CentreStatus: Sendable, Hashable {
  package var queues: QueuesStatus
  /// What everybody is told; empty if that is nothing.
  package var announcement: String
  package var calls: [Call]
  package var agents: [Agent]
  /// Whether the database is for practice.
  package var isPractice: Bool
  /// The emergency plans it watches for, by id.
  package var plans: [PlanStatus]

  package init(
    queues: QueuesStatus, announcement: String, calls: [Call], agents: [Agent],
    isPractice: Bool = false, plans: [PlanStatus] = []
  ) {
    self.queues = queues
    self.announcement = announcement
    self.calls = calls
    self.agents = agents
    self.isPractice = isPractice
    self.plans = plans
  }

  /// What a call is doing, as boards tell it.
  package enum CallStage: String, Sendable, Hashable, CaseIterable {
    case waiting
    /// Waits to be called back.
    case callback
    /// A callback for later.
    case booked
    case offered, ringing, talking
  }

  /// Somebody who is on the line, or is to be called back.
  package struct Call: Sendable, Hashable {
    package var id: String
    /// Masked; `nil` if it is withheld.
    package var number: String?
    package var queue: String
    package var stage: CallStage
    /// 1 for the next one to be served; `nil` for who doesn't wait.
    package var position: Int?
    package var agent: String?
    /// In seconds.
    package var waited: Double
    package var priority: Int
    /// Whether the caller's connection is gone.
    package var isLost: Bool

    package init(
      id: String, number: String?, queue: String, stage: CallStage, position: Int?, agent: String?,
      waited: Double, priority: Int, isLost: Bool
    ) {
      self.id = id
      self.number = number
      self.queue = queue
      self.stage = stage
      self.position = position
      self.agent = agent
      self.waited = waited
      self.priority = priority
      self.isLost = isLost
    }
  }

  /// Somebody who is logged on.
  package struct Agent: Sendable, Hashable {
    package var id: String
    package var pool: String
    package var phase: AgentPhase
    /// For how many seconds.
    package var since: Double
    /// Whether the agent's connection is gone.
    package var isLost: Bool

    package init(id: String, pool: String, phase: AgentPhase, since: Double, isLost: Bool) {
      self.id = id
      self.pool = pool
      self.phase = phase
      self.since = since
      self.isLost = isLost
    }
  }
}
