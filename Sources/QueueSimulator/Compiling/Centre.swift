/// A scenario made ready for the event loop: flat tables of trivial values, shared by all threads.
struct Centre: Sendable {
  /// A share of callers who dial again, and after how long.
  struct RedialRules {
    var share = 0.0
    var delay = Sampler.zero
  }

  struct TypeRules {
    var queue: Int32
    var list: Int32
    /// What each call is marked with when it is dialled.
    var marks: CallMarks = [.holdsLine, .hasFirstTraits]
    var isTraced: Bool { marks.contains(.isTraced) }
    /// Where the type's intervals begin in `menuTables`.
    var firstMenuTable: Int32 = 0
    var menuTableSize = 0.0
    /// Whether some of its callers talk shorter, since they were told before.
    var isTold = false
    /// In seconds.
    var headStart = 0.0
    /// Whether arrivals go by `Simulation.dispersion`.
    var isDispersed = false
    var menu = Sampler.zero
    var contained = 0.0
    var patience = Sampler.zero
    var balking = 0.0
    var handling = Sampler.zero
    var wrapUp = Sampler.zero
    var transferQueue: Int32 = -1
    var transferList: Int32 = -1
    var transferShare = 0.0
    var transferHandling = Sampler.zero
    var transferWrapUp = Sampler.zero
    var busy = RedialRules()
    var abandoned = RedialRules()
    var unresolved = RedialRules()
    var attempts = Int.max

    /// Whether nothing but the agent can make its talks other than plain.
    var talksPlainly: Bool {
      marks.isDisjoint(with: [.hasMenu, .isTraced, .mayBeTransferred])
        && marks.contains(.drawsHandlingAhead) && unresolved.share == 0
        && (marks.contains(.drawsWrapUpAhead) || wrapUp.isZero)
    }
  }

  /// A call of a menu's sample.
  struct MenuRow {
    var seconds: Double
    var queue: Int32
    var list: Int32
    /// The index of its route.
    var route: Int32
    var outcome: Scenario.SampledMenu.Outcome
    var opensCase: Bool
  }

  /// A type and the queue that some of its calls come to first.
  struct Route: Hashable {
    var type: Int
    var queue: Int
  }

  struct QueueRules {
    /// Where the queue's pools begin in `links`.
    var firstLink: Int32
    var linkCount: Int32
    /// Whether a pool becomes open only after a while.
    var overflows = false
    var choose: AgentChoice
    var within: Double
    var capacity: Int
    var maximumWait = Double.infinity
    /// The queue that calls go to after the maximum wait; negative is none.
    var nextQueue: Int32 = -1
    var hasVoicemail = false
    var ageing = Ageing(everySeconds: .infinity, raise: 0, limit: 0)
    var hasCallback = false
    var callbackThreshold = Double.infinity
    var callbackAccepted = 0.0
    /// Where callbacks wait; negative where they keep their place among live calls.
    var callbackList: Int32 = -1
    var callbackRing = Sampler.zero
    var callbackReached = 0.0
    var callbackTries = 0
  }

  /// The calls of one queue and one priority, or the callbacks of one queue, in order.
  struct ListRules {
    var queue: Int32
    var priority: Int32
    var isCallback: Bool
  }

  /// A waiting list that a pool may serve.
  struct Candidate {
    var list: Int32
    /// The queue's place in the order of the pool's skills.
    var skill: Int32
    /// The list's, with what a plan in force adds.
    var priority: Int32
    var link: PoolLink
  }

  struct PoolRules {
    var firstCandidate: Int32
    var candidateCount: Int32
    var takes: CallChoice
    var firstAgent: Int32
    /// The most agents it ever has.
    var agents: Int32
    var paysOvertime = false
  }

  struct SkillRules {
    var speed = 1.0
    var hasHandling = false
    var handling = Sampler.zero

    /// Whether agents take as long as the call's type says.
    var isPlain: Bool { speed == 1 && !hasHandling }
  }

  struct StaffingChange {
    var at: Double
    var pool: Int32
    var agents: Int32
  }

  let scenario: Scenario
  let ends: Double
  let warmUp: Double
  let intervalSeconds: Double
  let intervalCount: Int
  let lines: Int
  let types: [TypeRules]
  var queues: [QueueRules]
  let pools: [PoolRules]
  var links: [PoolLink]
  let lists: [ListRules]
  var candidates: [Candidate]
  /// By pool × queue.
  let skills: [SkillRules]
  /// By list: where a traced priority of a queue waits.
  let listOf: [ListKey: Int32]
  /// Sorted by time, then by pool.
  let staffing: [StaffingChange]
  let arrivals: [ArrivalProfile]
  /// The pieces of all arrival profiles, one type after the other.
  let pieces: [ArrivalProfile.Piece]
  /// Where a type's pieces begin; one more than there are types.
  let firstPiece: [Int]
  /// The mean handling time by type × interval, in seconds.
  let meanHandling: [Double]
  let tables: SamplerTables
  /// The samples of all menus.
  let menuRows: [MenuRow]
  /// By sampled type × interval: where its table begins in `menuRows`.
  let menuTables: [Int32]
  /// Each type with its own queue, then the further queues that sampled menus lead to.
  let routes: [Route]
  let agentCount: Int
  /// Whether a call may stand before others of its list that joined earlier.
  let hasHeadStarts: Bool

  /// How many calls under way replications have needed room for at a time.
  let callRoom = CallRoom()

  struct ListKey: Hashable {
    var queue: Int32
    var priority: Int32
  }
}
