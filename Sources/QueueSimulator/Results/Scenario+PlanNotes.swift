package import Diagnostics
import EmergencyPlans

extension Scenario {
  /// A part of a plan that changes nothing in a simulation, and why.
  package struct PlanNote: Sendable, Hashable {
    /// The step's id; `nil` for a trigger.
    package let step: String?
    package let why: Wording
  }

  /// What of a plan changes nothing in this day, so that nobody takes it for tried.
  package func notes(on setting: Plan) -> [PlanNote] {
    setting.plan.triggers.compactMap { condition in
      note(on: condition, setting).map { PlanNote(step: nil, why: $0) }
    }
      + setting.plan.steps.compactMap { step in
        note(on: step.action, setting).map { PlanNote(step: step.id, why: $0) }
      }
  }

  private func note(on condition: PlanCondition, _ setting: Plan) -> Wording? {
    switch condition.measure {
    case .lines where lines == nil:
      Wording(zh: "线路不限，占线率不会触发", en: "lines are unlimited, so their use begins nothing")
    case .warning where setting.warnings.isEmpty:
      Wording(
        zh: "场景没有给出预警的时间，预警不会触发",
        en: "the scenario gives no times of early warnings, so they begin nothing")
    case .lines, .warning, .waiting, .expectedWait: nil
    }
  }

  private func note(on action: PlanAction, _ setting: Plan) -> Wording? {
    let ends = callTypes.indices.contains { setting.share(endedBy: action, ofType: $0) > 0 }
    switch action {
    case .announce:
      return ends
        ? nil
        : Wording(
          zh: "没有给出听到公告后挂机的比例", en: "no share of callers hangs up because of the announcement")
    case .closeItem(let item, _):
      if ends { return nil }
      return setting.items[item] == nil
        ? Wording(
          zh: "场景的 items 没有说明哪些来电选菜单项 \(item)",
          en: "the scenario's items don't say whose calls choose the menu item \(item)")
        : Wording(zh: "没有来电因此不再需要坐席", en: "no call is contained by it")
    case .refundLimit:
      return Wording(zh: "退款上限不影响模拟", en: "limits of refunds change nothing in a simulation")
    case .tellWaiting(_, _, let patience):
      return patience == 1
        ? Wording(zh: "没有给出耐心延长的倍数", en: "it makes nobody more patient") : nil
    case .openItem(let item):
      return setting.items[item] == nil
        ? Wording(
          zh: "场景的 items 没有说明哪些来电选菜单项 \(item)",
          en: "the scenario's items don't say whose calls choose the menu item \(item)") : nil
    case .poolJoins, .offerCallback, .priority: return nil
    }
  }
}
