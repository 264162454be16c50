internal import Diagnostics
internal import Staffing

extension BackTest.Yardstick {
  /// What people call it.
  var wording: Wording {
    switch self {
    case .lastWeek: Wording(zh: "上周同日", en: "the same weekday last week")
    case .meanOf(let weeks):
      Wording(zh: "近 \(weeks) 个同日的平均", en: "mean of \(weeks) same weekdays")
    case .method(let name): name.wording
    }
  }

  /// For machines.
  var name: String {
    switch self {
    case .lastWeek: "lastWeek"
    case .meanOf(let weeks): "meanOf\(weeks)"
    case .method(let name): name.rawValue
    }
  }
}

extension MethodName {
  /// What people call it.
  var wording: Wording {
    switch self {
    case .eightWeeks: Wording(zh: "近 8 个平常同日的平均", en: "mean of 8 usual same weekdays")
    case .dampedLevel: Wording(zh: "阻尼水平 × 星期 × 日内形状", en: "damped level × weekday × profile")
    case .dayEffect: Wording(zh: "日效应 × 日内形状", en: "day effect × profile")
    case .usualDayEffect:
      Wording(zh: "日效应（自回归）× 日内形状，只看平常日", en: "day effect (AR) × profile, usual days")
    case .lowRank: Wording(zh: "低秩分解，3 个因子", en: "low rank, 3 factors")
    case .quickLowRank: Wording(zh: "低秩分解，跟得快", en: "low rank, quick to follow")
    case .usualLowRank: Wording(zh: "低秩分解，只看平常日", en: "low rank, usual days")
    }
  }
}
