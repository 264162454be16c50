internal import Diagnostics
internal import QueueSimulator
internal import Reports

/// A simulated day as charts of blocks, perhaps with another day as a line over it.
struct DayCharts: Localized {
  let result: StudyResult
  /// What the day is compared with; its intervals are those of `result`.
  var other: StudyResult?
  /// Whether to show who of the agents is busy; a staffing has charts of its own for that.
  var showsAgents = true
  let format: TextFormat

  var language: Language { format.language }

  var text: String {
    guard result.scenario.intervalCount > 1 else { return "" }
    let day = [
      chart(say("来电", "calls"), FigureText.count) { $0.day(.attempts) },
      serviceLevel,
      chart(say("等待 p90", "p90 wait"), FigureText.seconds) { result in
        result.intervals.map { result.waitPercentiles(interval: $0)[2].mean }
      },
      chart(say("排队人数", "callers waiting"), FigureText.tenths) { $0.day(.meanQueue) },
      losses(.abandonment, say("放弃率", "abandonment")),
      losses(.blocking, say("忙音率", "blocking")),
    ].compactMap { $0 }
    let pools = result.scenario.pools.map(\.id)
    let occupancy = pools.map { pool in
      chart(say("占用率 \(pool)", "occupancy of \(pool)"), top: 1, FigureText.percent) {
        $0.occupancy(ofPool: pool)
      }
    }
    let agents = showsAgents && other == nil ? pools.indices.map(agents) : []
    return legend
      + (day + occupancy + agents).map { $0.text(width: Self.width(format), ticks: ticks) }
      .joined(separator: "\n") + "\n" + waits
  }

  /// With the target as a line, where there is one for all and nothing else to compare with.
  private var serviceLevel: BlockChart {
    let title = say("服务水平", "service level")
    let targets = result.verdict.filter { $0.measure == .serviceLevel }
    let isForAll =
      targets.contains { $0.queue == nil }
      || Set(targets.map(\.queue)).count == result.scenario.queues.count
    guard other == nil, isForAll, let target = targets.first?.limit,
      targets.allSatisfy({ $0.limit == target })
    else {
      return chart(title, top: 1, FigureText.percent) { $0.day(.serviceLevel) }
    }
    return BlockChart(
      title: title + say("  ─ 目标 ", "  ─ target ") + FigureText.percent(target),
      result.day(.serviceLevel), line: result.intervals.map { _ in target }, top: 1,
      text: FigureText.percent)
  }

  /// Nothing where nobody is lost that way.
  private func losses(_ measure: CallMeasure, _ title: String) -> BlockChart? {
    let isSeen = [result, other].contains { ($0?.overall(measure).mean ?? 0) > 0 }
    return isSeen ? chart(title, FigureText.percent) { $0.day(measure) } : nil
  }

  /// Who is busy, and a line for who is there.
  private func agents(ofPool pool: Int) -> BlockChart {
    let atWork = result.agentsAtWork(inPool: pool)
    let isSmall = (atWork.filter(\.isFinite).max() ?? 0) < 10
    return BlockChart(
      title: say(
        "坐席组 \(result.scenario.pools[pool].id)  █ 忙碌  ─ 在岗",
        "agents of \(result.scenario.pools[pool].id)  █ busy  ─ at work"),
      result.intervals.map { result.interval($0, pool: pool, .meanBusy).mean },
      line: atWork, text: isSmall ? FigureText.tenths : FigureText.count)
  }

  /// How many of the offered wait how long.
  private var waits: String {
    func shares(_ result: StudyResult) -> [Double] {
      let within = result.waitShares(within: Self.classes, queue: nil)
      return zip(within + [1], [0] + within).map { $0 - $1 }
    }
    let names =
      [say("立即", "at once")]
      + Self.classes.dropFirst().map { "≤ " + FigureText.seconds($0) }
      + ["> " + FigureText.seconds(Self.classes.last ?? 0)]
    let parts = shares(result)
    let others = other.map(shares)
    let most = max(parts.max() ?? 0, others?.max() ?? 0)
    var table = TextTable(
      [.init(say("等待", "wait")), .init(result.scenario.id, .leading), .init("")]
        + (others == nil ? [] : [.init(other?.scenario.id ?? "", .leading), .init("")]))
    for (index, name) in names.enumerated() {
      func cells(_ parts: [Double]) -> [String] {
        [
          BarText.text(most > 0 ? parts[index] / most : 0, width: 24),
          FigureText.percent(parts[index]),
        ]
      }
      table.add([name] + cells(parts) + (others.map(cells) ?? []))
    }
    return table.text(in: format)
  }

  private static let classes: [Double] = [0, 10, 20, 30, 60, 120, 300, 600, 1_800]

  /// Wider than that the parts of a day are no easier to tell.
  static func width(_ format: TextFormat) -> Int { min(format.columns, 100) }

  private func chart(
    _ title: String, top: Double? = nil, _ text: @escaping @Sendable (Double) -> String,
    _ numbers: (StudyResult) -> [Double]
  ) -> BlockChart {
    BlockChart(title: title, numbers(result), line: other.map(numbers) ?? [], top: top, text: text)
  }

  private var legend: String {
    guard let other else { return "" }
    return "█ \(result.scenario.id)   ─ \(other.scenario.id)\n\n"
  }

  private var ticks: [(at: Int, label: String)] {
    result.intervals.map { ($0, result.scenario.moment(ofInterval: $0).clock) }
  }
}

extension StudyResult {
  fileprivate var intervals: Range<Int> { 0..<scenario.intervalCount }

  fileprivate func day(_ measure: CallMeasure) -> [Double] {
    intervals.map { interval($0, measure).mean }
  }

  fileprivate func agentsAtWork(inPool pool: Int) -> [Double] {
    intervals.map { index in
      let span = scenario.interval(index)
      let hours = (span.upperBound - max(span.lowerBound, scenario.warmUpSeconds)) / 3_600
      return hours > 0 ? interval(index, pool: pool, .staffedHours).mean / hours : .nan
    }
  }

  /// Nothing where there is no such pool.
  fileprivate func occupancy(ofPool id: String) -> [Double] {
    guard let pool = scenario.pools.firstIndex(where: { $0.id == id }) else { return [] }
    return intervals.map { interval($0, pool: pool, .occupancy).mean }
  }
}

extension FigureText {
  static let count: @Sendable (Double) -> String = { number($0) }
  static let tenths: @Sendable (Double) -> String = { number($0, decimals: 1) }
}
