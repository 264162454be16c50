/// A chart over the intervals of a day or over values: lines with bands, steps and stacked bars.
///
/// Behind it stands the same as a table, for reading, copying and for those who can't see it; what
/// the pointer and the arrow keys show comes from there.
package struct Chart: Sendable, Hashable {
  /// How a series is drawn.
  package enum Shape: Sendable, Hashable {
    case line
    /// A level for the whole of each row.
    case steps
    /// Bars on top of those of the series before.
    case stacked
  }

  /// The values of one figure along the axis.
  package struct Series: Sendable, Hashable {
    package var name: String
    package var shape: Shape
    /// One for each row; `nil` or what is no number leaves a gap.
    package var values: [Double?]
    /// Half-widths of confidence intervals, drawn as a band; empty where there are none.
    package var halfWidths: [Double]

    package init(
      _ name: String, _ shape: Shape, _ values: [Double?], halfWidths: [Double] = []
    ) {
      self.name = name
      self.shape = shape
      self.values = values.map { $0.flatMap { $0.isFinite ? $0 : nil } }
      self.halfWidths = halfWidths
    }

    func halfWidth(_ row: Int) -> Double? {
      row < halfWidths.count && halfWidths[row].isFinite ? halfWidths[row] : nil
    }

    func value(_ row: Int) -> Double? { row < values.count ? values[row] : nil }
  }

  /// A line across the chart, such as a target.
  package struct Threshold: Sendable, Hashable {
    package var name: String
    /// In the unit of the chart.
    package var value: Double

    package init(_ name: String, _ value: Double) {
      self.name = name
      self.value = value
    }
  }

  package var title: String
  /// What the chart shows and how to read it, in a sentence or two.
  package var note: String
  package var unit: ChartUnit
  package var axis: ChartAxis
  package var series: [Series]
  package var thresholds: [Threshold]
  /// Places along the axis to be noticed.
  package var marks: [ChartAxis.Tick] = []

  package init(
    title: String, note: String, unit: ChartUnit, axis: ChartAxis, series: [Series],
    thresholds: [Threshold] = []
  ) {
    self.title = title
    self.note = note
    self.unit = unit
    self.axis = axis
    self.series = series
    self.thresholds = thresholds
  }
}
