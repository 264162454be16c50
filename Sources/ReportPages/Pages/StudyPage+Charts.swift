internal import Diagnostics
internal import QueueSimulator
internal import Reports

extension StudyPage {
  private var intervals: Range<Int> { 0..<scenario.intervalCount }

  /// Most series that one chart can show and be read.
  private static let mostSeries = 6

  var dayCharts: [Chart] {
    guard intervals.count > 1 else { return [] }
    return [arrivals, serviceLevel, waits, queueLengths, losses] + [lines].compactMap { $0 }
  }

  private func line(
    _ name: String, _ figure: (Int) -> Estimate, shape: Chart.Shape = .line
  ) -> Chart.Series {
    let figures = intervals.map(figure)
    return Chart.Series(name, shape, figures.map(\.mean), halfWidths: figures.map(\.halfWidth))
  }

  /// The busiest queues, if they are too many for one chart.
  private var drawnQueues: [Int] {
    let all = Array(scenario.queues.indices)
    guard all.count > Self.mostSeries else { return all }
    let offered = all.map { result.queue($0, .offered).mean }
    return all.sorted { (offered[$1], $0) < (offered[$0], $1) }.prefix(Self.mostSeries).sorted()
  }

  private var someQueues: String {
    scenario.queues.count > Self.mostSeries
      ? say("只画最忙的 \(Self.mostSeries) 个队列。", " The \(Self.mostSeries) busiest queues.") : ""
  }

  private func byQueue(_ measure: CallMeasure) -> [Chart.Series] {
    drawnQueues.map { queue in
      line(scenario.queues[queue].id, { result.interval($0, queue: queue, measure) })
    }
  }

  private var arrivals: Chart {
    let first = intervals.map {
      result.interval($0, .attempts).mean - result.interval($0, .redials).mean
    }
    var series = [Chart.Series(say("首次拨入", "first dials"), .stacked, first)]
    if result.overall(.redials).mean > 0 {
      series.append(
        Chart.Series(
          say("重拨", "redials"), .stacked, intervals.map { result.interval($0, .redials).mean }))
    }
    series.append(line(say("接起", "answered"), { result.interval($0, .answered) }))
    return Chart(
      title: say("来电", "Calls"),
      note: say(
        "每个时段拨入多少，其中多少被接起。", "How many dial in each interval, and how many of them are answered."),
      unit: .count, axis: times.axis, series: series)
  }

  private var serviceLevel: Chart {
    var series = byQueue(.serviceLevel)
    if scenario.queues.count > 1 {
      series.append(line(say("合计", "all"), { result.interval($0, .serviceLevel) }))
    }
    let targets = Set(
      result.verdict.filter { $0.measure == .serviceLevel }.map(\.limit)
    ).sorted()
    return Chart(
      title: say("服务水平", "Service level"),
      note: say(
        "在约定时间内接起的比例；虚线为目标。", "Share answered within the queue's time; dashed across: the target.")
        + someQueues,
      unit: .share, axis: times.axis, series: series,
      thresholds: targets.map {
        .init(say("目标 ", "target ") + ChartUnit.share.text($0, language), $0)
      })
  }

  private var waits: Chart {
    let percentiles = intervals.map { result.waitPercentiles(interval: $0) }
    let names = [(4, "p99"), (3, "p95"), (2, "p90"), (0, "p50")]
    let series = names.filter { $0.1 != "p99" }.map { index, name in
      Chart.Series(
        name, .line, percentiles.map { $0[index].mean },
        halfWidths: percentiles.map { $0[index].halfWidth })
    }
    return Chart(
      title: say("等待时间", "Waits"),
      note: say(
        "50 %、90 %、95 % 的来电等待不超过的时间，按拨入时段；放弃的算到放弃时。",
        "What 50, 90 and 95 % of the callers of an interval wait at most; those who give up, until then."
      ),
      unit: .seconds, axis: times.axis, series: series)
  }

