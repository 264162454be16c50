internal import ReportPages
internal import ArgumentParsing
internal import Diagnostics
internal import MenuSampling
internal import QueueSimulator
internal import Reports
internal import Staffing

extension Hotline {
  static let staff = Command(
    "staff", summary: "Find the cheapest agents that meet a scenario's targets",
    discussion: """
      Finds agents by pool and interval for the least pay: Erlang A gives the first guess, then
      simulation of the same callers decides. The targets are the scenario's accept, its queues'
      answered within, and the queues' own accept. The answer is proved with callers not seen
      before, as it is and without each single agent. With --budget it is the best service for that
      pay instead. Exit status 1 if a target can't be met. Ctrl-C ends with the best so far, marked
      partial.
      With --shifts whole shifts are chosen by what they do to the targets, from the patterns of a
      file, and proved with callers not seen before. If that file states a need, it is covered at
      least cost instead, with a proof of the gap; then no scenario is needed.
      With --frontier agents are found for targets that are missed, and kept, by ever more: what each
      further 1,000 of pay buys.
      With --from what is left of the day is staffed anew: whom to call in, send home or move between
      pools, and what it costs. The plan holds until then; the scenario's arrivals should be those of
      today, as hotline forecast --today writes them.
      """,
    arguments: [
      Argument(
        "SCENARIO", help: "the scenario (.json5); not needed with a need in --shifts",
        isOptional: true)
    ],
    options: [
      .flag("frontier", help: "show what each further 1,000 of pay buys"),
      .value("csv", "FILE", help: "write the frontier as CSV", completion: .files),
      .value("budget", "PAY", help: "find the best service for at most this pay of the day"),
      .flag("each-interval", help: "meet the targets in every interval, not only over the day"),
      .value(
        "confidence", "P", help: "how sure the proof must be to keep the targets (default: 0.95)"),
      .value(
        "proof", "N", help: "days simulated for the proof (default: 1000, fewer of large days)"),
      .seed,
      .jobs,
      .value(
        "write", "FILE", short: "w", help: "write the scenario with this staffing to a file",
        completion: .files),
      .value(
        "shifts", "FILE", help: "choose from these shifts (.json5)", completion: .files),
      .value("gap", "SHARE", help: "be content with a roster this near to the bound (default: 0)"),
      .value(
        "time-limit", "DURATION", help: "how long to search for the best roster (default: 60s)"),
      .value(
        "roster", "FILE", help: "write the roster, a line a person, as CSV", completion: .files),
      .forExcel,
      .value("calendar", "FILE", help: "write the roster as iCalendar", completion: .files),
      .value("date", "DATE", help: "the day of a roster without a scenario"),
      .value("from", "TIME", help: "staff what is left of the day from then on, such as 14:30"),
      .json(),
      .charts,
      ReportFile.option,
    ]
  ) { invocation, console in
    try invocation.checkMark(of: "roster", "csv")
    if invocation.value("csv") != nil, !invocation.flag("frontier") {
      throw UsageError("--csv goes with --frontier")
    }
    if let shifts = invocation.value("shifts") {
      if invocation.value("from") != nil { throw UsageError("--from doesn't go with --shifts") }
      if invocation.flag("frontier") {
        throw UsageError("--frontier doesn't go with --shifts", hint: "leave out --shifts")
      }
      return try roster(shifts, invocation, console)
    }
    for option in ["roster", "calendar", "gap", "time-limit", "date"]
    where invocation.value(option) != nil {
      throw UsageError("--\(option) goes with --shifts", hint: "such as --shifts evening.json5")
    }
    guard let path = invocation.arguments.first else {
      throw UsageError("which scenario? SCENARIO is missing")
    }
    if invocation.flag("frontier") {
      if invocation.value("from") != nil { throw UsageError("--from doesn't go with --frontier") }
      return try staffFrontier(path, invocation, console)
    }
    if let from = invocation.value("from") {
      return try staffRest(path, from: from, invocation, console)
    }
    let file = try ScenarioFile(path, warning: console)
    let scenario = file.scenario
    let outputs = try StaffOutputs(invocation, console)
    let record = RunRecord(invocation, of: file.sources)
    return try staffed(scenario, record, path, outputs, invocation, console) { answer in
      try outputs.scenario?.write(
        StaffedScenario.text(file.sources[0], with: answer.table.applied(to: scenario)))
      try outputs.page?.write {
        ReportPage(answer, of: scenario, record: record, language: $0)
      }
      console.show(invocation, answer.summary(of: scenario, console.format))
      return answer.meetsTargets ? .success : .checkFailed
    }
  }

  /// Looks for a staffing, and goes on with it if there is one.
  private static func staffed(
    _ scenario: Scenario, _ record: RunRecord, _ path: String, _ outputs: StaffOutputs,
    _ invocation: Invocation, _ console: Console, goOn: (StaffingAnswer) throws -> ExitStatus
  ) throws -> ExitStatus {
    switch try search(scenario, path, invocation, console) {
    case .success(let answer): return try goOn(answer)
    case .failure(let failure):
      return try tell(failure, of: scenario, path, invocation, console) { refusal in
        try outputs.page?.write { ReportPage(refusal, record: record, language: $0) }
      }
    }
  }

