package import Diagnostics

/// What is wrong with the rows of an imported file; the same fault in many rows is kept, and told, once.
///
/// No line is shown as it stands: what is in a bad row is personal data too.
package struct ImportFaults: Sendable {
  /// A fault, how many rows have it, and where the first of them are.
  private struct Fault {
    let message: Wording
    var count = 0
    var places: [SourcePlace] = []
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

  /// - Parameter message: names columns and never values.
  package mutating func add(_ message: Wording, at place: SourcePlace) {
    add([(place, message)])
  }

  /// All that is wrong with one row.
  package mutating func add(_ faults: [(place: SourcePlace, message: Wording)]) {
    rows += 1
    for fault in faults { tell(fault.message, at: fault.place) }
  }

  private mutating func tell(_ message: Wording, at place: SourcePlace) {
    let isTold = indexes[message.en] != nil || faults.count < Self.mostFaults
    let message = isTold ? message : Wording(zh: "有其他问题", en: "has another fault")
    let index = indexes[message.en] ?? faults.count
    if index == faults.count {
      faults.append(Fault(message: message))
      indexes[message.en] = index
    }
    faults[index].count += 1
    if faults[index].places.count < Self.shown { faults[index].places.append(place) }
  }

  /// The findings, in the order of the file: of a fault in more than three rows one, with their number
  /// and the first three lines.
  package func findings(in file: String) -> [Diagnostic] {
    faults.flatMap { fault in
      guard fault.count > Self.shown else {
        return fault.places.map { finding(fault.message, in: file, at: $0) }
      }
      let lines = fault.places.map { String($0.line) }
      return [
        finding(
          Wording(
            zh: "\(fault.message.zh)（\(fault.count)行：第\(lines.joined(separator: "、"))行……）",
            en:
              "\(fault.message.en) (\(fault.count) rows: lines \(lines.joined(separator: ", ")), …)"
          ),
          in: file, at: fault.places.first)
      ]
    }.sorted { a, b in
      guard let first = a.place, let second = b.place else { return false }
      return (first.line, first.column) < (second.line, second.column)
    }
  }

  private func finding(
    _ message: Wording, in file: String, at place: SourcePlace?
  ) -> Diagnostic {
    Diagnostic(severity, code, file: file, place: place, message)
  }
}
