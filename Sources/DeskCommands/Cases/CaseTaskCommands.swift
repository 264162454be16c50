internal import AfterSales
package import ArgumentParsing
internal import CommandConsole
internal import DeskScreens
internal import Diagnostics
internal import Reports
internal import ServiceDesk

extension Hotline {
  package static let caseTask = Command(
    "task",
    summary: Wording(
      zh: "请别的团队协助，并告诉客户何时有答复", en: "Ask another team, with a time that the customer is told"),
    discussion: Wording(
      zh: """
        任务是向别的团队提一个问题，并写明何时答复：取能兑现的最早时间，因为客户当场就会听到，查进度时也会听到。
        写 --told 表示坐席已告诉客户；否则欠客户一个回电去告知。到时没有答复算逾期，并欠客户一个回电，赶在客户来问
        之前。团队可把任务转给别的团队，或退回坐席；两个团队之间不能把同一任务踢来踢去。
          hotline case task open 2026111100015 --team technical --within 30m --question "查上游回执" --told
          hotline case task take 2026111100015 --agent zhang-wei
          hotline case task answer 2026111100015 --answer "上游已补单" --agent zhang-wei
          hotline case task list --team technical
        """,
      en: """
        A task asks a team a question, and says by when it answers: the earliest time that is honest, for the
        customer is told it at once and hears it on the progress line. With --told the customer heard it from
        the agent; else a callback is owed to tell it. A time that passes without an answer is overdue, and a
        callback is owed to tell the customer before they ask. A team may pass a task on, or return it to the
        agents; between two teams nothing is sent back twice.
          hotline case task open 2026111100015 --team technical --within 30m --question "查上游回执" --told
          hotline case task take 2026111100015 --agent zhang-wei
          hotline case task answer 2026111100015 --answer "上游已补单" --agent zhang-wei
          hotline case task list --team technical
        """),
    options: caseTaskList.command.options, subcommands: caseTaskWork.map(\.command)
  ) { try caseTaskList.run($0, at: DeskFace($0, $1)) }

  /// What can be done with tasks.
  static let caseTaskWork = [
    caseTaskList, caseTaskOpen, caseTaskTake, caseTaskPass, caseTaskReturn, caseTaskAnswer,
  ]

  private static let caseTaskList = DeskCommand(
    "list",
    summary: Wording(zh: "列出各团队待答复的任务，最先到期的在前", en: "List what teams owe, the first due first"),
    options: [
      .value(
        "team", "TEAM", help: Wording(zh: "只看这个团队：", en: "only of this team: ") + .list(teams),
        completion: .choices(teams))
    ]
  ) { invocation, face in
    let listing = try face.run(ListTasks(of: try invocation.word(CaseTeam.self, "team")))
    face.warn(ofDamaged: listing.damaged)
    face.write(
      .object(["tasks": .array(listing.tasks.map(\.json))]), listing.value.text(face.console))
    return .success
  }

  private static let caseTaskOpen = step(
    "open", auditedAs: "task-open",
    summary: Wording(zh: "就一张工单请团队协助", en: "Ask a team a question for a case"),
    options: [
      .value("team", "TEAM", help: .list(teams), completion: .choices(teams)),
      .value(
        "within", "TIME",
        help: Wording(
          zh: "何时答复：时长（如 30m）或时间", en: "by when it answers: a span such as 30m, or a time")),
      .value(
        "question", "TEXT",
        help: Wording(zh: "问什么，加密保存；- 从标准输入读", en: "what is asked, kept encrypted; - reads it")),
      .flag("told", help: Wording(zh: "已告诉客户何时有答复", en: "the customer heard the time")),
    ], words: "question"
  ) { invocation, face in
    let team = try invocation.required(
      try invocation.word(CaseTeam.self, "team"), "team", teams.joined(separator: "|"))
    let due = try invocation.required(try face.deadline("within", invocation), "within", "TIME")
    _ = try invocation.required(invocation.value("question"), "question", "TEXT")
    return .openTask(team, dueAt: due, isTold: invocation.flag("told"))
  }

