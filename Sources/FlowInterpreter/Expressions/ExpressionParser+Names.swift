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
    case "in":
      throw scanner.failure(
        Wording(zh: "应为一个值，实际是 'in'", en: "expected a value, found 'in'"), at: offset)
    default: break
    }
    let given = GivenName(rawValue: name)
    if let given, names.hiding.contains(given) { return .given(given) }
    if let slot = names.slots[name] { return .variable(slot: slot) }
    if let given, GivenName.everywhere.contains(given) { return .given(given) }
    let known = names.names + (GivenName.everywhere + names.hiding).map(\.rawValue)
    let guess = Suggestion.guess(at: name, in: known)
    problems.append(
      ExpressionProblem(
        code: "unknown-variable",
        message: Wording(
          zh: "不认识的变量“\(name.prefix(40))”", en: "unknown variable \"\(name.prefix(40))\"") + guess,
        offset: offset,
        hint: guess.isEmpty
          ? Wording(
            zh: "在 variables 里声明；如果是文字，加引号写作 '\(name.prefix(40))'",
            en: "declare it in variables, or write '\(name.prefix(40))' in quotes for a text") : nil
      ))
    return .literal(.null)
  }

  mutating func check(callField name: String, at offset: Int) {
    guard !Self.callFields.contains(name) else { return }
    problems.append(
      ExpressionProblem(
        code: "unknown-variable",
        message: Wording(
          zh: "不认识的变量“call.\(name.prefix(40))”", en: "unknown variable \"call.\(name.prefix(40))\"")
          + Suggestion.guess(at: name, in: Self.callFields), offset: offset,
        hint: Wording(
          zh: "call 有：\(Self.callFields.joined(separator: "、"))",
          en: "call has: \(Self.callFields.joined(separator: ", "))")))
  }

  /// A call of a function; what is wrong with it is added to `problems`.
  mutating func call(
    _ name: String, _ arguments: [ExpressionTree], at offset: Int
  ) -> ExpressionTree {
    guard let function = Function(rawValue: name) else {
      let known = Function.allCases.map(\.rawValue)
      let guess = Suggestion.guess(at: name, in: known)
      problems.append(
        ExpressionProblem(
          code: "unknown-function",
          message: Wording(
            zh: "不认识的函数“\(name.prefix(40))”", en: "unknown function \"\(name.prefix(40))\"")
            + guess,
          offset: offset,
          hint: guess.isEmpty
            ? Wording(zh: "有这些：", en: "known: ") + .list(known) : nil))
      return .literal(.null)
    }
    guard function.arity.contains(arguments.count) else {
      problems.append(
        ExpressionProblem(
          code: "wrong-arguments",
          message: Wording(
            zh: "\(name) 要 \(Self.describe(function.arity).zh)，实际是 \(arguments.count) 个",
            en: "\(name) takes \(Self.describe(function.arity).en), found \(arguments.count)"),
          offset: offset, hint: nil))
      return .literal(.null)
    }
    if function == .matches, case .literal(.text(let source)) = arguments[1] {
      do throws(PatternError) {
        return .matches(arguments[0], try Pattern(source))
      } catch {
        problems.append(
          ExpressionProblem(
            code: "bad-pattern", message: error.message.at(name), offset: offset,
            hint: Wording(
              zh: "在格式的第 \(error.offset + 1) 个字符",
              en: "at character \(error.offset + 1) of the pattern")))
      }
    }
    return .call(function, arguments)
  }

  private static func describe(_ arity: ClosedRange<Int>) -> Wording {
    switch (arity.lowerBound, arity.upperBound) {
    case (1, 1): Wording(zh: "1 个参数", en: "1 argument")
    case (let least, let most) where least == most:
      Wording(zh: "\(least) 个参数", en: "\(least) arguments")
    case (let least, let most) where most - least > 5:
      Wording(zh: "至少 \(least) 个参数", en: "at least \(least) argument")
    case (let least, let most):
      Wording(zh: "\(least) 或 \(most) 个参数", en: "\(least) or \(most) arguments")
    }
  }
}
