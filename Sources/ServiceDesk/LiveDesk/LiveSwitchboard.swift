internal import CallerProfiles
package import Diagnostics
package import EmergencyPlans
package import QueueSimulator
internal import Switchboard

/// The live queue of a database, which this process runs: what was planned in a scenario is what
/// callers and agents meet.
package struct LiveSwitchboard {
  /// How long people may take; `nil` leaves it as it usually is.
  package struct Limits: Sendable {
    /// How long an offered call rings at an agent's desk (20 s).
    package var ring: Duration?
    /// How long an agent may work after a call (3 min).
    package var wrapUp: Duration?
    /// How long somebody whose connection broke is waited for (5 s).
    package var absence: Duration?
    /// How long a customer who didn't answer a callback isn't rung again (30 min).
    package var retry: Duration?
    /// How long callers who wait aren't told their place again (30 s).
    package var positions: Duration?

    package init() {}
  }

  private let server: SwitchboardServer
  /// The socket by which it is reached.
  package let socket: String
  /// Whether the database is for practice.
  package let isPractice: Bool

  /// Takes the queue of a database, and listens.
  ///
  /// - Parameters:
  ///   - plans: the emergency plans to watch for; they name queues and pools of the scenario.
  ///   - house: the rules by which whoever comes to the desk works.
  ///   - now: the wall clock.
  ///   - tellFull: told once, with the number of connections, when the system allows no more.
  /// - Throws: what has a wording: `SwitchboardError`, or an error of the store, before anything is
  ///   made beside it.
  package init(
    _ place: StorePlace, _ scenario: Scenario, plans: [EmergencyPlan] = [], limits: Limits,
    house: HouseRules, now: @escaping @Sendable () -> Instant,
    tellFull: @escaping (_ connections: Int) -> Void
  ) throws {
    var plan = CentrePlan(scenario)
    plan.limits.ring = limits.ring?.inSeconds ?? plan.limits.ring
    plan.limits.wrapUp = limits.wrapUp?.inSeconds ?? plan.limits.wrapUp
    plan.limits.absence = limits.absence?.inSeconds ?? plan.limits.absence
    plan.limits.positions = limits.positions?.inSeconds ?? plan.limits.positions
    plan.limits.retry = limits.retry?.inSeconds ?? plan.limits.retry
    isPractice = try place.open().isPractice
    // Socket and lock are made there.
    try FilePlace.checkFolder(of: place.database)
    let start = ContinuousClock.now
    server = try SwitchboardServer(
      database: place.database,
      clock: WallClock { .init(wall: now(), elapsed: start.duration(to: .now)) },
      tellFull: tellFull,
      answering: {
        let desk = ErrandDesk(place, house: house, clock: now)
        return { account, frame in desk.answer(to: frame, from: account) }
      },
      exchange: { [plan] in
        try Exchange(try place.openLiveQueue(), plan, plans: plans, at: now())
      })
    socket = SwitchboardServer.socketPath(ofDatabase: place.database)
  }

  /// What of the queue could not be taken up since it can't be read, by table, id and column.
  package var damaged: [Wording] { server.damaged }

  /// Runs until a signal ends it; queue, talks and callbacks are in the database at every moment.
  /// - Parameter serving: called once it serves.
  /// - Throws: what made it impossible to go on.
  package func run(serving: () -> Void) throws { try server.run(serving: serving) }
}
