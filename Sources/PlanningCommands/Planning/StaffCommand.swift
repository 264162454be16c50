internal import CommandConsole
internal import ReportPages
package import ArgumentParsing
internal import Diagnostics
internal import MenuSampling
internal import QueueSimulator
internal import Reports
internal import Staffing

extension Hotline {
  package static let staff = Command(
    "staff",
    summary: Wording(
      zh: "求达到情景目标的最省坐席", en: "Find the cheapest agents that meet a scenario's targets"),
    discussion: Wording(
      zh: """
        按坐席组和时段求工资最少的坐席：先用 Erlang A 估，再用同一批来电仿真确定。目标是情景的 accept、队列的
        answered 和 within，以及队列自己的 accept。结果用没见过的来电验证：照结果的，和每处少一个坐席的。
        加 --budget 则求这笔钱能做到的最好服务。达不到目标时状态为 1。Ctrl-C 以目前最好的结束，标明未完成，
        说明哪些已验证；没有验证完时状态为 1。
        加 --shifts 则从文件的班型里按对目标的作用挑选整班，用没见过的来电验证。文件写了 need 的，改为以最低成本
        覆盖它，并证明离最优差多少；此时可以不要情景。
        加 --frontier 则由低到高逐步提高目标，找出每多花 1000 元工资换来什么。
        加 --from 则重排当天剩下的时间：叫谁来、让谁走、谁换组，花多少钱。之前照原计划；情景的来电量应是今天的，
        如 hotline forecast --today 所写。
        """,
      en: """
        Finds agents by pool and interval for the least pay: Erlang A gives the first guess, then
        simulation of the same callers decides. The targets are the scenario's accept, its queues'
        answered within, and the queues' own accept. The answer is proved with callers not seen
        before, as it is and without each single agent. With --budget it is the best service for that
        pay instead. Exit status 1 if a target can't be met. Ctrl-C ends with the best so far, marked
        partial, and says what of it is proved; status 1 if the targets aren't.
        With --shifts whole shifts are chosen by what they do to the targets, from the patterns of a
        file, and proved with callers not seen before. If that file states a need, it is covered at
        least cost instead, with a proof of the gap; then no scenario is needed.
        With --frontier agents are found for targets that are missed, and kept, by ever more: what each
        further 1,000 of pay buys.
        With --from what is left of the day is staffed anew: whom to call in, send home or move between
        pools, and what it costs. The plan holds until then; the scenario's arrivals should be those of
        today, as hotline forecast --today writes them.
        """),
    arguments: [
      Argument(
        "SCENARIO",
        help: Wording(
          zh: "情景（.json5）；--shifts 里有 need 时可不写",
          en: "the scenario (.json5); not needed with a need in --shifts"),
        isOptional: true)
    ],
    options: [
      .flag(
        "frontier",
        help: Wording(zh: "看每多花 1000 元工资换来什么", en: "show what each further 1,000 of pay buys")),
      .value(
        "csv", "FILE", help: Wording(zh: "把前沿写成 CSV", en: "write the frontier as CSV"),
        completion: .files),
      .value(
        "budget", "PAY",
        help: Wording(
          zh: "求一天工资不超过这么多时的最好服务", en: "find the best service for at most this pay of the day")),
      .flag(
        "each-interval",
        help: Wording(
          zh: "每个时段都要达标，不只全天", en: "meet the targets in every interval, not only over the day")),
      .value(
        "confidence", "P",
        help: Wording(
          zh: "验证时要多大把握达标（默认 0.95）",
          en: "how sure the proof must be to keep the targets (default: 0.95)")),
      .value(
        "proof", "N",
        help: Wording(
          zh: "验证时仿真多少天（默认 1000，大的日子少些）",
          en: "days simulated for the proof (default: 1000, fewer of large days)")),
      .seed,
      .jobs,
      .value(
        "write", "FILE", short: "w",
        help: Wording(zh: "把这样配置的情景写到文件", en: "write the scenario with this staffing to a file"),
        completion: .files),
      .value(
        "shifts", "FILE",
        help: Wording(zh: "从这些班次里选（.json5）", en: "choose from these shifts (.json5)"),
        completion: .files),
      .value(
        "gap", "SHARE",
        help: Wording(
          zh: "离下限这么近就可以（默认 0）", en: "be content with a roster this near to the bound (default: 0)")
      ),
      .value(
        "time-limit", "DURATION",
        help: Wording(
          zh: "最多找多久（默认 60s）", en: "how long to search for the best roster (default: 60s)")),
      .value(
        "roster", "FILE",
        help: Wording(zh: "把排班表写成 CSV，一人一行", en: "write the roster, a line a person, as CSV"),
        completion: .files),
      .forExcel,
      .value(
        "calendar", "FILE",
        help: Wording(zh: "把排班表写成 iCalendar", en: "write the roster as iCalendar"),
        completion: .files),
      .value(
        "date", "DATE",
        help: Wording(zh: "没有情景时，排哪一天", en: "the day of a roster without a scenario")),
      .value(
        "from", "TIME",
        help: Wording(
          zh: "重排从此时起当天剩下的时间，如 14:30",
          en: "staff what is left of the day from then on, such as 14:30")),
      .json(),
      .charts,
      ReportFile.option,
    ] + ArgumentParsing.Option.workers
  ) { invocation, console in
    try invocation.checkMark(of: "roster", "csv")
    if invocation.value("csv") != nil, !invocation.flag("frontier") {
      throw UsageError(Wording(zh: "--csv 要和 --frontier 一起用", en: "--csv goes with --frontier"))
    }
    if let shifts = invocation.value("shifts") {
      if invocation.value("from") != nil {
        throw UsageError(
          Wording(zh: "--from 不能和 --shifts 一起用", en: "--from doesn't go with --shifts"))
      }
      if invocation.flag("frontier") {
        throw UsageError(
          Wording(zh: "--frontier 不能和 --shifts 一起用", en: "--frontier doesn't go with --shifts"),
          hint: Wording(zh: "去掉 --shifts", en: "leave out --shifts"))
      }
      return try roster(shifts, invocation, console)
    }
    for option in ["roster", "calendar", "gap", "time-limit", "date"]
    where invocation.value(option) != nil {
      throw UsageError(
        Wording(zh: "--\(option) 要和 --shifts 一起用", en: "--\(option) goes with --shifts"),
        hint: Wording(zh: "如 --shifts evening.json5", en: "such as --shifts evening.json5"))
    }
    guard let path = invocation.arguments.first else {
      throw UsageError(Wording(zh: "哪个情景？缺少 SCENARIO", en: "which scenario? SCENARIO is missing"))
    }
    if invocation.flag("frontier") {
      if invocation.value("from") != nil {
        throw UsageError(
          Wording(zh: "--from 不能和 --frontier 一起用", en: "--from doesn't go with --frontier"))
      }
      return try staffFrontier(path, invocation, console)
    }
    if let from = invocation.value("from") {
      return try staffRest(path, from: from, invocation, console)
    }
    let file = try ScenarioFile(path, staffing: console)
    let scenario = file.scenario
    let outputs = try StaffOutputs(invocation, console)
    let record = RunRecord(invocation, of: file.sources)
    return try invocation.simulating(console) { place in
      try staffed(scenario, record, path, outputs, invocation, console, place) { answer in
        try outputs.scenario?.write(
          StaffedScenario.text(file.sources[0], with: answer.table.applied(to: scenario)))
        try outputs.page?.write {
          ReportPage(answer, of: scenario, record: record, language: $0)
        }
        console.show(invocation, answer.summary(of: scenario, console.format))
        return answer.meetsTargets && answer.isProved ? .success : .checkFailed
      }
    }
  }