  private static let caseTaskTake = step(
    "take", auditedAs: "task-take",
    summary: Wording(zh: "接手任务：团队里别人不再处理", en: "Take a task: nobody else of the team works on it"),
    options: [taskOption]
  ) { invocation, _ in .takeTask(try invocation.task()) }

  private static let caseTaskPass = step(
    "pass", auditedAs: "task-pass",
    summary: Wording(zh: "把任务转给能答复的团队", en: "Pass a task on to the team that can answer it"),
    options: [
      taskOption,
      .value("to", "TEAM", help: .list(teams), completion: .choices(teams)),
    ]
  ) { invocation, _ in
    let team = try invocation.required(
      try invocation.word(CaseTeam.self, "to"), "to", teams.joined(separator: "|"))
    return .passTask(try invocation.task(), to: team)
  }

  private static let caseTaskReturn = step(
    "return", auditedAs: "task-return",
    summary: Wording(
      zh: "没有答复就退回坐席，每个团队只能退一次",
      en: "Give a task back to the agents without an answer; once for a team"),
    options: [taskOption]
  ) { invocation, _ in
    _ = try invocation.required(invocation.value("note"), "note", "TEXT")
    return .passTask(try invocation.task(), to: .service)
  }

  private static let caseTaskAnswer = step(
    "answer", auditedAs: "task-answer", summary: Wording(zh: "答复任务", en: "Answer a task"),
    options: [
      taskOption,
      .value(
        "answer", "TEXT",
        help: Wording(zh: "答复的内容，加密保存；- 从标准输入读", en: "the answer, kept encrypted; - reads it")),
    ], words: "answer"
  ) { invocation, _ in
    _ = try invocation.required(invocation.value("answer"), "answer", "TEXT")
    return .answerTask(try invocation.task())
  }

  private static let teams = CaseTeam.allCases.map(\.rawValue)

  private static let taskOption = ArgumentParsing.Option.value(
    "task", "N",
    help: Wording(
      zh: "工单的第几个任务（默认唯一未答复的那个）", en: "which task of the case (default: the only open one)"))
}

extension Invocation {
  fileprivate func task() throws -> Int? { try integer("task", in: 1...100_000) }
}

extension TaskView {
  fileprivate var json: JSONValue {
    guard case .object(let members) = task.json(at: at) else { return .null }
    return .object(
      [.init("case", .text(number)), .init("kind", .text(kind.rawValue))] + members)
  }
}

extension TaskListing {
  fileprivate func text(_ console: Console) -> String {
    guard !tasks.isEmpty else {
      return console.text(zh: "没有待答复的任务\n", en: "no open tasks\n")
    }
    var table = TextTable([
      .init(console.text(zh: "受理编号", en: "case"), .leading),
      .init(console.text(zh: "任务", en: "task"), .trailing),
      .init(console.text(zh: "团队", en: "team"), .leading),
      .init(console.text(zh: "处理人", en: "owner"), .leading),
      .init(console.text(zh: "等待者", en: "waits for it"), .leading),
      .init(console.text(zh: "答复期限", en: "due"), .leading),
      .init(console.text(zh: "问题", en: "issue"), .leading),
      .init(console.text(zh: "订单", en: "order"), .leading),
    ])
    for row in tasks {
      let span = console.span(row.left)
      table.add([
        AcceptanceNumber.grouped(row.number), "\(row.task.number)",
        console.text(row.task.team.wording), row.task.owner ?? "–",
        row.task.asker == CaseEvent.machine ? "–" : row.task.asker,
        row.isLate
          ? console.text(zh: "逾期\(span)", en: "\(span) late")
          : console.text(zh: "剩\(span)", en: "\(span) left"),
        console.text(row.kind.wording), row.order.map(DisplayWidth.printable) ?? "–",
      ])
    }
    return table.text(for: console)
  }
}
