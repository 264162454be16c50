package import QueueSimulator
package import Diagnostics
internal import Reports
package import Staffing

/// Why a need can't be covered with the shifts there are.
package struct RosterRefusal {
  let failure: ShiftCover.Failure
  let need: StaffingNeed
  let plan: ShiftPlan
  let begins: Instant
  let scenario: Scenario?

  /// - Parameter begins: when the period begins.
  package init(
    _ failure: ShiftCover.Failure, need: StaffingNeed, plan: ShiftPlan, begins: Instant,
    scenario: Scenario?
  ) {
    self.failure = failure
    self.need = need
    self.plan = plan
    self.begins = begins
    self.scenario = scenario
  }

  /// A clause without its full stop.
  package var reason: Wording {
    let names = pools.joined(separator: ", ")
    return switch failure {
    case .uncovered(let uncovered):
      UncoveredText(uncovered: uncovered, need: need).reason
    case .limitsTooTight(_, .available):
      Wording(
        zh: "\(names)：可用人数太少，放宽 available 即可覆盖需求",
        en: "\(names): too few people are available; with more the need could be covered")
    case .limitsTooTight(_, .patterns):
      Wording(
        zh: "\(names)：卡在班次的 atLeast/atMost，放宽即可覆盖需求",
        en: "\(names): atLeast or atMost of the patterns bind; without them it could be covered")
    case .limitsTooTight(_, .both):
      Wording(
        zh: "\(names)：人数和班次的上下限太紧，无法覆盖需求",
        en: "\(names): the limits on people and patterns leave too few to cover the need")
    case .tooLarge(_, let rows, let columns):
      Wording(
        zh: "\(names)：\(rows) 个时段、\(columns) 种可能的班太多（最多 \(ShiftCover.most.rows)、"
          + "\(ShiftCover.most.columns)），请加长时段或减少起点",
        en: "\(names): \(rows) intervals and \(columns) possible shifts are too many (at most "
          + "\(ShiftCover.most.rows) and \(ShiftCover.most.columns)); take longer intervals or "
          + "fewer starts")
    case .beyondBudget(_, let least):
      Wording(
        zh: "\(names)：班次和坐席组的下限至少要花 ¥\(FigureText.number(least))，超出预算",
        en:
          "\(names): what patterns and pools ask for at least costs ¥\(FigureText.number(least)), more "
          + "than the budget")
    case .stopped:
      Wording(
        zh: "\(names)：时限内没有找到排班，请放宽 --time-limit",
        en: "\(names): no roster was found in time; allow more with --time-limit")
    }
  }

  /// The pools that can't be covered.
  private var pools: [String] {
    switch failure {
    case .uncovered(let uncovered): uncovered.map(\.pool)
    case .limitsTooTight(let pools, _), .tooLarge(let pools, _, _), .stopped(let pools),
      .beyondBudget(let pools, _):
      pools
    }
  }

  package var json: JSONValue {
    let (name, uncovered, binding): (String, [ShiftCover.Uncovered]?, String?) =
      switch failure {
      case .uncovered(let uncovered): ("uncovered", uncovered, nil)
      case .limitsTooTight(_, .available): ("limitsTooTight", nil, "available")
      case .limitsTooTight(_, .patterns): ("limitsTooTight", nil, "patterns")
      case .limitsTooTight(_, .both): ("limitsTooTight", nil, "both")
      case .tooLarge: ("tooLarge", nil, nil)
      case .beyondBudget: ("beyondBudget", nil, nil)
      case .stopped: ("stopped", nil, nil)
      }
    var least: Double?
    if case .beyondBudget(_, let pay) = failure { least = pay }
    return .object([
      "refused": .text(name), "pools": .array(pools.map { .text($0) }),
      "uncovered": uncovered.map { UncoveredText(uncovered: $0, need: need).json },
      "binding": binding.map { .text($0) }, "leastPay": least.map { .number($0) },
      "need": .object(
        need.agents.map { pool, agents in
          JSONValue.Member(pool, .array(agents.map { .integer(Int64($0)) }))
        }),
    ])
  }
}
