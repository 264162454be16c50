internal import Diagnostics
internal import Reports
internal import Staffing

/// What an outlook comes to, in sentences and figures, for the terminal and for the page.
struct HiringFindings: Localized {
  let outlook: HiringOutlook
  let language: Language

  private var weeks: [HiringOutlook.Week] { outlook.weeks }

  var heading: String {
    let title = outlook.plan.title.isEmpty ? "" : outlook.plan.title + say("：", ": ")
    let first = weeks.first?.monday.description ?? FigureText.none
    return title
      + say(
        "\(first) 起 \(weeks.count) 周（历史到 \(outlook.knownUntil)）",
        "\(weeks.count) weeks from \(first), foretold from calls until \(outlook.knownUntil)")
  }

  /// What there is to do, and what can't be done any more.
  var lines: [String] { [answer] + [tooNear].compactMap { $0 } }

  /// Whom to hire, and by when.
  var answer: String {
    let total = weeks.last?.startedInAll ?? 0
    guard let first = weeks.first(where: { $0.starting > 0 }) else {
      return weeks.contains { $0.short > Self.leastShort }
        ? say(
          "没有要招的人：缺人的周都太近，来不及培训。",
          "Nobody is to be hired: only weeks too near to train for are short.")
        : say("不用招人：每周的人都够。", "Nobody is to be hired: there are enough people in every week.")
    }
    let range = weeks.last?.startedRange80.map { "\($0.lowerBound)–\($0.upperBound)" }
    let (zh, en) = (range.map { "（80 % 在 \($0)）" } ?? "", range.map { " (with 80 % \($0))" } ?? "")
    return say(
      "共需招 \(total) 人\(zh)；最早一批 \(first.starting) 人最迟 \(first.monday) 入职，"
        + "培训与上手共 \(outlook.plan.lead) 周。",
      "\(total) people are to be hired\(en), the first \(first.starting) of them to begin on "
        + "\(first.monday) at the latest; training and ramp take \(outlook.plan.lead) weeks.")
  }

  /// The weeks that are short and that hiring can't help.
  var tooNear: String? {
    let short = weeks.filter { $0.isTooNear && $0.shortThen > Self.leastShort }
    guard let worst = short.max(by: { $0.shortThen < $1.shortThen }), let last = short.last else {
      return nil
    }
    let (most, count) = (people(worst.shortThen), short.count)
    return say(
      "\(last.monday) 那周及之前有 \(count) 周来不及招人，最多缺 \(most) 人（\(worst.monday) 那周）：靠加班、外包或推迟休假。",
      "\(count) weeks until that of \(last.monday) come too soon to hire for, and miss up to \(most) "
        + "people (in that of \(worst.monday)): overtime, help from outside, leave put off.")
  }

  /// Less than this is nothing to speak of, in people.
  static let leastShort = 0.05

  func people(_ value: Double) -> String { FigureText.number(value, decimals: 1) }

  func short(_ week: HiringOutlook.Week) -> String {
    week.short > Self.leastShort ? people(week.short) : ""
  }

  func range(_ figure: HiringOutlook.Figure, decimals: Int = 1) -> String {
    figure.range80.map {
      FigureText.number($0.lowerBound, decimals: decimals) + "–"
        + FigureText.number($0.upperBound, decimals: decimals)
    } ?? ""
  }
}
