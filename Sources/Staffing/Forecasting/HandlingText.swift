internal import Diagnostics

/// A handling time of a scenario with other means, its law as it was.
enum HandlingText {
  /// `nil` where the law has no mean to be replaced.
  /// - Parameters:
  ///   - old: what the scenario has; `nil` for nothing.
  ///   - means: in seconds, by interval.
  static func text(_ old: LocatedValue?, means: [Double]) -> String? {
    guard let law = law(old) else { return nil }
    return "{ byInterval: [" + means.map { law("\"\(Self.seconds($0))\"") }.joined(separator: ", ")
      + "] }"
  }

  private static func seconds(_ seconds: Double) -> String {
    DurationNotation.format(.milliseconds(Int64(seconds) * 1_000))
  }

  private static func law(_ old: LocatedValue?) -> ((String) -> String)? {
    guard let old else { return { $0 } }
    if case .text = old.content { return { $0 } }
    if let first = old["byInterval"], case .array(let parts) = first.content {
      return law(parts.first)
    }
    if old["exponential"] != nil { return { "{ exponential: \($0) }" } }
    for (name, key) in [("lognormal", "cv"), ("gamma", "cv"), ("erlang", "k")] {
      guard let number = old[name]?[key], case .number(_, let literal) = number.content else {
        continue
      }
      return { "{ \(name): { mean: \($0), \(key): \(literal) } }" }
    }
    return nil
  }
}
