package import AfterSales
package import CallerProfiles
internal import Diagnostics
package import Switchboard

/// The live queue in the database of callers.
package struct LiveQueueStore: LiveStorage {
  private let store: ProfileStore

  package init(_ store: ProfileStore) { self.store = store }

  // MARK: Reading

  /// See `LiveStorage`.
  /// - Throws: what the store throws.
  package func load() throws -> KeptCentre {
    try store.connection.read {
      var centre = KeptCentre()
      for (row, number) in try store.liveCalls() {
        centre.calls.append(KeptCall(try LiveCall(row), queue: row.queue))
        centre.maskedNumbers[row.id] = number?.masked
      }
      centre.agents = try store.liveAgents().map { KeptAgent(try LiveAgent($0), pool: $0.pool) }
      centre.requests = try store.liveRequests()
      for (call, word) in try store.liveEndings() {
        guard let ending = EndedWait(rawValue: word) else {
          throw SwitchboardError.unreadable(
            table: "live_endings", row: call, column: "ending", value: word)
        }
        centre.endings[call] = ending
      }
      centre.settings = try store.liveSettings().map { try LiveSetting(name: $0, value: $1) }
      return centre
    }
  }

  /// See `LiveStorage`.
  /// - Throws: what the store throws.
  package func tallies(ofDay day: String) throws -> [String: DayTally] {
    let rows = try store.liveDay(day).map { ($0.queue, DayTally($0)) }
    return Dictionary(uniqueKeysWithValues: rows)
  }

  /// See `LiveStorage`.
  /// - Throws: what the store throws.
  package func wasAnswered(call: String) throws -> Bool { try store.hasBeenAnswered(call: call) }

  /// See `LiveStorage`.
  /// - Throws: what the store throws.
  package func skills(ofAgent id: String) throws -> [String]? {
    if let agent = try store.agent(id) { return agent.skills }
    return try store.hasAgents ? nil : []
  }

  /// The number of a call that is there; `nil` if it isn't.
  /// - Throws: what the store throws.
  package func number(ofCall id: String) throws -> CallingNumber? {
    try store.number(ofLiveCall: id)
  }

  /// What all callers are told at present; `nil` if that is nothing.
  /// - Throws: what the store throws.
  package func announcement() throws -> String? {
    try store.liveSetting(LiveSetting.announcementName)
  }

  // MARK: Keeping

  /// See `LiveStorage`.
  /// - Throws: what the store throws.
  package func keep(_ step: LiveStep) throws {
    try store.connection.write {
      var newNumbers: [String: PhoneNumber] = [:]
      for record in step.records {
        switch record {
        case .arrival(let arrival):
          newNumbers[arrival.call] = try takeDown(arrival, at: step.at)
        case .call(let id, let facts): try add(facts, to: id)
        case .setting(let setting): try store.setLiveSetting(setting.name, setting.value)
        case .audit(let entry, let call):
          try append(entry, number: call.flatMap { newNumbers[$0] }, ofCall: call)
        }
      }
      for kept in step.calls {
        try store.save(
          LiveCallRow(kept.call, queue: kept.queue), number: newNumbers[kept.call.id])
      }
      for call in step.endedCalls { try store.removeLiveCall(call) }
      for kept in step.agents { try store.save(LiveAgentRow(kept.agent, pool: kept.pool)) }
      for agent in step.leftAgents { try store.removeLiveAgent(agent) }
      for (session, number) in step.requests { try store.setLiveRequest(number, of: session) }
      for (call, ending) in step.endings { try store.setLiveEnding(ending?.rawValue, of: call) }
      for (queue, tally) in step.tallies {
        try store.save(LiveDayRow(tally, queue: queue), of: step.day)
      }
    }
  }

  /// Keeps a call that comes, as an earlier call of whoever calls.
  /// - Returns: its number, to be kept with it while it is there.
  private func takeDown(_ arrival: LiveRecord.Arrival, at now: Instant) throws -> PhoneNumber? {
    var contact =
      try store.contact(arrival.call)?.contact ?? Contact(id: arrival.call, at: arrival.began)
    contact.flow = arrival.flow ?? contact.flow
    if !arrival.path.isEmpty { contact.path = arrival.path }
    contact.entered = arrival.entered ?? contact.entered
    contact.skill = arrival.queue
    try store.keep(contact, from: arrival.number, at: now)
    if case .number(let number) = arrival.number { return number }
    return nil
  }

  private func add(_ facts: [CallFact], to id: String) throws {
    do {
      guard var contact = try store.contact(id)?.contact else { return }
      var note: String?
      for fact in facts {
        switch fact {
        case .waited(let more): contact.waited = (contact.waited ?? .zero) + more
        case .talked(let more): contact.talked = (contact.talked ?? .zero) + more
        case .movedOn(let queue): contact.skill = queue
        case .answered(let agent): (contact.agent, contact.disposition) = (agent, nil)
        case .handedOn(let agent, let queue, let text):
          contact.path.append("\(agent) → \(queue)")
          (contact.skill, contact.disposition) = (queue, "transferred")
          if !text.isEmpty { note = "\(agent): \(text)" }
        case .ended(let disposition): contact.disposition = disposition
        }
      }
      _ = try store.save(contact, of: nil)
      if let note { try store.addNote(note, toCall: id) }
    } catch StoreError.erased {
      // Whose call it was wants nothing more to be known of it.
      return
    }
  }

  /// - Parameter number: the call's, if it came in this very step.
  private func append(_ entry: AuditEntry, number: PhoneNumber?, ofCall call: String?) throws {
    var entry = entry
    if let call {
      let known = try number.map { .number($0) } ?? store.number(ofLiveCall: call)
      if case .number(let phone) = known {
        entry.subject = .number(phone)
        entry.found = try store.callers(of: phone).count
      } else {
        entry.found = 0
      }
    }
    try store.appendAudit([entry])
  }
}
