package import Diagnostics

/// Why a parameter of a scenario can't be varied as it is asked for.
package enum VaryingFault: Error, Equatable, Hinted {
  case noValues(of: String)
  case noPath(String)
  case noRange(String)
  /// A list has a bracket too many or too few.
  case openBracket(String)
  case fallingRange
  /// - Parameter most: how many values a range may have.
  case tooManyValues(most: Int)
  case unknownKey(String, path: String, known: [String])
  case beyondList(path: String, index: Int, count: Int)
  /// Something that has no parts stands on the way.
  case noParts(path: String, kind: Wording)
  case noMean(path: String)
  case notMultipliable(path: String, kind: Wording)

  package var wording: Wording {
    switch self {
    case .noValues(let option):
      return Wording(zh: "'\(option)' 里没有 '='", en: "'\(option)' has no '='")
    case .noPath(let text): return Wording(zh: "'\(text)' 不是路径", en: "'\(text)' is no path")
    case .noRange(let text): return Wording(zh: "'\(text)' 不是范围", en: "'\(text)' is no range")
    case .openBracket(let text):
      return Wording(zh: "'\(text)' 的方括号不成对", en: "the brackets of '\(text)' don't match")
    case .fallingRange:
      return Wording(
        zh: "范围从小到大，步长大于 0", en: "the range rises from its first value by steps above 0")
    case .tooManyValues(let most):
      return Wording(zh: "范围最多 \(most) 个值", en: "a range has at most \(most) values")
    case .unknownKey(let key, let path, let known):
      let guess = Suggestion.guess(at: key, in: known)
      return Wording(zh: "情景在这里没有“\(key)”", en: "the scenario has no \"\(key)\" there").at(path)
        + guess
    case .beyondList(let path, let index, let count):
      return Wording(
        zh: "[\(index)] 超出了这里的 \(count) 个", en: "[\(index)] lies beyond the \(count) there"
      ).at(path)
    case .noParts(let path, let kind):
      return Wording(zh: "\(path)：路上遇到的是\(kind.zh)", en: "\(path): there is \(kind.en) on the way")
    case .noMean(let path):
      return Wording(zh: "\(path) 没有平均值可改", en: "\(path) has no mean to change")
    case .notMultipliable(let path, let kind):
      return Wording(
        zh: "\(path) 是\(kind.zh)，不能乘", en: "\(path) is \(kind.en), which can't be multiplied")
    }
  }

  package var hint: Wording? {
    switch self {
    case .noValues, .noRange, .openBracket, .fallingRange: Self.writing
    case .noMean: Wording(zh: "指到里面的数字或时长", en: "name a number or a duration inside it")
    case .noPath, .tooManyValues, .unknownKey, .beyondList, .noParts, .notMultipliable: nil
    }
  }

  private static let writing = Wording(
    zh: """
      写作 PATH=FROM..TO:STEP 或 PATH=A,B,C，如 pools.front.agents=40..80:5、\
      callTypes.recharge.patience=60s..5m:30s、callTypes.recharge.arrivals.perHour=x0.8..x1.2:0.1、\
      "pools.front.agents=[40,60],[50,50]"
      """,
    en: """
      write PATH=FROM..TO:STEP or PATH=A,B,C, such as pools.front.agents=40..80:5, \
      callTypes.recharge.patience=60s..5m:30s, callTypes.recharge.arrivals.perHour=x0.8..x1.2:0.1 or \
      "pools.front.agents=[40,60],[50,50]"
      """)
}
