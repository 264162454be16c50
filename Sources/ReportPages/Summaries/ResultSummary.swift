package import Diagnostics

/// What a command prints of a result.
package protocol ResultSummary {
  /// For people, with a new line at its end.
  var text: String { get }
  var json: JSONValue { get }
  /// Charts of blocks; empty where there is nothing to draw.
  var charts: String { get }
}

extension ResultSummary {
  package var charts: String { "" }
}
