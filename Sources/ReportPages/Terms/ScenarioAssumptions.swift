internal import Diagnostics
internal import QueueSimulator
internal import Reports

/// What a scenario takes for granted, for the end of a page.
struct ScenarioAssumptions: Localized {
  let scenario: Scenario
  let language: Language

  var pairs: [(name: String, value: String)] {
    day + scenario.callTypes.map(pair) + promotions + word + scenario.queues.map(pair)
      + scenario.pools.map(pair)
  }

  private func time(_ seconds: Double) -> String { ChartUnit.seconds.text(seconds, language) }
  private func share(_ share: Double) -> String { ChartUnit.share.text(share, language) }
  private func joined(_ parts: [String?]) -> String {
    parts.compactMap { $0 }.joined(separator: say("；", "; "))
  }

  private var day: [(name: String, value: String)] {
    let span = IntervalAxis(scenario: scenario, language: language).span
    return [
      (
        say("时间", "time"),
        joined([
          span, say("时段 ", "intervals of ") + time(scenario.intervalSeconds),
          scenario.warmUpSeconds > 0
            ? say(
              "前 \(time(scenario.warmUpSeconds)) 不计",
              "the first \(time(scenario.warmUpSeconds)) don't count")
            : nil,
        ])
      ),
      (
        say("线路", "lines"),
        scenario.lines.map { FigureText.number(Double($0)) } ?? say("不限", "unlimited")
      ),
      (
        say("忙闲波动", "busyness of the day"),
        scenario.dayFactorVariation > 0
          ? say("变异系数 ", "coefficient of variation ")
            + FigureText.number(scenario.dayFactorVariation, decimals: 2)
          : say("每天相同", "every day alike")
      ),
    ]
  }

  private func pair(_ type: Scenario.CallType) -> (name: String, value: String) {
    let arrivals: String
    switch type.arrivals {
    case .traced(let calls):
      arrivals = say("记录中的 \(calls.count) 通", "\(calls.count) calls of a log")
    case .perHour(let rates):
      let (low, high) = (rates.min() ?? 0, rates.max() ?? 0)
      let range =
        low == high
        ? FigureText.number(low) : FigureText.number(low) + "–" + FigureText.number(high)
      arrivals = say("每小时 \(range) 通", "\(range) calls an hour")
    }
    return (
      say("来电 \(type.id)", "calls \(type.id)"),
      joined([
        arrivals,
        type.menu.map { menu in
          say(
            "菜单 \(describe(menu.lasts))，\(share(menu.contained)) 在菜单内解决",
            "menu \(describe(menu.lasts)), \(share(menu.contained)) end there")
        },
        type.sampledMenu.map { menu in
          say(
            "菜单按流程 \(menu.flow) 与人群 \(menu.population) 模拟 \(menu.rows.count) 通",
            "menu of flow \(menu.flow), from \(menu.rows.count) calls of \(menu.population)")
        },
        say("处理 ", "handling ") + describe(type.handling),
        say("话后 ", "wrap-up ") + describe(type.wrapUp),
        say("耐心 ", "patience ") + describe(type.patience),
        type.balking > 0
          ? say("\(share(type.balking)) 听到要等就挂断", "\(share(type.balking)) won't wait at all") : nil,
        redials(type.redial),
      ])
    )
  }

  private func redials(_ redial: Scenario.Redial?) -> String? {
    guard let redial else { return nil }
    let chances: [(Scenario.Redial.Chance?, String, String)] = [
      (redial.busy, "忙音", "busy signals"), (redial.abandoned, "放弃", "those who gave up"),
      (redial.unresolved, "未解决", "the unresolved"),
    ]
    let parts = chances.compactMap { chance, chinese, english in
      chance.map { say("\(chinese) \(share($0.share))", "\(share($0.share)) of \(english)") }
    }
    return say("重拨：", "dial again: ") + parts.joined(separator: say("、", ", "))
  }

  private var promotions: [(name: String, value: String)] {
    let times = IntervalAxis(scenario: scenario, language: language)
    return scenario.promotions.map { promotion in
      let types = promotion.callTypes.map { scenario.callTypes[$0].id }
      let ends = promotion.atSeconds + promotion.lastsSeconds
      return (
        say("促销", "promotion"),
        joined([
          times.name(at: promotion.atSeconds) + "–" + times.name(at: ends),
          "× " + FigureText.number(promotion.multiply, decimals: 1),
          types.joined(separator: ", "),
        ])
      )
    }
  }

