package import Diagnostics

/// Why something can't be done with a case.
package enum CaseRefusal: Error, Hashable, Sendable, Codable {
  case unknown
  case closed
  case notClosed
  case awaitsAnswer
  case noResultYet(CaseStage)
  case notTheMachine
  case beforeLastEvent(Instant)
  case deskTooLow(CaseDesk, escalations: Int)
  case notYourDesk(CaseDesk)
  case alreadyThere
  case sameKind(IssueKind)
  case evidenceThere([EvidenceKind])
  case nothingMissing
  case evidenceOwed([EvidenceKind])
  case amountMissing(CaseResult)
  case demandOfNothing
  case demandThere([Demand.Part])
  case demandInThePast
  case promiseInThePast
  case satisfactionOutOfRange(Int)
  case taskInThePast
  case teamAskedAlready(CaseTeam, task: Int)
  case sameTeam(CaseTeam)
  /// The numbers of those that are open.
  case severalTasks([Int])
  case noOpenTask(Int?)
  case taskTaken(by: String)
  case notOfTeam(CaseTeam)
  /// Between these teams something was sent back already.
  case sentBackBefore(from: CaseTeam, to: CaseTeam)
  /// Somebody else changed the case meanwhile.
  case changedMeanwhile(seen: Int, now: Int)
}

extension CaseRefusal: Worded {
  package var wording: Wording {
    switch self {
    case .unknown: Wording(zh: "没有这个受理编号", en: "there is no case of this number")
    case .closed:
      Wording(
        zh: "工单已结案；如承诺未兑现，请用 reopen 重新打开",
        en: "the case is closed; reopen it if what was promised was not carried out")
    case .notClosed: Wording(zh: "工单尚未结案", en: "the case is not closed")
    case .awaitsAnswer:
      Wording(
        zh: "结果已告知，等待客户答复（confirm 或 dissatisfied）",
        en: "a result is given and awaits the customer's answer (confirm or dissatisfied)")
    case .noResultYet(let stage):
      Wording(
        zh: "尚未给出结果（当前：\(stage.wording.zh)），请先 resolve",
        en: "no result is given yet (stage: \(stage.wording.en)); resolve it first")
    case .notTheMachine:
      Wording(zh: "此操作须由坐席完成", en: "only an agent can do this")
    case .beforeLastEvent(let last):
      Wording(
        zh: "时间早于工单的最后一步（\(last)）", en: "the time lies before the case's last event (\(last))")
    case .deskTooLow(let desk, let count):
      Wording(
        zh: "已升级\(count)次的工单不能退回\(desk.wording.zh)",
        en: "a case escalated \(count) times can't go back to the \(desk.wording.en) desk")
    case .notYourDesk(let desk):
      Wording(
        zh: "工单由\(desk.wording.zh)处理，您的级别不能给出结果",
        en: "the case is with the \(desk.wording.en) desk, which alone can give its result")
    case .alreadyThere: Wording(zh: "工单已在该坐席手中", en: "the case is with them already")
    case .sameKind(let kind):
      Wording(
        zh: "工单已归类为“\(kind.wording.zh)”", en: "the case is about '\(kind.wording.en)' already")
    case .evidenceThere(let kinds):
      Wording(
        zh: "证据已有：\(kinds.map(\.wording.zh).joined(separator: "、"))",
        en: "already there: \(kinds.map(\.wording.en).joined(separator: ", "))")
    case .nothingMissing: Wording(zh: "证据已齐全", en: "no evidence is missing")
    case .evidenceOwed(let kinds):
      Wording(
        zh: "客户尚欠证据：\(kinds.map(\.wording.zh).joined(separator: "、"))；请先补充，或以不予支持/撤回结案",
        en: "the customer still owes \(kinds.map(\.wording.en).joined(separator: ", ")); "
          + "add it first, or resolve as rejected or withdrawn")
    case .amountMissing(let result):
      Wording(
        zh: "“\(result.wording.zh)”必须写明金额", en: "the result '\(result.rawValue)' needs an amount")
    case .demandOfNothing: Wording(zh: "金额必须大于零", en: "an amount must be more than zero")
    case .demandThere(let parts):
      Wording(
        zh: "诉求已有：\(parts.map(\.wording.zh).joined(separator: "、"))",
        en: "the demand has it already: \(parts.map(\.wording.en).joined(separator: ", "))")
    case .demandInThePast: Wording(zh: "期限已过", en: "the demand's deadline is over")
    case .promiseInThePast:
      Wording(zh: "承诺的兑现时间已过", en: "what is promised must lie in the future")
    case .satisfactionOutOfRange(let value):
      Wording(
        zh: "满意度须为1至5（给出：\(value)）", en: "satisfaction is a number in 1…5 (was \(value))")
    case .taskInThePast:
      Wording(zh: "答复时间必须在将来", en: "the time of the answer must lie in the future")
    case .teamAskedAlready(let team, let task):
      Wording(
        zh: "\(team.wording.zh)已有未答复的任务\(task)",
        en: "the \(team.wording.en) has task \(task) already")
    case .sameTeam(let team):
      Wording(
        zh: "任务不能交给\(team.wording.zh)", en: "the task can't go to the \(team.wording.en)")
    case .severalTasks(let numbers):
      Wording(
        zh: "有多个未答复的任务（\(Self.list(numbers))），请用 --task 指明",
        en: "several tasks are open (\(Self.list(numbers))); say which one with --task")
    case .noOpenTask(let number):
      Wording(
        zh: "没有未答复的任务\(number.map { "\($0)" } ?? "")",
        en: "there is no open task\(number.map { " \($0)" } ?? "")")
    case .taskTaken(let who): Wording(zh: "任务已由 \(who) 接手", en: "\(who) has the task")
    case .notOfTeam(let team):
      Wording(
        zh: "只有\(team.wording.zh)可以处理", en: "this is for the \(team.wording.en)")
    case .sentBackBefore(let from, let to):
      Wording(
        zh: "\(from.wording.zh)与\(to.wording.zh)之间已经退回过一次，不能再互相推诿，请答复或请主管协调",
        en: "it went back between the \(from.wording.en) and the \(to.wording.en) once already; "
          + "answer it, or have a supervisor settle it")
    case .changedMeanwhile(let seen, let now):
      Wording(
        zh: "工单已被他人更改（您看到的是第\(seen)版，现为第\(now)版），请重新查看",
        en: "somebody else changed the case (you saw version \(seen), it is now \(now)); look again"
      )
    }
  }
}

extension CaseRefusal {
  private static func list(_ numbers: [Int]) -> String {
    numbers.map(String.init).joined(separator: ", ")
  }
}

extension CaseRefusal: CustomStringConvertible {
  package var description: String { wording.en }
}
