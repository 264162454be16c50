internal import Diagnostics
internal import QueueSimulator
internal import Reports
internal import Staffing

/// What is proved about a roster, and what it costs beside what it could be compared with, in words.
struct RosterWording: Localized {
  let roster: SimulatedRoster
  let language: Language

  private func yuan(_ value: Double) -> String { "¥" + FigureText.number(value) }

  private static func percent(_ share: Double) -> String {
    FigureText.number(share * 100, decimals: 2) + " %"
  }

  /// How the shifts were come by.
  var origin: String {
    if let choice = roster.choice {
      let partial = choice.isPartial ? say("（中途停止，结果不完整）", " (stopped early, partial results)") : ""
      if case .best(let budget) = choice.goal {
        return say(
          "预算 \(yuan(budget)) 内服务最好的班表", "the best service for a budget of \(yuan(budget))")
          + partial
      }
      if !choice.isProved {
        return say("目前最好的班表", "the best shifts so far") + partial
      }
      return
        (choice.meetsTargets
        ? say("按服务目标选班，全部目标达到", "chosen by service, every target is met")
        : say("按服务目标选班，未能达到全部目标", "chosen by service, not every target is met")) + partial
    }
    guard let bound = roster.cover.bound, let gap = roster.cover.gap, gap >= 1e-9 else {
      return say("已证明为覆盖需求的最省", "proved to be the least that covers the need")
    }
    return say(
      "离下限 \(yuan(bound)) 至多 \(Self.percent(gap))",
      "at most \(Self.percent(gap)) above the bound of \(yuan(bound))")
  }

  /// The pay by pool, where there are several, and the overtime of weeks.
  var cost: String? {
    var parts = roster.payByPool.map { "\($0.pool) \(yuan($0.pay))" }
    if roster.overtimePay > 0 { parts.append(say("加班 ", "overtime ") + yuan(roster.overtimePay)) }
    guard parts.count > 1 else { return nil }
    return say("成本：", "pay: ") + parts.joined(separator: say("，", ", "))
  }

  /// Where no shift could bring anybody.
  var uncovered: String? {
    roster.uncovered.map { language.text($0.reason) + say("。", ".") }
  }

  /// How many people the lines of a week take, and where there are too few.
  var weekly: [String] {
    let (need, plan, cover) = (roster.need, roster.plan, roster.cover)
    guard need.isSeveralDays else { return [] }
    let shifts = cover.shifts.reduce(0) { $0 + $1.people }
    let week = plan.week
    let rest = FigureText.number(Double(week.restMinutes) / 60, decimals: 1)
    let rules = say(
      "\(shifts) 个班由 \(roster.people) 人分担：每周至多 \(week.daysOn) 天，班间休息至少 \(rest) 小时。",
      "\(shifts) shifts are shared by \(roster.people) people: at most \(week.daysOn) days a week, "
        + "\(rest) hours of rest between shifts.")
    return [rules]
      + cover.short(need: need, plan: plan).map { pool, needed, available in
        say(
          "✘ \(pool)：按每周规则要 \(needed) 人，只有 \(available) 人。",
          "✘ \(pool): the rules of the week take \(needed) people; there are \(available).")
      }
  }

  /// What whole shifts cost more than agents who come and go as needed.
  var price: String? {
    guard let choice = roster.choice else { return nil }
    let (pay, ideal) = (choice.cover.cost, choice.price.ideal)
    let covering = yuan(choice.price.covering)
    let start = say(
      "逐时段按需上下班要 \(yuan(ideal))；把每个时段都排满要 \(covering)。",
      "Agents who come and go as each interval needs would cost \(yuan(ideal)); shifts that cover "
        + "every interval's need, \(covering).")
    guard ideal > 0 else { return start }
    let more = Self.percent(abs(pay - ideal) / ideal)
    return start
      + (pay >= ideal
        ? say("整班的代价：\(more)。", " The price of whole shifts is \(more).")
        : say("整班还省 \(more)。", " Whole shifts are \(more) cheaper."))
  }

  /// What is proved about a chosen roster and what isn't.
  var proof: String? {
    guard let choice = roster.choice else { return nil }
    if choice.isPartial { return UnprovedText(choice, language).text }
    if case .best = choice.goal {
      return say(
        "没有找到预算内让保持得最差的目标更好的换班；未证明别的班表不会更好。",
        "No exchange of shifts within the budget was found that keeps the worst kept target better; that no "
          + "other roster does is not proved.")
    }
    guard choice.meetsTargets, !choice.without.isEmpty else { return nil }
    let (all, spare) = (choice.without.count, choice.dispensable.count)
    let people =
      spare == 0
      ? say(
        "\(all) 种班次，任减一人都会有目标达不到。",
        "One person fewer on any of the \(all) kinds of shift misses a target.")
      : say(
        "\(all) 种班次各减一人：\(all - spare) 种会有目标达不到，其余在把握所需的余量之内。",
        "One person fewer misses a target on \(all - spare) of the \(all) kinds of shift; elsewhere the "
          + "margin for being sure is all that is left.")
    return people
      + say(
        "没有找到更省的换班（一换一、二换一）；未证明别的班表不会更省。",
        " No exchange of one shift or of two for a cheaper one was found; that no other roster is cheaper "
          + "is not proved.")
  }
}
