package import Diagnostics

/// Why a forecast can't be made, or not for a scenario.
package enum ForecastFault: Error, Equatable, Hinted {
  /// - Parameter file: the history, and its call type if it is one of several.
  case tooLittle(file: String)
  case noColumnType(file: String)
  case unknownPastType(String, file: String, known: [String])
  /// The history has one series, and the scenario several call types.
  case typesNotToldApart(file: String, scenarioTypes: [String])
  case unknownType(String, scenario: String, known: [String])
  case noBeginning(scenario: String)
  /// Both the calendar and the scenario would multiply by a promotion.
  case promotionTwice(at: Instant, scenario: String)
  /// A factor is to be learnt, and the history has none of that name.
  case nothingToLearn(String, file: String)
  /// The file of today has no day.
  case nothingToday(file: String)
  /// Nothing came, or was expected, of today so far.
  case nothingPassed(file: String)
  /// A kept forecast has other intervals than the history, both in minutes.
  case otherIntervals(file: String, minutes: Int, kept: Int)
  /// Neither the history nor the hiring plan says how long a call takes.
  case noHandling(file: String, plan: String)
  /// The calls foretold would take more agents than the formulas are for.
  case beyondFormulas(file: String)

  package var wording: Wording {
    switch self {
    case .tooLittle(let file):
      return Wording(zh: "\(file)：历史太少，学不出来", en: "\(file): too little to learn from")
    case .noColumnType(let file):
      return Wording(zh: "\(file)：历史没有 type 列", en: "\(file): the history has no column type")
    case .unknownPastType(let type, let file, let known):
      let guess = Suggestion.guess(at: type, in: known)
      return Wording(
        zh: "\(file)：历史里没有类型“\(type)”", en: "\(file): the history has no type \"\(type)\"") + guess
    case .typesNotToldApart(let file, let types):
      return Wording(
        zh: "\(file)：情景有呼叫类型 \(types.joined(separator: "、"))，历史却没有区分",
        en: "\(file): the scenario has the call types \(types.joined(separator: ", ")), "
          + "and the history doesn't tell them apart")
    case .unknownType(let type, let scenario, let known):
      let guess = Suggestion.guess(at: type, in: known)
      return Wording(
        zh: "\(scenario)：情景没有呼叫类型“\(type)”",
        en: "\(scenario): the scenario has no call type \"\(type)\"") + guess
    case .noBeginning(let scenario):
      return Wording(
        zh: "\(scenario)：情景没有写从何时开始", en: "\(scenario): the scenario doesn't say when it begins")
    case .promotionTwice(let at, let scenario):
      return Wording(
        zh: "--calendar：\(at) 的大促会算两次，因为 \(scenario) 里已有大促",
        en:
          "--calendar: the promotion at \(at) would count twice, because \(scenario) has promotions"
      )
    case .nothingToLearn(let name, let file):
      return Wording(
        zh: "--calendar：“\(name)”在 \(file) 里没有过去有来电的日子可学",
        en: "--calendar: \"\(name)\" has no past day with calls in \(file) to learn its factor from"
      )
    case .nothingToday(let file):
      return Wording(zh: "\(file)：文件里没有日期", en: "\(file): the file has no day")
    case .nothingPassed(let file):
      return Wording(
        zh: "\(file)：到那时为止没有当天的数据，或当天本来没有预测来电",
        en: "\(file): nothing is known of the day until then, or nothing was expected")
    case .otherIntervals(let file, let minutes, let kept):
      return Wording(
        zh: "\(file)：历史的时段是 \(minutes) 分钟，保存的预测是 \(kept) 分钟",
        en: "\(file): the history has intervals of \(minutes) minutes, the kept forecast of \(kept)"
      )
    case .noHandling(let file, let plan):
      return Wording(
        zh: "\(plan)：一通电话要多久？计划和 \(file) 里都没有处理时长",
        en: "\(plan): how long does a call take? Neither the plan nor \(file) has handling times")
    case .beyondFormulas(let file):
      return Wording(
        zh: "\(file)：往后几周每个时段要的坐席多到算不出来",
        en: "\(file): the weeks ahead would take more agents in an interval than can be worked out")
    }
  }

  package var hint: Wording? {
    switch self {
    case .tooLittle:
      Wording(
        zh: "至少要 14 天有来电，且一半时段有数",
        en: "at least 14 days with calls and figures for half of their intervals are needed")
    case .typesNotToldApart: Wording(zh: "给它加一列 type", en: "give it a column type")
    case .noBeginning:
      Wording(
        zh: "写上 begins: \"2026-11-11T18:00:00+08:00\"",
        en: "add begins: \"2026-11-11T18:00:00+08:00\"")
    case .promotionTwice: Wording(zh: "两处只留一处", en: "keep it in one of the two")
    case .nothingToLearn:
      Wording(
        zh: "把过去的也列出来，或直接给出系数和范围：factor: 3, range: [2, 5]；不开门的日子写 factor: 0",
        en: "name past ones too, or give a number with its range: factor: 3, range: [2, 5]; "
          + "factor: 0 closes a day")
    case .nothingPassed:
      Wording(zh: "--at 说明从何时起重新预测", en: "--at says from when on the day is foretold anew")
    case .noHandling:
      Wording(
        zh: "在计划里写 handling: \"5m\"，或给历史加一列 handling",
        en: "add handling: \"5m\" to the plan, or a column handling to the history")
    case .beyondFormulas:
      Wording(
        zh: "查一查来电数有没有错，或日历系数是否太大",
        en: "look for a wrong number of calls, or a factor of the calendar that is too large")
    case .noColumnType, .unknownPastType, .unknownType, .nothingToday, .otherIntervals: nil
    }
  }
}
