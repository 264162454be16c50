internal import FlowInterpreter

/// The flow stands still while what it says next depends on what the switchboard says.
extension LivePhone {
  struct Standstill {
    enum Cause {
      /// The call came to a queue, which takes it, or is full or closed.
      case joining
      /// The flow orders a callback.
      case booking
      /// The caller pressed these keys to take the callback that is offered.
      case takingCallback(keys: String)
    }

    let cause: Cause
    let since: ContinuousClock.Instant
    /// What the caller entered meanwhile.
    var entered: [CallerAct] = []
  }

  /// How long a queue may take to answer before its caller is told to hold: while there is no
  /// switchboard, nobody shall listen to silence.
  private static let longestJoining = Duration.seconds(2)

  /// Whether a callback isn't acknowledged yet, of which the flow says nothing before it is.
  var isRegistering: Bool {
    switch standstill?.cause {
    case .booking, .takingCallback: true
    case .joining, nil: false
    }
  }

  mutating func standStill(for cause: Standstill.Cause) {
    standstill = Standstill(cause: cause, since: clock.now)
  }

  /// How long nothing happens in the flow if nobody does anything; `nil` without end.
  var untilNextMoment: Duration? {
    guard let standstill else {
      return session.nextMoment.map { max(.zero, $0 - start.duration(to: clock.now)) }
    }
    guard case .joining = standstill.cause else { return nil }
    return max(.zero, Self.longestJoining - standstill.since.duration(to: clock.now))
  }

  /// The flow's time goes on to now, unless the flow stands still.
  mutating func letTimePass() {
    if case .joining = standstill?.cause, untilNextMoment == .zero { goOn() }
    if standstill == nil {
      session.wait(until: max(session.now, start.duration(to: clock.now)))
    }
  }

  /// The flow's time goes on, first with what was waited for, then with what the caller did since.
  mutating func goOn(with first: (inout Self) -> Void = { _ in }) {
    guard let standstill else { return }
    self.standstill = nil
    start += standstill.since.duration(to: clock.now)
    if session.isOver { return }
    first(&self)
    for act in standstill.entered { enter(act) }
  }
}