  private var word: [(name: String, value: String)] {
    let times = IntervalAxis(scenario: scenario, language: language)
    return scenario.toldBefore.map { told in
      (
        say("来电前已告知", "told before they call"),
        joined([
          times.name(at: told.fromSeconds) + "–" + times.name(at: told.untilSeconds),
          say("告知到 \(share(told.reached))", "\(share(told.reached)) reached"),
          say("其中不再来电 \(share(told.staysAway))", "\(share(told.staysAway)) of them don't call"),
          say("通话 × ", "handling × ") + FigureText.number(told.handling, decimals: 2),
          told.callTypes.map { scenario.callTypes[$0].id }.joined(separator: ", "),
        ])
      )
    }
  }

  private func pair(_ queue: Scenario.Queue) -> (name: String, value: String) {
    let pools = queue.pools.map { link in
      let pool = scenario.pools[link.pool].id
      return link.afterSeconds > 0 ? "\(pool) (> \(time(link.afterSeconds)))" : pool
    }
    return (
      say("队列 \(queue.id)", "queue \(queue.id)"),
      joined([
        pools.joined(separator: ", "),
        queue.answered.map { answered in
          say(
            "目标：\(time(queue.withinSeconds))内接起 \(share(answered))",
            "target: \(share(answered)) within \(time(queue.withinSeconds))")
        },
        queue.capacity.map { say("最多排 \($0) 人", "at most \($0) wait") },
        queue.callback.map { callback in
          say(
            "预计等待超过 \(time(callback.whenWaitExceedsSeconds)) 时提供回拨，\(share(callback.accepted)) 接受",
            "callbacks offered beyond \(time(callback.whenWaitExceedsSeconds)), "
              + "\(share(callback.accepted)) accept")
        },
      ])
    )
  }

  private func pair(_ pool: Scenario.Pool) -> (name: String, value: String) {
    let agents = scenario.staffing(of: pool).map(\.agents)
    let (low, high) = (agents.min() ?? 0, agents.max() ?? 0)
    let count = low == high ? "\(low)" : "\(low)–\(high)"
    return (
      say("坐席组 \(pool.id)", "pool \(pool.id)"),
      joined([
        say("在岗 \(count) 人", "\(count) at work"),
        pool.isAbsenceRandom
          ? say(
            "平均（每人每时段缺勤概率 \(share(pool.shrinkage))）",
            "on average, each away with probability \(share(pool.shrinkage))") : nil,
        pool.shrinkage > 0 && !pool.isAbsenceRandom
          ? say("已扣缺勤 \(share(pool.shrinkage))", "\(share(pool.shrinkage)) away already taken off")
          : nil,
        pool.skills.map { scenario.queues[$0.queue].id }.joined(separator: ", "),
        pool.costPerHour > 0
          ? say("每小时 ", "an hour ") + ChartUnit.yuan.text(pool.costPerHour, language) : nil,
      ])
    )
  }

  private func describe(_ distribution: Distribution) -> String {
    switch distribution {
    case .never: say("无限", "endless")
    case .constant(let value): time(value)
    case .exponential(let mean): say("指数 ", "exponential ") + time(mean)
    case .lognormal(let mean, let variation):
      say("对数正态 ", "lognormal ") + time(mean) + " (cv \(FigureText.number(variation, decimals: 1)))"
    case .gamma(let mean, let variation):
      "gamma " + time(mean) + " (cv \(FigureText.number(variation, decimals: 1)))"
    case .erlang(let mean, let stages): "Erlang-\(stages) " + time(mean)
    case .uniform(let low, let high): time(low) + "–" + time(high)
    case .weibull(let scale, let shape):
      "Weibull " + time(scale) + " (k \(FigureText.number(shape, decimals: 1)))"
    case .empirical(let values):
      say("\(values.count) 个实测值，平均 ", "\(values.count) measured values, mean ")
        + time(distribution.mean(interval: 0))
    case .weighted(let values):
      say("\(values.count) 个加权实测值", "\(values.count) weighted measured values")
        + (distribution.mean(interval: 0).isFinite
          ? say("，平均 ", ", mean ") + time(distribution.mean(interval: 0)) : "")
    case .byInterval:
      say("按时段，首段平均 ", "by interval, mean of the first ")
        + time(distribution.mean(interval: 0))
    }
  }
}