  private var queueLengths: Chart {
    var series = byQueue(.meanQueue)
    if result.overall(.callbacks).mean > 0 {
      let waiting = intervals.map { interval in
        scenario.queues.indices.reduce(0) {
          $0 + result.interval(interval, queue: $1, .meanCallbacksWaiting).mean
        }
      }
      series.append(Chart.Series(say("等待回拨", "waiting for a callback"), .line, waiting))
    }
    return Chart(
      title: say("排队人数", "Callers waiting"),
      note: say("时段内的平均排队人数。", "How many wait, averaged over each interval.") + someQueues,
      unit: .count, axis: times.axis, series: series)
  }

  private var losses: Chart {
    let targets = result.verdict.filter {
      $0.queue == nil && ($0.measure == .abandonment || $0.measure == .blocking)
    }
    return Chart(
      title: say("放弃与忙音", "Given up and busy signals"),
      note: say(
        "放弃率：排队后放弃的比例；忙音率：拨入即占线的比例。",
        "Share of the offered who give up, and share of the dials that get a busy signal."),
      unit: .share, axis: times.axis,
      series: [CallMeasure.abandonment, .blocking].map { measure in
        line(FigureName(measure).text(language), { result.interval($0, measure) })
      },
      thresholds: targets.map { target in
        .init(
          FigureName(target.measure).text(language) + " "
            + TargetRow(verdict: target, times: times).limit,
          target.limit)
      })
  }

  private var lines: Chart? {
    guard let most = scenario.lines else { return nil }
    return Chart(
      title: say("占用线路", "Lines in use"),
      note: say(
        "菜单、排队和通话中的来电都占一条线路。", "A line is held in the menu, while waiting and while talking."),
      unit: .count, axis: times.axis,
      series: [line(say("占用", "in use"), { result.meanLines(interval: $0) })],
      thresholds: [.init(say("共 \(most) 条", "\(most) lines"), Double(most))])
  }

  // MARK: Agents

  var poolCharts: [Chart] {
    guard intervals.count > 1 else { return [] }
    let pools = Array(scenario.pools.indices)
    let occupancy = Chart(
      title: say("占用率", "Occupancy"),
      note: say(
        "通话与话后处理占在岗时间的比例；长期高于 85 % 难以维持。",
        "Talk and wrap-up as a share of the staffed time; above 85 % all day few can keep up."),
      unit: .share, axis: times.axis,
      series: pools.prefix(Self.mostSeries).map { pool in
        line(scenario.pools[pool].id, { result.interval($0, pool: pool, .occupancy) })
      })
    return [occupancy] + pools.prefix(Self.mostSeries).map(staffing)
  }

  /// The agents of a pool at work beside those that are busy.
  private func staffing(_ pool: Int) -> Chart {
    let atWork = intervals.map { interval in
      let span = scenario.interval(interval)
      let hours = (span.upperBound - max(span.lowerBound, scenario.warmUpSeconds)) / 3_600
      return hours > 0 ? result.interval(interval, pool: pool, .staffedHours).mean / hours : nil
    }
    return Chart(
      title: say("坐席组 \(scenario.pools[pool].id)", "Pool \(scenario.pools[pool].id)"),
      note: say("在岗人数与其中忙碌的人数。", "Agents at work, and how many of them are busy."),
      unit: .count, axis: times.axis,
      series: [
        Chart.Series(say("在岗", "at work"), .steps, atWork),
        line(say("忙碌", "busy"), { result.interval($0, pool: pool, .meanBusy) }),
      ])
  }

  // MARK: Waits

  private static let classes: [Double] = [
    0, 10, 20, 30, 60, 120, 180, 300, 600, 1_200, 1_800, 3_600,
  ]

