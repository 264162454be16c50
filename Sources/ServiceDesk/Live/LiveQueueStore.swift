package import AfterSales
package import CallerProfiles
package import Diagnostics
package import Switchboard

/// The live queue in the database of callers.
package struct LiveQueueStore: LiveStorage {
  private let store: ProfileStore
  private let warnings: WarningLook

  package init(_ store: ProfileStore) {
    self.store = store
    warnings = WarningLook(store)
  }

  // MARK: Reading

  /// See `LiveStorage`.
  /// - Throws: what the store throws.
  package func load() throws -> KeptCentre {
    try store.connection.read {
      var centre = KeptCentre()
      let calls = try store.liveCalls()
      centre.calls = calls.map(\.kept)
      for case (let kept, .number(let number)?) in calls {
        centre.maskedNumbers[kept.call.id] = number.clear.masked
      }
      centre.owed = try store.queuedOwedCalls()
      let agents = try store.connection.liveAgents.all()
      centre.agents = agents.rows
      let memory = store.connection.liveMemory
      centre.requests = try memory.requests()
      let endings = try memory.endings()
      for row in endings { centre.endings[row.call] = row.ending }
      let settings = try memory.settings()
      centre.settings = settings.rows
      centre.damaged = calls.damaged + agents.damaged + endings.damaged + settings.damaged
      centre.isPractice = store.isPractice
      return centre
    }
  }

  /// See `LiveStorage`.
  /// - Throws: what the store throws.
  package func tallies(ofDay day: String) throws -> [String: DayTally] {
    try store.connection.liveMemory.tallies(ofDay: day)
  }

  /// See `LiveStorage`.
  /// - Throws: what the store throws.
  package func wasAnswered(call: String) throws -> Bool { try store.hasBeenAnswered(call: call) }

  /// See `LiveStorage`.
  /// - Throws: what the store throws.
  package func skills(ofAgent id: String) throws -> [String]? {
    if let agent = try unlessDamaged({ try store.agent(id) }) { return agent.skills }
    return try store.hasAgents ? nil : []
  }

  /// See `LiveStorage`.
  /// - Throws: what the store throws.
  package func standing(ofAccount uid: UInt32) throws -> DeskStanding {
    // Whose binding somebody changed is nobody, and the others work on.
    try unlessDamaged { try store.standing(ofAccount: uid) }
      ?? .unbound(number: uid)
  }

  /// See `LiveStorage`.
  /// - Throws: what the store throws.
  package func earlyWarnings(at now: Instant) throws -> [EarlyWarning] {
    try warnings.warnings(at: now)
  }

  /// See `LiveStorage`.
  /// - Throws: what the store throws.
  package func takeOwedCalls(
    for queues: Set<String>, limit: Int, at now: Instant
  ) throws -> [OwedCall] {
    try store.queueOwedCalls(of: queues, limit: limit, at: now)
  }

  /// See `LiveStorage`.
  /// - Throws: what the store throws.
  package func isSupervisor(_ agent: String) throws -> Bool {
    try unlessDamaged { try store.agent(agent)?.level } == .supervisor
  }

  /// The number of a call that is there; `nil` if it isn't.
  /// - Throws: what the store throws.
  package func number(ofCall id: String) throws -> CallingNumber? {
    try store.number(ofLiveCall: id)
  }

  // MARK: Keeping

  /// See `LiveStorage`.
  /// - Throws: what the store throws.
  package func keep(_ step: LiveStep) throws {
    let (calls, agents) = (store.connection.liveCalls, store.connection.liveAgents)
    let memory = store.connection.liveMemory
    try store.connection.write {
      var newNumbers: [String: PhoneNumber] = [:]
      for record in step.records {
        switch record {
        case .arrival(let arrival):
          newNumbers[arrival.call] = try takeDown(arrival, at: step.at)
        case .call(let id, let facts): try add(facts, to: id, at: step.at)
        case .owed(let id, let news):
          _ = try unlessDamaged {
            try store.changeOwedCall(id, by: CaseEvent.machine, at: step.at) { owed in
              (owed.state, owed.tries, owed.agent) = (news.state, news.tries, news.agent)
            }
          }
        case .setting(let setting): try store.keep(setting, at: step.at)
        case .audit(let entry, let call):
          try append(entry, number: call.flatMap { newNumbers[$0] }, ofCall: call)
        }
      }
      for kept in step.calls { try store.save(kept, number: newNumbers[kept.call.id]) }
      for call in step.endedCalls { try calls.remove(call) }
      try store.tellEndedCalls(step.writtenCalls, at: step.at)
      for kept in step.agents { try agents.write(kept) }
      for agent in step.leftAgents { try agents.remove(agent) }
      for (session, number) in step.requests { try memory.setRequest(number, of: session) }
      for (call, ending) in step.endings { try memory.setEnding(ending, of: call) }
      for (queue, tally) in step.tallies { try memory.keep(tally, of: queue, onDay: step.day) }
      for (queue, tally) in step.additions {
        try memory.add(tally, of: queue, inHalfHourFrom: step.halfHour)
      }
    }
  }

  /// Keeps a call that comes, as an earlier call of whoever calls; one of whom something can't be read
  /// is served all the same.
  /// - Returns: its number, to be kept with it while it is there.
  private func takeDown(_ arrival: LiveRecord.Arrival, at now: Instant) throws -> PhoneNumber? {
    _ = try unlessDamaged {
      var contact =
        try store.contact(arrival.call)?.contact ?? Contact(id: arrival.call, at: arrival.began)
      contact.flow = arrival.flow ?? contact.flow
      if !arrival.path.isEmpty { contact.path = arrival.path }
      if !arrival.way.isEmpty { contact.way = arrival.way }
      contact.entered = arrival.entered ?? contact.entered
      contact.skill = arrival.queue
      try store.keep(contact, from: arrival.number, at: now)
    }
    if case .number(let number) = arrival.number { return number }
    return nil
  }

  private func add(_ facts: [CallFact], to id: String, at now: Instant) throws {
    do {
      let talks = store.connection.talks
      // Of a call whose record somebody made unreadable no more is written down, but it goes on.
      guard var contact = try unlessDamaged({ try store.contact(id)?.contact }) else { return }
      for fact in facts {
        switch fact {
        case .waited(let more): contact.waited = (contact.waited ?? .zero) + more
        case .talked(let more):
          contact.talked = (contact.talked ?? .zero) + more
          try talks.end(id, after: more)
        case .wrappedUp(let agent, let time): try talks.wrapUp(id, by: agent, took: time)
        case .finished(let agent, let words): try talks.dispose(id, by: agent, words)
        case .movedOn(let queue): contact.skill = queue
        case .answered(let agent, let queue, let waited, let isCallback):
          if contact.agent != agent { contact.talked = nil }
          (contact.agent, contact.disposition) = (agent, nil)
          try talks.begin(
            id, by: agent, from: queue, at: now, waited: waited, isCallback: isCallback)
        case .handedOn(let agent, let queue, let text):
          contact.path.append("\(agent) → \(queue)")
          (contact.skill, contact.disposition) = (queue, "transferred")
          if text.isEmpty { continue }
          let line = ClearText("\(agent): \(text)", .text)
          contact.note = contact.note.map { $0.followed(by: line) } ?? line
        case .ended(let disposition): contact.disposition = disposition
        }
      }
      _ = try store.save(contact, of: nil)
    } catch StoreError.erased {
      // Whose call it was wants nothing more to be known of it.
      return
    }
  }

  /// - Parameter number: the call's, if it came in this very step.
  private func append(_ entry: AuditEntry, number: PhoneNumber?, ofCall call: String?) throws {
    var entry = entry
    if let call {
      let known =
        try number.map { .number($0) } ?? unlessDamaged { try store.number(ofLiveCall: call) }
      if case .number(let phone) = known {
        entry.subject = .number(phone)
        entry.found = try unlessDamaged { try store.callers(of: phone).count } ?? 0
      } else {
        entry.found = 0
      }
    }
    try store.audit.append(entry)
  }
}