  /// Looks for a staffing, and goes on with it if there is one.
  /// - Parameter uncovered: where nobody may work because no shift covers it.
  private static func staffed(
    _ scenario: Scenario, _ record: RunRecord, _ path: String, _ outputs: StaffOutputs,
    _ invocation: Invocation, _ console: Console, _ place: SimulationPlace,
    uncovered: [ShiftCover.Uncovered] = [], goOn: (StaffingAnswer) throws -> ExitStatus
  ) throws -> ExitStatus {
    switch try search(scenario, invocation, place) {
    case .success(let answer): return try goOn(answer)
    case .failure(let failure):
      return try tell(
        failure, of: scenario, path, invocation, console, uncovered: uncovered
      ) { refusal in
        try outputs.page?.write { ReportPage(refusal, record: record, language: $0) }
      }
    }
  }

  /// Says why there is no staffing.
  /// - Parameter write: writes a refusal where one is kept.
  /// - Throws: `UsageError` where nothing was looked for, or the search was interrupted.
  static func tell(
    _ failure: StaffingSearch.Failure, of scenario: Scenario, _ path: String,
    _ invocation: Invocation, _ console: Console, uncovered: [ShiftCover.Uncovered] = [],
    write: (StaffingRefusal) throws -> Void = { _ in }
  ) throws -> ExitStatus {
    switch failure {
    case .unattainable(let verdicts, let binding):
      let refusal = StaffingRefusal(
        verdicts: verdicts, binding: binding, scenario: scenario, uncovered: uncovered)
      try write(refusal)
      console.show(invocation, json: refusal.json, text: refusal.text(console.language))
      return .checkFailed
    case .noTargets:
      throw UsageError(
        Wording(zh: "\(path)：情景没有写目标", en: "\(path): the scenario states no targets"),
        hint: Wording(
          zh: "加 accept: { serviceLevel: 0.8 }，或给队列写 answered 和 within",
          en: "add accept: { serviceLevel: 0.8 }, or answered and within to a queue"))
    case .stopped:
      throw UsageError(Wording(zh: "还没有任何结果就中断了", en: "interrupted before there was any answer"))
    }
  }

