extension Centre {
  /// Lays a checked scenario out for the event loop.
  /// - Parameter spareAgents: how many agents may be added to the plan of each pool.
  init(_ planned: Scenario, spareAgents: Int = 0) {
    let scenario = planned.withRoomForPlans
    var tables = SamplerTables()
    let (lists, callbackLists, listOf) = Self.waitingLists(of: scenario)
    self.scenario = scenario
    ends = scenario.lastsSeconds
    warmUp = scenario.warmUpSeconds
    intervalSeconds = scenario.intervalSeconds
    intervalCount = scenario.intervalCount
    lines = scenario.lines ?? .max
    self.lists = lists
    self.listOf = listOf
    var types = scenario.callTypes.map { Self.rules(of: $0, listOf: listOf, tables: &tables) }
    for (index, type) in scenario.callTypes.enumerated() where !types[index].isTraced {
      types[index].isDispersed = type.isDispersed(in: scenario)
    }
    for told in scenario.toldBefore where told.handling != 1 {
      for index in told.callTypes {
        types[index].isTold = true
        types[index].marks.remove(.drawsHandlingAhead)
      }
    }
    (menuRows, menuTables, routes) = Self.sampledMenus(of: scenario, listOf: listOf, rules: &types)
    var links: [PoolLink] = []
    queues = scenario.queues.enumerated().map { index, queue in
      defer { links.append(contentsOf: queue.pools) }
      return Self.rules(
        of: queue, firstLink: links.count, callbackList: callbackLists[index], tables: &tables)
    }
    self.links = links
    var skills = [SkillRules](
      repeating: SkillRules(), count: scenario.pools.count * scenario.queues.count)
    for (index, pool) in scenario.pools.enumerated() {
      for skill in pool.skills {
        var rules = SkillRules(speed: skill.speed)
        if let handling = skill.handling {
          rules.hasHandling = true
          rules.handling = tables.add(handling)
        }
        skills[index * scenario.queues.count + skill.queue] = rules
      }
    }
    self.skills = skills
    let ownHandlings = skills.filter(\.hasHandling).map(\.handling)
    for (index, type) in types.enumerated() where !type.isTraced {
      let handlings =
        [type.handling] + (type.marks.contains(.mayBeTransferred) ? [type.transferHandling] : [])
      types[index].marks.set(
        .talksDiffer, (handlings + ownHandlings).allSatisfy(tables.isContinuous))
    }
    for (index, type) in types.enumerated() {
      types[index].marks.set(
        .talksPlainly,
        type.talksPlainly && queues[Int(type.queue)].choose == .listed
          && scenario.pools.indices.allSatisfy {
            skills[$0 * scenario.queues.count + Int(type.queue)].isPlain
          })
    }
    self.types = types
    let plans = scenario.pools.map { scenario.staffing(of: $0) }
    var candidates: [Candidate] = []
    var agentCount = 0
    pools = scenario.pools.enumerated().map { index, pool in
      let own = Self.candidates(of: index, scenario: scenario, lists: lists)
      let rostered = pool.isAbsenceRandom ? scenario.planned(of: pool) : plans[index]
      let most = (rostered.map(\.agents).max() ?? 0) + spareAgents
      defer {
        candidates.append(contentsOf: own)
        agentCount += most
      }
      return PoolRules(
        firstCandidate: Int32(candidates.count), candidateCount: Int32(own.count),
        takes: pool.takes, firstAgent: Int32(agentCount), agents: Int32(most),
        paysOvertime: pool.overtimePerHour > 0)
    }
    self.candidates = candidates
    self.agentCount = agentCount
    staffing = plans.enumerated()
      .flatMap { index, steps in
        steps.map { StaffingChange(at: $0.at, pool: Int32(index), agents: Int32($0.agents)) }
      }
      .sorted { ($0.at, $0.pool) < ($1.at, $1.pool) }
    let arrivals = scenario.callTypes.indices.map { ArrivalProfile(of: $0, in: scenario) }
    self.arrivals = arrivals
    pieces = arrivals.flatMap(\.pieces)
    firstPiece = arrivals.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.pieces.count) }
    meanHandling = scenario.callTypes.flatMap { type in
      (0..<scenario.intervalCount).map { type.handling.mean(interval: $0) }
    }
    hasHeadStarts = scenario.callTypes.contains { $0.headStartSeconds > 0 }
    self.tables = tables
  }

  /// The waiting lists: for each queue one of every priority that can come, and its callbacks.
  private static func waitingLists(
    of scenario: Scenario
  ) -> (lists: [ListRules], callbacks: [Int32], byPriority: [ListKey: Int32]) {
    var priorities = [Set<Int>](repeating: [], count: scenario.queues.count)
    for type in scenario.callTypes {
      var own: Set<Int> = [type.priority]
      if case .traced(let calls) = type.arrivals { own.formUnion(calls.compactMap(\.priority)) }
      if let menu = type.sampledMenu { own.formUnion(menu.rows.map(\.priority)) }
      for queue in queues(reachableBy: type, in: scenario) { priorities[queue].formUnion(own) }
    }
    var lists: [ListRules] = []
    var callbacks: [Int32] = []
    var byPriority: [ListKey: Int32] = [:]
    for (index, queue) in scenario.queues.enumerated() {
      for priority in priorities[index].sorted(by: >) {
        byPriority[ListKey(queue: Int32(index), priority: Int32(priority))] = Int32(lists.count)
        lists.append(
          ListRules(queue: Int32(index), priority: Int32(priority), isCallback: false))
      }
      guard let callback = queue.callback, callback.place == .behind else {
        callbacks.append(-1)
        continue
      }
      callbacks.append(Int32(lists.count))
      lists.append(
        ListRules(queue: Int32(index), priority: Int32(callback.priority), isCallback: true))
    }
    return (lists, callbacks, byPriority)
  }

  /// The queues a call can come to: its own, the one it is transferred to, and those that calls
  /// go on to after a maximum wait.
  private static func queues(
    reachableBy type: Scenario.CallType, in scenario: Scenario
  ) -> Set<Int> {
    var found: Set<Int> = []
    var open = [type.queue]
    if let menu = type.sampledMenu { open += menu.queues.sorted() }
    if let transfer = type.transfer { open.append(transfer.to) }
    while let queue = open.popLast() {
      guard found.insert(queue).inserted else { continue }
      if case .queue(let next) = scenario.queues[queue].maximumWait?.to { open.append(next) }
    }
    return found
  }

  /// Lays the samples of menus out, those who go nowhere under their type's own queue.
  private static func sampledMenus(
    of scenario: Scenario, listOf: [ListKey: Int32], rules: inout [TypeRules]
  ) -> (rows: [MenuRow], tables: [Int32], routes: [Route]) {
    var rows: [MenuRow] = []
    var tables: [Int32] = []
    var routes = scenario.callTypes.enumerated().map { Route(type: $0, queue: $1.queue) }
    for (index, type) in scenario.callTypes.enumerated() {
      guard let menu = type.sampledMenu else { continue }
      rules[index].marks.insert([.hasMenu, .samplesMenu])
      rules[index].firstMenuTable = Int32(tables.count)
      rules[index].menuTableSize = Double(menu.rowsPerTable)
      tables += (0..<scenario.intervalCount).map { interval in
        Int32(rows.count + menu.table(interval: interval).startIndex)
      }
      let further = menu.queues.subtracting([type.queue]).sorted()
      var routeOf = [type.queue: index]
      for (place, queue) in further.enumerated() { routeOf[queue] = routes.count + place }
      routes += further.map { Route(type: index, queue: $0) }
      rows += menu.rows.map { row in
        let isQueued = row.outcome == .queued
        let queue = Int32(isQueued ? row.queue : type.queue)
        let list = listOf[ListKey(queue: queue, priority: Int32(row.priority))]
        return MenuRow(
          seconds: row.seconds, queue: queue,
          list: (isQueued ? list : nil) ?? rules[index].list,
          route: Int32(routeOf[Int(queue)] ?? index), outcome: row.outcome,
          opensCase: row.opensCase)
      }
    }
    return (rows, tables, routes)
  }

  private static func candidates(
    of pool: Int, scenario: Scenario, lists: [ListRules]
  ) -> [Candidate] {
    var result: [Candidate] = []
    for (place, skill) in scenario.pools[pool].skills.enumerated() {
      guard let link = scenario.queues[skill.queue].pools.first(where: { $0.pool == pool })
      else { continue }
      for (index, list) in lists.enumerated() where Int(list.queue) == skill.queue {
        result.append(
          Candidate(
            list: Int32(index), skill: Int32(place), priority: list.priority, link: link))
      }
    }
    return result
  }

  private static func rules(
    of type: Scenario.CallType, listOf: [ListKey: Int32], tables: inout SamplerTables
  ) -> TypeRules {
    func list(_ queue: Int) -> Int32 {
      listOf[ListKey(queue: Int32(queue), priority: Int32(type.priority))] ?? 0
    }
    var rules = TypeRules(queue: Int32(type.queue), list: list(type.queue))
    if case .traced = type.arrivals { rules.marks.insert(.isTraced) }
    if let menu = type.menu {
      rules.marks.insert(.hasMenu)
      rules.menu = tables.add(menu.lasts)
      rules.contained = menu.contained
    }
    rules.headStart = type.headStartSeconds
    rules.patience = tables.add(type.patience)
    rules.balking = type.balking
    rules.handling = tables.add(type.handling)
    rules.wrapUp = tables.add(type.wrapUp)
    rules.marks.set(
      .drawsHandlingAhead, !rules.isTraced && rules.handling.kind != .byInterval)
    rules.marks.set(.drawsPatienceAhead, rules.patience.isDrawnByEights)
    rules.marks.set(.wrapsUp, !rules.wrapUp.isZero)
    rules.marks.set(.drawsWrapUpAhead, rules.wrapUp.kind == .exponential)
    if let transfer = type.transfer {
      rules.marks.insert(.mayBeTransferred)
      rules.transferQueue = Int32(transfer.to)
      rules.transferList = list(transfer.to)
      rules.transferShare = transfer.share
      rules.transferHandling = tables.add(transfer.handling)
      rules.transferWrapUp = tables.add(transfer.wrapUp)
    }
    if let redial = type.redial {
      func chance(_ chance: Scenario.Redial.Chance?) -> RedialRules {
        chance.map { RedialRules(share: $0.share, delay: tables.add($0.delay)) } ?? RedialRules()
      }
      rules.marks.insert(.mayDialAgain)
      rules.busy = chance(redial.busy)
      rules.abandoned = chance(redial.abandoned)
      rules.unresolved = chance(redial.unresolved)
      rules.attempts = redial.attempts ?? .max
      rules.marks.set(.hasFirstTraits, redial.samePerson)
    }
    return rules
  }

  private static func rules(
    of queue: Scenario.Queue, firstLink: Int, callbackList: Int32, tables: inout SamplerTables
  ) -> QueueRules {
    var rules = QueueRules(
      firstLink: Int32(firstLink), linkCount: Int32(queue.pools.count), choose: queue.choose,
      within: queue.withinSeconds, capacity: queue.capacity ?? .max)
    rules.overflows = queue.pools.contains { $0.afterSeconds > 0 }
    if let ageing = queue.ageing { rules.ageing = ageing }
    if let limit = queue.maximumWait {
      rules.maximumWait = limit.afterSeconds
      switch limit.to {
      case .voicemail: rules.hasVoicemail = true
      case .hangUp: break
      case .queue(let next): rules.nextQueue = Int32(next)
      }
    }
    if let callback = queue.callback {
      rules.hasCallback = true
      rules.callbackThreshold = callback.whenWaitExceedsSeconds
      rules.callbackAccepted = callback.accepted
      rules.callbackList = callbackList
      rules.callbackRing = tables.add(callback.ring)
      rules.callbackReached = callback.reached
      rules.callbackTries = callback.tries
    }
    return rules
  }
}
