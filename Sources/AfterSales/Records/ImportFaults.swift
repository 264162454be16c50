package import Diagnostics

/// What is wrong with the rows of an imported file; the same fault in many rows is kept, and told, once.
///
/// No line is shown as it stands: what is in a bad row is personal data too.
package struct ImportFaults: Sendable {
  /// A fault, how many rows have it, and where the first of them are.
  private struct Fault {
    let message: Wording
    var count = 0
    /// The first of them.
    var problems: [Problem] = []
  }

  /// What is wrong with one value of a row.
  package struct Problem: Sendable {
    package let place: SourcePlace
    /// Names columns and never values.
    package let message: Wording
    /// What the value looks like, without a word of it.
    package let found: Wording?
    /// How to mend it, where the message doesn't say it itself.
    package let hint: Wording?

    package init(
      _ place: SourcePlace, _ message: Wording, found: Wording? = nil, hint: Wording? = nil
    ) {
      self.place = place
      self.message = message
      self.found = found
      self.hint = hint
    }

    fileprivate var wording: Wording {
      guard let found else { return message }
      return Wording(zh: "\(message.zh)；这里是\(found.zh)", en: "\(message.en); found \(found.en)")
    }
  }

  /// How many rows have a fault.
  package private(set) var rows = 0
  private var faults: [Fault] = []
  private var indexes: [String: Int] = [:]
  private let code: String
  private let severity: Diagnostic.Severity

  /// So many rows of a fault are told of by themselves.
  private static let shown = 3
  /// Faults that are told apart; with more of them the file is no such file.
  private static let mostFaults = 200

  init(_ severity: Diagnostic.Severity, _ code: String) {
    (self.severity, self.code) = (severity, code)
  }

  package var isEmpty: Bool { rows == 0 }

  /// All that is wrong with one row.
  package mutating func add(_ problems: [Problem]) {
    rows += 1
    for problem in problems { tell(problem) }
  }

  private mutating func tell(_ problem: Problem) {
    let isTold = indexes[problem.message.en] != nil || faults.count < Self.mostFaults
    let problem =
      isTold ? problem : Problem(problem.place, Wording(zh: "有其他问题", en: "has another fault"))
    let index = indexes[problem.message.en] ?? faults.count
    if index == faults.count {
      faults.append(Fault(message: problem.message))
      indexes[problem.message.en] = index
    }
    faults[index].count += 1
    if faults[index].problems.count < Self.shown { faults[index].problems.append(problem) }
  }

  /// The findings, in the order of the file: of a fault in more than three rows one, with their number
  /// and the first three lines.
  package func findings(in file: String) -> [Diagnostic] {
    faults.flatMap { fault in
      guard fault.count > Self.shown, let first = fault.problems.first else {
        return fault.problems.map { finding($0.wording, of: $0, in: file) }
      }
      let lines = fault.problems.map { String($0.place.line) }
      return [
        finding(
          Wording(
            zh: "\(first.wording.zh)（\(fault.count)行：第\(lines.joined(separator: "、"))行……）",
            en:
              "\(first.wording.en) (\(fault.count) rows: lines \(lines.joined(separator: ", ")), …)"
          ),
          of: first, in: file)
      ]
    }.sorted { a, b in
      guard let first = a.place, let second = b.place else { return false }
      return (first.line, first.column) < (second.line, second.column)
    }
  }

  private func finding(_ message: Wording, of problem: Problem, in file: String) -> Diagnostic {
    Diagnostic(severity, code, file: file, place: problem.place, message, hint: problem.hint)
  }
}
