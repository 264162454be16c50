package import Diagnostics

/// A file's past calls: of all call types together, and of each by itself.
package struct CallHistories: Sendable {
  package var total: CallHistory
  /// By type in the order of their names; empty if the file has no column `type`.
  package var types: [(type: String, history: CallHistory)]
  /// What was found out of how the file is written; `nil` for commas in UTF-8.
  package var found: Wording?

  /// The history of one call type.
  /// - Parameter file: where the histories come from.
  /// - Throws: `ForecastFault` if there is none.
  package func history(
    of type: String, in file: String
  ) throws(ForecastFault) -> CallHistory {
    if let known = types.first(where: { $0.type == type }) { return known.history }
    throw types.isEmpty
      ? .noColumnType(file: file)
      : .unknownPastType(type, file: file, known: types.map(\.type))
  }
}
