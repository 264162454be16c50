package import AfterSales
package import Diagnostics

/// A file to be imported, and what its rows are.
package struct ImportSource: Sendable {
  package let text: SourceText
  package let format: ImportFormat
  /// In which order days and months stand in a table where the year isn't first.
  let dates: TableTime.DateOrder?
  /// What headers mean that aren't ours.
  let headers: HeaderNames?

  package init(
    _ text: SourceText, _ format: ImportFormat, dates: TableTime.DateOrder? = nil,
    headers: HeaderNames? = nil
  ) {
    self.text = text
    self.format = format
    self.dates = dates
    self.headers = headers
  }

  /// What all rows are, where the file doesn't say it itself.
  var kind: RecordKind? {
    switch format {
    case .csv(let kind), .lines(let kind): kind
    case .document: nil
    }
  }

  /// Calls `body` with every row in order.
  ///
  /// Findings about a row as such (a value of the wrong shape, an unknown key) go to `bad`.
  /// - Parameter found: told how a table is written, unless it is commas in UTF-8.
  /// - Throws: `InvalidInput` for a file that can't be told into rows at all.
  func forEachRow(
    found: (Wording) -> Void, bad: (ImportFaults.Problem) -> Void,
    body: (RecordKind, ImportRow) throws -> Void
  ) throws {
    do {
      switch format {
      case .csv(let kind):
        let (table, encoding) = try TableEncoding.decoded(text)
        let separator = CSVTable.separator(of: table)
        let form = CSVTable.found(encoding, separator: separator)
        form.map(found)
        try forEachRecord(
          kind, in: table, separator: separator,
          foundOrder: { order in
            let told = Self.told(order)
            found(form.map { $0 + Wording(zh: "；", en: "; ") + told } ?? told)
          }, bad: bad, body: body)
      case .lines(let kind):
        try TextEncoding.check(text)
        try forEachLine(kind, bad: bad, body: body)
      case .document:
        try TextEncoding.check(text)
        try forEachElement(bad: bad, body: body)
      }
    } catch let error as InvalidInput {
      throw InvalidInput(error.diagnostics.map(\.redacted))
    }
  }

  static func trimmed(_ field: String) -> String {
    guard let first = field.first, let last = field.last,
      first.isWhitespace || last.isWhitespace
    else { return field }
    let front = field.drop(while: \.isWhitespace)
    return String(front.reversed().drop(while: \.isWhitespace).reversed())
  }
}
