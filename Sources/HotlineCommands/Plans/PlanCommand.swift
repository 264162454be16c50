internal import AfterSales
internal import ArgumentParsing
internal import BuiltInFiles
internal import DeskScreens
internal import Diagnostics
internal import EmergencyPlans
internal import Foundation
internal import MenuSampling
internal import Reports
internal import ServiceDesk

extension Hotline {
  static let plan = Command(
    "plan", summary: "Emergency plans: read, check and rehearse them, decide about them live",
    discussion: """
      A plan says what tells that the hotline is overrun, what is done then and by whom, and when it
      is over. The desk that runs (hotline switchboard --plans DIR) watches for plans: it proposes
      them to supervisors, or carries them out where they say so. hotline queue shows them; hotline
      simulate tries the same files on a simulated day.
        hotline plan check Plans/supplier-outage.json5 --scenario hotline.json5
        hotline plan accept supplier-outage --agent huang-bo --db hotline.db
        hotline plan undo supplier-outage tell-callers --agent huang-bo --db hotline.db
        hotline plan drill supplier-outage --db practice.db
      """,
    subcommands: [
      planList, planShow, planCheck, planStart, planAccept, planDecline, planUndo, planEnd,
      planDrill,
    ])

  // MARK: Files

  private static let planArgument = Argument(
    "PLAN", help: "the plan's id", completion: .none)

  private static let planList = Command(
    "list", summary: "List the plans, as they stand where the desk runs",
    options: StorePlace.options + [PlanFiles.option, .json("list them as JSON")]
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
        }), text: table.text)
    return .success
  }

  /// The plans of the desk that runs; `nil` where none does.
  private static func livePlans(_ place: StorePlace, _ console: Console) throws -> [PlanStatus]? {
    guard let queue = try? RunningQueue(place) else { return nil }
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
    return table.text + (lines.isEmpty ? "" : "\n" + lines.joined())
  }

  private static let planShow = Command(
    "show", summary: "Show a plan in words",
    arguments: [Argument("PLAN", help: "its id, or its file", completion: .files)],
    options: [PlanFiles.option]
  ) { invocation, console in
    console.write(
      PlanText.text(
        try PlanFiles.read(invocation.arguments[0], in: invocation.value("plans")), console))
    return .success
  }

  private static let planCheck = Command(
    "check", summary: "Say what is wrong in plan files",
    arguments: [Argument("FILE", help: "plans (.json5)", isRepeating: true)],
    options: [
      .value(
        "scenario", "FILE", help: "whose queues and pools they must name", completion: .files),
      .json("write the findings as JSON"),
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
      text: fine.joined() + findings.map { $0.rendered + "\n" }.joined())
    return findings.isEmpty ? .success : .checkFailed
  }

  // MARK: Deciding

  private static let planStart = decision(
    "start", .start, summary: "Begin a plan, whatever its triggers say", [planArgument])
  private static let planAccept = decision(
    "accept", .accept, summary: "Agree to a plan that is proposed, or to a step of one that runs",
    [planArgument],
    [.value("step", "ID", help: "the step that is agreed to, or wanted again", completion: .none)])
  private static let planDecline = decision(
    "decline", .decline, summary: "Don't want a plan that is proposed", [planArgument])
  private static let planUndo = decision(
    "undo", .undo, summary: "Take a step of a plan back, or leave it out; the plan goes on",
    [planArgument, Argument("STEP", help: "the step's id", completion: .none)])
  private static let planEnd = decision(
    "end", .end, summary: "End a plan: everything that lasts of it is undone", [planArgument])

  private static func decision(
    _ name: String, _ order: PlanOrder, summary: Wording, _ arguments: [Argument],
    _ options: [ArgumentParsing.Option] = []
  ) -> Command {
    let takesStep = options.contains { $0.name == "step" }
    return Command(
      name, summary: summary, arguments: arguments,
      options: StorePlace.options + [
        .value("agent", "ID", help: "the supervisor who decides (default: $HOTLINE_AGENT)")
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
    "drill", summary: "Play a plan on a database for practice: every step, then all of it undone",
    arguments: [Argument("PLAN", help: "its id, or its file", completion: .files)],
    options: StorePlace.options + [
      PlanFiles.option,
      .value(
        "scenario", "FILE", help: "whose queues and pools there are (default: the sample's)",
        completion: .files),
      .value("at", "TIME", help: "when it begins (default: now)"),
      .value("speed", "N", help: "so many times as fast as it would be (default: at once)"),
      .value("agent", "ID", help: "the supervisor who plays it (default: $HOTLINE_AGENT)"),
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
