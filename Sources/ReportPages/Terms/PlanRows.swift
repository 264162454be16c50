internal import Diagnostics
internal import EmergencyPlans
internal import QueueSimulator
internal import Reports

/// How a simulation tells of the emergency plans that it tried, in text and on pages.
struct PlanRows: Localized {
  let result: StudyResult
  let language: Language

  /// The parts of a row; a step's first cell is indented.
  struct Row {
    let cells: [String]
    let isStep: Bool
  }

  var columns: [String] {
    [
      say("应急预案", "emergency plan"), say("启动或执行", "begun, done"),
      say("误报", "false alarms"), say("首次启动", "begins at"), say("生效时长", "in force"),
      say("费用¥", "cost ¥"),
    ]
  }

  var rows: [Row] {
    result.plans.flatMap { plan -> [Row] in
      let own = Row(
        cells: [
          plan.plan.id, share(plan.begun),
          FigureText.number(plan.falselyBegun.mean, decimals: 1),
          result.moment(at: plan.firstBegun.mean)?.clock ?? FigureText.none,
          FigureText.seconds(plan.inForce.mean), FigureText.number(plan.cost.mean),
        ], isStep: false)
      return [own]
        + zip(plan.plan.steps, plan.steps).map { step, done in
          Row(
            cells: [
              "  \(step.id)", FigureText.number(done.mean, decimals: 2), "",
              "+" + PlanTime.text(step.afterSeconds), "", "",
            ], isStep: true)
        }
    }
  }

  /// A share with its interval, such as `81.3 ± 0.4 %`.
  private func share(_ estimate: Estimate) -> String {
    let mean = FigureText.number(estimate.mean * 100, decimals: 1)
    guard estimate.halfWidth.isFinite else { return "\(mean) %" }
    return "\(mean) ± \(FigureText.number(estimate.halfWidth * 100, decimals: 1)) %"
  }

  /// What of the plans changed nothing in the simulation, a line each.
  var notes: [String] {
    result.plans.flatMap { plan in
      plan.notes.map { note in
        let what = note.step.map { "\(plan.plan.id) \($0)" } ?? plan.plan.id
        let why = language == .chinese ? note.why.zh : note.why.en
        return say("\(what) 在模拟中没有作用：\(why)", "\(what) has no effect in the simulation: \(why)")
      }
    }
  }
}