  /// Covers a need with shifts.
  private static func roster(
    _ shifts: String, _ invocation: Invocation, _ console: Console
  ) throws -> ExitStatus {
    let path = invocation.arguments.first
    let outputs = try StaffOutputs(invocation, console)
    let read = try path.map { try ScenarioFile($0, staffing: console) }
    let scenario = read?.scenario
    if path == nil, outputs.scenario != nil {
      throw UsageError(
        Wording(zh: "--write：没有情景可写", en: "--write: there is no scenario to write"),
        hint: Wording(zh: "也写上情景", en: "give the scenario too"))
    }
    let staffing = try ShiftStaffing(shifts, for: read, console)
    let record = RunRecord(invocation, of: (read?.sources ?? []) + [staffing.source])
    let stated = try staffing.statedNeed()
    if stated != nil, invocation.value("budget") != nil {
      throw UsageError(
        Wording(
          zh: "--budget 不能和班次文件里的 need 一起用", en: "--budget doesn't go with a need in the shift file"
        ),
        hint: Wording(
          zh: "去掉 need，就按预算选班", en: "leave the need out, and shifts are chosen for the budget"))
    }
    guard let scenario, let path else {
      // Nothing is simulated without a scenario.
      if let stated {
        return try covered(staffing, stated, record, outputs, invocation) { cover, begins in
          .success(
            SimulatedRoster(
              cover, need: stated, plan: staffing.plan, begins: begins, result: nil))
        }
      }
      throw UsageError(
        Wording(zh: "\(shifts)：文件没有写 need", en: "\(shifts): the file states no need"),
        hint: Wording(zh: "给一个能求出需求的情景", en: "give a scenario that it can be found for"))
    }
    return try invocation.simulating(console) { place in
      if let stated {
        return try covered(staffing, stated, record, outputs, invocation) { cover, begins in
          .success(
            SimulatedRoster(
              cover, need: stated, plan: staffing.plan, begins: begins,
              result: try staffing.simulate(cover, stated, invocation, place)))
        }
      }
      let open = try staffing.uncoverable(in: scenario)
      return try staffed(
        scenario.withNobody(in: open), record, path, outputs, invocation, console, place,
        uncovered: open
      ) { answer in
        let need = try staffing.need(of: answer.table)
        return try covered(
          staffing, need, record, outputs, invocation, isStopped: answer.isPartial
        ) { cover, begins in
          try staffing.choose(answer, need, cover, invocation, place).map {
            SimulatedRoster($0, need: need, plan: staffing.plan, begins: begins)
          }
        }
      }
    }
  }

