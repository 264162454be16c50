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
    }
  }

  package var hint: Wording? {
    switch self {
    case .tooLittle:
      "at least 14 days with calls and figures for half of their intervals are needed"
    case .typesNotToldApart: "give it a column type"
    case .noBeginning: Wording("add begins: \"2026-11-11T18:00:00+08:00\"")
    case .promotionTwice: "keep it in one of the two"
    case .noColumnType, .unknownPastType, .unknownType: nil
    }
  }
}
