internal import CommandConsole
internal import ReportPages
internal import ArgumentParsing
internal import Diagnostics
internal import MenuSampling
internal import ParallelWork
internal import QueueSimulator
internal import Reports
internal import Staffing

/// `hotline staff --shifts`: from a need to a roster.
struct ShiftStaffing {
  let file: ShiftPlanReader.File
  /// What it was read from.
  let source: SourceText
  /// The scenario that the roster is for, if there is one.
  let target: ScenarioFile?
  let console: Console

  var plan: ShiftPlan { file.plan }
  var scenario: Scenario? { target?.scenario }
  private var path: String { source.path }

  init(_ path: String, for target: ScenarioFile?, _ console: Console) throws {
    self.target = target
    self.console = console
    source = try SourceText(contentsOf: path)
    file = try ShiftPlanReader.read(source)
    guard let scenario else { return }
    let names = scenario.pools.map(\.id)
    for pool in plan.pools where !names.contains(pool.id) {
      throw UsageError(
        Wording(
          zh: "\(path)：情景没有坐席组“\(pool.id)”", en: "\(path): the scenario has no pool \"\(pool.id)\"")
          + Suggestion.guess(at: pool.id, in: names))
    }
  }

  /// The need that the file states; it must fit the scenario's intervals, if there is one.
  func statedNeed() throws -> StaffingNeed? {
    guard let need = file.need else { return nil }
    guard let scenario else { return need }
    guard let own = StaffingNeed(StaffingTable(nobodyIn: scenario), of: scenario, pools: []),
      own.beginsMinute == need.beginsMinute, own.intervalMinutes == need.intervalMinutes,
      need.intervals == scenario.intervalCount
    else {
      throw UsageError(
        Wording(
          zh: "\(path)：需求的时段与情景不同",
          en: "\(path): the need's intervals are not those of the scenario"),
        hint: Wording(zh: "去掉 need，会自己求出来", en: "leave the need out, and it is found"))
    }
    return need
  }

  /// Where no shift could bring anybody into the scenario's pools.
  func uncoverable(in scenario: Scenario) throws -> [ShiftCover.Uncovered] {
    ShiftCover.uncoverable(try need(of: StaffingTable(nobodyIn: scenario)), plan)
  }

  /// The need of a staffing that was found.
  func need(of table: StaffingTable) throws -> StaffingNeed {
    guard let scenario,
      let need = StaffingNeed(table, of: scenario, pools: plan.pools.map(\.id))
    else {
      throw UsageError(Wording(zh: "排班要求时段为整分钟", en: "shifts need intervals of whole minutes"))
    }
    return need
  }

  /// Covers a need, or says why that can't be done.
  /// - Parameter isStopped: whether somebody waits for what there is so far, so that any good roster does.
  func cover(
    _ need: StaffingNeed, _ invocation: Invocation, isStopped: Bool = false
  ) throws -> Result<ShiftCover, ShiftCover.Failure> {
    var limits = ShiftCover.Limits()
    limits.gap = try invocation.share("gap") ?? (file.need == nil ? Self.startGap : 0)
    if let time = try invocation.duration("time-limit") { limits.time = time }
    if isStopped { (limits.gap, limits.time) = (0.05, min(limits.time, .seconds(2))) }
    let line = ProgressLine(console, unit: console.text(zh: "个规划", en: "programmes"))
    defer { line.clear() }
    return Interruption.watching { stop in
      limits.isStopped = { progress in
        let pay = progress.cost.map { FigureText.number($0) } ?? "…"
        line.show(console.text(zh: "排班，成本 ¥\(pay)", en: "covering, ¥\(pay)"), done: progress.nodes)
        return stop.isRaised
      }
      do throws(ShiftCover.Failure) {
        return .success(try ShiftCover.solve(need, plan: plan, limits: limits))
      } catch {
        return .failure(error)
      }
    }
  }

  /// Shifts that others are chosen from need not be the least: the choice is what counts.
  private static let startGap = 0.005

  /// Chooses shifts by what they do to the targets, or says why a budget doesn't pay for them.
  func choose(
    _ answer: StaffingAnswer, _ need: StaffingNeed, _ cover: ShiftCover, _ invocation: Invocation,
    _ place: SimulationPlace
  ) throws -> Result<RosterAnswer, ShiftCover.Failure> {
    var staffed = answer.proof.scenario
    // What no shift covers has bound the search for agents; shifts keep to it by themselves.
    for (index, pool) in (scenario?.pools ?? []).enumerated() {
      staffed.pools[index].atMost = pool.atMost
    }
    var search = try Hotline.staffingSearch(staffed, invocation)
    search.runner = place.runner
    let (scenario, console) = (search.scenario, place.console)
    let line = ProgressLine(console, unit: console.text(zh: "次模拟", en: "replications"))
    search.progress = { line.show(Hotline.text(of: $0, scenario, console), done: $0.replications) }
    defer { line.clear() }
    return Interruption.watching { stop in
      search.stop = stop
      do throws(ShiftCover.Failure) {
        return .success(
          try RosterSearch(search, plan: plan, need: need).run(from: answer, covering: cover))
      } catch {
        return .failure(error)
      }
    }
  }

  /// When the period begins, for the dates of a roster.
  func begins(_ need: StaffingNeed, _ invocation: Invocation) throws -> Instant {
    if let scenario { return scenario.begins }
    let text = invocation.value("date") ?? "2001-01-01"
    guard let date = CivilDate(text), let midnight = Instant("\(date)T00:00:00+08:00") else {
      throw UsageError(
        Wording(zh: "--date：“\(text)”不是日期", en: "--date: '\(text)' is no date"),
        hint: Wording(zh: "写作 2026-11-11", en: "write it as 2026-11-11"))
    }
    return midnight + .seconds(need.beginsMinute * 60)
  }

  /// Simulates the roster in the scenario.
  func simulate(
    _ cover: ShiftCover, _ need: StaffingNeed, _ invocation: Invocation, _ place: SimulationPlace
  ) throws -> StudyResult? {
    guard let scenario else { return nil }
    var study = try Hotline.study(
      of: cover.applied(to: scenario, need: need, plan: plan), invocation)
    study.replications = try invocation.integer("proof", in: 10...100_000) ?? 1_000
    // Other callers than those that the need was found with; `simulate --seed` takes the seed too.
    study.seed = (study.seed ^ 0x2545_F491_4F6C_DD1D) & (1 << 53 - 1)
    study.runner = place.runner
    return try Hotline.run(study, place.console)
  }
}