  /// Covers a need, and shows the roster that is made of it.
  /// - Parameter isStopped: whether somebody waits for what there is so far.
  private static func covered(
    _ staffing: ShiftStaffing, _ need: StaffingNeed, _ record: RunRecord,
    _ outputs: StaffOutputs, _ invocation: Invocation, isStopped: Bool = false,
    goOn: (ShiftCover, Instant) throws -> Result<SimulatedRoster, ShiftCover.Failure>
  ) throws -> ExitStatus {
    let console = staffing.console
    let begins = try staffing.begins(need, invocation)
    let found = try staffing.cover(need, invocation, isStopped: isStopped)
    let made: Result<SimulatedRoster, ShiftCover.Failure> =
      switch found {
      case .failure(let failure): .failure(failure)
      case .success(let cover): try goOn(cover, begins)
      }
    switch made {
    case .failure(let failure):
      let refusal = RosterRefusal(
        failure, need: need, plan: staffing.plan, begins: begins, scenario: staffing.scenario)
      try outputs.page?.write { ReportPage(refusal, record: record, language: $0) }
      console.show(
        invocation, json: refusal.json,
        text: console.text(refusal.reason) + "\n")
      return .checkFailed
    case .success(let simulated):
      let roster = simulated.roster
      try outputs.roster?.write(invocation.csv(roster.csv))
      try outputs.calendar?.write(
        roster.iCalendar(breaksAs: console.text(zh: "休息", en: "breaks")))
      if let scenario = simulated.scenario, let target = staffing.target {
        try outputs.scenario?.write(StaffedScenario.text(target.sources[0], with: scenario))
      }
      try outputs.page?.write { ReportPage(simulated, record: record, language: $0) }
      console.show(invocation, simulated.summary(console.format))
      return simulated.meetsTargets && simulated.isProved && simulated.hasEnoughPeople
        ? .success : .checkFailed
    }
  }

  /// Looks for a staffing as the options ask, with progress on a terminal.
  static func search(
    _ scenario: Scenario, _ invocation: Invocation, _ place: SimulationPlace
  ) throws -> Result<StaffingAnswer, StaffingSearch.Failure> {
    try searching(scenario, invocation, place) { search throws(StaffingSearch.Failure) in
      try search.run()
    }
  }

  /// Does something with a search as the options ask for it, with progress on a terminal.
  static func searching<Answer>(
    _ scenario: Scenario, _ invocation: Invocation, _ place: SimulationPlace,
    _ work: (StaffingSearch) throws(StaffingSearch.Failure) -> Answer
  ) throws -> Result<Answer, StaffingSearch.Failure> {
    var search = try staffingSearch(scenario, invocation)
    search.runner = place.runner
    let line = ProgressLine(
      place.console, unit: place.console.text(zh: "次模拟", en: "replications"))
    search.progress = {
      line.show(text(of: $0, scenario, place.console), done: $0.replications)
    }
    defer { line.clear() }
    return Interruption.watching { stop in
      search.stop = stop
      do throws(StaffingSearch.Failure) {
        return .success(try work(search))
      } catch {
        return .failure(error)
      }
    }
  }

  /// A search as the options ask for it.
  static func staffingSearch(
    _ scenario: Scenario, _ invocation: Invocation
  ) throws -> StaffingSearch {
    var search = StaffingSearch(scenario)
    if let pay = try invocation.number("budget", in: 0...1e12) { search.goal = .best(forPay: pay) }
    if invocation.flag("each-interval") { search.scope = .eachInterval }
    search.confidence = try invocation.number("confidence", in: 0.5...0.999_9) ?? 0.95
    if let proof = try invocation.integer("proof", in: 10...100_000) {
      search.proofReplications = proof
    }
    if let seed = try invocation.seed() { search.seed = seed }
    return search
  }

  static func text(
    of progress: StaffingSearch.Progress, _ scenario: Scenario, _ console: Console
  ) -> String {
    let pay = scenario.payText(progress.pay, console.language)
    return switch progress.step {
    case .starting: console.text(zh: "开始", en: "starting")
    case .moving: console.text(zh: "调整人数，成本 \(pay)", en: "moving agents, \(pay)")
    case .exchanging: console.text(zh: "尝试对换，成本 \(pay)", en: "exchanging agents, \(pay)")
    case .proving: console.text(zh: "验证，成本 \(pay)", en: "proving, \(pay)")
    case .removing: console.text(zh: "逐一减员验证", en: "taking each agent away")
    }
  }
}
