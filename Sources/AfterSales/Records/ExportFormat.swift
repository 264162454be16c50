package import Diagnostics

/// One value of an exported row, under the name of its column.
package struct ExportCell: Sendable {
  package let column: String
  /// `nil` if nothing is known.
  package let value: JSONValue?

  package init(_ column: String, _ value: JSONValue?) {
    self.column = column
    self.value = value
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
    case .csv: cells.map { Self.field($0.value) }.joined(separator: ",") + "\r\n"
    }
  }

  private static func field(_ value: JSONValue?) -> String {
    switch value {
    case nil: ""
    case .text(let text)?: quoted(text)
    case .array(let parts)?:
      quoted(
        parts.map { part in
          if case .text(let text) = part { text } else { part.compact }
        }.joined(separator: ";"))
    case let other?: other.compact
    }
  }

  private static func quoted(_ text: String) -> String {
    guard text.contains(where: { ",\"\r\n".contains($0) || $0.isWhitespace }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
