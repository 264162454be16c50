package import Diagnostics

/// Why a parameter of a scenario can't be varied as it is asked for.
package enum VaryingFault: Error, Equatable, Hinted {
  case noValues(of: String)
  case noPath(String)
  case noRange(String)
  case fallingRange
  /// - Parameter most: how many values a range may have.
  case tooManyValues(most: Int)
  case unknownKey(String, path: String, known: [String])
  case beyondList(path: String, index: Int, count: Int)
  /// Something that has no parts stands on the way.
  case noParts(path: String, kind: String)
  case noMean(path: String)
  case notMultipliable(path: String, kind: String)

  package var wording: Wording {
    switch self {
    case .noValues(let option): return Wording("'\(option)' has no '='")
    case .noPath(let text): return Wording("'\(text)' is no path")
    case .noRange(let text): return Wording("'\(text)' is no range")
    case .fallingRange:
      return "the range rises from its first value by steps above 0"
    case .tooManyValues(let most): return Wording("a range has at most \(most) values")
    case .unknownKey(let key, let path, let known):
      let guess = Suggestion.didYouMean(key, in: known)
      return Wording("\(path): the scenario has no \"\(key)\" there\(guess)")
    case .beyondList(let path, let index, let count):
      return Wording("\(path): [\(index)] lies beyond the \(count) there")
    case .noParts(let path, let kind): return Wording("\(path): there is \(kind) on the way")
    case .noMean(let path): return Wording("\(path) has no mean to change")
    case .notMultipliable(let path, let kind):
      return Wording("\(path) is \(kind), which can't be multiplied")
    }
  }

  package var hint: Wording? {
    switch self {
    case .noValues, .noRange, .fallingRange: Self.writing
    case .noMean: "name a number or a duration inside it"
    case .noPath, .tooManyValues, .unknownKey, .beyondList, .noParts, .notMultipliable: nil
    }
  }

  private static let writing: Wording =
    """
    write PATH=FROM..TO:STEP or PATH=A,B,C, such as pools.front.agents=40..80:5, \
    callTypes.recharge.patience=60s..5m:30s or callTypes.recharge.arrivals.perHour=x0.8..x1.2:0.1
    """
}
