internal import AfterSales
internal import Diagnostics
internal import QueueSimulator

/// Callbacks that were asked for while no live queue took them, as at night: they come to their queues
/// like those that are booked there.
extension Exchange {
  /// How often the list is looked at.
  static let owedLookStep = Duration.seconds(60)

  /// Takes up what the list holds for queues that are open, in its order.
  /// - Throws: what the storage throws.
  func takeUpOwed() throws {
    if let owedLook, now - owedLook < Self.owedLookStep { return }
    owedLook = now
    let plan = centre.plan
    let open = plan.queues.indices.filter { plan.isOpen[$0] }.map { plan.queues[$0].id }
    let room = max(0, plan.limits.calls - centre.calls.count)
    for owed in try storage.takeOwedCalls(for: Set(open), limit: room, at: now) {
      guard let queue = owed.skill.flatMap(plan.queue(named:)) else { continue }
      takeUp(owed, queue: queue)
    }
  }

  private func takeUp(_ owed: OwedCall, queue: Int) {
    step.records.append(
      .arrival(
        .init(
          call: owed.call, number: CallingNumber(kept: owed.number),
          queue: centre.plan.queues[queue].id, path: [], way: [], began: owed.askedAt)))
    notes[owed.call] = CallNote(
      queue: queue, masked: owed.number?.masked,
      owed: (owed.id, OwedStep(state: owed.state, tries: owed.tries, agent: owed.agent)))
    count(queue) { $0.callbacks += 1 }
    let due = CallBackHours.first(from: max(owed.nextAt, now))
    tell(
      .bookCallback(
        call: owed.call, queue: queue, due: LiveTime.seconds(due.milliseconds), tries: owed.tries))
  }

  /// Keeps in the list how far a call is that came from there: when it was rung in vain, and when it is
  /// over.
  func noteOwed(_ id: String) {
    guard let (owed, known) = notes[id]?.owed else { return }
    guard let call = centre.calls[id] else {
      var over = known
      over.state = givenUp.remove(id) == nil ? .done : .givenUp
      if over.state == .givenUp { over.tries += 1 }
      step.records.append(.owed(owed, over))
      return
    }
    var news = OwedStep(of: call)
    news.agent = news.agent ?? known.agent
    if news.tries != known.tries { step.records.append(.owed(owed, news)) }
    notes[id]?.owed?.step = news
  }
}

extension OwedStep {
  /// How far a call is that is in the live queue.
  init(of call: LiveCall) { self.init(state: .queued, tries: call.tries, agent: call.agent) }
}