  /// Says why there is no staffing.
  /// - Parameter write: writes a refusal where one is kept.
  /// - Throws: `UsageError` where nothing was looked for, or the search was interrupted.
  static func tell(
    _ failure: StaffingSearch.Failure, of scenario: Scenario, _ path: String,
    _ invocation: Invocation, _ console: Console,
    write: (StaffingRefusal) throws -> Void = { _ in }
  ) throws -> ExitStatus {
    switch failure {
    case .unattainable(let verdicts, let binding):
      let refusal = StaffingRefusal(verdicts: verdicts, binding: binding, scenario: scenario)
      try write(refusal)
      console.show(invocation, json: refusal.json, text: refusal.text(console.language))
      return .checkFailed
    case .noTargets:
      throw UsageError(
        "\(path): the scenario states no targets",
        hint: "add accept: { serviceLevel: 0.8 }, or answered and within to a queue")
    case .stopped:
      throw UsageError("interrupted before anything was simulated")
    }
  }

  /// Covers a need with shifts.
  private static func roster(
    _ shifts: String, _ invocation: Invocation, _ console: Console
  ) throws -> ExitStatus {
    let path = invocation.arguments.first
    let outputs = try StaffOutputs(invocation, console)
    let read = try path.map { try ScenarioFile($0, warning: console) }
    let scenario = read?.scenario
    if path == nil, outputs.scenario != nil {
      throw UsageError("--write: there is no scenario to write", hint: "give the scenario too")
    }
    let staffing = try ShiftStaffing(shifts, for: read, console)
    let record = RunRecord(invocation, of: (read?.sources ?? []) + [staffing.source])
    if let need = try staffing.statedNeed() {
      return try roster(staffing, need, others: nil, record, outputs, invocation)
    }
    guard let scenario, let path else {
      throw UsageError(
        "\(shifts): the file states no need", hint: "give a scenario that it can be found for")
    }
    return try staffed(scenario, record, path, outputs, invocation, console) { answer in
      let need = try staffing.need(of: answer.table)
      guard case .cheapest = answer.goal, !answer.isPartial else {
        return try roster(
          staffing, need, others: answer.table, record, outputs, invocation)
      }
      return try covered(staffing, need, record, outputs, invocation) { cover, begins in
        let choice = try staffing.choose(answer, need, cover, invocation)
        return SimulatedRoster(choice, need: need, plan: staffing.plan, begins: begins)
      }
    }
  }

  /// Covers a need and simulates the roster as it is.
  private static func roster(
    _ staffing: ShiftStaffing, _ need: StaffingNeed, others: StaffingTable?, _ record: RunRecord,
    _ outputs: StaffOutputs, _ invocation: Invocation
  ) throws -> ExitStatus {
    try covered(staffing, need, record, outputs, invocation) { cover, begins in
      SimulatedRoster(
        cover, need: need, plan: staffing.plan, begins: begins,
        result: try staffing.simulate(cover, need, others: others, invocation))
    }
  }

  /// Covers a need, and shows the roster that is made of it.
  private static func covered(
    _ staffing: ShiftStaffing, _ need: StaffingNeed, _ record: RunRecord,
    _ outputs: StaffOutputs, _ invocation: Invocation,
    goOn: (ShiftCover, Instant) throws -> SimulatedRoster
  ) throws -> ExitStatus {
    let console = staffing.console
    let begins = try staffing.begins(need, invocation)
    switch try staffing.cover(need, invocation) {
    case .failure(let failure):
      let refusal = RosterRefusal(
        failure, need: need, plan: staffing.plan, begins: begins, scenario: staffing.scenario)
      try outputs.page?.write { ReportPage(refusal, record: record, language: $0) }
      console.show(
        invocation, json: refusal.json,
        text: console.text(refusal.reason) + "\n")
      return .checkFailed
    case .success(let cover):
      let simulated = try goOn(cover, begins)
      let roster = simulated.roster
      try outputs.roster?.write(invocation.csv(roster.csv))
      try outputs.calendar?.write(
        roster.iCalendar(breaksAs: console.text(zh: "休息", en: "breaks")))
      if let scenario = simulated.scenario, let target = staffing.target {
        try outputs.scenario?.write(StaffedScenario.text(target.sources[0], with: scenario))
      }
      try outputs.page?.write { ReportPage(simulated, record: record, language: $0) }
      console.show(invocation, simulated.summary(console.format))
      return simulated.meetsTargets && simulated.hasEnoughPeople ? .success : .checkFailed
    }
  }

  /// Looks for a staffing as the options ask, with progress on a terminal.
  static func search(
    _ scenario: Scenario, _ path: String, _ invocation: Invocation, _ console: Console
  ) throws -> Result<StaffingAnswer, StaffingSearch.Failure> {
    try searching(scenario, invocation, console) { search throws(StaffingSearch.Failure) in
      try search.run()
    }
  }

  /// Does something with a search as the options ask for it, with progress on a terminal.
  static func searching<Answer>(
    _ scenario: Scenario, _ invocation: Invocation, _ console: Console,
    _ work: (StaffingSearch) throws(StaffingSearch.Failure) -> Answer
  ) throws -> Result<Answer, StaffingSearch.Failure> {
    var search = try staffingSearch(scenario, invocation)
    let line = ProgressLine(console, unit: console.text(zh: "次模拟", en: "replications"))
    search.progress = {
      line.show(text(of: $0, scenario, console), done: $0.replications)
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
    search.runner.threads = try invocation.jobs()
    return search
  }

  static func text(
    of progress: StaffingSearch.Progress, _ scenario: Scenario, _ console: Console
  ) -> String {
    let pay = scenario.payText(progress.pay, console.language)
    return switch progress.step {
    case .starting: console.text(zh: "开始", en: "starting")
    case .moving: console.text(zh: "调整人数,成本 \(pay)", en: "moving agents, \(pay)")
    case .exchanging: console.text(zh: "尝试对换,成本 \(pay)", en: "exchanging agents, \(pay)")
    case .proving: console.text(zh: "验证,成本 \(pay)", en: "proving, \(pay)")
    case .removing: console.text(zh: "逐一减员验证", en: "taking each agent away")
    }
  }
}
