package import AfterSales
package import ArgumentParsing
package import Diagnostics
package import ServiceDesk

extension CaseView {
  /// Who waits for whom, a line for each team that owes an answer, and what to tell the customer.
  package func taskLines(_ console: Console) -> [String] {
    guard !complaint.isClosed else { return [] }
    var lines = complaint.tasks.open.map { task in
      let team = console.text(task.team.wording) + (task.owner.map { " \($0)" } ?? "")
      let span = console.span(task.dueAt - at)
      // What came from another system was asked by nobody here.
      let waiting =
        task.asker == CaseEvent.machine
        ? Wording(zh: "客户", en: "the customer waits")
        : Wording(zh: "客户和 \(task.asker) ", en: "the customer and \(task.asker) wait")
      let time =
        task.isLate(at: at)
        ? console.styled(console.text(zh: "逾期\(span)", en: "\(span) late"), .red, .bold)
        : console.text(zh: "剩\(span)", en: "\(span) left")
      return console.text(
        zh: "任务\(task.number)：\(waiting.zh)在等\(team)答复  ",
        en: "task \(task.number): \(waiting.en) for the \(team)  ") + time
    }
    if let task = complaint.tasks.lastDue {
      let spoken = TaskTime.spoken(task.dueAt, at: at)
      let (team, moment) = (task.team.wording, console.moment(task.dueAt, now: at))
      lines.append(
        console.styled(
          task.isLate(at: at)
            ? console.text(
              zh: "请告知客户：\(team.zh)没能按时答复，我们正在催办，并致歉",
              en: "tell the customer: the \(team.en) is late; we are sorry and are on to it")
            : console.text(
              zh: "请告知客户：\(team.zh)已介入，预计\(spoken)\(task.team.spokenWork)完毕",
              en: "tell the customer: the \(team.en) is on it, and answers by \(moment)"), .yellow))
    }
    if complaint.tasks.handBacks > 0 {
      lines.append(
        console.text(
          zh: "已来回退 \(complaint.tasks.handBacks) 次（踢皮球）",
          en: "sent back between teams \(complaint.tasks.handBacks) times"))
    }
    return lines
  }
}

extension CaseTask {
  package func json(at now: Instant) -> JSONValue {
    .object([
      "task": .integer(Int64(number)), "team": .text(team.rawValue), "asker": .text(asker),
      "owner": owner.map { .text($0) } ?? .null, "openedAt": .text(openedAt.description),
      "dueAt": .text(dueAt.description),
      "leftSeconds": .integer((dueAt - (endedAt ?? now)).wholeMilliseconds / 1_000),
      "late": .boolean(isLate(at: now)), "told": .boolean(isTold),
      "end": end.map { .text($0.rawValue) } ?? .null,
      "endedAt": endedAt.map { .text($0.description) } ?? .null,
    ])
  }
}
