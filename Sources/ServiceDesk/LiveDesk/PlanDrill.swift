package import AfterSales
package import Diagnostics
package import EmergencyPlans
internal import Glibc
package import QueueSimulator
internal import Switchboard

/// An emergency plan played on a database for practice, in the time that its steps take or in none.
///
/// It is the live queue's own code that begins the plan, does its steps, writes them down and undoes
/// them; only the clock is the drill's.
package final class PlanDrill {
  /// Something that the drill shows.
  package struct Moment: Sendable {
    /// Since the plan began, in seconds.
    package let at: Double
    package let step: PlanStatus.Step
  }

  /// Why there is no drill.
  package enum Refusal: Error, Worded {
    case realDatabase
    case refused(LiveRefusal)

    package var wording: Wording {
      switch self {
      case .realDatabase:
        Wording(
          zh: "演练只能在练习数据库上进行（hotline db init --practice）",
          en: "a drill is for a database for practice (hotline db init --practice)")
      case .refused(let why):
        Wording(zh: "演练不能进行（\(why.rawValue)）", en: "the drill was refused (\(why.rawValue))")
      }
    }
  }

  private let plan: EmergencyPlan
  private let exchange: Exchange
  private let begins: Instant
  private let actor: DeskActor
  private let lock: FileLock
  private var number = 0
  private static let connection = 1

  /// - Parameters:
  ///   - begins: when the plan is begun, in the drill.
  ///   - actor: the supervisor who begins it.
  /// - Throws: `Refusal.realDatabase`; `SwitchboardError.alreadyRunning` if the desk of the database
  ///   runs; or what the store throws.
  package init(
    _ plan: EmergencyPlan, _ place: StorePlace, _ scenario: Scenario, at begins: Instant,
    by actor: DeskActor
  ) throws {
    guard try place.open().isPractice else { throw Refusal.realDatabase }
    lock = try FileLock(database: place.database)
    var plan = plan
    // Nothing is wrong in a drill, which would end the plan before its last steps.
    plan.ends.calm = []
    self.plan = plan
    self.begins = begins
    self.actor = actor
    exchange = try Exchange(
      try place.openLiveQueue(), CentrePlan(scenario), plans: [plan], at: begins)
    _ = try exchange.handle([.opened(Self.connection, account: geteuid())], at: begins)
  }

  /// Plays the plan from its beginning to its end.
  ///
  /// Steps that wait for somebody's word get it at once.
  /// - Parameters:
  ///   - pause: called before each further moment, with the seconds up to it.
  ///   - show: called with what has been done, or in the end undone.
  /// - Throws: `Refusal.refused`, or what the store throws.
  package func run(pause: (Double) -> Void, show: (Moment) -> Void) throws {
    var seen: [String: PlanStatus.Step.Phase] = [:]
    func showNews(at seconds: Double) throws {
      for step in try status(at: seconds).steps where seen[step.id] != step.phase {
        seen[step.id] = step.phase
        if step.phase != .planned { show(Moment(at: seconds, step: step)) }
      }
    }
    try ask(.start, at: 0)
    var last = 0.0
    for moment in Set(plan.steps.map(\.afterSeconds) + [0]).sorted() {
      if moment > last { pause(moment - last) }
      last = moment
      _ = try exchange.handle([], at: time(moment))
      for step in try status(at: moment).steps where step.phase == .proposed {
        try ask(.accept, step: step.id, at: moment)
      }
      try showNews(at: moment)
    }
    // In the order in which they are taken back.
    let inForce = try status(at: last).steps.filter { $0.phase == .done }
    try ask(.end, at: last)
    for var step in inForce.reversed()
    where plan.steps.first(where: { $0.id == step.id })?.action.isLasting == true {
      step.phase = .undone
      show(Moment(at: last, step: step))
    }
  }

  private func time(_ seconds: Double) -> Instant {
    begins + .milliseconds(Int64(seconds * 1_000))
  }

  private func ask(_ order: PlanOrder, step: String? = nil, at seconds: Double) throws {
    let answer = try send(.plan(order, plan: plan.id, step: step, by: actor.id), at: seconds)
    if case .refused(_, let why)? = answer { throw Refusal.refused(why) }
  }

  private func status(at seconds: Double) throws -> PlanStatus {
    guard case .status(_, let centre)? = try send(.status, at: seconds),
      let status = centre.plans.first(where: { $0.id == plan.id })
    else { throw Refusal.refused(.unknownPlan) }
    return status
  }

  private func send(_ message: ClientMessage, at seconds: Double) throws -> ServerMessage? {
    number += 1
    let line = Array(message.line(number: number).utf8)
    let deliveries = try exchange.handle([.line(Self.connection, line)], at: time(seconds))
    return deliveries.map(\.message).last { $0.request == number }
  }
}
