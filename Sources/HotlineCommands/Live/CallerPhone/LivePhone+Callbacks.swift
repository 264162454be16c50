internal import Diagnostics
internal import FlowInterpreter
internal import Switchboard

/// Callbacks, of which a flow says nothing before the switchboard has acknowledged them.
extension LivePhone {
  /// A callback that isn't acknowledged yet; until it is, the flow stands still.
  struct Registration {
    /// What the caller pressed to take the one that was offered; `nil` if the flow orders it.
    let keys: String?
    let since: ContinuousClock.Instant
    /// What the caller entered meanwhile.
    var entered: [String] = []
  }

  /// The caller takes the callback that is offered.
  mutating func takeCallback(_ keys: String) {
    registration = Registration(keys: keys, since: clock.now)
    link.send(.takeCallback)
  }

  /// The flow orders a callback.
  mutating func book(_ order: CallbackOrder) {
    registration = Registration(keys: nil, since: clock.now)
    var joining = joining(skill: order.skill, priority: 0)
    joining.number = order.number
    link.send(
      .bookCallback(joining, dueMilliseconds: order.at.flatMap { Instant($0) }?.milliseconds))
  }

  /// The place in the queue was lost with the connection; the callback need not be.
  mutating func bookInstead() {
    guard let queued, !isTalking else {
      endRegistration()
      return isUnknown()
    }
    link.send(
      .bookCallback(joining(skill: queued.skill, priority: 0), dueMilliseconds: nil))
  }

  /// The callback stands in the queue: the flow goes on with it.
  mutating func registered() {
    guard let registration else { return }
    isRegistered = true
    if let keys = registration.keys {
      queued = nil
      link.introduce(as: nil)
      endRegistration { $0.session.act { .press(keys, $0) } }
    } else {
      endRegistration()
    }
  }

  /// The flow goes on without the callback.
  mutating func notRegistered(zh chinese: String, en english: String) {
    guard let registration else { return }
    say(zh: "  (\(chinese))", en: "  (\(english))")
    if registration.keys == nil { unshown.removeFirst() }
    endRegistration()
    if registration.keys != nil, !session.isOver, let queued {
      link.send(.join(joining(skill: queued.skill, priority: queued.priority)))
    }
  }

  /// The flow's time goes on, first with what was waited for, then with what the caller did since.
  mutating func endRegistration(_ first: (inout Self) -> Void = { _ in }) {
    guard let registration else { return }
    self.registration = nil
    start += registration.since.duration(to: clock.now)
    if session.isOver { return }
    first(&self)
    for line in registration.entered { enter(line) }
  }
}
