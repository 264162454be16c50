package import Diagnostics

/// One value of an exported row, under the name of its column.
package struct ExportCell: Sendable {
  package let column: String
  /// `nil` if nothing is known.
  package let value: JSONValue?
  /// A telephone number may begin with `+`, and is no formula for that.
  package let isTelephoneNumber: Bool

  package init(_ column: String, _ value: JSONValue?, isTelephoneNumber: Bool = false) {
    self.column = column
    self.value = value
    self.isTelephoneNumber = isTelephoneNumber
  }
}

/// Writes exported rows in the formats that `db import` reads.
package enum ExportFormat: String, Sendable, CaseIterable {
  case jsonl, csv

  /// What stands before the first row: of CSV the names of the columns.
  package func header(_ kind: RecordKind) -> String {
    switch self {
    case .jsonl: ""
    case .csv: kind.columns.map(\.name).joined(separator: ",") + "\r\n"
    }
  }

  /// One row with its line end.
  package func line(_ cells: [ExportCell]) -> String {
    switch self {
    case .jsonl:
      JSONValue.object(
        cells.compactMap { cell in cell.value.map { JSONValue.Member(cell.column, $0) } }
      ).compact + "\n"
    case .csv: CSVRow.line(cells.map(Self.field), end: "\r\n")
    }
  }

  private static func field(_ cell: ExportCell) -> CSVCell {
    switch cell.value {
    case nil: .figure("")
    case .text(let text)?: cell.isTelephoneNumber ? .figure(text) : .text(text)
    case .array(let parts)?:
      .text(
        ListCell.text(
          parts.map { part in if case .text(let text) = part { text } else { part.compact } }))
    case let other?: .figure(other.compact)
    }
  }
}
