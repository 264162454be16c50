internal import Diagnostics
internal import FlowInterpreter

/// The words of an expression or a tag.
struct LiquidScanner {
  enum Token: Hashable {
    case word(String)
    case text(String)
    case number(String)
    /// `|`, `:`, `,`, `.`, `[`, `]`, `==`, …
    case sign(String)
  }

  private var rest: Substring
  private(set) var tokens: [Token] = []

  static func tokens(_ source: Substring) throws(LiquidProblem) -> [Token] {
    var scanner = Self(rest: source)
    try scanner.scan()
    return scanner.tokens
  }

  private init(rest: Substring) { self.rest = rest }

  private mutating func scan() throws(LiquidProblem) {
    while let first = rest.first {
      if first.isWhitespace {
        rest.removeFirst()
      } else if first == "'" || first == "\"" {
        guard let end = rest.dropFirst().firstIndex(of: first) else {
          throw LiquidProblem(message: Wording(zh: "引号没有结束", en: "a quote is never closed"))
        }
        tokens.append(.text(String(rest[rest.index(after: rest.startIndex)..<end])))
        rest = rest[rest.index(after: end)...]
      } else if first.isNumber || (first == "-" && rest.dropFirst().first?.isNumber == true) {
        // A path may go on with a number, but a number with no word; `1..5` is two numbers.
        var number = String(rest.removeFirst())
        while let next = rest.first {
          let isPoint = next == "." && rest.dropFirst().first?.isNumber == true
          guard next.isNumber || isPoint else { break }
          number.append(rest.removeFirst())
        }
        tokens.append(.number(number))
      } else if first.isLetter || first == "_" {
        let end =
          rest.firstIndex { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "-" && $0 != "?" }
          ?? rest.endIndex
        tokens.append(.word(String(rest[..<end])))
        rest = rest[end...]
      } else if let sign = ["==", "!=", "<>", "<=", ">=", ".."].first(where: rest.hasPrefix) {
        tokens.append(.sign(sign))
        rest = rest.dropFirst(2)
      } else if "|:,.[]()<>=".contains(first) {
        tokens.append(.sign(String(first)))
        rest.removeFirst()
      } else {
        throw LiquidProblem(
          message: Wording(zh: "'\(first)' 在这里没有意义", en: "'\(first)' has no meaning here"))
      }
    }
  }
}
