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
    case .tooLittle(let file): return Wording("\(file): too little to learn from")
    case .noColumnType(let file): return Wording("\(file): the history has no column type")
    case .unknownPastType(let type, let file, let known):
      let guess = Suggestion.didYouMean(type, in: known)
      return Wording("\(file): the history has no type \"\(type)\"\(guess)")
    case .typesNotToldApart(let file, let types):
      return Wording(
        "\(file): the scenario has the call types \(types.joined(separator: ", ")), "
          + "and the history doesn't tell them apart")
    case .unknownType(let type, let scenario, let known):
      let guess = Suggestion.didYouMean(type, in: known)
      return Wording("\(scenario): the scenario has no call type \"\(type)\"\(guess)")
    case .noBeginning(let scenario):
      return Wording("\(scenario): the scenario doesn't say when it begins")
    case .promotionTwice(let at, let scenario):
      return Wording(
        "--calendar: the promotion at \(at) would count twice, because \(scenario) has promotions")
    case .nothingToLearn(let name, let file):
      return Wording("--calendar: \"\(name)\" has no past day in \(file) to learn its factor from")
    case .nothingToday(let file): return Wording("\(file): the file has no day")
    case .nothingPassed(let file):
      return Wording("\(file): nothing is known of the day until then, or nothing was expected")
    case .otherIntervals(let file, let minutes, let kept):
      return Wording(
        "\(file): the history has intervals of \(minutes) minutes, the kept forecast of \(kept)")
    case .noHandling(let file, let plan):
      return Wording(
        "\(plan): how long does a call take? Neither the plan nor \(file) has handling times")
    case .beyondFormulas(let file):
      return Wording(
        "\(file): the weeks ahead would take more agents in an interval than can be worked out")
    }
  }

  package var hint: Wording? {
    switch self {
    case .tooLittle:
      "at least 14 days with calls and figures for half of their intervals are needed"
    case .typesNotToldApart: "give it a column type"
    case .noBeginning: Wording("add begins: \"2026-11-11T18:00:00+08:00\"")
    case .promotionTwice: "keep it in one of the two"
    case .nothingToLearn:
      "name past ones too, or give a number with its range: factor: 3, range: [2, 5]"
    case .nothingPassed: "--at says from when on the day is foretold anew"
    case .noHandling: "add handling: \"5m\" to the plan, or a column handling to the history"
    case .beyondFormulas:
      "look for a wrong number of calls, or a factor of the calendar that is too large"
    case .noColumnType, .unknownPastType, .unknownType, .nothingToday, .otherIntervals: nil
    }
  }
}
