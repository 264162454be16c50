/// One replication of a day: a pure function of (scenario, seed, replication).
///
/// Copying is ruled out because the loop works on the arrays in place.
struct Simulation: ~Copyable {
  /// Where a type's arrivals are.
  struct Cursor {
    /// When the last one came, and how many there were.
    var time = 0.0
    var number = 0
    var inverseFactor: Double
    /// Until when they come at a constant rate; negative where the next one takes more thought.
    var steadyUntil = -1.0
    /// Seconds a call until then.
    var gap = 0.0
    var piece: Int
    /// What each call of the type has.
    var marks: CallMarks
    var queue: Int32
    var list: Int32
  }

  /// A pool's agents and its idle ones, longest idle first, in a ring.
  struct PoolState {
    /// What the plan has, and what somebody has added to it.
    var planned = 0
    var extra = 0
    var present = 0
    /// How many more are to leave as they become free.
    var leaving = 0
    var presentSince = 0.0
    var leavingSince = 0.0
    var ringStart: Int
    var ringMask: Int
    var idleHead = 0
    var idleCount = 0
    /// How many agents' numbers have been given out.
    var numbered = 0
  }

  var centre: Centre
  let replication: Int
  /// The changes of staffing of this replication, sorted by time, then by pool.
  let staffing: [Centre.StaffingChange]
  /// The busyness of intervals, by type × interval; empty where no type is dispersed.
  let dispersion: [Double]
  var now = 0.0
  var sequence: UInt64 = 0
  /// Streams by type × purpose.
  var streams: [UInt64]

  var agentEvents: TournamentTree
  var callEvents: TournamentTree
  var arrivalEvents: TournamentTree
  /// The next thing that the clock alone brings about.
  var clockEvent = EventKey.never
  /// Its time as a tree's root has it.
  var clockRoot: UInt64 = 1 << 63
  /// The low bits of the trees' roots that are not those of a time in all of them.
  var rootMask: UInt64
  /// Where a simulation that is run step by step comes to a stop.
  var pause = EventKey.never
  var nextStaffing = 0

  var agents: FixedArray<Agent>
  /// The calls in hand of agents whose `keepsCall` is set.
  var inHand: FixedArray<Call>
  var poolStates: FixedArray<PoolState>
  var idleRing: FixedArray<Int32>
  /// Numbers of agents who have left, to be given out again.
  var spareAgents: [[Int32]]

  /// Calls under way by slot; `callCapacity` of them fit.
  var calls: FixedArray<Call>
  /// Slots used so far.
  var slotCount = 0
  /// Slots free again, the last given back on top.
  var freeSlots: FixedArray<Int32>
  var freeCount = 0
  var waiting: FixedArray<WaitingList>
  var waitingCount = 0
  /// Live calls waiting, by queue.
  var queueLengths: FixedArray<Int>
  var cursors: FixedArray<Cursor>
  var blocks: TraitBlocks
  /// Lines in use, at most.
  var linesInUse = 0
  /// Whether `linesInUse` is exact, and has to be.
  var linesAreShort: Bool

  var totals: TallyBoard
  /// All first dials and redials, warm-up included.
  var callCount = 0
  /// Whether those who would have to wait are sent away, because the day is over.
  var isClosing = false
  let endsAtOnce: Bool
  /// Whether there are emergency plans, which then look at the centre.
  let hasPlans: Bool
  var plans: PlanRun
  let traces: Bool
  var trace: [TraceRecord] = []

  /// - Parameter keepsWaits: whether waits are counted one by one, which percentiles need.
  init(
    _ centre: Centre, seed: UInt64, replication: Int, traces: Bool = false,
    keepsWaits: Bool = true
  ) {
    self.centre = centre
    self.replication = replication
    self.traces = traces
    hasPlans = !centre.scenario.plans.isEmpty
    // Plans look at the lines every second.
    linesAreShort = hasPlans && centre.lines < .max
    plans = PlanRun(centre, seed: seed, replication: replication)
    endsAtOnce = centre.scenario.atEnd != .finish
    streams = centre.scenario.callTypes.flatMap { type in
      Purpose.allCases.map {
        RandomKeys.stream(seed: seed, replication: replication, owner: type.id, purpose: $0)
      }
    }
    staffing = Self.staffing(centre, seed: seed, replication: replication)
    let days = Self.dayFactors(
      centre.scenario, seed: seed, replication: replication, streams: streams)
    dispersion = Self.dispersion(centre, streams: streams, days: days)
    agentEvents = TournamentTree(owners: centre.agentCount)
    callEvents = TournamentTree(owners: centre.callRoom.count)
    arrivalEvents = TournamentTree(owners: centre.types.count)
    rootMask = agentEvents.ownerMask | callEvents.ownerMask | arrivalEvents.ownerMask
    agents = FixedArray(repeating: Agent(pool: 0), count: centre.agentCount)
    poolStates = FixedArray(
      repeating: PoolState(ringStart: 0, ringMask: 0), count: centre.pools.count)
    var ringLength = 0
    for (index, pool) in centre.pools.enumerated() {
      for agent in pool.firstAgent..<pool.firstAgent + pool.agents {
        agents[Int(agent)].pool = Int32(index)
      }
      var size = 1
      while size < Int(pool.agents) { size *= 2 }
      poolStates[index] = PoolState(ringStart: ringLength, ringMask: size - 1)
      ringLength += size
    }
    idleRing = FixedArray(repeating: 0, count: ringLength)
    spareAgents = [[Int32]](repeating: [], count: centre.pools.count)
    inHand = FixedArray(repeating: .none, count: centre.agentCount)
    calls = FixedArray(repeating: .none, count: callEvents.capacity)
    freeSlots = FixedArray(repeating: 0, count: callEvents.capacity)
    waiting = FixedArray(repeating: WaitingList(), count: centre.lists.count)
    queueLengths = FixedArray(repeating: 0, count: centre.queues.count)
    cursors = FixedArray(
      repeating: Cursor(inverseFactor: 1, piece: 0, marks: [], queue: 0, list: 0),
      count: centre.types.count)
    totals = TallyBoard(centre, keepsWaits: keepsWaits)
    blocks = TraitBlocks(centre, streams: streams)
    for (index, type) in centre.types.enumerated() {
      let day = days[index * centre.scenario.dayCount]
      // Traces and plans look at every call.
      cursors[index] = Cursor(
        inverseFactor: 1 / day, piece: centre.firstPiece[index],
        marks: traces || hasPlans ? type.marks.subtracting(.talksPlainly) : type.marks,
        queue: type.queue, list: type.list)
    }
  }

  @inline(__always)
  mutating func nextSequence() -> UInt64 {
    sequence &+= 1
    return sequence
  }

  @inline(__always)
  func stream(_ type: Int32, _ purpose: Purpose) -> UInt64 {
    streams[Int(type) &* Purpose.count &+ purpose.rawValue]
  }
}
