/// The horizontal axis of a chart: what its rows are and where they lie.
package struct ChartAxis: Sendable, Hashable {
  /// A place with a name under it.
  package struct Tick: Sendable, Hashable {
    /// From the left end to the right, 0…1.
    package var at: Double
    package var label: String

    package init(at: Double, label: String) {
      self.at = at
      self.label = label
    }
  }

  /// What the rows are, such as `interval`.
  package var name: String
  /// A name for each row, such as `20:00–20:30`.
  package var rows: [String]
  /// The middle of each row, 0…1.
  package var places: [Double]
  /// How wide a row is; 0 for points.
  package var rowWidth: Double
  package var ticks: [Tick]

  /// Rows of equal width side by side.
  package init(name: String, intervals rows: [String], ticks: [Tick]) {
    self.name = name
    self.rows = rows
    rowWidth = 1 / Double(max(rows.count, 1))
    places = rows.indices.map { (Double($0) + 0.5) / Double(max(rows.count, 1)) }
    self.ticks = ticks
  }

  /// Points with a place each, 0…1.
  package init(name: String, points: [(row: String, place: Double)], ticks: [Tick]) {
    self.name = name
    rows = points.map(\.row)
    places = points.map(\.place)
    rowWidth = 0
    self.ticks = ticks
  }
}
