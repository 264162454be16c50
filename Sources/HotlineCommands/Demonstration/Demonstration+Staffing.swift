internal import ReportPages
internal import ArgumentParsing
internal import CommandConsole
internal import Diagnostics
internal import QueueSimulator
internal import Reports
internal import Staffing

extension Demonstration {
  private static let staffed = "Fixtures/Scenarios/double-eleven-staffed.json5"

  /// How many agents the evening's targets take: the answer of `hotline staff`, which looks for it
  /// for half a minute, simulated here.
  ///
  /// - Parameter present: the evening with the agents of now.
  func showStaffing(_ present: StudyResult) throws {
    let result = try study(Self.staffed).run()
    title(console.text(zh: "要达标，需要多少人", en: "What it would take"))
    show(
      command: "staff \(Self.evening) --write \(Self.staffed)  "
        + console.text(zh: "# 约半分钟", en: "# takes half a minute"))
    show(command: "simulate \(Self.staffed) \(Self.days)")
    console.write(table(of: result, beside: present).text(in: console.format) + "\n")
    for verdict in result.verdict {
      console.write(TargetText.line(verdict, result.scenario, console.language) + "\n")
    }
    let (needed, now) = (pay(in: result), pay(in: present))
    console.write(
      console.text(
        zh: "坐席成本 \(needed)，现有排班为 \(now)\n",
        en: "\(needed) for agents, where those of now cost \(now)\n"))
  }

  /// The pay of all who are planned, those who will be away among them.
  private func pay(in result: StudyResult) -> String {
    let scenario = result.scenario
    return scenario.payText(scenario.pay, console.language)
  }

  /// Agents needed by interval, and beside them those of now.
  private func table(of result: StudyResult, beside present: StudyResult) -> TextTable {
    let scenario = result.scenario
    var table = TextTable(
      [
        .init(console.text(zh: "时段", en: "from"), .leading),
        .init(console.text(zh: "来电", en: "calls")),
        .init(console.text(zh: "服务水平", en: "service level")),
      ]
        + scenario.pools.map {
          .init(console.text(zh: "\($0.id) (现有)", en: "\($0.id) (now)"))
        })
    let needed = StaffingTable(plannedIn: scenario)
    let now = StaffingTable(plannedIn: present.scenario)
    for interval in 0..<scenario.intervalCount {
      table.add(
        [
          scenario.moment(ofInterval: interval).clock,
          FigureText.number(result.interval(interval, .attempts).mean),
          FigureText.percent(result.interval(interval, .serviceLevel).mean),
        ]
          + zip(needed.agents, now.agents).map { "\($0[interval]) (\($1[interval]))" })
    }
    return table
  }
}
