internal import Diagnostics

extension ExpressionParser {
  /// The fields of `call`.
  static let callFields = ["id", "at", "elapsed", "announcement", "language"]

  mutating func resolve(_ name: String, at offset: Int) throws(ExpressionProblem) -> ExpressionTree
  {
    switch name {
    case "true": return .literal(.boolean(true))
    case "false": return .literal(.boolean(false))
    case "null": return .literal(.null)
    case "in": throw scanner.failure("expected a value, found 'in'", at: offset)
    default: break
    }
    let given = GivenName(rawValue: name)
    if let given, names.hiding.contains(given) { return .given(given) }
    if let slot = names.slots[name] { return .variable(slot: slot) }
    if let given, GivenName.everywhere.contains(given) { return .given(given) }
    let known = names.names + (GivenName.everywhere + names.hiding).map(\.rawValue)
    let guess = Suggestion.didYouMean(name, in: known)
    problems.append(
      ExpressionProblem(
        code: "unknown-variable", message: "unknown variable \"\(name.prefix(40))\"\(guess)",
        offset: offset,
        hint: guess.isEmpty
          ? "declare it in variables, or write '\(name.prefix(40))' in quotes for a text" : nil))
    return .literal(.null)
  }

  mutating func check(callField name: String, at offset: Int) {
    guard !Self.callFields.contains(name) else { return }
    problems.append(
      ExpressionProblem(
        code: "unknown-variable",
        message: "unknown variable \"call.\(name.prefix(40))\""
          + Suggestion.didYouMean(name, in: Self.callFields), offset: offset,
        hint: "call has: \(Self.callFields.joined(separator: ", "))"))
  }

  /// A call of a function; what is wrong with it is added to `problems`.
  mutating func call(
    _ name: String, _ arguments: [ExpressionTree], at offset: Int
  ) -> ExpressionTree {
    guard let function = Function(rawValue: name) else {
      let known = Function.allCases.map(\.rawValue)
      let guess = Suggestion.didYouMean(name, in: known)
      problems.append(
        ExpressionProblem(
          code: "unknown-function", message: "unknown function \"\(name.prefix(40))\"\(guess)",
          offset: offset,
          hint: guess.isEmpty ? "known: \(known.joined(separator: ", "))" : nil))
      return .literal(.null)
    }
    guard function.arity.contains(arguments.count) else {
      problems.append(
        ExpressionProblem(
          code: "wrong-arguments",
          message: "\(name) takes \(Self.describe(function.arity)), found \(arguments.count)",
          offset: offset, hint: nil))
      return .literal(.null)
    }
    if function == .matches, case .literal(.text(let source)) = arguments[1] {
      do throws(PatternError) {
        return .matches(arguments[0], try Pattern(source))
      } catch {
        problems.append(
          ExpressionProblem(
            code: "bad-pattern", message: "\(name): \(error.message)", offset: offset,
            hint: "at character \(error.offset + 1) of the pattern"))
      }
    }
    return .call(function, arguments)
  }

  private static func describe(_ arity: ClosedRange<Int>) -> String {
    switch (arity.lowerBound, arity.upperBound) {
    case (1, 1): "1 argument"
    case (let least, let most) where least == most: "\(least) arguments"
    case (let least, let most) where most - least > 5: "at least \(least) argument"
    case (let least, let most): "\(least) or \(most) arguments"
    }
  }
}
