internal import AfterSales
package import ArgumentParsing
internal import BuiltInFiles
internal import CommandConsole
internal import DeskScreens
internal import Diagnostics
internal import EmergencyPlans
internal import Foundation
internal import MenuSampling
internal import Reports
internal import ServiceDesk

extension Hotline {
  package static let plan = Command(
    "plan",
    summary: Wording(
      zh: "应急预案：查看、检查、演练，实时决定启用与否",
      en: "Emergency plans: read, check and rehearse them, decide about them live"),
    discussion: Wording(
      zh: """
        预案写明什么情况算热线应付不过来、这时由谁做什么、何时结束。运行中的工作台（hotline switchboard --plans DIR）
        盯着各个预案：建议主管启用，或按预案写的自动执行。hotline queue 显示预案的进展；hotline simulate
        用同样的文件在仿真的一天里试。
          hotline plan check Plans/supplier-outage.json5 --scenario hotline.json5
          hotline plan accept supplier-outage --agent huang-bo --db hotline.db
          hotline plan undo supplier-outage tell-callers --agent huang-bo --db hotline.db
          hotline plan drill supplier-outage --db practice.db
        """,
      en: """
        A plan says what tells that the hotline is overrun, what is done then and by whom, and when it
        is over. The desk that runs (hotline switchboard --plans DIR) watches for plans: it proposes
        them to supervisors, or carries them out where they say so. hotline queue shows them; hotline
        simulate tries the same files on a simulated day.
          hotline plan check Plans/supplier-outage.json5 --scenario hotline.json5
          hotline plan accept supplier-outage --agent huang-bo --db hotline.db
          hotline plan undo supplier-outage tell-callers --agent huang-bo --db hotline.db
          hotline plan drill supplier-outage --db practice.db
        """),
    subcommands: [
      planList, planShow, planCheck, planStart, planAccept, planDecline, planUndo, planEnd,
      planDrill,
    ])

  // MARK: Files

  private static let planArgument = Argument(
    "PLAN", help: Wording(zh: "预案的 ID", en: "the plan's id"), completion: .none)

  private static let planList = Command(
    "list",
    summary: Wording(
      zh: "列出预案；工作台在运行的，列出各预案当前状态", en: "List the plans, as they stand where the desk runs"),
    options: StorePlace.options + [
      PlanFiles.option, .json(Wording(zh: "以 JSON 列出", en: "list them as JSON")),
    ]
  ) { invocation, console in
    if invocation.value("plans") == nil,
      let plans = try livePlans(StorePlace(invocation, console), console), !plans.isEmpty
    {
      console.show(
        invocation, isLine: true, json: .array(plans.map(\.json)), text: table(plans, console))
      return .success
    }
    let plans = try PlanFiles.read(in: invocation.value("plans"))
    var table = TextTable([
      .init(console.text(zh: "预案", en: "plan"), .leading), .init("", .leading),
      .init(console.text(zh: "步骤", en: "steps")),
    ])
    for plan in plans {
      table.add([
        plan.id, DisplayWidth.printable(console.text(plan.title)), "\(plan.steps.count)",
      ])
    }
    console.show(
      invocation, isLine: true,
      json: .array(
        plans.map {
          .object([
            "plan": .text($0.id),
            "title": .object(["zh": .text($0.title.zh), "en": .text($0.title.en)]),
          ])
        }), text: table.text(for: console))
    return .success
  }

  /// The plans of the desk that runs; `nil` where none does.
  private static func livePlans(_ place: StorePlace, _ console: Console) throws -> [PlanStatus]? {
    guard let queue = try RunningQueue(ifRunning: place) else { return nil }
    do {
      return try queue.status()?.plans
    } catch let fault as LiveFault {
      throw UsageError(fault, console)
    }
  }

  private static func table(_ plans: [PlanStatus], _ console: Console) -> String {
    var table = TextTable([
      .init(console.text(zh: "预案", en: "plan"), .leading), .init("", .leading),
      .init(console.text(zh: "状态", en: "state"), .leading),
    ])
    for plan in plans {
      table.add([
        plan.id, DisplayWidth.printable(console.text(plan.title)),
        PlanText.phase(plan.phase, console),
      ])
    }
    let lines = plans.flatMap { PlanText.lines($0, console) }.map { $0 + "\n" }
    return table.text(for: console) + (lines.isEmpty ? "" : "\n" + lines.joined())
  }

  private static let planShow = Command(
    "show", summary: Wording(zh: "用文字说明一个预案", en: "Show a plan in words"),
    arguments: [
      Argument(
        "PLAN", help: Wording(zh: "预案的 ID 或文件", en: "its id, or its file"), completion: .files)
    ],
    options: [PlanFiles.option]
  ) { invocation, console in
    console.write(
      PlanText.text(
        try PlanFiles.read(invocation.arguments[0], in: invocation.value("plans")), console))
    return .success
  }

  private static let planCheck = Command(
    "check", summary: Wording(zh: "找出预案文件里的错误", en: "Say what is wrong in plan files"),
    arguments: [
      Argument("FILE", help: Wording(zh: "预案文件（.json5）", en: "plans (.json5)"), isRepeating: true)
    ],
    options: [
      .value(
        "scenario", "FILE",
        help: Wording(zh: "预案里的队列和坐席组要在这个情景里", en: "whose queues and pools they must name"),
        completion: .files),
      .json(Wording(zh: "以 JSON 写出发现的问题", en: "write the findings as JSON")),
    ]
  ) { invocation, console in
    let scenario = try invocation.value("scenario").map {
      try ScenarioFile($0, warning: console).scenario
    }
    var findings: [Diagnostic] = []
    var fine: [String] = []
    for path in invocation.arguments {
      do {
        let plan = try PlanReader.read(SourceText(contentsOf: path))
        if let scenario { try PlanFiles.check([plan], fit: scenario) }
        let shown = DisplayWidth.printable(path)
        fine.append(console.text(zh: "\(shown): 没有问题\n", en: "\(shown): nothing found\n"))
      } catch let error as InvalidInput {
        findings += error.diagnostics
      }
    }
    console.show(
      invocation, json: .findings(findings),
      text: fine.joined() + findings.map { $0.rendered(in: console.language) + "\n" }.joined())
    return findings.isEmpty ? .success : .checkFailed
  }

