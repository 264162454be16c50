package import AfterSales
package import ArgumentParsing
internal import Diagnostics
package import EmergencyPlans
internal import Reports

/// How emergency plans are told in words.
package enum PlanText {
  /// A plan as its file has it.
  package static func text(_ plan: EmergencyPlan, _ console: Console) -> String {
    var text = "\(plan.id)  \(DisplayWidth.printable(console.text(plan.title)))\n"
    text +=
      plan.carriedOut == .byItself
      ? console.text(zh: "触发后自动执行\n", en: "carried out by itself\n")
      : console.text(zh: "触发后提请主管确认\n", en: "proposed to a supervisor\n")
    text += console.text(zh: "触发：\n", en: "begins with:\n")
    let triggers = plan.triggers.map { console.text($0.wording) }
    for line in triggers + [console.text(zh: "人工启动", en: "somebody's word")] {
      text += "  " + DisplayWidth.printable(line) + "\n"
    }
    text += console.text(zh: "步骤：\n", en: "steps:\n")
    var table = TextTable([.init("", .leading), .init("", .leading), .init("", .leading)])
    for step in plan.steps {
      let asks = step.isProposed ? console.text(zh: "（需确认）", en: " (proposed)") : ""
      table.add([
        "  +" + PlanTime.text(step.afterSeconds), step.id + asks,
        DisplayWidth.printable(
          console.text(step.action.wording) + who(console.text(step.who), console)),
      ])
    }
    text += table.text(for: console)
    text +=
      console.text(zh: "结束：", en: "ends: ")
      + DisplayWidth.printable(console.text(plan.ends.wording)) + "\n"
    text +=
      console.text(zh: "之后至少间隔：", en: "rests for ") + PlanTime.text(plan.restSeconds) + "\n"
    return text
  }

  private static func who(_ who: String, _ console: Console) -> String {
    who.isEmpty ? "" : console.text(zh: "（\(who)）", en: " (\(who))")
  }

  package static func phase(_ phase: PlanStatus.Phase, _ console: Console) -> String {
    switch phase {
    case .resting: console.text(zh: "未启动", en: "resting")
    case .proposed: console.text(zh: "待确认", en: "proposed")
    case .running: console.text(zh: "执行中", en: "running")
    }
  }

  package static func phase(_ phase: PlanStatus.Step.Phase, _ console: Console) -> String {
    switch phase {
    case .planned: console.text(zh: "待执行", en: "planned")
    case .proposed: console.text(zh: "待确认", en: "proposed")
    case .done: console.text(zh: "已执行", en: "done")
    case .undone: console.text(zh: "已撤销", en: "undone")
    case .missed: console.text(zh: "已错过", en: "missed")
    }
  }

  /// A plan that is proposed or runs, as boards show it; nothing of one that rests.
  package static func lines(_ plan: PlanStatus, _ console: Console) -> [String] {
    guard plan.phase != .resting else { return [] }
    let since = plan.since.map { console.span(.milliseconds(Int64($0 * 1_000))) } ?? ""
    let why =
      plan.trigger.map { console.text($0) } ?? console.text(zh: "人工启动", en: "begun by hand")
    let by = plan.by.map { console.text(zh: "，\($0)", en: ", \($0)") } ?? ""
    let head =
      console.text(zh: "应急预案 ", en: "plan ") + "\(plan.id) "
      + DisplayWidth.printable(console.text(plan.title)) + " · "
      + "\(phase(plan.phase, console)) \(since) · "
      + DisplayWidth.printable(why + by)
    guard plan.phase == .running else {
      return [
        head,
        console.text(
          zh: "  确认：hotline plan accept \(plan.id)；不需要：hotline plan decline \(plan.id)",
          en: "  hotline plan accept \(plan.id), or hotline plan decline \(plan.id)"),
      ]
    }
    return [head] + plan.steps.map { "  " + line($0, console) }
  }

  /// A step with how it stands.
  package static func line(_ step: PlanStatus.Step, _ console: Console) -> String {
    let due = step.dueIn.map { seconds in
      let span = console.span(.milliseconds(Int64(seconds * 1_000)))
      return console.text(zh: "（\(span)后）", en: " (in \(span))")
    }
    let by = step.by.map { console.text(zh: "（\($0)）", en: " (\($0))") }
    let mark =
      switch step.phase {
      case .planned: "○"
      case .proposed: "?"
      case .done: "✔"
      case .undone: "↶"
      case .missed: "✘"
      }
    return "\(mark) \(step.id) " + phase(step.phase, console) + (due ?? by ?? "") + " · "
      + DisplayWidth.printable(
        console.text(step.what) + who(console.text(step.who), console))
  }
}
