internal import Diagnostics
internal import FlowInterpreter
internal import Switchboard

/// Callbacks, of which a flow says nothing before the switchboard has acknowledged them.
extension LivePhone {
  /// The caller takes the callback that is offered.
  mutating func takeCallback(_ keys: String) {
    standStill(for: .takingCallback(keys: keys))
    link.send(.takeCallback)
  }

  /// The flow orders a callback.
  mutating func book(_ order: CallbackOrder) {
    standStill(for: .booking)
    var joining = joining(skill: order.skill, priority: 0)
    joining.number = order.number
    link.send(
      .bookCallback(joining, dueMilliseconds: order.at.flatMap { Instant($0) }?.milliseconds))
  }

  /// The place in the queue was lost with the connection; the callback need not be.
  mutating func bookInstead() {
    guard let queued, !isTalking else {
      goOn()
      return isUnknown()
    }
    link.send(
      .bookCallback(joining(skill: queued.skill, priority: 0), dueMilliseconds: nil))
  }

  /// The callback stands in the queue: the flow goes on with it.
  mutating func registered() {
    switch standstill?.cause {
    case .takingCallback(let keys):
      isRegistered = true
      queued = nil
      link.introduce(as: nil)
      goOn { $0.session.act(.press(keys)) }
    case .booking:
      isRegistered = true
      goOn()
    case .joining, nil: break
    }
  }

  /// The flow goes on without the callback.
  mutating func notRegistered(_ why: News) {
    guard isRegistering else { return }
    tell(why)
    guard case .takingCallback = standstill?.cause else {
      untold.removeFirst()
      return goOn()
    }
    goOn()
    if !session.isOver, let queued {
      link.send(.join(joining(skill: queued.skill, priority: queued.priority)))
    }
  }
}