  // MARK: Deciding

  private static let planStart = decision(
    "start", .start,
    summary: Wording(zh: "启动预案，不管触发条件", en: "Begin a plan, whatever its triggers say"),
    [planArgument])
  private static let planAccept = decision(
    "accept", .accept,
    summary: Wording(
      zh: "同意建议的预案，或执行中预案的一步", en: "Agree to a plan that is proposed, or to a step of one that runs"
    ),
    [planArgument],
    [
      .value(
        "step", "ID",
        help: Wording(zh: "同意哪一步，或要重做哪一步", en: "the step that is agreed to, or wanted again"),
        completion: .none)
    ])
  private static let planDecline = decision(
    "decline", .decline, summary: Wording(zh: "不采纳建议的预案", en: "Don't want a plan that is proposed"),
    [planArgument])
  private static let planUndo = decision(
    "undo", .undo,
    summary: Wording(
      zh: "撤销或跳过预案的一步，预案继续", en: "Take a step of a plan back, or leave it out; the plan goes on"),
    [
      planArgument,
      Argument("STEP", help: Wording(zh: "步骤的 ID", en: "the step's id"), completion: .none),
    ])
  private static let planEnd = decision(
    "end", .end,
    summary: Wording(zh: "结束预案：仍在生效的全部撤销", en: "End a plan: everything that lasts of it is undone"),
    [planArgument])

  private static func decision(
    _ name: String, _ order: PlanOrder, summary: Wording, _ arguments: [Argument],
    _ options: [ArgumentParsing.Option] = []
  ) -> Command {
    let takesStep = options.contains { $0.name == "step" }
    return Command(
      name, summary: summary, arguments: arguments,
      options: StorePlace.options + [
        .value(
          "agent", "ID",
          help: Wording(
            zh: "由哪位主管决定（默认 $HOTLINE_AGENT）",
            en: "the supervisor who decides (default: $HOTLINE_AGENT)"))
      ] + options
    ) { invocation, console in
      let agent = invocation.value("agent") ?? console.environment["HOTLINE_AGENT"]
      let actor = agent.map { DeskActor.unlisted(id: $0) } ?? .ofComputer
      let step =
        takesStep
        ? invocation.value("step") : invocation.arguments.count > 1 ? invocation.arguments[1] : nil
      return try change(invocation, console) {
        try $0.order(order, plan: invocation.arguments[0], step: step, by: actor)
      }
    }
  }

  // MARK: Rehearsing

  private static let planDrill = Command(
    "drill",
    summary: Wording(
      zh: "在练习用的数据库上演练预案：逐步执行，再全部撤销",
      en: "Play a plan on a database for practice: every step, then all of it undone"),
    arguments: [
      Argument(
        "PLAN", help: Wording(zh: "预案的 ID 或文件", en: "its id, or its file"), completion: .files)
    ],
    options: StorePlace.options + [
      PlanFiles.option,
      .value(
        "scenario", "FILE",
        help: Wording(
          zh: "用哪个情景的队列和坐席组（默认用示例的）", en: "whose queues and pools there are (default: the sample's)"
        ),
        completion: .files),
      .value("at", "TIME", help: Wording(zh: "何时开始（默认现在）", en: "when it begins (default: now)")),
      .value(
        "speed", "N",
        help: Wording(
          zh: "比实际快几倍（默认不等待）", en: "so many times as fast as it would be (default: at once)")),
      .value(
        "agent", "ID",
        help: Wording(
          zh: "由哪位主管演练（默认 $HOTLINE_AGENT）",
          en: "the supervisor who plays it (default: $HOTLINE_AGENT)")),
    ]
  ) { invocation, console in
    let plan = try PlanFiles.read(invocation.arguments[0], in: invocation.value("plans"))
    let scenario = try queueScenario(invocation, console).scenario
    try PlanFiles.check([plan], fit: scenario)
    let speed = try invocation.number("speed", in: 0.001...1e9)
    let agent = invocation.value("agent") ?? console.environment["HOTLINE_AGENT"]
    do {
      let drill = try PlanDrill(
        plan, StorePlace(invocation, console), scenario,
        at: try invocation.instant("at") ?? .now,
        by: agent.map { .unlisted(id: $0) } ?? .ofComputer)
      console.write(console.practiceNotice + PlanText.text(plan, console) + "\n")
      try drill.run {
        if let speed { Thread.sleep(forTimeInterval: $0 / speed) }
      } show: { moment in
        console.write("+\(PlanTime.text(moment.at)) \(PlanText.line(moment.step, console))\n")
      }
    } catch let refusal as PlanDrill.Refusal {
      throw UsageError(zh: refusal.wording.zh, en: refusal.wording.en)
    }
    console.write(
      console.text(zh: "演练结束，全部已撤销\n", en: "the drill is over; all of it is undone\n"))
    return .success
  }

  /// The scenario whose queues and pools run.
  static func queueScenario(
    _ invocation: Invocation, _ console: Console
  ) throws -> ScenarioFile {
    if let path = invocation.value("scenario") { return try ScenarioFile(path, warning: console) }
    return try ScenarioFile(
      BuiltInFile["Fixtures/Scenarios/live-hotline.json5"].source, cache: console.menuCache)
  }
}
