package import Diagnostics

/// What an import did.
package struct ImportReport: Sendable {
  /// What became of the rows of one kind.
  package struct Counts: Sendable, Hashable, CustomStringConvertible {
    package var added = 0
    package var updated = 0
    package var unchanged = 0

    package init() {}

    package var description: String {
      "\(added) added, \(updated) updated, \(unchanged) unchanged"
    }
  }

  package var counts: [RecordKind: Counts] = [:]
  /// The rows left out, and why.
  package var badRows = ImportFaults(.error, "bad-row")
  package var doubtfulRows = ImportFaults(.warning, "doubtful-number")
  /// The rows that replaced what an earlier one of the file said of the same id.
  package var repeatedRows = ImportFaults(.warning, "repeated-id")
  /// The columns whose long ids a spreadsheet has cut.
  package var roundedRows = ImportFaults(.warning, "rounded-id")
  /// The agents whose greater rights wait for a second person.
  package var waitingRights: [String] = []
  /// How a table is written, unless it is commas in UTF-8.
  package var found: Wording?
  private let file: String

  /// - Parameter file: what the findings call it.
  package init(of file: String) { self.file = file }

  /// The rows left out, and why, in the order of the file.
  package var bad: [Diagnostic] { badRows.findings(in: file) }
  package var warnings: [Diagnostic] {
    [doubtfulRows, repeatedRows, roundedRows].flatMap { $0.findings(in: file) }
  }
}

/// How a file to be imported is written, and what its rows are.
package enum ImportFormat: Sendable, Hashable {
  case csv(RecordKind)
  /// One JSON object a line.
  case lines(RecordKind)
  /// A data file: an object with a list for each kind.
  case document
}
