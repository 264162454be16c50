package import Diagnostics

/// What is wrong with the rows of an imported file; the same fault in many rows is kept, and told, once.
///
/// No line is shown as it stands: what is in a bad row is personal data too.
package struct ImportFaults: Sendable {
  /// A fault, how many rows have it, and where the first of them are.
  private struct Fault {
    let message: String
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
  package mutating func add(_ message: String, at place: SourcePlace) {
    rows += 1
    let message =
      indexes[message] == nil && faults.count >= Self.mostFaults ? "has another fault" : message
    let index = indexes[message] ?? faults.count
    if index == faults.count {
      faults.append(Fault(message: message))
      indexes[message] = index
    }
    faults[index].count += 1
    if faults[index].places.count < Self.shown { faults[index].places.append(place) }
  }

  /// The findings, in the order of the file: of a fault in more than three rows one, with their number
  /// and the first three lines.
  package func findings(in file: String) -> [Diagnostic] {
    faults.flatMap { fault in
      guard fault.count > Self.shown else {
        return fault.places.map {
          Diagnostic(severity, code, file: file, place: $0, fault.message)
        }
      }
      let lines = fault.places.map { String($0.line) }.joined(separator: ", ")
      return [
        Diagnostic(
          severity, code, file: file, place: fault.places.first,
          "\(fault.message) (\(fault.count) rows: lines \(lines), …)")
      ]
    }.sorted { ($0.place?.line ?? 0) < ($1.place?.line ?? 0) }
  }
}
