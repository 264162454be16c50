internal import AfterSales
internal import Diagnostics

/// One row of a file, whatever its format: values by column, and where the row stands.
struct ImportRow {
  enum Value: Hashable {
    case text(String)
    case list([String])
  }

  var place: SourcePlace
  /// In which order days and months stand where the year isn't first; `nil` if that isn't told.
  var dates: TableTime.DateOrder?
  /// What isn't given, is empty or is null isn't here.
  var values: [String: Value] = [:]
  /// The further keys of a caller, as one JSON object.
  var more: String?
  /// Where the values stand in the file.
  var fields: Fields

  /// Where the values of a row stand, and what the file calls their columns.
  struct Fields {
    let source: SourceText
    /// So many lines of the file stand before the source, where that is one line of it.
    var linesBefore = 0
    /// What the file calls columns, by our own names.
    var titles: [String: String] = [:]
    /// Whether they are cells of a table, and no JSON.
    var isTable = false
    var offsets: [(column: String, offset: Int)] = []

    func place(at offset: Int) -> SourcePlace {
      let place = source.place(at: offset)
      return SourcePlace(line: place.line + linesBefore, column: place.column)
    }
  }

  /// Takes the value of a column, unless it says that there is none.
  mutating func take(_ value: Value, _ column: String) {
    if case .text(let text) = value, text.isEmpty || SpreadsheetCell.isNothing(text, in: column) {
      return
    }
    values[column] = value
  }

  /// Where the value of a column stands, else the row.
  func place(of column: String) -> SourcePlace {
    let field = fields.offsets.first { $0.column == column }
    return field.map { fields.place(at: $0.offset) } ?? place
  }

  /// What the file calls a column.
  func title(of column: String) -> String { fields.titles[column] ?? column }
}