  var waitCharts: [Chart] {
    let shares = result.waitShares(within: Self.classes, queue: nil)
    var rows = [say("立即接起", "at once")]
    for (low, high) in zip(Self.classes, Self.classes.dropFirst()) {
      rows.append(
        (low == 0 ? "0" : ChartUnit.seconds.text(low, language)) + "–"
          + ChartUnit.seconds.text(high, language))
    }
    rows.append("> " + ChartUnit.seconds.text(3_600, language))
    let bounds = [0] + shares + [1]
    let parts = zip(bounds.dropFirst(), bounds).map { $0 - $1 }
    let width = 1 / Double(rows.count)
    let ticks = Self.classes.enumerated().dropFirst().map { index, limit in
      ChartAxis.Tick(
        at: Double(index + 1) * width, label: ChartUnit.seconds.text(limit, language))
    }
    let axis = ChartAxis(
      name: say("等待", "wait"), intervals: rows,
      ticks: [.init(at: width / 2, label: say("立即", "at once"))] + ticks)
    let cumulative = scenario.queues.count > 1 ? drawnQueues : []
    return [
      Chart(
        title: say("等待时间的分布", "Distribution of waits"),
        note: say(
          "各等待时长占进入排队的来电的比例；横轴不等距。",
          "Share of the offered calls by how long they waited; the classes are not equally wide."),
        unit: .share, axis: axis,
        series: [Chart.Series(say("来电比例", "share of calls"), .stacked, parts)]),
      Chart(
        title: say("多少人等待不超过…", "How many wait no longer than …"),
        note: say("累计比例，按队列。", "Cumulative shares, by queue.") + someQueues,
        unit: .share, axis: pointAxis,
        series: cumulative.map { queue in
          Chart.Series(
            scenario.queues[queue].id, .line,
            result.waitShares(within: Self.points, queue: queue))
        } + [
          Chart.Series(
            say("合计", "all"), .line, result.waitShares(within: Self.points, queue: nil))
        ]),
    ]
  }

  private static let points: [Double] = [
    0, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 300, 450, 600, 900, 1_200, 1_800, 2_700, 3_600,
  ]

  private var pointAxis: ChartAxis {
    let last = Double(Self.points.count - 1)
    let named: Set<Double> = [0, 20, 60, 180, 600, 1_800, 3_600]
    return ChartAxis(
      name: say("等待不超过", "wait at most"),
      points: Self.points.enumerated().map { index, limit in
        (row: ChartUnit.seconds.text(limit, language), place: Double(index) / last)
      },
      ticks: Self.points.enumerated().filter { named.contains($0.1) }.map { index, limit in
        ChartAxis.Tick(
          at: Double(index) / last,
          label: limit == 0 ? "0" : ChartUnit.seconds.text(limit, language))
      })
  }

  // MARK: Cost

  var costCharts: [Chart] {
    guard intervals.count > 1, result.centre(.totalCost).mean > 0 else { return [] }
    let costs = scenario.costs
    let lost: [(String, CallMeasure, Double)] = [
      (say("忙音损失", "busy signals"), .blocked, costs.blocked),
      (say("放弃损失", "calls given up"), .abandoned, costs.abandoned),
    ]
    let agents = intervals.map { interval in
      scenario.pools.indices.reduce(0) {
        $0 + result.interval(interval, pool: $1, .cost).mean
      }
    }
    let lines = intervals.map { interval in
      let span = scenario.interval(interval)
      let minutes = max(0, span.upperBound - max(span.lowerBound, scenario.warmUpSeconds)) / 60
      return result.meanLines(interval: interval).mean * minutes * costs.lineMinute
    }
    let series =
      [
        Chart.Series(say("坐席", "agents"), .stacked, agents),
        Chart.Series(say("线路", "lines"), .stacked, lines),
      ]
      + lost.map { name, measure, price in
        Chart.Series(
          name, .stacked,
          intervals.map { interval in
            let balked = measure == .abandoned ? result.interval(interval, .balked).mean : 0
            return (result.interval(interval, measure).mean + balked) * price
          })
      }
    return [
      Chart(
        title: say("成本", "Cost"),
        note: say("每个时段的成本，按拨入时段计。", "Cost of each interval, of calls by when they dialled."),
        unit: .yuan, axis: times.axis,
        series: series.filter { series in series.values.contains { ($0 ?? 0) > 0 } })
    ]
  }
}
